import type { Article } from "./article.js";

/**
 * An article's fields but for its body. Told one by one, since `...` would read the body too, which may still lie packed
 * on a disk.
 */
export function withoutBody(article: Article): Omit<Article, "body"> {
  const { id, source, page, kind, column, group, kicker, headline, deck, summary, notes } = article;
  const { bylines, dateline, continuedOn, continuedFrom } = article;
  const head = { id, source, page, kind, column, group, kicker, headline, deck, summary, notes };
  return { ...head, bylines, dateline, continuedOn, continuedFrom };
}
