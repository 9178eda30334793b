import { LETTER, TRAITS } from "./chars.js";
import { integers } from "./scratch.js";

/** In place of a pair: what parts letters. A letter behind it stands alone, without the bits of one before it. */
const BREAK = 1;

/** Texts laid end to end as pairs of letters, one entry a character; white space between two letters parts no pair. */
export class PairTexts {
  /** The code of the pair that ends with this character, BREAK, or 0 for white space. */
  readonly codes: Int32Array;
  /** Where each text begins; it ends one before the next, for a line's end stands behind each. */
  readonly starts: Int32Array;
  /** Where each ends. */
  readonly ends: Int32Array;

  /** Each text is given as its paragraphs; `room` gives an array of so many zeros for the codes. */
  constructor(texts: readonly (readonly string[])[], room: (size: number) => Int32Array = integers) {
    this.starts = new Int32Array(texts.length + 1);
    let size = 0;
    for (const pieces of texts) for (const piece of pieces) size += piece.length + 1;
    this.codes = room(size);
    let at = 0;
    let before = 0;
    for (let t = 0; t < texts.length; t += 1) {
      for (const piece of texts[t] ?? []) {
        before = toPairs(piece, before, this.codes, at);
        at += piece.length + 1;
      }
      this.starts[t + 1] = at;
    }
    this.ends = this.starts.subarray(1);
  }

  /** The pair that text t makes with the end of the one before it; something else where it makes none. */
  jointOf(t: number): number {
    const { codes, starts } = this;
    let at = starts[t] ?? 0;
    const end = starts[t + 1] ?? 0;
    while (at < end && codes[at] === 0) at += 1;
    return at < end ? (codes[at] ?? 0) : 0;
  }

  /** Stretches `[from, to)` of these texts, each as one text. */
  joined(stretches: readonly (readonly [number, number])[]): PairRanges {
    const { codes, starts } = this;
    const at = (text: number): number => starts[text] ?? 0;
    return {
      codes,
      starts: Int32Array.from(stretches, ([from]) => at(from)),
      ends: Int32Array.from(stretches, ([, to]) => at(to)),
    };
  }
}

/** Texts by their codes, wherever they lie. */
export type PairRanges = Pick<PairTexts, "codes" | "starts" | "ends">;

/** The first place at or after `from` that says something, and past the pair that began before `from`. */
export function enter(codes: Int32Array, from: number, to: number): number {
  let at = from;
  while (at < to && codes[at] === 0) at += 1;
  return at < to && isPair(codes[at] ?? 0) ? at + 1 : at;
}

/** A letter in front, in one comparison: half of the codes are negative and no processor guesses which. */
export function isPair(code: number): boolean {
  return (code & PAIRED) !== 0;
}

/** The bits of the first letter. */
const PAIRED = ~0xffff;

/**
 * Writes the codes of a text to `codes` from `at` on. `before` is the letter in front of it, or 0; returns the last one. Whether a
 * letter comes next or a mark is not asked, since no processor can guess it: a mask of all bits or of none takes the pair or BREAK.
 */
export function toPairs(text: string, before: number, codes: Int32Array, at: number): number {
  let last = before;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 0x20) continue;
    const mask = ((TRAITS[code] ?? 0) << TO_SIGN) >> 31;
    codes[at + i] = (((last << 16) | code) & mask) | (BREAK & ~mask);
    last = code & mask;
  }
  return last;
}

/** Brings the bit of a letter to the sign, from where it fills the whole number. */
const TO_SIGN = Math.clz32(LETTER);
