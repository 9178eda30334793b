import type { Article } from "../../corpus/article.js";
import { toContract } from "../../corpus/contract.js";
import { JSON_VERSION, jsonLine } from "../json.js";

/** `{"version": 1, "articles": […]}` in the contract's shape, an article a line. */
export function* jsonLines(articles: Iterable<Article>): Generator<string> {
  const begin = `{"version": ${JSON_VERSION}, "articles": [`;
  let before = `${begin}\n`;
  for (const article of articles) {
    yield before + JSON.stringify(toContract(article));
    before = ",\n";
  }
  yield before === ",\n" ? "\n]}\n" : `${begin}]}\n`;
}

/** One article of the contract a line, the version with each. */
export function* ndjsonLines(articles: Iterable<Article>): Generator<string> {
  for (const article of articles) yield jsonLine(toContract(article));
}
