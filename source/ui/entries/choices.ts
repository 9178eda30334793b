import { countFacets, type Facet, type FacetCount } from "../../search/facets.js";
import type { FilterChoice } from "../actions.js";
import type { ArticleEntry, Filter } from "../state.js";

/** The groups of the pane of filters in its order. */
const GROUPS: readonly Facet[] = ["kind", "month", "page", "byline", "place", "column", "source"];

/** A group that does not fit shows at least this many of its values. */
const LEAST = 1;
/** How many more values Enter brings on the row that says how many are not listed. */
export const MORE = 100;

type Group = readonly FacetCount[];

/** What a list can be narrowed by, from its articles; a filter in force stands there also where nothing meets it. */
export function countChoices(
  chosen: readonly ArticleEntry[],
  filters: readonly Filter[],
): ReadonlyMap<Filter["by"], Group> {
  const articles = chosen.map((entry) => entry.article);
  const counts = countFacets(
    articles,
    GROUPS.filter((by) => by !== "source"),
  );
  return new Map(
    GROUPS.map((by) => {
      const on = filters.filter((filter) => filter.by === by).map((filter) => filter.value);
      // A file is chosen in the view of pages; here it is only let go again.
      const counted =
        by === "source" ? on.map((value) => ({ value, count: articles.length })) : (counts.get(by) ?? []);
      // Months: the newest first.
      const ordered = by === "month" ? counted.toReversed() : counted;
      const unmet = on.filter((value) => !counted.some((known) => known.value === value));
      return [by, [...unmet.map((value) => ({ value, count: 0 })), ...ordered]];
    }),
  );
}

/**
 * The rows of the pane for a height: every group has its share of it, what does not fit is told by a row of its own.
 * `open` says how many values of a group the reader has asked for.
 */
export function fitChoices(
  groups: ReadonlyMap<Filter["by"], Group>,
  filters: readonly Filter[],
  open: Readonly<Partial<Record<Filter["by"], number>>>,
  height: number,
): FilterChoice[] {
  const present = [...groups].filter(([, values]) => values.length > 0);
  const shares = fairShares(
    present.map(([, values]) => values.length),
    height - present.length,
  );
  return present.flatMap(([by, values], index) => {
    const share = shares[index] ?? values.length;
    // The row that says how many are missing is not spent on a single one.
    const fits = values.length <= Math.max(share, LEAST + 1) ? values.length : Math.max(LEAST, share - 1);
    const listed = Math.min(values.length, Math.max(fits, open[by] ?? 0));
    const isOn = (value: string): boolean =>
      filters.some((filter) => filter.by === by && filter.value === value);
    // One in force stands in sight wherever it ranks.
    const shown = values.filter(({ value }, rank) => rank < listed || isOn(value));
    const rows = shown.map(
      ({ value, count }, rank): FilterChoice => ({
        by,
        value,
        count,
        on: isOn(value),
        first: rank === 0,
        hidden: 0,
      }),
    );
    const hidden = values.length - shown.length;
    return hidden === 0 ? rows : [...rows, { by, value: "", count: 0, on: false, first: false, hidden }];
  });
}

/** Rows for groups of these lengths out of `rows`: the short ones get what they need, the long ones the rest in equal parts. */
function fairShares(lengths: readonly number[], rows: number): number[] {
  const shares = new Array<number>(lengths.length).fill(0);
  const order = lengths.map((_, index) => index).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
  let left = Math.max(0, rows);
  for (const [done, index] of order.entries()) {
    const share = Math.min(lengths[index] ?? 0, Math.floor(left / (order.length - done)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
