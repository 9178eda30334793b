import type { Article } from "../../corpus/article.js";
import type { NamesOf } from "../../search/asked-names.js";
import { countFacets, type Facet } from "../../search/facets.js";
import type { FigureEntry } from "../state.js";

/** The groups of the view of figures, in its order, and how many rows of each are worth showing: of months and pages the last. */
const GROUPS: readonly { readonly by: Facet; readonly rows: number; readonly last: boolean }[] = [
  { by: "month", rows: 36, last: true },
  { by: "page", rows: 24, last: true },
  { by: "kind", rows: 2, last: false },
  { by: "place", rows: 20, last: false },
  { by: "byline", rows: 20, last: false },
  { by: "column", rows: 20, last: false },
];

/** The figures of a set of articles: bars by month, page, kind, place, byline (what `namesOf` leaves), standing head. */
export function figureEntries(articles: readonly Article[], namesOf: NamesOf): FigureEntry[] {
  const entries: FigureEntry[] = [];
  const counted = countFacets(
    articles,
    GROUPS.map(({ by }) => by),
    namesOf,
  );
  for (const { by, rows, last } of GROUPS) {
    const counts = (counted.get(by) ?? []).slice(last ? -rows : 0, last ? undefined : rows);
    const most = Math.max(0, ...counts.map(({ count }) => count));
    for (const [index, { value, count }] of counts.entries()) {
      entries.push({ kind: "figure", by, value, count, most, first: index === 0 });
    }
  }
  return entries;
}
