import type { Article } from "./article.js";

/** A sentence ends here; the closing quotation mark that may follow belongs to it. */
const SENTENCE_END = /[。！？!?…]+[”’」』"'）)]*/u;

/** A first sentence longer than this (in characters) is cut at the last comma before it: it stands in one row. */
const LEAD_LIMIT = 40;

/** The first sentence of the body, for an article without a headline. Empty where there is no body. */
export function leadOf(article: Article): string {
  const first = article.body[0]?.text ?? "";
  const end = SENTENCE_END.exec(first);
  const sentence = end === null ? first : first.slice(0, end.index + end[0].length);
  if (sentence.length <= LEAD_LIMIT) return sentence;
  const cut = sentence.slice(0, LEAD_LIMIT).replace(/[\uD800-\uDBFF]$/u, "");
  return `${cut.replace(/[，、,；;：:“‘（(《〈]*$/u, "")}…`;
}

/** What a list shows: the headline, or the first sentence in `‹…›` where the page has none. */
export function titleOf(article: Article): string {
  return article.headline ?? `‹${leadOf(article)}›`;
}
