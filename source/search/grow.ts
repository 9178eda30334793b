/** A list of unsigned 32-bit numbers that grows by doubling: what one number an article costs 4 bytes, not 16. */
export class NumberList {
  private values = new Uint32Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index] as number;
  }

  /** All of them, until the next is pushed. */
  all(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}

/** One bit an article. */
export type Bits = Uint32Array;

/** A set of articles, none of them in it yet. */
export function makeBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

/** All of so many articles. */
export function allBits(size: number): Bits {
  const bits = makeBits(size).fill(0xffffffff);
  if (size % 32 > 0) bits[bits.length - 1] = 2 ** (size % 32) - 1;
  return bits;
}

export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
}

export function clearBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) & ~(1 << (index & 31));
}

export function hasBit(bits: Bits, index: number): boolean {
  return (((bits[index >>> 5] as number) >>> (index & 31)) & 1) === 1;
}

/** Leaves in `bits` only what is in both. */
export function andInto(bits: Bits, other: Bits): void {
  for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) & (other[i] as number);
}

/** Adds a set whose first bit stands for article `from`. */
export function orInto(bits: Bits, from: number, other: Bits): void {
  const shift = from & 31;
  let at = from >>> 5;
  for (let i = 0; i < other.length; i += 1, at += 1) {
    const word = other[i] as number;
    if (word === 0) continue;
    bits[at] = (bits[at] as number) | (word << shift);
    if (shift !== 0 && word >>> (32 - shift) !== 0)
      bits[at + 1] = (bits[at + 1] as number) | (word >>> (32 - shift));
  }
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i += 1) {
    let word = bits[i] as number;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** A score for each of so many articles, none so far. */
export function makeScores(size: number): Uint16Array {
  return new Uint16Array(new ArrayBuffer(4 * Math.ceil(size / 2)), 0, size);
}

/** A grade for each of so many articles, none so far. */
export function makeGrades(size: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(4 * Math.ceil(size / 4)), 0, size);
}

/** The same memory, two scores or four grades at a time: nearly all of most queries are 0, and passed so. */
export function wordsOf(numbers: Uint16Array | Uint8Array): Uint32Array {
  return new Uint32Array(numbers.buffer);
}
