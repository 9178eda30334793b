import { HEAD, HEAD_END, isHead } from "./layout.js";
import { MAX_PLACES, type Pattern } from "./pattern.js";
import { needleOf, nextExact } from "./scan-exact.js";

/**
 * Looking at a text itself. All places of a pattern are compared at once, a bit each, so that a set of
 * characters costs what one character costs; with errors allowed there is one more word of bits for each error.
 * No pattern holds a head, so no match crosses from one stretch into the next.
 */

/** A bit that stands for no place: heads have it, so that a scan meets them as it meets a unit of the pattern. */
const HEADS = 1 << 31;
/** For each unit the places where it may stand. Filled for one pattern at a time. */
export const placesOf = new Int32Array(0x10000).fill(HEADS, HEAD, HEAD_END);
let filled: Pattern | null = null;

/** From so many units on it is quicker to let the engine empty the table. */
const MANY_UNITS = 500;

function empty({ places }: Pattern): void {
  if (places.reduce((sum, place) => sum + place.length, 0) > MANY_UNITS)
    placesOf.fill(0).fill(HEADS, HEAD, HEAD_END);
  else for (const place of places) for (const unit of place) placesOf[unit] = 0;
}

/** Makes `pattern` the one that `nextPlaces` and `scanNearly` look for. */
export function aim(pattern: Pattern): void {
  if (filled === pattern) return;
  if (filled !== null) empty(filled);
  for (let i = 0; i < pattern.places.length; i += 1) {
    const place = pattern.places[i] as readonly number[];
    for (let k = 0; k < place.length; k += 1) {
      const unit = place[k] as number;
      placesOf[unit] = (placesOf[unit] as number) | (1 << i);
    }
  }
  filled = pattern;
}

/**
 * The first place in `units[from, end)` where the aimed pattern stands, or -1. A window of its length is read from its end
 * backwards, `state` holding the places at which what was read may begin (BNDM): most windows end with a character that
 * stands nowhere in the pattern, and the next window begins behind it. Those are passed two at a time, a third faster than one.
 */
export function nextPlaces(units: Uint16Array, from: number, end: number, length: number): number {
  const most = length - 1;
  const stop = end - length;
  for (let i = from + most; ; ) {
    while (i < stop && placesOf[units[i] as number] === 0) {
      i += length;
      if (placesOf[units[i] as number] !== 0) break;
      i += length;
    }
    if (i >= end) return -1;
    const shift = shiftOf(units, i - most, most, placesOf[units[i] as number] as number, length);
    if (shift === 0) return i - most;
    i += shift;
  }
}

/** The same for a pattern of few characters: windows are passed four at a time, a tenth faster in bodies. */
export function nextSparse(units: Uint16Array, from: number, end: number, length: number): number {
  const most = length - 1;
  const stop = end - 3 * length;
  for (let i = from + most; ; ) {
    while (
      i < stop &&
      ((placesOf[units[i] as number] as number) |
        (placesOf[units[i + length] as number] as number) |
        (placesOf[units[i + 2 * length] as number] as number) |
        (placesOf[units[i + 3 * length] as number] as number)) ===
        0
    )
      i += 4 * length;
    while (i < end && placesOf[units[i] as number] === 0) i += length;
    if (i >= end) return -1;
    const shift = shiftOf(units, i - most, most, placesOf[units[i] as number] as number, length);
    if (shift === 0) return i - most;
    i += shift;
  }
}

/**
 * The same for a pattern whose places are so wide that every third window would end with a character of it: its last two units
 * are read at once, and the next window begins with the second of them.
 */
function nextWide(units: Uint16Array, from: number, end: number, length: number): number {
  const step = length - 1;
  for (let i = from + step; i < end; ) {
    const state =
      ((placesOf[units[i] as number] as number) >>> 1) & (placesOf[units[i - 1] as number] as number);
    if (state === 0) {
      i += step;
      continue;
    }
    const shift = shiftOf(units, i - step, step - 1, state, step);
    if (shift === 0) return i - step;
    i += shift;
  }
  return -1;
}

/**
 * How much further on the next window begins: 0 where the pattern stands at `start`. The window is read backwards from the `k`th unit,
 * whose places `state` holds.
 */
function shiftOf(units: Uint16Array, start: number, k: number, state: number, length: number): number {
  let shift = length;
  while (state !== 0) {
    // The pattern may begin here: at the window's beginning it is found, else the next window begins here.
    if ((state & 1) !== 0) shift = k;
    if (k === 0) break;
    k -= 1;
    state = (state >>> 1) & (placesOf[units[start + k] as number] as number);
  }
  return shift;
}

/** The first place in `units[from, end)` where the needle stands with one unit more inside, or -1. No head is that unit. */
export function nextGapped(units: Uint16Array, from: number, end: number, needle: Uint16Array): number {
  const { length } = needle;
  for (let i = from; i + length < end; i += 1) {
    if (units[i] !== needle[0] || units[i + length] !== needle[length - 1]) continue;
    let left = 1;
    while (left < length - 1 && units[i + left] === needle[left]) left += 1;
    if (isHead(units[i + left] as number)) continue;
    let right = left;
    while (right < length && units[i + right + 1] === needle[right]) right += 1;
    if (right === length) return i;
  }
  return -1;
}

/** A pattern with what scanning it needs. */
export interface Aim {
  readonly pattern: Pattern;
  readonly length: number;
  readonly needle: Uint16Array | null;
  readonly wide: boolean;
}

/** So many characters are what every third unit of a text is one of. */
const WIDE = 1500;

/**
 * Makes a pattern ready to be looked for with `nextMatch`, until the next call. With `often` an exact one is read window by
 * window too, once that is compiled the faster way by half: the engine's own search of shared memory reads unit by unit. One longer
 * than a word of bits is always looked for by the engine.
 */
export function takeAim(pattern: Pattern, often = false): Aim {
  const { exact, places } = pattern;
  const { length } = places;
  const windows = exact === null || (often && length > 1 && length <= MAX_PLACES);
  if (windows) aim(pattern);
  const wide = length > 2 && places.reduce((sum, place) => sum + place.length, 0) > WIDE;
  return { pattern, needle: windows ? null : needleOf(exact), length, wide };
}

/** The first place in `units[from, end)` where the pattern that was aimed last stands, or -1. */
export function nextMatch(
  units: Uint16Array,
  from: number,
  end: number,
  { needle, length, wide, pattern }: Aim,
): number {
  if (needle !== null) return nextExact(units, from, end, needle);
  if (pattern.exact !== null) return nextSparse(units, from, end, length);
  return wide ? nextWide(units, from, end, length) : nextPlaces(units, from, end, length);
}

/** Behind so many units that stand nowhere in the pattern all of it is still to come, until one does stand there. */
const QUIET = 4;

/** What a scan with errors tells: the part, where the match ends, how many errors. */
type FoundNearly = (part: number, end: number, errors: number) => void;

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
  if (most === 1) {
    scanOneError(units, start, end, length, parts, found);
    return;
  }
  const last = 1 << (length - 1);
  let part = 0;
  let bestEnd = -1;
  let best = most + 1;
  // One word of bits for each number of errors; all four are kept up, for that costs less than choosing.
  let r0 = 0;
  let r1 = 1;
  let r2 = 3;
  let r3 = 7;
  let quiet = 0;
  for (let i = start; i <= end; i += 1) {
    const unit = i < end ? (units[i] as number) : HEAD;
    const places = placesOf[unit] as number;
    if (places !== 0) quiet = 0;
    else if (++quiet > QUIET) continue;
    if (places === HEADS) {
      if (best <= most && ((parts >>> part) & 1) === 1) found(part, bestEnd, best);
      part = unit & 31;
      best = most + 1;
      r0 = 0;
      r1 = 1;
      r2 = 3;
      r3 = 7;
      continue;
    }
    const n0 = ((r0 << 1) | 1) & places;
    const n1 = (((r1 << 1) | 1) & places) | ((r0 | n0) << 1) | r0 | 1;
    const n2 = (((r2 << 1) | 1) & places) | ((r1 | n1) << 1) | r1 | 1;
    r3 = (((r3 << 1) | 1) & places) | ((r2 | n2) << 1) | r2 | 1;
    r0 = n0;
    r1 = n1;
    r2 = n2;
    if ((r3 & last) === 0) continue;
    const errors = (r0 & last) !== 0 ? 0 : (r1 & last) !== 0 ? 1 : (r2 & last) !== 0 ? 2 : 3;
    if (errors >= best) continue;
    best = errors;
    bestEnd = i + 1;
  }
}

/** The same for one error, which words of four to seven characters may hold: a third of the work. */
function scanOneError(
  units: Uint16Array,
  start: number,
  end: number,
  length: number,
  parts: number,
  found: FoundNearly,
): void {
  const last = 1 << (length - 1);
  let part = 0;
  let bestEnd = -1;
  let best = 2;
  let r0 = 0;
  let r1 = 1;
  let quiet = 0;
  for (let i = start; i <= end; i += 1) {
    const unit = i < end ? (units[i] as number) : HEAD;
    const places = placesOf[unit] as number;
    if (places !== 0) quiet = 0;
    else if (++quiet > QUIET) continue;
    if (places === HEADS) {
      if (best < 2 && ((parts >>> part) & 1) === 1) found(part, bestEnd, best);
      part = unit & 31;
      best = 2;
      r0 = 0;
      r1 = 1;
      continue;
    }
    const n0 = ((r0 << 1) | 1) & places;
    r1 = (((r1 << 1) | 1) & places) | ((r0 | n0) << 1) | r0 | 1;
    r0 = n0;
    if ((r1 & last) === 0) continue;
    const errors = (r0 & last) !== 0 ? 0 : 1;
    if (errors >= best) continue;
    best = errors;
    bestEnd = i + 1;
  }
}
