import type { Article } from "../../corpus/article.js";
import type { FigureEntry, Filter } from "../state.js";
import { valuesOf } from "./values.js";

/** The groups of the view of figures, in its order, and how many rows of each are worth showing. */
const GROUPS: readonly { readonly by: Filter["by"]; readonly rows: number; readonly byValue: boolean }[] = [
  { by: "month", rows: 36, byValue: true },
  { by: "page", rows: 24, byValue: true },
  { by: "kind", rows: 2, byValue: false },
  { by: "place", rows: 20, byValue: false },
  { by: "byline", rows: 20, byValue: false },
  { by: "column", rows: 20, byValue: false },
];

/** Counts of articles by one property: `byValue` in the order of the values (months, pages), else most first. */
export function countBy(
  articles: readonly Article[],
  by: Filter["by"],
  byValue: boolean,
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const value of new Set(valuesOf(article, by))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const rows = [...counts];
  if (!byValue) return rows.sort((a, b) => b[1] - a[1]);
  return rows.sort((a, b) => a[0].localeCompare(b[0], "en", { numeric: true }));
}

/** The figures of a set of articles: bars by month, page, kind, place, byline, standing head. */
export function figureEntries(articles: readonly Article[]): FigureEntry[] {
  const entries: FigureEntry[] = [];
  for (const { by, rows, byValue } of GROUPS) {
    const counts = countBy(articles, by, byValue).slice(byValue ? -rows : 0, byValue ? undefined : rows);
    const most = Math.max(0, ...counts.map(([, count]) => count));
    for (const [index, [value, count]] of counts.entries()) {
      entries.push({ kind: "figure", by, value, count, most, first: index === 0 });
    }
  }
  return entries;
}
