// Numbers, texts and plain values as bytes: what the sections of a recording are made of.

import type { Plain } from './input-log.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Texts may hold lone surrogates (undecodable bytes of file names), which UTF-8 has no place for: those go as UTF-16. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: every character that UTF-8 can carry
const WELL_FORMED = /^(?:[\u0000-\ud7ff\ue000-\uffff]|[\ud800-\udbff][\udc00-\udfff])*$/;

const TAG = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  natural: 4,
  negative: 5,
  float: 6,
  bigint: 7,
  text: 8,
  text16: 9,
  bytes: 10,
  list: 11,
  record: 12,
  negativeBigint: 13,
} as const;

/** Bytes that grow: numbers, texts and blobs of a saved recording. */
export class Writer {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  private room(n: number): void {
    if (this.length + n <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + n));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  u8(n: number): void {
    this.room(1);
    this.bytes[this.length++] = n;
  }

  /** A natural number up to 2**53, seven bits a byte, the low ones first. */
  natural(n: number): void {
    let rest = n;
    while (rest >= 0x80) {
      this.u8((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.u8(rest);
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  blob(bytes: Uint8Array): void {
    this.natural(bytes.length);
    this.raw(bytes);
  }

  text(text: string): void {
    this.blob(encoder.encode(text));
  }

  private big(n: bigint): void {
    const bytes: number[] = [];
    for (let rest = n; rest > 0n; rest >>= 8n) bytes.push(Number(rest & 0xffn));
    this.blob(Uint8Array.from(bytes));
  }

  value(value: Plain): void {
    if (value === undefined) this.u8(TAG.undefined);
    else if (value === null) this.u8(TAG.null);
    else if (typeof value === 'boolean') this.u8(value ? TAG.true : TAG.false);
    else if (typeof value === 'number') this.number(value);
    else if (typeof value === 'bigint') {
      this.u8(value < 0n ? TAG.negativeBigint : TAG.bigint);
      this.big(value < 0n ? -value : value);
    } else if (typeof value === 'string') this.string(value);
    else if (value instanceof Uint8Array) {
      this.u8(TAG.bytes);
      this.blob(value);
    } else if (Array.isArray(value)) {
      this.u8(TAG.list);
      this.natural(value.length);
      for (const item of value) this.value(item);
    } else {
      const entries = Object.entries(value);
      this.u8(TAG.record);
      this.natural(entries.length);
      for (const [key, item] of entries) {
        this.text(key);
        this.value(item);
      }
    }
  }

  private number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      this.u8(value < 0 ? TAG.negative : TAG.natural);
      this.natural(Math.abs(value));
      return;
    }
    this.u8(TAG.float);
    this.raw(new Uint8Array(new Float64Array([value]).buffer));
  }

  private string(value: string): void {
    if (WELL_FORMED.test(value)) {
      this.u8(TAG.text);
      this.text(value);
      return;
    }
    this.u8(TAG.text16);
    this.natural(value.length);
    for (let i = 0; i < value.length; i++) {
      this.u8(value.charCodeAt(i) & 0xff);
      this.u8(value.charCodeAt(i) >> 8);
    }
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Throws RangeError past the end. */
export class Reader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  u8(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('the section is cut off');
    this.at++;
    return byte;
  }

  natural(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.u8();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  raw(n: number): Uint8Array {
    if (this.at + n > this.bytes.length) throw new RangeError('the section is cut off');
    this.at += n;
    return this.bytes.slice(this.at - n, this.at);
  }

  blob(): Uint8Array {
    return this.raw(this.natural());
  }

  text(): string {
    return decoder.decode(this.blob());
  }

  private big(): bigint {
    return this.blob().reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  }

  value(): Plain {
    const tag = this.u8();
    switch (tag) {
      case TAG.undefined:
        return undefined;
      case TAG.null:
        return null;
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.natural:
        return this.natural();
      case TAG.negative:
        return -this.natural();
      case TAG.float:
        return new Float64Array(this.raw(8).buffer)[0] as number;
      case TAG.bigint:
        return this.big();
      case TAG.negativeBigint:
        return -this.big();
      case TAG.text:
        return this.text();
      case TAG.text16: {
        const units = Array.from({ length: this.natural() }, () => this.u8() | (this.u8() << 8));
        return units.map((unit) => String.fromCharCode(unit)).join('');
      }
      case TAG.bytes:
        return this.blob();
      case TAG.list:
        return Array.from({ length: this.natural() }, () => this.value());
      case TAG.record: {
        const record: { [key: string]: Plain } = {};
        for (let n = this.natural(); n > 0; n--) {
          const key = this.text();
          record[key] = this.value();
        }
        return record;
      }
      default:
        throw new RangeError(`a value cannot begin with ${tag}`);
    }
  }
}
