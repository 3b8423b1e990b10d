// The core that tells: the same module with a call in place of each marked store (core/memory/events.ts). Nothing else differs,
// so it runs on the same bytes and leaves the same bytes; and nobody has to load it.
//
//   i32.store align=2 offset=0        36 01 00
//   i32.const 0; call tellCount       41 00 10 n
//
// How such a store looks, what looks like one and is none, and which functions are called, the build has written into the module
// (tools/core/marks.mjs).

const CUSTOM = 0;
const CODE = 10;
const I32_CONST = 0x41;
const CALL = 0x10;
const NAME = 'tells';

/** Reads numbers of variable length, one behind the other. */
class Reader {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  leb(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const b = this.bytes[this.at++] as number;
      value += (b & 127) * 2 ** shift;
      if (b < 128) return value;
    }
  }
}

function leb(value: number): number[] {
  const out: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return [...out, value];
}

/** The same as a signed number, which `value` is not. */
function signedLeb(value: number): number[] {
  const out = leb(value);
  const last = out.at(-1) as number;
  return last & 64 ? [...out.slice(0, -1), last | 128, 0] : out;
}

/** A marked store: where it is in the code section, and which function is called in its place. */
interface Mark {
  place: number;
  tells: number;
}

function findMarks(section: Uint8Array, code: Uint8Array): Mark[] {
  const reader = new Reader(section, 1 + NAME.length);
  const marks: Mark[] = [];
  while (reader.at < section.length) {
    const opcode = section[reader.at++] as number;
    const alignment = section[reader.at++];
    const tells = reader.leb();
    const others = new Set<number>();
    let other = 0;
    for (let n = reader.leb(); n > 0; n--) others.add((other += reader.leb()));
    for (let place = code.indexOf(opcode); place >= 0; place = code.indexOf(opcode, place + 1))
      if (code[place + 1] === alignment && !others.has(place)) marks.push({ place, tells });
  }
  return marks.sort((a, b) => a.place - b.place);
}

const isMarks = (section: Uint8Array): boolean =>
  section[0] === NAME.length && [...NAME].every((c, i) => section[1 + i] === c.charCodeAt(0));

/** The code section's functions, with the calls in them. */
function tellingCode(code: Uint8Array, marks: Mark[]): Uint8Array {
  const reader = new Reader(code, 0);
  const count = reader.leb();
  const pieces: (Uint8Array | number[])[] = [leb(count)];
  let next = 0;
  for (let i = 0; i < count; i++) {
    const before = reader.at;
    const size = reader.leb();
    const end = reader.at + size;
    const body: (Uint8Array | number[])[] = [];
    let from = reader.at;
    for (; next < marks.length && (marks[next] as Mark).place < end; next++) {
      const { place, tells } = marks[next] as Mark;
      // The opcode and the alignment are a byte each, then comes the offset.
      const store = new Reader(code, place + 2);
      body.push(code.subarray(from, place), [I32_CONST, ...signedLeb(store.leb()), CALL, ...leb(tells)]);
      from = store.at;
    }
    if (body.length === 0) pieces.push(code.subarray(before, end));
    else {
      body.push(code.subarray(from, end));
      pieces.push(leb(body.reduce((n, piece) => n + piece.length, 0)), ...body);
    }
    reader.at = end;
  }
  return joined(pieces);
}

function joined(pieces: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((n, piece) => n + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The module that tells, of the core's. Throws Error where it does not say what is marked. */
export function tellingModule(core: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections: { id: number; bytes: Uint8Array }[] = [];
  const reader = new Reader(core, 8);
  while (reader.at < core.length) {
    const id = core[reader.at++] as number;
    const size = reader.leb();
    sections.push({ id, bytes: core.subarray(reader.at, (reader.at += size)) });
  }
  const list = sections.find(({ id, bytes }) => id === CUSTOM && isMarks(bytes));
  if (!list) throw new Error('this core does not say where counts change');
  const pieces: (Uint8Array | number[])[] = [core.subarray(0, 8)];
  for (const { id, bytes } of sections) {
    if (id === CUSTOM) continue;
    const told = id === CODE ? tellingCode(bytes, findMarks(list.bytes, bytes)) : bytes;
    pieces.push([id], leb(told.length), told);
  }
  return joined(pieces);
}
