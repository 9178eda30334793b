import { candidatesOf } from "./candidates.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { type Bits, makeBits, setRange } from "./grow.js";
import { ALL_PARTS, LONG_PARTS, PARTS, SHORT_PARTS } from "./layout.js";
import type { Pattern } from "./pattern.js";
import { readInContext } from "./pinyin.js";
import { FULLNESS_STEP, gradeOf, HOMOPHONE, OTHER_READING, READ_SO, WHOLE, WITHIN } from "./rank.js";
import { type Aim, nextMatch, partAt, seatOf, takeAim } from "./scan.js";

/**
 * Grades: for one word of a query, a number from 0 (not there) to 240 for each article. Candidates come from the
 * pairs, then each is looked at.
 */

/** Characters of bodies that one query may look at: 10 ms or so. What is beyond is told (`partial`), newest first. */
export const LOOK_LIMIT = 10_000_000;
/** Initials are looked for in bodies from this length on: three in a row stand in every body. */
const INITIALS_IN_BODY = 4;
/** Characters of bodies that initials may be looked for in: they narrow nothing down, so this is all newest first. */
const INITIALS_LIMIT = 2_000_000;

export interface Work {
  readonly index: CorpusIndex;
  readonly order: Uint32Array;
  /** Characters that may still be looked at. */
  left: number;
  /** True when something was passed over. */
  partial: boolean;
}

export function raise(grades: Uint8Array, text: number, grade: number): void {
  if (grade > (grades[text] as number)) grades[text] = grade;
}

/** How sure a pinyin or homophone match is, over and above its place. */
function soundBonus(
  { kind, fullness, segments }: Pattern,
  units: Uint16Array,
  from: number,
  to: number,
): number {
  if (kind === "near") return HOMOPHONE;
  const read = readInContext(String.fromCharCode(...units.subarray(from, to)));
  const so = segments.every(
    (segment, i) => segment === null || read[i]?.startsWith(segment.letters) === true,
  );
  return fullness * FULLNESS_STEP + (so ? READ_SO : fullness > 0 ? OTHER_READING : 0);
}

/**
 * The best grade of a pattern in one text, 0 where it does not stand. In a body the first place counts: all
 * are alike there.
 */
function lookAt({ texts }: Room, text: number, aim: Aim, parts: number, first: boolean): number {
  const units = texts.page(text);
  const start = texts.start(text);
  const end = texts.end(text);
  const { pattern, length } = aim;
  let best = 0;
  for (let at = nextMatch(units, start, end, aim); at >= 0; at = nextMatch(units, at + 1, end, aim)) {
    const part = partAt(units, at);
    if (((parts >>> part) & 1) === 0) continue;
    const seat = seatOf(units, end, at, at + length);
    let bonus = seat;
    if (pattern.exact === null)
      bonus = soundBonus(pattern, units, at, at + length) + (seat === WHOLE ? 1 : 0);
    const grade = gradeOf(pattern.kind, part, bonus);
    if (grade > best) best = grade;
    if (first) break;
  }
  return best;
}

/** Units of the texts of a set. */
function costOf({ texts }: Room, bits: Bits): number {
  let cost = 0;
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      cost += texts.length((i << 5) + (31 - Math.clz32(word & -word)));
    }
  }
  return cost;
}

/** Takes from a set all but the newest that the work left over allows. */
export function afford(work: Work, room: Room, bits: Bits): void {
  const cost = costOf(room, bits);
  if (cost <= work.left) {
    work.left -= cost;
    return;
  }
  work.partial = true;
  const wanted = bits.slice();
  bits.fill(0);
  for (let i = 0; i < work.order.length && work.left > 0; i += 1) {
    const text = work.order[i] as number;
    if ((((wanted[text >>> 5] as number) >>> (text & 31)) & 1) === 0) continue;
    work.left -= room.texts.length(text);
    bits[text >>> 5] = (bits[text >>> 5] as number) | (1 << (text & 31));
  }
}

function lookAtAll(
  room: Room,
  bits: Bits,
  pattern: Pattern,
  parts: number,
  first: boolean,
  grades: Uint8Array,
): void {
  const aim = takeAim(pattern);
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const text = (i << 5) + (31 - Math.clz32(word & -word));
      const grade = lookAt(room, text, aim, parts, first);
      if (grade > (grades[text] as number)) grades[text] = grade;
    }
  }
}

function gradeLong(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  const { index } = work;
  const { bits, certain } = candidatesOf(index, index.long, pattern);
  const sure = certain && (parts & LONG_PARTS) === LONG_PARTS ? index.indexed : 0;
  const grade = gradeOf(
    pattern.kind,
    PARTS.body,
    pattern.exact === null ? pattern.fullness * FULLNESS_STEP : WITHIN,
  );
  for (let i = 0; i < bits.length; i += 1) {
    let look = 0;
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const low = word & -word;
      const text = (i << 5) + (31 - Math.clz32(low));
      if ((grades[text] as number) >= grade) continue;
      if (text < sure) grades[text] = grade;
      else look |= low;
    }
    bits[i] = look;
  }
  afford(work, index.long, bits);
  lookAtAll(index.long, bits, pattern, parts, true, grades);
}

/** Initials alone, in bodies: they stand in most of them, so the newest are looked at and no index is asked. */
function gradeInitials(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  if (pattern.places.length < INITIALS_IN_BODY) return;
  const own = { ...work, left: Math.min(work.left, INITIALS_LIMIT) };
  const bits = makeBits(work.index.short.texts.size);
  setRange(bits, 0, work.index.short.texts.size);
  afford(own, work.index.long, bits);
  work.partial ||= own.partial;
  lookAtAll(work.index.long, bits, pattern, parts, true, grades);
}

/** Raises the grade of each article that holds the pattern in one of the parts. */
export function gradePattern(work: Work, pattern: Pattern, parts: number | null, grades: Uint8Array): void {
  const { index } = work;
  const allowed = parts ?? ALL_PARTS;
  if ((allowed & SHORT_PARTS) !== 0) {
    lookAtAll(index.short, candidatesOf(index, index.short, pattern).bits, pattern, allowed, false, grades);
  }
  if ((allowed & LONG_PARTS) === 0) return;
  if (pattern.exact === null && pattern.places.length === 1) return;
  if (pattern.exact === null && pattern.fullness === 0) gradeInitials(work, pattern, allowed, grades);
  else if (pattern.kind !== "near" || pattern.places.length > 2) gradeLong(work, pattern, allowed, grades);
}
