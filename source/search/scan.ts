import { isHead } from "./layout.js";
import type { Pattern } from "./pattern.js";
import { BEGINS, INSIDE_WORD, WHOLE, WITHIN } from "./rank.js";

/**
 * Looking at a text itself. All places of a pattern are compared at once, a bit each (shift-and), so that a set of
 * characters costs what one character costs; with errors allowed there is one more word of bits for each error.
 */

/** For each unit the places where it may stand. Filled for one pattern at a time, and emptied after it. */
const placesOf = new Int32Array(0x10000);
let filled: Pattern | null = null;

/** Makes `pattern` the one that is looked for. */
export function aim(pattern: Pattern): void {
  if (filled === pattern) return;
  if (filled !== null) for (const place of filled.places) for (const unit of place) placesOf[unit] = 0;
  for (const [i, place] of pattern.places.entries()) {
    for (const unit of place) placesOf[unit] = (placesOf[unit] as number) | (1 << i);
  }
  filled = pattern;
}

/** What a scan tells: called with the part's code, the end and the bonus of a match; true goes on looking. */
export type Found = (part: number, start: number, end: number) => boolean;

/** Finds an exact pattern in `units[start, end)`, only in the parts allowed. */
export function scanExact(
  units: Uint16Array,
  start: number,
  end: number,
  needle: string,
  parts: number,
  found: Found,
): void {
  const first = needle.charCodeAt(0);
  const length = needle.length;
  let part = 0;
  let allowed = false;
  for (let i = start; i < end; i += 1) {
    const unit = units[i] as number;
    if (unit === first) {
      if (!allowed) continue;
      let k = 1;
      while (k < length && i + k < end && units[i + k] === needle.charCodeAt(k)) k += 1;
      if (k === length && !found(part, i, i + length)) return;
    } else if (isHead(unit)) {
      part = unit & 31;
      allowed = ((parts >>> part) & 1) === 1;
    }
  }
}

/** Finds the pattern that `aim` was called with. */
export function scanPlaces(
  units: Uint16Array,
  start: number,
  end: number,
  length: number,
  parts: number,
  found: Found,
): void {
  const last = 1 << (length - 1);
  let part = 0;
  let allowed = false;
  let state = 0;
  for (let i = start; i < end; i += 1) {
    const unit = units[i] as number;
    state = ((state << 1) | 1) & (placesOf[unit] as number);
    if ((state & last) !== 0) {
      if (allowed && !found(part, i + 1 - length, i + 1)) return;
    } else if (state === 0 && isHead(unit)) {
      part = unit & 31;
      allowed = ((parts >>> part) & 1) === 1;
    }
  }
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

function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

function sameWord(left: number, right: number): boolean {
  return isWordUnit(left) && isWordUnit(right) && left < 0x61 === right < 0x61;
}

/** How well `[from, to)` sits in its stretch of `units[start, end)`: whole, at its beginning, within. */
export function seatOf(units: Uint16Array, start: number, end: number, from: number, to: number): number {
  const before = from > start ? (units[from - 1] as number) : 0;
  const begins = from <= start || isHead(before);
  const after = to < end ? (units[to] as number) : 0;
  const ends = to >= end || isHead(after);
  if (begins && ends) return WHOLE;
  const cutsBefore = !begins && sameWord(before, units[from] as number);
  const cutsAfter = !ends && sameWord(units[to - 1] as number, after);
  if (cutsBefore || cutsAfter) return INSIDE_WORD;
  return begins ? BEGINS : WITHIN;
}
