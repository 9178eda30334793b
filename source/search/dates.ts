import type { Article } from "../corpus/article.js";
import { DAYS, dayNumber, monthName } from "./conditions.js";
import { NumberList } from "./grow.js";
import { sortByKey } from "./order.js";

/** Higher page numbers are ordered as this one. */
const PAGE_NUMBERS = 1 << 10;

/** The days and page numbers of the articles, in the order of `add`, and what follows from them: orders, ranks, counts by month. */
export class Dates {
  /** Of each article: its day (conditions.ts), its page's number (0: unknown). */
  readonly days = new NumberList();
  readonly numbers = new NumberList();
  /** All zero between two counts: a corpus spans few of the months that there are. */
  private readonly monthCounts = new Uint32Array(DAYS >>> 5);
  private order: Uint32Array | null = null;
  private places: Uint32Array | null = null;

  add(articles: readonly Article[]): void {
    let page: Article["page"] | null = null;
    let day = 0;
    for (const article of articles) {
      // All articles of a page share what is known of it.
      if (article.page !== page) day = dayNumber(article.page.date);
      page = article.page;
      this.days.push(day);
      this.numbers.push(Math.max(0, Math.trunc(article.page.number ?? 0) || 0));
    }
    this.order = null;
    this.places = null;
  }

  /** The articles' indices, newest first, then in page order (page number, then the order of `add`). */
  newestFirst(): Uint32Array {
    if (this.order !== null) return this.order;
    const { days, numbers } = this;
    const inOrder = new Uint32Array(this.days.length);
    for (let i = 0; i < inOrder.length; i += 1) inOrder[i] = i;
    const byPage = sortByKey(inOrder, PAGE_NUMBERS, (i) =>
      Math.min(PAGE_NUMBERS, numbers.at(i) || PAGE_NUMBERS),
    );
    const { first, last } = this.span();
    const undated = last - first + 1;
    this.order = sortByKey(byPage, undated, (i) => (days.at(i) === 0 ? undated : last - days.at(i)));
    return this.order;
  }

  /** Of each article its place among all, newest first. */
  ranks(): Uint32Array {
    if (this.places !== null) return this.places;
    const order = this.newestFirst();
    this.places = new Uint32Array(order.length);
    for (let i = 0; i < order.length; i += 1) this.places[order[i] as number] = i;
    return this.places;
  }

  /** How many of the articles fall into each month (`2025-06`; `2025` where no month is named), ascending. */
  countMonths(texts: Uint32Array): ReadonlyMap<string, number> {
    const counts = this.monthCounts;
    let first = counts.length;
    let last = 0;
    for (let i = 0; i < texts.length; i += 1) {
      const month = this.days.at(texts[i] as number) >>> 5;
      if (month === 0) continue;
      counts[month] = (counts[month] as number) + 1;
      if (month < first) first = month;
      if (month > last) last = month;
    }
    const months = new Map<string, number>();
    for (let month = first; month <= last; month += 1) {
      const count = counts[month] as number;
      if (count > 0) months.set(monthName(month), count);
      counts[month] = 0;
    }
    return months;
  }

  /** The same days the other way round; within a day still in page order; undated articles last. */
  oldestFirst(): Uint32Array {
    const { days } = this;
    const { first, last } = this.span();
    const undated = last - first + 1;
    return sortByKey(this.newestFirst(), undated, (i) => (days.at(i) === 0 ? undated : days.at(i) - first));
  }

  /** The first and the last day that an article has: a count of all days that there are would take a small corpus 10 ms. */
  private span(): { first: number; last: number } {
    let first = DAYS;
    let last = 0;
    for (let i = 0; i < this.days.length; i += 1) {
      const day = this.days.at(i);
      if (day !== 0 && day < first) first = day;
      if (day > last) last = day;
    }
    return last === 0 ? { first: 0, last: 0 } : { first, last };
  }
}

/**
 * Items the other way round. Where they are by day those without a date stand last this way too; `articleOf` gives
 * undefined for what has no place in time, such as a name.
 */
export function turnedRound<T>(
  items: readonly T[],
  articleOf: (item: T) => Article | undefined,
  order: string | undefined,
): T[] {
  const turned = items.toReversed();
  if (order !== "newest" && order !== "oldest") return turned;
  const isUndated = (item: T): boolean => articleOf(item)?.page.date === null;
  return [...turned.filter((item) => !isUndated(item)), ...turned.filter(isUndated)];
}

/**
 * Items by the days of their articles; of one day by page number, then as they came. Those without a date stand last
 * either way, since their place in time is not known.
 */
export function sortByDay<T>(
  items: readonly T[],
  articleOf: (item: T) => Article,
  order: "newest" | "oldest",
): T[] {
  const dates = new Dates();
  dates.add(items.map(articleOf));
  const indices = order === "newest" ? dates.newestFirst() : dates.oldestFirst();
  return Array.from(indices, (index) => items[index] as T);
}
