import { isHead } from "./layout.js";
import type { Pattern } from "./pattern.js";
import { BEGINS, INSIDE_WORD, WHOLE, WITHIN } from "./rank.js";

/**
 * Looking at a text itself. All places of a pattern are compared at once, a bit each (shift-and), so that a set of
 * characters costs what one character costs; with errors allowed there is one more word of bits for each error.
 * No pattern holds a head, so no match crosses from one stretch into the next.
 */

/** For each unit the places where it may stand. Filled for one pattern at a time. */
const placesOf = new Int32Array(0x10000);
let filled: Pattern | null = null;

/** Makes `pattern` the one that `nextPlaces` and `scanNearly` look for. */
export function aim(pattern: Pattern): void {
  if (filled === pattern) return;
  if (filled !== null) for (const place of filled.places) for (const unit of place) placesOf[unit] = 0;
  for (const [i, place] of pattern.places.entries()) {
    for (const unit of place) placesOf[unit] = (placesOf[unit] as number) | (1 << i);
  }
  filled = pattern;
}

/** The first place in `units[from, end)` where the needle stands, or -1. */
export function nextExact(units: Uint16Array, from: number, end: number, needle: Uint16Array): number {
  const first = needle[0] as number;
  const length = needle.length;
  const last = end - length;
  for (let i = from; i <= last; i += 1) {
    if (units[i] !== first) continue;
    let k = 1;
    while (k < length && units[i + k] === needle[k]) k += 1;
    if (k === length) return i;
  }
  return -1;
}

/** The first place in `units[from, end)` where the aimed pattern stands, or -1. */
export function nextPlaces(units: Uint16Array, from: number, end: number, length: number): number {
  const last = 1 << (length - 1);
  let state = 0;
  for (let i = from; i < end; i += 1) {
    state = ((state << 1) | 1) & (placesOf[units[i] as number] as number);
    if ((state & last) !== 0) return i + 1 - length;
  }
  return -1;
}

/** The part that position `at` is in, told by the head before it. */
export function partAt(units: Uint16Array, at: number): number {
  let i = at - 1;
  while (!isHead(units[i] as number)) i -= 1;
  return (units[i] as number) & 31;
}

export function needleOf(text: string): Uint16Array {
  const needle = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) needle[i] = text.charCodeAt(i);
  return needle;
}

/** A pattern with what scanning it needs. */
export interface Aim {
  readonly pattern: Pattern;
  readonly length: number;
  readonly needle: Uint16Array | null;
}

/** Makes a pattern ready to be looked for with `nextMatch`, until the next call. */
export function takeAim(pattern: Pattern): Aim {
  if (pattern.exact === null) aim(pattern);
  const needle = pattern.exact === null ? null : needleOf(pattern.exact);
  return { pattern, needle, length: pattern.places.length };
}

export function nextMatch(units: Uint16Array, from: number, end: number, { needle, length }: Aim): number {
  return needle === null ? nextPlaces(units, from, end, length) : nextExact(units, from, end, needle);
}

/** What a scan with errors tells: the part, where the match ends, how many errors. */
export type FoundNearly = (part: number, end: number, errors: number) => void;

/**
 * Finds the aimed pattern with at most `most` (1 to 3) characters wrong, missing or added; the best place of each
 * stretch of text is told.
 */
export function scanNearly(
  units: Uint16Array,
  start: number,
  end: number,
  length: number,
  most: number,
  parts: number,
  found: FoundNearly,
): void {
  const last = 1 << (length - 1);
  const states = new Int32Array(most + 1);
  let part = 0;
  let bestEnd = -1;
  let bestErrors = most + 1;
  const tell = (): void => {
    if (bestErrors <= most && ((parts >>> part) & 1) === 1) found(part, bestEnd, bestErrors);
    bestErrors = most + 1;
    for (let k = 0; k <= most; k += 1) states[k] = (1 << k) - 1;
  };
  tell();
  for (let i = start; i < end; i += 1) {
    const unit = units[i] as number;
    if (isHead(unit)) {
      tell();
      part = unit & 31;
      continue;
    }
    const places = placesOf[unit] as number;
    let before = states[0] as number;
    let now = ((before << 1) | 1) & places;
    states[0] = now;
    for (let k = 1; k <= most; k += 1) {
      const old = states[k] as number;
      const next = (((old << 1) | 1) & places) | (before << 1) | (now << 1) | before | 1;
      before = old;
      now = next;
      states[k] = next;
    }
    for (let k = 0; k < bestErrors; k += 1) {
      if (((states[k] as number) & last) === 0) continue;
      bestErrors = k;
      bestEnd = i + 1;
    }
  }
  tell();
}

/** 1 for a letter, 2 for a digit, 0 for all else. */
function wordKind(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  return unit >= 0x30 && unit <= 0x39 ? 2 : 0;
}

/** How well `[from, to)` sits in its stretch of a text that ends at `end`: whole, at its beginning, within. */
export function seatOf(units: Uint16Array, end: number, from: number, to: number): number {
  const before = units[from - 1] as number;
  const after = to < end ? (units[to] as number) : 0;
  const begins = isHead(before);
  const ends = to >= end || isHead(after);
  if (begins && ends) return WHOLE;
  const left = wordKind(units[from] as number);
  const right = wordKind(units[to - 1] as number);
  const cut = (left !== 0 && wordKind(before) === left) || (right !== 0 && wordKind(after) === right);
  if (cut) return INSIDE_WORD;
  return begins ? BEGINS : WITHIN;
}
