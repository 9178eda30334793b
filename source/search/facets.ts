import type { Article } from "../corpus/article.js";

/** What articles can be counted by. */
export const FACETS = ["month", "place", "byline", "page", "column", "kind", "source"] as const;
export type Facet = (typeof FACETS)[number];

/** A value and how many of the articles have it; an article with two bylines counts for both. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

/** The values of one article: none where the page does not say, one, or (bylines) several, each once. */
export function facetValues(article: Article, facet: Facet): readonly string[] {
  const one = (value: string | null | undefined): readonly string[] =>
    value == null || value === "" ? [] : [value];
  switch (facet) {
    case "month":
      return one(article.page.date?.slice(0, 7));
    case "place":
      return one(article.dateline?.place);
    case "byline":
      return [...new Set(article.bylines.map(({ name }) => name).filter((name) => name !== ""))];
    case "page":
      return one(article.page.number === null ? null : String(article.page.number));
    case "column":
      return one(article.column);
    case "kind":
      return one(article.kind);
    case "source":
      return one(article.source);
  }
}

function byValue(a: FacetCount, b: FacetCount): number {
  return a.value.localeCompare(b.value, "en", { numeric: true });
}

/** Months, pages and files in their own order, all else the most frequent first, then by value. */
export function countFacet(articles: Iterable<Article>, facet: Facet): readonly FacetCount[] {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const value of facetValues(article, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const rows = Array.from(counts, ([value, count]) => ({ value, count })).sort(byValue);
  return facet === "month" || facet === "page" || facet === "source"
    ? rows
    : rows.sort((a, b) => b.count - a.count || byValue(a, b));
}
