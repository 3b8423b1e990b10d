// Code objects and constants as bytes, the format of .pyc files. CPython: Python/marshal.c
//
// The writer never shares (FLAG_REF): which objects CPython shares depends on reference counts. Without sharing
// version 2 is a function of the value alone, which is what we compare and what we hand to the process.
import type { CodeObject, PyConst, StrConst } from './code.js';
import { ByteBuffer } from './locations.js';
import { decodeUtf8, utf8 } from './utf8.js';

const FLAG_REF = 0x80;

const text = (value: string): StrConst => ({ type: 'str', value, points: null });
const float = new DataView(new ArrayBuffer(8));

/**
 * The elements of a frozenset: 'sorted' by their own bytes, as marshal.dumps writes them, or 'built': in the order in which
 * the compiler puts them in, so that a process that reads them gets the set that CPython's compiler hands over in memory.
 */
export type SetOrder = 'sorted' | 'built';

class Writer {
  readonly out = new ByteBuffer();
  private readonly version: 2 | 4;
  private readonly sets: SetOrder;

  constructor(version: 2 | 4, sets: SetOrder) {
    this.version = version;
    this.sets = sets;
  }

  private type(char: string): void {
    this.out.push(char.charCodeAt(0));
  }

  private long(n: number): void {
    const out = this.out;
    out.push(n & 255);
    out.push((n >> 8) & 255);
    out.push((n >> 16) & 255);
    out.push((n >> 24) & 255);
  }

  private raw(bytes: Uint8Array): void {
    this.out.reserve(bytes.length);
    this.out.bytes.set(bytes, this.out.length);
    this.out.length += bytes.length;
  }

  private double(x: number): void {
    float.setFloat64(0, x, true);
    for (let i = 0; i < 8; i++) this.out.push(float.getUint8(i));
  }

  private bytes(b: Uint8Array): void {
    this.type('s');
    this.long(b.length);
    this.raw(b);
  }

  private str(s: StrConst): void {
    const out = this.out;
    const short = this.version >= 4 && isAscii(s.value);
    if (short && s.value.length < 256) {
      this.type('z');
      out.push(s.value.length);
    } else {
      this.type(short ? 'a' : 'u');
      this.long(0);
    }
    const start = out.length;
    utf8(out, s);
    if (short && s.value.length < 256) return;
    const size = out.length - start;
    const end = out.length;
    out.length = start - 4;
    this.long(size);
    out.length = end;
  }

  private int(n: bigint): void {
    if (n >= -0x80000000n && n <= 0x7fffffffn) {
      this.type('i');
      this.long(Number(n));
      return;
    }
    this.type('l');
    const digits: number[] = [];
    for (let rest = n < 0n ? -n : n; rest > 0n; rest >>= 15n) digits.push(Number(rest & 0x7fffn));
    this.long(n < 0n ? -digits.length : digits.length);
    for (const d of digits) {
      this.out.push(d & 255);
      this.out.push(d >> 8);
    }
  }

  private tupleStart(length: number): void {
    if (this.version >= 4 && length < 256) {
      this.type(')');
      this.out.push(length);
    } else {
      this.type('(');
      this.long(length);
    }
  }

  private tuple(items: readonly PyConst[]): void {
    this.tupleStart(items.length);
    for (const item of items) this.value(item);
  }

  private names(names: readonly string[]): void {
    this.tupleStart(names.length);
    for (const name of names) this.str(text(name));
  }

  value(v: PyConst): void {
    switch (v.type) {
      case 'None':
        this.type('N');
        return;
      case 'Ellipsis':
        this.type('.');
        return;
      case 'bool':
        this.type(v.value ? 'T' : 'F');
        return;
      case 'int':
        this.int(v.value);
        return;
      case 'float':
        this.type('g');
        this.double(v.value);
        return;
      case 'complex':
        this.type('y');
        this.double(v.real);
        this.double(v.imag);
        return;
      case 'str':
        this.str(v);
        return;
      case 'bytes':
        this.bytes(v.value);
        return;
      case 'tuple':
        this.tuple(v.items);
        return;
      case 'frozenset': {
        const parts = v.items.map((item) => dumps(item, this.version, this.sets));
        if (this.sets === 'sorted') parts.sort(compareBytes);
        this.type('>');
        this.long(parts.length);
        for (const part of parts) this.raw(part);
        return;
      }
      case 'code':
        this.code(v.value);
        return;
    }
  }

  code(c: CodeObject): void {
    this.type('c');
    this.long(c.argcount);
    this.long(c.posonlyargcount);
    this.long(c.kwonlyargcount);
    this.long(c.stacksize);
    this.long(c.flags);
    this.bytes(c.code);
    this.tuple(c.consts);
    this.names(c.names);
    this.names(c.localsplusnames);
    this.bytes(c.localspluskinds);
    this.str(text(c.filename));
    this.str(text(c.name));
    this.str(text(c.qualname));
    this.long(c.firstlineno);
    this.bytes(c.linetable);
    this.bytes(c.exceptiontable);
  }
}

function isAscii(s: string): boolean {
  for (let i = 0; i < s.length; i++) if (s.charCodeAt(i) > 127) return false;
  return true;
}

/** Orders bytes as CPython orders bytes objects. */
function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const d = (a[i] as number) - (b[i] as number);
    if (d !== 0) return d;
  }
  return a.length - b.length;
}

/** A value as bytes. Version 2 equals CPython's marshal.dumps(value, 2); 4 is what a .pyc has, without sharing. */
export function dumps(value: PyConst, version: 2 | 4 = 4, sets: SetOrder = 'sorted'): Uint8Array {
  const writer = new Writer(version, sets);
  writer.value(value);
  return writer.out.take();
}

/** A code object as bytes. */
export const dumpCode = (code: CodeObject, version: 2 | 4 = 4, sets: SetOrder = 'sorted'): Uint8Array =>
  dumps({ type: 'code', value: code }, version, sets);

/** What is wrong with the bytes, in CPython's words. */
export class MarshalError extends Error {}

class Reader {
  private at = 0;
  private readonly data: Uint8Array;
  private readonly view: DataView;
  private readonly refs: (PyConst | null)[] = [];

  constructor(data: Uint8Array) {
    this.data = data;
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  private need(n: number): number {
    const at = this.at;
    if (n < 0 || at + n > this.data.length) throw new MarshalError('marshal data too short');
    this.at = at + n;
    return at;
  }

  private byte(): number {
    return this.data[this.need(1)] as number;
  }

  private long(): number {
    return this.view.getInt32(this.need(4), true);
  }

  private double(): number {
    return this.view.getFloat64(this.need(8), true);
  }

  private raw(n: number): Uint8Array {
    const at = this.need(n);
    return this.data.slice(at, at + n);
  }

  private items(n: number): PyConst[] {
    if (n < 0) throw new MarshalError('bad marshal data (size out of range)');
    const items: PyConst[] = [];
    for (let i = 0; i < n; i++) items.push(this.value());
    return items;
  }

  private int(): bigint {
    const n = this.long();
    let value = 0n;
    for (let i = 0; i < Math.abs(n); i++) value |= BigInt(this.view.getUint16(this.need(2), true)) << BigInt(15 * i);
    return n < 0 ? -value : value;
  }

  private ascii(n: number): PyConst {
    let value = '';
    for (const b of this.raw(n)) value += String.fromCharCode(b);
    return { type: 'str', value, points: null };
  }

  value(): PyConst {
    const byte = this.byte();
    const type = String.fromCharCode(byte & ~FLAG_REF);
    if (type === 'r') {
      const ref = this.refs[this.long()];
      if (!ref) throw new MarshalError('bad marshal data (invalid reference)');
      return ref;
    }
    // A container takes its place in the list before its elements do.
    let slot = -1;
    if (byte & FLAG_REF) slot = this.refs.push(null) - 1;
    const value = this.read(type);
    if (slot >= 0) this.refs[slot] = value;
    return value;
  }

  private read(type: string): PyConst {
    switch (type) {
      case 'N':
        return { type: 'None' };
      case '.':
        return { type: 'Ellipsis' };
      case 'T':
      case 'F':
        return { type: 'bool', value: type === 'T' };
      case 'i':
        return { type: 'int', value: BigInt(this.long()) };
      case 'l':
        return { type: 'int', value: this.int() };
      case 'g':
        return { type: 'float', value: this.double() };
      case 'y':
        return { type: 'complex', real: this.double(), imag: this.double() };
      case 's':
        return { type: 'bytes', value: this.raw(this.long()) };
      case 'u':
      case 't':
        return decodeUtf8(this.raw(this.long()));
      case 'a':
      case 'A':
        return this.ascii(this.long());
      case 'z':
      case 'Z':
        return this.ascii(this.byte());
      case '(':
        return { type: 'tuple', items: this.items(this.long()) };
      case ')':
        return { type: 'tuple', items: this.items(this.byte()) };
      case '>':
        return { type: 'frozenset', items: this.items(this.long()) };
      case 'c':
        return { type: 'code', value: this.code() };
      default:
        throw new MarshalError('bad marshal data (unknown type code)');
    }
  }

  private str(): string {
    const v = this.value();
    if (v.type !== 'str') throw new MarshalError('bad marshal data (a str is missing)');
    return v.value;
  }

  private bytes(): Uint8Array {
    const v = this.value();
    if (v.type !== 'bytes') throw new MarshalError('bad marshal data (bytes are missing)');
    return v.value;
  }

  private tuple(): PyConst[] {
    const v = this.value();
    if (v.type !== 'tuple') throw new MarshalError('bad marshal data (a tuple is missing)');
    return v.items;
  }

  private names(): string[] {
    return this.tuple().map((v) => {
      if (v.type !== 'str') throw new MarshalError('bad marshal data (a name is no str)');
      return v.value;
    });
  }

  private code(): CodeObject {
    return {
      argcount: this.long(),
      posonlyargcount: this.long(),
      kwonlyargcount: this.long(),
      stacksize: this.long(),
      flags: this.long(),
      code: this.bytes(),
      consts: this.tuple(),
      names: this.names(),
      localsplusnames: this.names(),
      localspluskinds: this.bytes(),
      filename: this.str(),
      name: this.str(),
      qualname: this.str(),
      firstlineno: this.long(),
      linetable: this.bytes(),
      exceptiontable: this.bytes(),
    };
  }
}

/** The value that the bytes stand for. Throws MarshalError. */
export const loads = (data: Uint8Array): PyConst => new Reader(data).value();
