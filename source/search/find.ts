import type { Article, Mark } from "../corpus/article.js";
import { joinMarks, type LocateOptions, locate } from "./locate.js";
import { readQuery, wantedWords } from "./read-query.js";

/**
 * All places in one article where the words of a query stand, in reading order (FIELDS, element, offset), with the
 * folding, the pinyin and the forgiveness of the search over all articles. Marks never overlap.
 */
export function findInArticle(article: Article, query: string, options: LocateOptions = {}): readonly Mark[] {
  const words = wantedWords(readQuery(query, options.mixedSounds === true));
  const places = locate(article, words, options);
  return joinMarks(places.map(({ mark }) => mark));
}
