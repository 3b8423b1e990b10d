// Unicode's normal forms. (CPython: Modules/unicodedata.c; Unicode Standard Annex 15)

import type { UnicodeDatabase } from './database.js';

const S_BASE = 0xac00;
const L_BASE = 0x1100;
const V_BASE = 0x1161;
const T_BASE = 0x11a7;
const L_COUNT = 19;
const V_COUNT = 21;
const T_COUNT = 28;
const S_COUNT = L_COUNT * V_COUNT * T_COUNT;

/** 0 NFC, 1 NFD, 2 NFKC, 3 NFKD. */
export type NormalForm = 0 | 1 | 2 | 3;

const isCompatibility = (form: NormalForm): boolean => form >= 2;
const isComposed = (form: NormalForm): boolean => form === 0 || form === 2;

/** Appends what the character decomposes to. */
function decomposeInto(out: number[], db: UnicodeDatabase, code: number, compatibility: boolean, old: boolean): void {
  const s = code - S_BASE;
  if (s >= 0 && s < S_COUNT) {
    out.push(L_BASE + Math.floor(s / (V_COUNT * T_COUNT)), V_BASE + Math.floor((s % (V_COUNT * T_COUNT)) / T_COUNT));
    if (s % T_COUNT) out.push(T_BASE + (s % T_COUNT));
    return;
  }
  const pieces = db.decompose(code, compatibility, old);
  if (!pieces) out.push(code);
  else for (const piece of pieces) decomposeInto(out, db, piece, compatibility, old);
}

/** Sorts each run of combining characters by class, equal ones staying in order. */
function reorder(codes: number[], db: UnicodeDatabase): void {
  for (let i = 1; i < codes.length; i++) {
    const code = codes[i] as number;
    const combining = db.combining(code);
    if (combining === 0) continue;
    let at = i;
    while (at > 0 && db.combining(codes[at - 1] as number) > combining) {
      codes[at] = codes[at - 1] as number;
      at--;
    }
    codes[at] = code;
  }
}

/** What two characters compose to; undefined: nothing. */
function composePair(db: UnicodeDatabase, a: number, b: number): number | undefined {
  const l = a - L_BASE;
  const v = b - V_BASE;
  if (l >= 0 && l < L_COUNT && v >= 0 && v < V_COUNT) return S_BASE + (l * V_COUNT + v) * T_COUNT;
  const s = a - S_BASE;
  const t = b - T_BASE;
  if (s >= 0 && s < S_COUNT && s % T_COUNT === 0 && t > 0 && t < T_COUNT) return a + t;
  return db.compositions.get(a * 0x200000 + b);
}

function compose(codes: readonly number[], db: UnicodeDatabase): number[] {
  const out: number[] = [];
  let starter = -1; // where the last starter stands in out
  let blocked = 0; // class of the last character kept behind it
  for (const code of codes) {
    const combining = db.combining(code);
    const adjacent = out.length - 1 === starter;
    if (starter >= 0 && (adjacent || (blocked < combining && blocked !== 0))) {
      const composed = composePair(db, out[starter] as number, code);
      if (composed !== undefined) {
        out[starter] = composed;
        continue;
      }
    }
    if (combining === 0) starter = out.length;
    blocked = combining;
    out.push(code);
  }
  return out;
}

/** Code points in a normal form. */
export function normalize(codes: Iterable<number>, db: UnicodeDatabase, form: NormalForm, old: boolean): number[] {
  const out: number[] = [];
  for (const code of codes) decomposeInto(out, db, code, isCompatibility(form), old);
  reorder(out, db);
  return isComposed(form) ? compose(out, db) : out;
}

/** Whether a character alone says that a text is in the normal form. */
function isSure(db: UnicodeDatabase, code: number, form: NormalForm): boolean {
  const hangul = code >= S_BASE && code < S_BASE + S_COUNT;
  if (!isComposed(form)) return !hangul && !db.decompose(code, isCompatibility(form), false);
  if (db.seconds.has(code)) return false;
  if ((code >= V_BASE && code < V_BASE + V_COUNT) || (code > T_BASE && code < T_BASE + T_COUNT)) return false;
  if (hangul || !db.decompose(code, isCompatibility(form), false)) return true;
  const alone = normalize([code], db, form, false);
  return alone.length === 1 && alone[0] === code;
}

/** Whether a look at each character shows that the text is in the normal form already. */
export function isSurelyNormal(codes: Iterable<number>, db: UnicodeDatabase, form: NormalForm): boolean {
  let before = 0;
  for (const code of codes) {
    if (code < 0xa0) {
      before = 0;
      continue;
    }
    const combining = db.combining(code);
    if ((combining !== 0 && before > combining) || !isSure(db, code, form)) return false;
    before = combining;
  }
  return true;
}
