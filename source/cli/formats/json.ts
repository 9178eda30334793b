import type { Article } from "../../corpus/article.js";
import { toContract } from "../../corpus/contract.js";

/** `{"articles": […]}` in the contract's shape, an article a line. */
export function* jsonLines(articles: Iterable<Article>): Generator<string> {
  let before = '{"articles": [\n';
  for (const article of articles) {
    yield before + JSON.stringify(toContract(article));
    before = ",\n";
  }
  yield before === ",\n" ? "\n]}\n" : '{"articles": []}\n';
}

/** One article of the contract a line. */
export function* ndjsonLines(articles: Iterable<Article>): Generator<string> {
  for (const article of articles) yield `${JSON.stringify(toContract(article))}\n`;
}
