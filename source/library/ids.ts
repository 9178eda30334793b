import type { Article } from "../corpus/article.js";
import { ALPHABET, hashText } from "../corpus/id.js";
import { withId } from "./lazy-body.js";

/**
 * Makes ids unique across a corpus. A page's ids come from its own text, so two files with the same text, and
 * now and then two with different text, give the same id. The first in the corpus's order keeps it; a later one is
 * lengthened by what its file's name says, so that it stays the same from run to run while its name does.
 */
export function createIds(): (articles: readonly Article[]) => readonly Article[] {
  const taken = new Set<string>();
  return (articles) => {
    let changed = false;
    const unique = articles.map((article) => {
      const id = freeId(article, taken);
      taken.add(id);
      if (id === article.id) return article;
      changed = true;
      return withId(article, id);
    });
    return changed ? unique : articles;
  };
}

function freeId(article: Article, taken: ReadonlySet<string>): string {
  if (!taken.has(article.id)) return article.id;
  let hash = hashText(article.source);
  let id = article.id;
  // Two letters tell a thousand copies apart; after the hash is used up it counts on.
  for (let round = 0; taken.has(id); round++) {
    id += letter(hash) + letter(Math.floor(hash / ALPHABET.length));
    hash = (Math.floor(hash / ALPHABET.length ** 2) + round) >>> 0;
  }
  return id;
}

function letter(value: number): string {
  return ALPHABET.charAt(value % ALPHABET.length);
}
