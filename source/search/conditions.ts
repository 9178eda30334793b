import type { Article } from "../corpus/article.js";
import type { CorpusIndex } from "./corpus-index.js";
import { allBits, andInto, type Bits, makeBits, setBit, wordsOf } from "./grow.js";
import type { QueryFilter } from "./query.js";
import type { Condition } from "./read-condition.js";

/** A date as a number that grows with it: 13 months of 32 days, for dates that name no month or no day. */
const MONTHS = 13;
const LAST_YEAR = 2047;

/** `2025-06-22` → its day's number; 0 where there is no date. Missing months and days count as before the first. */
export function dayNumber(date: string | null): number {
  return dayOf(date, 0, 0);
}

function dayOf(date: string | null, noMonth: number, noDay: number): number {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/u.exec(date ?? "");
  if (match === null) return 0;
  const month = Math.min(Number(match[2] ?? noMonth), 12);
  return (
    (Math.min(Number(match[1]), LAST_YEAR) * MONTHS + month) * 32 + Math.min(Number(match[3] ?? noDay), 31)
  );
}

/** Larger than every day's number. */
export const DAYS = 1 << 20;

/** The name of a month (a day's number without its last five bits): `2025-06`, or `2025` where none was named. */
export function monthName(month: number): string {
  const year = String(Math.floor(month / MONTHS)).padStart(4, "0");
  return month % MONTHS === 0 ? year : `${year}-${String(month % MONTHS).padStart(2, "0")}`;
}

/** The smallest and the largest of an article's numbers that meet a condition. */
function rangeOf(filter: Condition): readonly [number, number] {
  if (filter.type === "page") return [filter.from, filter.to];
  if (filter.type === "kind") return filter.kind === "photo" ? [1, 1] : [0, 0];
  // A year alone begins before its January and ends with its December.
  return [filter.from === "" ? 1 : dayOf(filter.from, 0, 0), dayOf(filter.to, 12, 31)];
}

/** Whether one article meets a condition; one whose page or day is not known meets none on it. */
export function meets({ kind, page }: Article, condition: Condition): boolean {
  const [from, to] = rangeOf(condition);
  const numbers = { kind: Number(kind === "photo"), page: page.number ?? 0, date: dayNumber(page.date) };
  const number = numbers[condition.type];
  return number >= from && number <= to;
}

/** Sets the bit of each article that meets a condition. */
function meet(index: CorpusIndex, condition: Condition, bits: Bits): void {
  const [from, to] = rangeOf(condition);
  const { type } = condition;
  const numbers = (
    type === "page" ? index.dates.numbers : type === "kind" ? index.kinds : index.dates.days
  ).all();
  for (let i = 0; i < numbers.length; i += 1) {
    const number = numbers[i] as number;
    if (number >= from && number <= to) setBit(bits, i);
  }
}

/** The articles that meet all conditions; null where there is none to meet. */
export function meetConditions(index: CorpusIndex, filters: readonly QueryFilter[]): Bits | null {
  if (filters.length === 0) return null;
  const bits = allBits(index.articles.length);
  for (const filter of filters) {
    const met = makeBits(index.articles.length);
    for (const condition of filter.any) meet(index, condition, met);
    const turn = filter.negated ? -1 : 0;
    for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) & ((met[i] as number) ^ turn);
  }
  return bits;
}

/** The articles of a set that have a grade. */
export function narrowed(allowed: Bits | null, grades: Uint8Array): Bits {
  const bits = gradedBits(grades);
  if (allowed !== null) andInto(bits, allowed);
  return bits;
}

/** The articles of a set without those that have a grade. */
export function without(allowed: Bits | null, grades: Uint8Array): Bits {
  const bits = allowed?.slice() ?? allBits(grades.length);
  const graded = gradedBits(grades);
  for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) & ~(graded[i] as number);
  return bits;
}

function gradedBits(grades: Uint8Array): Bits {
  const bits = makeBits(grades.length);
  const fours = wordsOf(grades);
  for (let i = 0; i < fours.length; i += 1) {
    if (fours[i] === 0) continue;
    for (let text = 4 * i; text < 4 * i + 4; text += 1) if ((grades[text] ?? 0) > 0) setBit(bits, text);
  }
  return bits;
}
