// Raw DEFLATE data back to bytes (RFC 1951), where the host has no decompressor that answers at once.

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_BITS = 15;

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Huffman {
  counts: Uint16Array;
  symbols: Uint16Array;
}

function huffman(lengths: ArrayLike<number>, from: number, n: number): Huffman {
  const counts = new Uint16Array(MAX_BITS + 1);
  for (let i = 0; i < n; i++) {
    const length = lengths[from + i] as number;
    counts[length] = (counts[length] as number) + 1;
  }
  counts[0] = 0;
  const offsets = new Uint16Array(MAX_BITS + 2);
  for (let bits = 1; bits <= MAX_BITS; bits++) offsets[bits + 1] = (offsets[bits] as number) + (counts[bits] as number);
  const symbols = new Uint16Array(n);
  for (let i = 0; i < n; i++) {
    const length = lengths[from + i] as number;
    if (!length) continue;
    const place = offsets[length] as number;
    offsets[length] = place + 1;
    symbols[place] = i;
  }
  return { counts, symbols };
}

function fixedCodes(): [Huffman, Huffman] {
  const lengths = new Uint8Array(288 + 30);
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288).fill(5, 288);
  return [huffman(lengths, 0, 288), huffman(lengths, 288, 30)];
}

class Inflater {
  private readonly data: Uint8Array;
  private readonly out: Uint8Array;
  private at = 0;
  private to = 0;
  private bitBuffer = 0;
  private bitCount = 0;

  constructor(data: Uint8Array, size: number) {
    this.data = data;
    this.out = new Uint8Array(size);
  }

  private bits(n: number): number {
    while (this.bitCount < n) {
      if (this.at >= this.data.length) throw new Error('compressed data end too early');
      this.bitBuffer |= (this.data[this.at++] as number) << this.bitCount;
      this.bitCount += 8;
    }
    const value = this.bitBuffer & ((1 << n) - 1);
    this.bitBuffer >>>= n;
    this.bitCount -= n;
    return value;
  }

  private symbol(code: Huffman): number {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_BITS; length++) {
      value |= this.bits(1);
      const count = code.counts[length] as number;
      if (value - count < first) return code.symbols[index + (value - first)] as number;
      index += count;
      first = (first + count) << 1;
      value <<= 1;
    }
    throw new Error('compressed data have an invalid code');
  }

  private stored(): void {
    this.bitBuffer = 0;
    this.bitCount = 0;
    const n = (this.data[this.at] as number) | ((this.data[this.at + 1] as number) << 8);
    this.at += 4;
    this.out.set(this.data.subarray(this.at, this.at + n), this.to);
    this.at += n;
    this.to += n;
  }

  private dynamicCodes(): [Huffman, Huffman] {
    const literals = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const n = this.bits(4) + 4;
    const lengths = new Uint8Array(320);
    for (let i = 0; i < n; i++) lengths[CODE_ORDER[i] as number] = this.bits(3);
    const code = huffman(lengths, 0, 19);
    lengths.fill(0);
    for (let i = 0; i < literals + distances; ) {
      const symbol = this.symbol(code);
      if (symbol < 16) lengths[i++] = symbol;
      else {
        const value = symbol === 16 ? (lengths[i - 1] as number) : 0;
        const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
        lengths.fill(value, i, i + times);
        i += times;
      }
    }
    return [huffman(lengths, 0, literals), huffman(lengths, literals, distances)];
  }

  private block(literals: Huffman, distances: Huffman): void {
    const { out } = this;
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol < 256) out[this.to++] = symbol;
      else if (symbol === 256) return;
      else {
        const length = (LENGTH_BASE[symbol - 257] as number) + this.bits(LENGTH_EXTRA[symbol - 257] as number);
        const d = this.symbol(distances);
        const distance = (DISTANCE_BASE[d] as number) + this.bits(DISTANCE_EXTRA[d] as number);
        if (distance > this.to) throw new Error('compressed data point before their beginning');
        for (let i = 0; i < length; i++, this.to++) out[this.to] = out[this.to - distance] as number;
      }
    }
  }

  run(): Uint8Array {
    let last = false;
    while (!last) {
      last = this.bits(1) === 1;
      const kind = this.bits(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.block(...fixedCodes());
      else if (kind === 2) this.block(...this.dynamicCodes());
      else throw new Error('compressed data have an invalid block');
    }
    return this.out;
  }
}

/** The `size` bytes that raw DEFLATE data stand for. Throws Error for bad data. */
export const inflate = (data: Uint8Array, size: number): Uint8Array => new Inflater(data, size).run();
