// The location table: which source range each instruction comes from.
// CPython: Objects/locations.md, Include/internal/pycore_code.h (write_varint), Python/assemble.c
//
//   one entry:  1cccc nnn   form c, n + 1 code units;  then by form
//     0-9   short: a byte  ccc llll  column low bits, length; the column's high bits are the form
//     10-12 one line: line + (form - 10), column byte, end column byte
//     13    no columns: signed line delta
//     14    long: signed line delta, end line - line, column + 1, end column + 1
//     15    nothing

/** Lines from 1, columns are UTF-8 byte offsets from 0; -1 (null outside the compiler) is unknown. */
export interface Position {
  lineno: number | null;
  end_lineno: number | null;
  col_offset: number | null;
  end_col_offset: number | null;
}

/** What the compiler says about an instruction; lineno -1 is no location. */
export interface Location {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}

/** Bytes that grow. */
export class ByteBuffer {
  bytes = new Uint8Array(64);
  length = 0;

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  reserve(n: number): void {
    if (this.length + n <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + n));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  take(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

function varint(out: ByteBuffer, value: number): void {
  let v = value >>> 0;
  while (v >= 64) {
    out.push(64 | (v & 63));
    v >>>= 6;
  }
  out.push(v);
}

function signedVarint(out: ByteBuffer, value: number): void {
  varint(out, value < 0 ? (-value << 1) | 1 : value << 1);
}

/** Writes a location table entry by entry. */
export class LocationWriter {
  private line: number;
  private readonly out = new ByteBuffer();

  constructor(firstlineno: number) {
    this.line = firstlineno;
  }

  /** `units` code units at `loc`. */
  add(loc: Location, units: number): void {
    let rest = units;
    while (rest > 8) {
      this.entry(loc, 8);
      rest -= 8;
    }
    if (rest > 0) this.entry(loc, rest);
  }

  take(): Uint8Array {
    return this.out.take();
  }

  private start(form: number, units: number): void {
    this.out.push(0x80 | (form << 3) | (units - 1));
  }

  private entry(loc: Location, units: number): void {
    const out = this.out;
    if (loc.lineno < 0) {
      this.start(15, units);
      return;
    }
    const delta = loc.lineno - this.line;
    const column = loc.col_offset;
    const end = loc.end_col_offset;
    if (column < 0 || end < 0) {
      if (loc.end_lineno === loc.lineno || loc.end_lineno === -1) {
        this.start(13, units);
        signedVarint(out, delta);
        this.line = loc.lineno;
        return;
      }
    } else if (loc.end_lineno === loc.lineno) {
      if (delta === 0 && column < 80 && end - column < 16 && end >= column) {
        this.start(column >> 3, units);
        out.push(((column & 7) << 4) | (end - column));
        return;
      }
      if (delta >= 0 && delta < 3 && column < 128 && end < 128) {
        this.start(10 + delta, units);
        out.push(column);
        out.push(end);
        this.line = loc.lineno;
        return;
      }
    }
    this.start(14, units);
    signedVarint(out, delta);
    varint(out, loc.end_lineno - loc.lineno);
    varint(out, column + 1);
    varint(out, end + 1);
    this.line = loc.lineno;
  }
}

/** The position of every code unit. CPython: co_positions() */
export function positions(table: Uint8Array, firstlineno: number): Position[] {
  const result: Position[] = [];
  let line = firstlineno;
  let at = 0;
  const byte = (): number => table[at++] ?? 0;
  const readVarint = (): number => {
    let b = byte();
    let value = b & 63;
    for (let shift = 6; b & 64; shift += 6) {
      b = byte();
      value += (b & 63) * 2 ** shift;
    }
    return value;
  };
  const readSigned = (): number => {
    const v = readVarint();
    return v & 1 ? -(v >>> 1) : v >>> 1;
  };
  const orNull = (column: number): number | null => (column === 0 ? null : column - 1);
  while (at < table.length) {
    const first = byte();
    const form = (first >> 3) & 15;
    const units = (first & 7) + 1;
    let p: Position = { lineno: null, end_lineno: null, col_offset: null, end_col_offset: null };
    if (form === 14) {
      line += readSigned();
      const end_lineno = line + readVarint();
      const col_offset = orNull(readVarint());
      p = { lineno: line, end_lineno, col_offset, end_col_offset: orNull(readVarint()) };
    } else if (form === 13) {
      line += readSigned();
      p = { lineno: line, end_lineno: line, col_offset: null, end_col_offset: null };
    } else if (form >= 10 && form < 13) {
      line += form - 10;
      const col_offset = byte();
      p = { lineno: line, end_lineno: line, col_offset, end_col_offset: byte() };
    } else if (form < 10) {
      const second = byte();
      const col_offset = (form << 3) | (second >> 4);
      p = { lineno: line, end_lineno: line, col_offset, end_col_offset: col_offset + (second & 15) };
    }
    for (let i = 0; i < units; i++) result.push(p);
  }
  return result;
}
