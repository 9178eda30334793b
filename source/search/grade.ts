import { candidatesOf } from "./candidates.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { andInto, type Bits, makeBits, setRange } from "./grow.js";
import { ALL_PARTS, BYLINE_PARTS, HEAD, HEAD_END, isHead, LONG_PARTS, PARTS, SHORT_PARTS } from "./layout.js";
import { asksForBeginning, type Pattern } from "./pattern.js";
import { FULLNESS_STEP, gradeOf, WHOLE, WITHIN } from "./rank.js";
import { type Aim, nextMatch, takeAim } from "./scan.js";
import { bestExact, boundsOf, partAt, seatOf } from "./scan-exact.js";
import { type KnownSounds, soundBonus } from "./sound-bonus.js";

/**
 * Grades: for one word of a query, a number from 0 (not there) to 240 for each article. Candidates come from the
 * pairs, then each is looked at.
 */

/** Characters of bodies that one query may look at: 6 to 10 ms. What is beyond is told (`partial`), newest first. */
export const LOOK_LIMIT = 8_000_000;
/** Initials are looked for in bodies from this length on: three in a row stand in every body. */
const INITIALS_IN_BODY = 4;
/** Characters of bodies that initials may be looked for in: they narrow nothing down, so this is all newest first. */
const INITIALS_LIMIT = 2_000_000;

export interface Work {
  readonly index: CorpusIndex;
  readonly order: Uint32Array;
  /** Nothing is passed over for want of time. */
  readonly thorough: boolean;
  /** Characters that may still be looked at. */
  left: number;
  /** True when something was passed over. */
  partial: boolean;
  /** The only articles that can be hits; null: all of them. */
  allowed: Bits | null;
}

/** An article keeps the best grade that was found for it. */
export function raise(grades: Uint8Array, text: number, grade: number): void {
  if (grade > (grades[text] as number)) grades[text] = grade;
}

/**
 * The best grade of a pattern in one text, 0 where it does not stand. In a body the first place counts: all
 * are alike there.
 */
function lookAt(
  { texts }: Room,
  text: number,
  aim: Aim,
  parts: number,
  first: boolean,
  known: KnownSounds,
): number {
  const units = texts.page(text);
  const start = texts.start(text);
  const end = texts.end(text);
  const { pattern, length, needle } = aim;
  if (needle !== null && !first) return bestExact(units, start, end, needle, partGrades, partBounds);
  let best = 0;
  for (let at = nextMatch(units, start, end, aim); at >= 0; at = nextMatch(units, at + 1, end, aim)) {
    const part = partAt(units, at);
    if (((parts >>> part) & 1) === 0) continue;
    const seat = seatOf(units, end, at, at + length);
    let bonus = seat;
    if (pattern.exact === null) {
      const name = ((BYLINE_PARTS >>> part) & 1) === 1 && isHead(units[at - 1] as number);
      bonus = soundBonus(pattern, known, units, at, at + length, name) + (seat === WHOLE ? 1 : 0);
    }
    const grade = gradeOf(pattern.kind, part, bonus);
    if (grade > best) best = grade;
    // Parts lie in the order of their worth; only another reading may be bettered by what follows.
    if (first || (pattern.exact === null && bonus >= 0)) break;
  }
  return best;
}

/** What a match of the pattern in hand is worth in each part, before its seat, and the most from there on. */
const partGrades = new Uint8Array(32);
let partBounds: Uint8Array = new Uint8Array(32);

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
function afford(work: Work, room: Room, bits: Bits): void {
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

/** Takes from a set what cannot be a hit. */
function within({ allowed }: Work, bits: Bits): Bits {
  if (allowed !== null) andInto(bits, allowed);
  return bits;
}

/** How texts are looked at: only the first place in each or all, and whether every match is worth the same. */
interface Look {
  readonly parts: number;
  readonly first: boolean;
  /** Much is looked at, in a process that lives long enough. */
  readonly often?: boolean;
  readonly flat?: number;
}

function lookAtAll(room: Room, bits: Bits, pattern: Pattern, look: Look, grades: Uint8Array): void {
  const { parts, first, often = false, flat = 0 } = look;
  const aim = takeAim(pattern, often);
  const known: KnownSounds = new Map();
  for (let part = 0; part < partGrades.length; part += 1) {
    partGrades[part] = ((parts >>> part) & 1) === 1 ? gradeOf(pattern.kind, part, 0) : 0;
  }
  partBounds = boundsOf(partGrades);
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const text = (i << 5) + (31 - Math.clz32(word & -word));
      const found = lookAt(room, text, aim, parts, first, known);
      const grade = found > 0 && flat > 0 ? flat : found;
      if (grade > (grades[text] as number)) grades[text] = grade;
    }
  }
}

function gradeBodies(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  const { index } = work;
  const { bits, certain } = candidatesOf(index, index.long, pattern);
  within(work, bits);
  const everywhere = certain && (parts & LONG_PARTS) === LONG_PARTS;
  const sure = everywhere ? index.indexed : 0;
  const grade = gradeOf(
    pattern.kind,
    PARTS.body,
    pattern.exact === null ? pattern.fullness * FULLNESS_STEP : WITHIN,
  );
  for (let i = 0; i < bits.length; i += 1) {
    let unsure = 0;
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      const low = word & -word;
      const text = (i << 5) + (31 - Math.clz32(low));
      if ((grades[text] as number) >= grade) continue;
      if (text < sure) grades[text] = grade;
      else unsure |= low;
    }
    bits[i] = unsure;
  }
  afford(work, index.long, bits);
  const look: Look = { parts, first: true, often: index.indexed > 0, flat: everywhere ? grade : 0 };
  lookAtAll(index.long, bits, pattern, look, grades);
}

/** Initials alone, in bodies: they stand in most of them, so the newest are looked at and no index is asked. */
function gradeInitials(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  if (pattern.places.length < INITIALS_IN_BODY) return;
  const own = { ...work, left: work.thorough ? work.left : Math.min(work.left, INITIALS_LIMIT) };
  const before = own.left;
  const bits = makeBits(work.index.short.texts.size);
  setRange(bits, 0, work.index.short.texts.size);
  within(work, bits);
  afford(own, work.index.long, bits);
  // Where nothing is passed over there is no end to what is left, and no difference either.
  if (!work.thorough) work.left -= before - own.left;
  work.partial ||= own.partial;
  lookAtAll(work.index.long, bits, pattern, { parts, first: true }, grades);
}

/** Of the pattern in hand: 1 for each unit that may stand at its only place. All zero between two uses. */
const beginners = new Uint8Array(0x10000);

/** The pairs of heads and first characters tell; no text is looked at but those that are not indexed yet. */
function gradeBeginnings(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  const { texts, pairs } = work.index.short;
  const [units = []] = pattern.places;
  for (const unit of units) beginners[unit] = 1;
  for (let part = 0; part < HEAD_END - HEAD; part += 1) {
    if (((parts & SHORT_PARTS) >>> part) % 2 === 0) continue;
    const grade = gradeOf(pattern.kind, part, 0);
    const bits = makeBits(texts.size);
    pairs.markAll([HEAD + part], beginners, bits);
    eachBit(bits, (text) => raise(grades, text, grade));
  }
  for (let text = work.index.indexed; text < texts.size; text += 1) {
    const page = texts.page(text);
    for (let i = texts.start(text); i + 1 < texts.end(text); i += 1) {
      const part = (page[i] as number) - HEAD;
      if (!isHead(page[i] as number) || ((parts >>> part) & 1) === 0) continue;
      if (beginners[page[i + 1] as number] === 1) raise(grades, text, gradeOf(pattern.kind, part, 0));
    }
  }
  for (const unit of units) beginners[unit] = 0;
}

function eachBit(bits: Bits, visit: (text: number) => void): void {
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1)
      visit((i << 5) + (31 - Math.clz32(word & -word)));
  }
}

/** Raises the grade of each article that holds the pattern in one of the parts of the short text. */
export function gradeShort(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  const { index } = work;
  if ((parts & SHORT_PARTS) === 0) return;
  if (asksForBeginning(pattern)) gradeBeginnings(work, pattern, parts, grades);
  else {
    const bits = within(work, candidatesOf(index, index.short, pattern).bits);
    lookAtAll(index.short, bits, pattern, { parts, first: false }, grades);
  }
}

/** True where two places side by side are each as good as known: what tells one body from another. */
function isTelling({ segments }: Pattern): boolean {
  const known = segments.map((segment) => segment === null || segment.full);
  return known.some((each, i) => each && known[i + 1] === true);
}

/** The same in bodies. A single sound says nothing there; initials are looked for in the newest. */
export function gradeLong(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  if ((parts & LONG_PARTS) === 0 || (pattern.exact === null && pattern.places.length === 1)) return;
  const telling = pattern.exact !== null || isTelling(pattern) || pattern.fullness === 2;
  if (telling) gradeBodies(work, pattern, parts, grades);
  else gradeInitials(work, pattern, parts, grades);
}

/** Raises the grade of each article that holds the pattern, in short fields and in bodies; `parts` are bits (null: anywhere). */
export function gradePattern(work: Work, pattern: Pattern, parts: number | null, grades: Uint8Array): void {
  gradeShort(work, pattern, parts ?? ALL_PARTS, grades);
  gradeLong(work, pattern, parts ?? ALL_PARTS, grades);
}
