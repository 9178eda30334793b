import type { CorpusIndex } from "./corpus-index.js";
import { type Bits, clearBit, hasBit, makeBits, setBit, setRange } from "./grow.js";
import type { Condition, QueryFilter } from "./query.js";

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

/** Sets the bit of each article that meets a condition. */
function meet(index: CorpusIndex, condition: Condition, bits: Bits): void {
  const [from, to] = rangeOf(condition);
  const { type } = condition;
  const numbers = type === "page" ? index.numbers : type === "kind" ? index.kinds : index.days;
  for (let i = 0; i < index.articles.length; i += 1) {
    const number = numbers.at(i);
    if (number >= from && number <= to) setBit(bits, i);
  }
}

/** The articles that meet all conditions; null where there is none to meet. */
export function meetConditions(index: CorpusIndex, filters: readonly QueryFilter[]): Bits | null {
  if (filters.length === 0) return null;
  const size = index.articles.length;
  const bits = makeBits(size);
  setRange(bits, 0, size);
  for (const filter of filters) {
    const met = makeBits(size);
    for (const condition of filter.any) meet(index, condition, met);
    for (let i = 0; i < size; i += 1) if (hasBit(met, i) === filter.negated) clearBit(bits, i);
  }
  return bits;
}

/** The articles of a set that have a grade. */
export function narrowed(allowed: Bits | null, grades: Uint8Array): Bits {
  const bits = makeBits(grades.length);
  for (let i = 0; i < grades.length; i += 1) {
    if ((grades[i] as number) > 0) bits[i >>> 5] = (bits[i >>> 5] as number) | (1 << (i & 31));
  }
  if (allowed !== null)
    for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) & (allowed[i] as number);
  return bits;
}

/** The articles of a set without those that have a grade. */
export function without(allowed: Bits | null, grades: Uint8Array): Bits {
  const bits = allowed?.slice() ?? makeBits(grades.length);
  if (allowed === null) setRange(bits, 0, grades.length);
  for (let i = 0; i < grades.length; i += 1)
    if ((grades[i] as number) > 0 && hasBit(bits, i)) clearBit(bits, i);
  return bits;
}
