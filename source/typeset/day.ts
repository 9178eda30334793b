import type { PageInfo } from "../corpus/article.js";

/** From so many columns of a terminal on a list says each day's year; on fewer where there are days of several. */
export const YEARS_FROM = 120;

/** A page's day for eyes: `2025-06-22` or `06-22`, with a `?` where it was not printed but inferred; empty where it is not known. */
export function dayText({ date, dateInferred }: PageInfo, year = true): string {
  if (date === null) return "";
  return `${year ? date : date.slice(5)}${dateInferred === true ? "?" : ""}`;
}
