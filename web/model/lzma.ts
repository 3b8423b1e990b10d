// Unpacks what the build packed with LZMA: the core is a quarter smaller than with gzip, which looks back 32 KB.
//
//   u8 properties │ u32 dictionary │ u64 size │ the range coder's bytes
//
// A bit is decoded with a probability of 11 bits, which it then corrects. Bits say literal or match; a match is a length and a
// distance, new or one of the last four. The names are those of the format's description (LZMA SDK, lzma-specification).

const INITIAL = 1 << 10;
const TOP = 2 ** 24;
const HEADER = 13;

const probabilities = (n: number): Uint16Array => new Uint16Array(n).fill(INITIAL);

class RangeDecoder {
  private readonly bytes: Uint8Array;
  private at: number;
  private range = 0xffffffff;
  private code = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at + 1;
    for (let i = 0; i < 4; i++) this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  private next(): number {
    return this.bytes[this.at++] as number;
  }

  private normalize(): void {
    if (this.range >= TOP) return;
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | this.next()) >>> 0;
  }

  bit(probs: Uint16Array, i: number): number {
    const p = probs[i] as number;
    const bound = (this.range >>> 11) * p;
    let bit = 0;
    if (this.code < bound) {
      this.range = bound;
      probs[i] = p + ((2048 - p) >> 5);
    } else {
      this.range -= bound;
      this.code -= bound;
      probs[i] = p - (p >> 5);
      bit = 1;
    }
    this.normalize();
    return bit;
  }

  direct(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit) this.code -= this.range;
      value = value * 2 + bit;
      this.normalize();
    }
    return value;
  }

  tree(probs: Uint16Array, start: number, bits: number): number {
    let m = 1;
    for (let i = 0; i < bits; i++) m = (m << 1) | this.bit(probs, start + m);
    return m - (1 << bits);
  }

  reverse(probs: Uint16Array, start: number, bits: number): number {
    let m = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const bit = this.bit(probs, start + m);
      m = (m << 1) | bit;
      value |= bit << i;
    }
    return value;
  }
}

/** Lengths of matches: 2 … 273. */
class LengthDecoder {
  private readonly choice = probabilities(2);
  private readonly low = probabilities(16 << 3);
  private readonly middle = probabilities(16 << 3);
  private readonly high = probabilities(256);

  decode(rc: RangeDecoder, posState: number): number {
    if (!rc.bit(this.choice, 0)) return 2 + rc.tree(this.low, posState << 3, 3);
    if (!rc.bit(this.choice, 1)) return 10 + rc.tree(this.middle, posState << 3, 3);
    return 18 + rc.tree(this.high, 0, 8);
  }
}

/** What was packed. */
export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const properties = packed[0] as number;
  const lc = properties % 9;
  const lp = Math.floor(properties / 9) % 5;
  const pbMask = (1 << Math.floor(properties / 45)) - 1;
  const size = view.getUint32(5, true);
  const out = new Uint8Array(size);
  const rc = new RangeDecoder(packed, HEADER);

  const literals = probabilities(0x300 << (lc + lp));
  const isMatch = probabilities(12 << 4);
  const isRep = probabilities(12);
  const isRepG0 = probabilities(12);
  const isRepG1 = probabilities(12);
  const isRepG2 = probabilities(12);
  const isRep0Long = probabilities(12 << 4);
  const posSlots = probabilities(4 << 6);
  const special = probabilities(115);
  const align = probabilities(16);
  const lengths = new LengthDecoder();
  const repLengths = new LengthDecoder();

  const distance = (length: number): number => {
    const slot = rc.tree(posSlots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return base + rc.reverse(special, base - slot, bits);
    return base + rc.direct(bits - 4) * 16 + rc.reverse(align, 0, 4);
  };

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  let at = 0;
  while (at < size) {
    const posState = at & pbMask;
    if (!rc.bit(isMatch, (state << 4) + posState)) {
      const before = at > 0 ? (out[at - 1] as number) : 0;
      const start = 0x300 * (((at & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[at - rep0 - 1] as number;
        while (symbol < 0x100) {
          const expected = (match >> 7) & 1;
          match <<= 1;
          const bit = rc.bit(literals, start + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | bit;
          if (bit !== expected) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | rc.bit(literals, start + symbol);
      out[at++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length: number;
    if (!rc.bit(isRep, state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      length = lengths.decode(rc, posState);
      state = state < 7 ? 7 : 10;
      rep0 = distance(length);
    } else {
      if (!rc.bit(isRepG0, state)) {
        if (!rc.bit(isRep0Long, (state << 4) + posState)) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - rep0 - 1] as number;
          at++;
          continue;
        }
      } else {
        let far: number;
        if (!rc.bit(isRepG1, state)) far = rep1;
        else {
          if (!rc.bit(isRepG2, state)) far = rep2;
          else [far, rep3] = [rep3, rep2];
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = far;
      }
      length = repLengths.decode(rc, posState);
      state = state < 7 ? 8 : 11;
    }
    if (rep0 >= at) throw new Error('a packed file is damaged');
    for (let i = 0; i < length && at < size; i++, at++) out[at] = out[at - rep0 - 1] as number;
  }
  return out;
}
