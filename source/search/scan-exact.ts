import { HEAD, isHead } from "./layout.js";
import { BEGINS, INSIDE_WORD, WHOLE, WITHIN } from "./rank.js";

/** Looking for words as they are typed: where they stand in a folded text, and how well they sit there. */

/** The first place in `units[from, end)` where the needle stands, or -1. */
export function nextExact(units: Uint16Array, from: number, end: number, needle: Uint16Array): number {
  const first = needle[0] as number;
  const length = needle.length;
  // The first character is looked for by the engine itself: in a fresh process, before anything is compiled for
  // speed, that is a hundred times as fast as a loop.
  const starts = units.subarray(from, Math.max(from, end - length + 1));
  for (let at = starts.indexOf(first); at >= 0; at = starts.indexOf(first, at + 1)) {
    const i = from + at;
    let k = 1;
    while (k < length && units[i + k] === needle[k]) k += 1;
    if (k === length) return i;
  }
  return -1;
}

/** Whether one of four units is a head, without a choice for each of them. Heads differ from the first of them in the last five bits. */
function anyHead(units: Uint16Array, at: number): boolean {
  return (
    ((((units[at] as number) ^ HEAD) - 32) |
      (((units[at + 1] as number) ^ HEAD) - 32) |
      (((units[at + 2] as number) ^ HEAD) - 32) |
      (((units[at + 3] as number) ^ HEAD) - 32)) <
    0
  );
}

/** The part that position `at` is in, told by the head before it. */
export function partAt(units: Uint16Array, at: number): number {
  let i = at - 1;
  while (i > 3 && !anyHead(units, i - 3)) i -= 4;
  while (!isHead(units[i] as number)) i -= 1;
  return (units[i] as number) & 31;
}

/** A text as the units that `nextExact` and `nextGapped` look for. */
export function needleOf(text: string): Uint16Array {
  const needle = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) needle[i] = text.charCodeAt(i);
  return needle;
}

/**
 * Where a needle stands first, or -1. Only every second unit is read, unless it is one of the needle's first two: half of what a
 * loop over all of them takes.
 */
function firstExact(units: Uint16Array, start: number, end: number, needle: Uint16Array): number {
  const first = needle[0] as number;
  if (needle.length === 1) {
    for (let i = start; i < end; i += 1) if (units[i] === first) return i;
    return -1;
  }
  const second = needle[1] as number;
  for (let i = start + 1; i < end; i += 2) {
    const unit = units[i];
    if (unit === second && units[i - 1] === first && standsAt(units, i - 1, end, needle)) return i - 1;
    if (unit === first && standsAt(units, i, end, needle)) return i;
  }
  return -1;
}

function standsAt(units: Uint16Array, at: number, end: number, needle: Uint16Array): boolean {
  const { length } = needle;
  if (at + length > end) return false;
  for (let k = 1; k < length; k += 1) if (units[at + k] !== needle[k]) return false;
  return true;
}

/** Of each part the best grade that a match in it or behind it can have in this `seat`: parts lie in the order of their worth, nearly. */
export function boundsOf(grades: Uint8Array, seat: number): Uint8Array {
  const bounds = new Uint8Array(grades.length);
  let most = 0;
  for (let part = grades.length - 1; part >= 0; part -= 1) {
    const worth = grades[part] as number;
    if (worth > 0) most = Math.max(most, worth + seat);
    bounds[part] = most;
  }
  return bounds;
}

function nextHead(units: Uint16Array, from: number, end: number): number {
  let i = from;
  while (i + 3 < end && !anyHead(units, i)) i += 4;
  while (i < end && !isHead(units[i] as number)) i += 1;
  return i;
}

/**
 * The best grade of an exact needle in one text, told part by part: `grades[part]` is what a match there is worth by
 * itself, 0 where it does not count. This is what a query of a common word does most, and most matches cannot be bettered (`bounds`)
 * in their part or behind it.
 */
export function bestExact(
  units: Uint16Array,
  start: number,
  end: number,
  needle: Uint16Array,
  grades: Uint8Array,
  bounds: Uint8Array,
): number {
  let best = 0;
  let at = firstExact(units, start, end, needle);
  while (at >= 0) {
    const part = partAt(units, at);
    const worth = grades[part] as number;
    const seat = seatOf(units, end, at, at + needle.length);
    if (worth > 0 && worth + seat > best) best = worth + seat;
    if (best >= (bounds[part] as number)) return best;
    let next = at + 1;
    // A stretch has no better place behind its first, unless that is inside a word.
    if (worth === 0 || seat !== INSIDE_WORD) {
      next = nextHead(units, next, end);
      if (next === end || best >= (bounds[(units[next] as number) - HEAD] as number)) return best;
    }
    at = firstExact(units, next, end, needle);
  }
  return best;
}

/** 1 for a letter, 2 for a digit, 0 for all else. */
export function wordKind(unit: number): number {
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
