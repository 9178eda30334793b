import type { Article } from "../../corpus/article.js";
import type { Filter } from "../state.js";

/** The value of an article under a filter; an article may have several (its bylines). */
export function valuesOf(article: Article, by: Filter["by"]): readonly string[] {
  switch (by) {
    case "byline":
      return article.bylines.map((byline) => byline.name);
    case "place":
      return article.dateline?.place == null ? [] : [article.dateline.place];
    case "column":
      return article.column === null ? [] : [article.column];
    case "page":
      return article.page.number === null ? [] : [String(article.page.number)];
    case "month":
      return article.page.date === null ? [] : [article.page.date.slice(0, 7)];
    case "kind":
      return [article.kind];
    default:
      return [article.source];
  }
}
