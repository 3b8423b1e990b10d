// Characters by name, for '\N{…}'. CPython: _getcode in Modules/unicodedata.c.

import { ALIASES, NUMBERED } from './table.js';

let table: Map<string, number> | null = null;
let readNames: (() => string) | null = null;

/** Says how to read names.txt: 400 KB that few programs need are no part of the compiler's code. */
export function provideNames(read: () => string): void {
  readNames = read;
}

// A record of names.txt is the difference to the code point before in hexadecimal if it is not 1, '/', the number of words
// that are as in the name before, the other words. The first line is a comment. Behind an empty line: NAME=2a fe0f 20e3.
function readTable(aliases = true): Map<string, number> {
  if (!readNames) throw new Error('nobody has said where the names of characters are: provideNames');
  const text = readNames();
  const records = text.slice(text.indexOf('\n') + 1, text.indexOf('\n\n'));
  const names = new Map<string, number>();
  let code = -1;
  let words: string[] = [];
  for (const record of records.trim().split(/[;\n]/)) {
    const slash = record.indexOf('/');
    code += slash === 0 ? 1 : Number.parseInt(record.slice(0, slash), 16);
    const shared = Number.parseInt(record.charAt(slash + 1), 36);
    const rest = record.slice(slash + 2);
    words = words.slice(0, shared);
    if (rest !== '') words.push(...rest.split(' '));
    names.set(words.join(' '), code);
  }
  if (aliases)
    for (const record of ALIASES.trim().split(/[;\n]/)) {
      const space = record.indexOf(' ');
      names.set(record.slice(space + 1), Number.parseInt(record.slice(0, space), 16));
    }
  return names;
}

/** The code point of a character's name or alias, in any case; null if there is none. */
export function lookupName(name: string): number | null {
  const upper = name.toUpperCase();
  // Letters beyond ASCII have no business in a name, even if their upper case would do.
  if (/[^ -~]/.test(name)) return null;
  return numbered(upper) ?? hangul(upper) ?? variationSelector(upper) ?? lookUp(upper);
}

function lookUp(name: string): number | null {
  table ??= readTable();
  return table.get(name) ?? null;
}

let sequences: Map<string, string> | null = null;

/** The characters that a named sequence stands for, in any case; null if there is none. Only unicodedata.lookup() knows them. */
export function lookupSequence(name: string): string | null {
  if (!readNames || /[^ -~]/.test(name)) return null;
  if (!sequences) {
    sequences = new Map();
    const text = readNames();
    for (const record of text.slice(text.indexOf('\n\n')).trim().split(/[;\n]/)) {
      const [key = '', codes = ''] = record.split('=');
      sequences.set(key, String.fromCodePoint(...codes.split(' ').map((code) => Number.parseInt(code, 16))));
    }
  }
  return sequences.get(name.toUpperCase()) ?? null;
}

let byCode: Map<number, string> | null = null;

/** The name of a character; null if it has none. */
export function nameOf(code: number): string | null {
  if (code >= 0xac00 && code <= 0xd7a3) {
    const index = code - 0xac00;
    return `${HANGUL}${LEADS[Math.floor(index / 588)]}${VOWELS[Math.floor((index % 588) / 28)]}${TAILS[index % 28]}`;
  }
  const prefix = NUMBERED.find(([first, last]) => first <= code && code <= last)?.[2];
  if (prefix !== undefined) return prefix + code.toString(16).toUpperCase();
  if (!byCode) {
    byCode = new Map();
    for (const [name, at] of readTable(false)) byCode.set(at, name);
  }
  return byCode.get(code) ?? null;
}

// CJK UNIFIED IDEOGRAPH-4E00 and the like.
function numbered(name: string): number | null {
  const match = /^(.*-)([0-9A-F]{4,5})$/.exec(name);
  if (match === null) return null;
  const code = Number.parseInt(match[2] as string, 16);
  const found = NUMBERED.some(([first, last, prefix]) => prefix === match[1] && first <= code && code <= last);
  return found && code.toString(16).toUpperCase() === match[2] ? code : null;
}

const LEADS = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TAILS = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');
const HANGUL = 'HANGUL SYLLABLE ';

// A syllable's name is that of its letters.
function hangul(name: string): number | null {
  if (!name.startsWith(HANGUL)) return null;
  const match = /^([^AEIOUWY]*)([AEIOUWY]+)([^AEIOUWY]*)$/.exec(name.slice(HANGUL.length));
  if (match === null) return null;
  const lead = LEADS.indexOf(match[1] as string);
  const vowel = VOWELS.indexOf(match[2] as string);
  const tail = TAILS.indexOf(match[3] as string);
  return lead < 0 || vowel < 0 || tail < 0 ? null : 0xac00 + (lead * 21 + vowel) * 28 + tail;
}

// The aliases VS1 … VS256.
function variationSelector(name: string): number | null {
  const match = /^VS([1-9]\d{0,2})$/.exec(name);
  const number = Number(match?.[1] ?? 0);
  if (number < 1 || number > 256) return null;
  return number <= 16 ? 0xfe00 + number - 1 : 0xe0100 + number - 17;
}
