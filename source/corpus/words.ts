import { LETTER, TRAITS } from "./chars.js";
import { enter, isPair, type PairRanges, PairTexts, toPairs } from "./pair-texts.js";
import { integers, scratch } from "./scratch.js";

/**
 * Which texts of a page speak of the same thing: the share of a short text's pairs of letters that a long
 * one has, each pair weighing more the fewer of the page's texts have it. No dictionary is needed for that.
 */

/** Numbers for the pairs of short texts, from 0: a table without chains, never more than half full. */
class PairNumbers {
  size = 0;
  private readonly shift: number;
  private readonly mask: number;
  /** The code and its number by turns. */
  private readonly slots: Int32Array;
  /** 1 where a pair's hash is, among eight places for each: most pairs of a long text are told by it to have no number. */
  private readonly known: Uint8Array;

  constructor(most: number) {
    let bits = 6;
    while (1 << bits < most * 2) bits += 1;
    this.shift = 32 - bits;
    this.mask = (1 << bits) - 1;
    this.slots = new Int32Array(2 << bits);
    this.known = new Uint8Array(4 << bits);
  }

  add(code: number): void {
    const { slots } = this;
    this.known[Math.imul(code, SPREAD) >>> (this.shift - 2)] = 1;
    let slot = Math.imul(code, SPREAD) >>> this.shift;
    while (slots[2 * slot] !== 0) {
      if (slots[2 * slot] === code) return;
      slot = (slot + 1) & this.mask;
    }
    slots[2 * slot] = code;
    slots[2 * slot + 1] = this.size;
    this.size += 1;
  }

  /**
   * Writes down which of `codes[from, to)` may have a number, and says how many. Each is written, and the next one over it where it
   * was none, so that nothing hangs on what comes next.
   */
  sift(codes: Int32Array, from: number, to: number, places: Int32Array): number {
    const { known } = this;
    const shift = this.shift - 2;
    let n = 0;
    for (let at = from; at < to; at += 1) {
      places[n] = at;
      n += known[Math.imul(codes[at] ?? 0, SPREAD) >>> shift] ?? 0;
    }
    return n;
  }

  /** -1 for a pair that no short text has. */
  of(code: number): number {
    const { slots } = this;
    for (let slot = Math.imul(code, SPREAD) >>> this.shift; ; slot = (slot + 1) & this.mask) {
      const key = slots[2 * slot];
      if (key === code) return slots[2 * slot + 1] ?? -1;
      if (key === 0) return -1;
    }
  }
}

/** An odd number near the golden section of 2^32: multiplied by it, like codes fall far apart. */
const SPREAD = 0x9e3779b1;

let codesOfShort = new Int32Array(1024);
let places = new Int32Array(1024);

/** The codes of one text in an array that the next call writes over. */
function pairsOf(text: string): Int32Array {
  if (codesOfShort.length < text.length) codesOfShort = new Int32Array(text.length * 2);
  else codesOfShort.fill(0, 0, text.length);
  toPairs(text, 0, codesOfShort, 0);
  return codesOfShort;
}

const lastOf = scratch(integers);
let found = new Int32Array(4096);
const nextOf = scratch(integers);

/** Long texts by the pairs of short ones only: what no headline holds is not looked at twice. */
export class WordIndex {
  private readonly numbers: PairNumbers;
  private readonly weights: Float64Array;
  /** The texts that hold pair p, in order: texts[first[p]] to texts[first[p + 1] - 1]. */
  private readonly first: Int32Array;
  private readonly texts: Int32Array;

  constructor(shorts: readonly string[], longs: PairRanges) {
    let most = 0;
    for (const short of shorts) most += short.length;
    this.numbers = new PairNumbers(most);
    for (const short of shorts) {
      const codes = pairsOf(short);
      for (let i = 0; i < short.length; i += 1) if (isPair(codes[i] ?? 0)) this.numbers.add(codes[i] ?? 0);
    }
    const size = this.findIn(longs);
    const count = longs.ends.length;
    this.first = new Int32Array(this.numbers.size + 1);
    for (let i = 0; i < size; i += 2)
      this.first[(found[i] ?? 0) + 1] = (this.first[(found[i] ?? 0) + 1] ?? 0) + 1;
    this.weights = new Float64Array(this.numbers.size);
    for (let p = 0; p < this.numbers.size; p += 1) {
      this.weights[p] = weightAmong(count, this.first[p + 1] ?? 0);
      this.first[p + 1] = (this.first[p + 1] ?? 0) + (this.first[p] ?? 0);
    }
    this.texts = new Int32Array(size / 2);
    const next = nextOf(this.numbers.size);
    for (let i = 0; i < size; i += 2) {
      const pair = found[i] ?? 0;
      this.texts[(this.first[pair] ?? 0) + (next[pair] ?? 0)] = found[i + 1] ?? 0;
      next[pair] = (next[pair] ?? 0) + 1;
    }
  }

  /** Writes pair and text by turns to `found`, each pair once for a text, the texts in order; how many numbers those are. */
  private findIn({ codes, starts, ends }: PairRanges): number {
    let size = 0;
    const last = lastOf(this.numbers.size, -1);
    for (let t = 0; t < ends.length; t += 1) {
      const to = ends[t] ?? 0;
      const from = enter(codes, starts[t] ?? 0, to);
      if (places.length <= to - from) places = new Int32Array((to - from) * 2);
      const n = this.numbers.sift(codes, from, to, places);
      for (let k = 0; k < n; k += 1) {
        const code = codes[places[k] ?? 0] ?? 0;
        if (!isPair(code)) continue;
        const pair = this.numbers.of(code);
        if (pair < 0 || last[pair] === t) continue;
        last[pair] = t;
        if (size + 2 > found.length) found = longer(found);
        found[size] = pair;
        found[size + 1] = t;
        size += 2;
      }
    }
    return size;
  }

  /** The number of a pair by its code; -1 where no short text has it. */
  numberOfCode(code: number): number {
    return isPair(code) ? this.numbers.of(code) : -1;
  }

  /** The number of the pair of two letters; -1 where no short text has it, or one of the letters is 0. */
  numberOf(first: number, second: number): number {
    return first === 0 || second === 0 ? -1 : this.numbers.of((first << 16) | second);
  }

  /** The pairs of a text that some short text has, in order. */
  pairsOf(text: string): number[] {
    const codes = pairsOf(text);
    const pairs: number[] = [];
    for (let i = 0; i < text.length; i += 1) {
      const pair = isPair(codes[i] ?? 0) ? this.numbers.of(codes[i] ?? 0) : -1;
      if (pair >= 0) pairs.push(pair);
    }
    return pairs;
  }

  weightOf(pair: number): number {
    return this.weights[pair] ?? 0;
  }

  /** Is the pair in one of the texts `from` to `to` inclusive? */
  isIn(pair: number, from: number, to: number): boolean {
    let low = this.first[pair] ?? 0;
    const end = this.first[pair + 1] ?? 0;
    for (let high = end; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.texts[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low < end && (this.texts[low] ?? 0) <= to;
  }

  /** False where text t surely has not these four characters in one run: the first two and the last two stand so in short texts. */
  mayHold(four: string, t: number): boolean {
    for (let i = 0; i < 4; i += 2) {
      const first = four.charCodeAt(i);
      const second = four.charCodeAt(i + 1);
      if (!isLetter(first) || !isLetter(second)) continue;
      const pair = this.numbers.of((first << 16) | second);
      if (pair < 0 || !this.isIn(pair, t, t)) return false;
    }
    return true;
  }

  /** How much of `short` is found in text `index`: 0 (nothing shared) to 1 (all of it). */
  share(short: string, index: number): number {
    let all = 0;
    let hit = 0;
    for (const pair of this.pairsOf(short)) {
      const weight = this.weightOf(pair);
      all += weight;
      if (this.isIn(pair, index, index)) hit += weight;
    }
    return all === 0 ? 0 : hit / all;
  }
}

function longer(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
}

/** What a pair weighs that `holding` of `count` texts have. */
export function weightAmong(count: number, holding: number): number {
  return Math.log(1.2 + count / (1 + holding));
}

/** The letters with which a text begins and ends, 0 where it does not: those that pair with a neighbour's. */
export function edgesOf(text: string): readonly [number, number] {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return [isLetter(first) ? first : 0, isLetter(last) ? last : 0];
}

function isLetter(code: number): boolean {
  return ((TRAITS[code] ?? 0) & LETTER) !== 0;
}

/** Indexes whole texts. */
export function indexWords(shorts: readonly string[], longs: readonly string[]): WordIndex {
  return new WordIndex(shorts, new PairTexts(longs.map((long) => [long])));
}

const STAMPS = 1 << 16;
/** One byte each, so that the table stays in a near cache. */
const stamps = new Uint8Array(STAMPS);
let stamp = 0;

/**
 * Share of the character pairs of the smaller stretch that both have, 0 to 1; the stretches are `[from, middle)` and
 * `[middle, to)`. Two parts of one story share about 0.11 of them, two stories of one page about 0.04 (medians over
 * the practice pages). Pairs are hashed into a table that is stamped anew for each call, so it costs one pass over each.
 */
export function cohesion(pairs: PairTexts, from: number, middle: number, to: number): number {
  stamp = stamp > 250 ? 1 : stamp + 2;
  if (stamp <= 2) stamps.fill(0);
  const { codes } = pairs;
  let inA = 0;
  let inB = 0;
  let both = 0;
  for (let at = enter(codes, from, middle); at < middle; at += 1) {
    const code = codes[at] ?? 0;
    if (!isPair(code)) continue;
    const slot = hash(code);
    if (stamps[slot] === stamp) continue;
    stamps[slot] = stamp;
    inA += 1;
  }
  for (let at = enter(codes, middle, to); at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (!isPair(code)) continue;
    const slot = hash(code);
    const seen = stamps[slot] ?? 0;
    if (seen === stamp + 1) continue;
    if (seen === stamp) both += 1;
    stamps[slot] = stamp + 1;
    inB += 1;
  }
  return both / Math.max(30, Math.min(inA, inB));
}

function hash(code: number): number {
  return (Math.imul(code, SPREAD) >>> 16) & (STAMPS - 1);
}
