import type { Article, Byline } from "../corpus/article.js";
import { type FoldedArticle, FoldedPiece } from "./folded-pieces.js";
import { namePiece, type PartName, partOfByline } from "./layout.js";
import { locateIn, standsBetter } from "./locate.js";
import type { QueryWord } from "./query.js";

/** Signatures of an article: all, or those that are meant. */
export type NamesOf = (article: Article) => readonly Byline[];

export const allNames: NamesOf = ({ bylines }) => bylines;

/**
 * Whom a query asks for among those who signed an article that it found: the names that it matched; where it matched text
 * alone, whoever signed. A name is matched where a hit's marks say so: by its sound or nearly only if the word stands
 * better nowhere else in the article, of which `foldedOf` gives the texts.
 */
export function askedNames(
  words: readonly QueryWord[],
  mixedSounds: boolean,
  foldedOf: (article: Article) => FoldedArticle,
): NamesOf {
  const known = new KnownNames(words, mixedSounds);
  return (article) => {
    const { bylines } = article;
    if (bylines.length < 2 || !known.mayMatch(bylines)) return bylines;
    const pieces = bylines.map((byline, element) => new FoldedPiece(namePiece(byline, element), undefined));
    const standsBest = (word: QueryWord): boolean =>
      word.parts !== null || !standsBetter(foldedOf(article), pieces, word, mixedSounds);
    const places = locateIn(pieces, words, mixedSounds).filter(
      ({ kind, word }) => kind === "exact" || standsBest(words[word] as QueryWord),
    );
    const elements = new Set(places.map(({ mark }) => mark.element));
    return elements.size === 0 ? bylines : bylines.filter((_, element) => elements.has(element));
  };
}

/**
 * Which names a query may match, each looked at once: 40,000 articles with several names have 4,000 different ones. So 100,000
 * articles take 30 to 150 ms more than counting all their names, and none has its body fetched.
 */
class KnownNames {
  private readonly known = new Map<PartName | null, Map<string, boolean>>();
  private readonly byPart: boolean;

  constructor(
    private readonly words: readonly QueryWord[],
    private readonly mixedSounds: boolean,
  ) {
    this.byPart = words.some(({ parts }) => parts !== null);
  }

  /** False where none of them is matched, whatever else the article holds. */
  mayMatch(bylines: readonly Byline[]): boolean {
    return bylines.some((byline) => this.isLike(byline));
  }

  private isLike(byline: Byline): boolean {
    const { name } = byline;
    // Where any part will do, a reporter's name is the same as a correspondent's.
    const part = this.byPart ? partOfByline(byline) : null;
    const known = this.known.get(part) ?? new Map<string, boolean>();
    if (known.size === 0) this.known.set(part, known);
    let like = known.get(name);
    if (like === undefined) {
      const piece = new FoldedPiece(namePiece(byline, 0), undefined);
      like = locateIn([piece], this.words, this.mixedSounds).length > 0;
      known.set(name, like);
    }
    return like;
  }
}
