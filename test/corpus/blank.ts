import type { Article } from "../../source/corpus/article.js";

/** The fields of an article of which the page says nothing. */
export const NO_FIELDS = {
  column: null,
  group: null,
  kicker: null,
  headline: null,
  deck: null,
  summary: null,
  notes: null,
  bylines: [],
  dateline: null,
  body: [],
  continuedOn: null,
  continuedFrom: null,
} satisfies Partial<Article>;
