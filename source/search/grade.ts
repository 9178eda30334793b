import { gradeByClass } from "./by-class.js";
import { candidatesOf } from "./candidates.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { allBits, andInto, type Bits, countBits, hasBit, makeBits, setBit } from "./grow.js";
import { ALL_PARTS, HEAD, HEAD_END, isHead, LONG_PARTS, PARTS, SHORT_PARTS } from "./layout.js";
import { lookAtAll } from "./look.js";
import { asksForBeginning, type Pattern } from "./pattern.js";
import { FULLNESS_STEP, gradeOf, WITHIN } from "./rank.js";

/**
 * Grades: for one word of a query, a number from 0 (not there) to 240 for each article. Candidates come from the
 * pairs, then each is looked at.
 */

/** Characters of bodies that one query may look at: 6 to 10 ms. What is beyond is told (`partial`), newest first. */
export const LOOK_LIMIT = 8_000_000;
/** Initials are looked for in bodies from this length on: three in a row stand in every body. */
const INITIALS_IN_BODY = 4;
/** Up to this share of all short texts, one in so many, is looked at sooner than it is told what needs no look. */
const FEW_IN = 200;
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
 * Takes from a set all but the newest, so many characters as the work left over allows and `most` does; told where some are left out. A set
 * of all is not added up before: most of it is left out.
 */
function afford(work: Work, { texts }: Room, bits: Bits, most = Number.POSITIVE_INFINITY): void {
  const allowance = Math.min(work.left, most);
  let left = allowance;
  let wanted = countBits(bits);
  if (wanted === 0) return;
  const wantedBits = bits.slice();
  bits.fill(0);
  for (let i = 0; wanted > 0 && left > 0; i += 1) {
    const text = work.order[i] as number;
    if (!hasBit(wantedBits, text)) continue;
    wanted -= 1;
    left -= texts.length(text);
    setBit(bits, text);
  }
  if (wanted > 0 || left < 0) work.partial = true;
  if (Number.isFinite(allowance)) work.left -= allowance - Math.max(0, left);
}

/** Takes from a set what cannot be a hit. */
function within({ allowed }: Work, bits: Bits): Bits {
  if (allowed !== null) andInto(bits, allowed);
  return bits;
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
  lookAtAll(index, index.long, bits, pattern, { parts, flat: everywhere ? grade : 0 }, grades);
}

/** Initials alone, in bodies: they stand in most of them, so the newest are looked at and no index is asked. */
function gradeInitials(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  if (pattern.places.length < INITIALS_IN_BODY) return;
  const bits = within(work, allBits(work.index.short.texts.size));
  afford(work, work.index.long, bits, work.thorough ? Number.POSITIVE_INFINITY : INITIALS_LIMIT);
  lookAtAll(work.index, work.index.long, bits, pattern, { parts }, grades);
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
    let bits = within(work, candidatesOf(index, index.short, pattern).bits);
    const anywhere = (parts & SHORT_PARTS) === SHORT_PARTS;
    if (anywhere && countBits(bits) * FEW_IN > index.articles.length)
      bits = gradeByClass(index, pattern, bits, grades);
    lookAtAll(index, index.short, bits, pattern, { parts }, grades);
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
