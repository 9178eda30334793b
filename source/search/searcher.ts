import type { Article } from "../corpus/article.js";
import { askedNames, type NamesOf } from "./asked-names.js";
import { CorpusIndex, type Segment } from "./corpus-index.js";
import { evaluate } from "./evaluate.js";
import { FoundArticle } from "./hit.js";
import { countKinds, countScores, hitsOf, sortByScore } from "./order.js";
import { readQuery, wantedWords } from "./read-query.js";
import type { SegmentSum } from "./segment-bytes.js";
import type { SearchOptions, SearchResult } from "./types.js";

export type { Segment } from "./corpus-index.js";
export { findInArticle } from "./find.js";
export { parseQuery, type QueryReading } from "./query.js";
export { SegmentSum } from "./segment-bytes.js";
export type { Hit, MatchKind, SearchOptions, SearchResult, Snippet } from "./types.js";

/** Full text search over articles, with pinyin and typing errors. */
export interface Searcher {
  /** Adds articles behind those that are there; they are searchable at once. */
  add(articles: readonly Article[]): void;
  readonly size: number;
  /** Never fails, whatever the query. Takes no clock: the caller measures. */
  search(query: string, options?: SearchOptions): SearchResult;
  /** Whom a query asks for among those who signed an article that it found (asked-names.ts); for articles that were added. */
  askedNames(query: string, mixedSounds: boolean): NamesOf;
  /** Indexes for about `budgetMs` (all that is left without it); true when all is indexed. */
  build(budgetMs?: number): boolean;
  /**
   * What is indexed, in segments of up to 8,192 articles in the order of `add`; a segment ends where an `add` ended if it can,
   * and the last one gives way to a larger one while articles are added. The last 255 articles may be in none.
   */
  readonly segments: readonly Segment[];
  /** A finished segment as bytes, to be kept and given to `restore`: 2.5 kB an article of 800 characters. */
  bytesOf(segment: Segment): Uint8Array;
  /** The folded texts of all articles as bytes, to be kept and given to `restore`: for so few that they are in no segment. */
  folded(): Uint8Array;
  /**
   * Adds articles behind those that are there, with the bytes of the segment that was made of the same articles: they are
   * indexed at once. Or, as the first, with their folded texts. The bytes are not copied and must not change. False, and nothing is added, where they are not whole,
   * of another version of the program or of other articles, or where not all before them is indexed: then `add` does.
   * With a `sum` they were added up before, a little at a time.
   */
  restore(articles: readonly Article[], bytes: Uint8Array, sum?: SegmentSum): boolean;
}

interface SearcherOptions {
  /** A clock in milliseconds, for slices of exact length; without it work is counted. */
  readonly now?: () => number;
}

/** Hits that are given where no limit is asked for. */
const DEFAULT_LIMIT = 50;

class CorpusSearcher implements Searcher {
  private readonly index: CorpusIndex;

  constructor(options: SearcherOptions) {
    this.index = new CorpusIndex(options.now ?? null);
  }

  get size(): number {
    return this.index.articles.length;
  }

  add(articles: readonly Article[]): void {
    this.index.add(articles);
  }

  build(budgetMs = Number.POSITIVE_INFINITY): boolean {
    return this.index.build(budgetMs);
  }

  get segments(): readonly Segment[] {
    return this.index.segments;
  }

  bytesOf(segment: Segment): Uint8Array {
    return this.index.bytesOf(segment);
  }

  folded(): Uint8Array {
    return this.index.foldedBytes();
  }

  restore(articles: readonly Article[], bytes: Uint8Array, sum?: SegmentSum): boolean {
    const same = sum?.bytes === bytes && sum.articles === articles;
    return this.index.restore(articles, bytes, same && sum.sound);
  }

  search(query: string, options: SearchOptions = {}): SearchResult {
    const { limit = DEFAULT_LIMIT, offset = 0, sort = "relevance", mixedSounds = false } = options;
    const reading = readQuery(query, mixedSounds);
    this.index.fold();
    const { scores, partial } = evaluate(this.index, reading, options);
    const found = hitsOf(scores);
    const byScore = countScores(scores, found);
    const indices = this.sorted(scores, found, byScore, sort);
    const words = wantedWords(reading);
    const hits = Array.from(indices.subarray(offset, offset + limit), (text) => {
      const article = this.index.articles[text] as Article;
      return new FoundArticle(article, text, scores[text] as number, words, mixedSounds, this.index);
    });
    return {
      query,
      reading: partial
        ? { ...reading, notes: [...reading.notes, { code: "partial", text: query }] }
        : reading,
      total: indices.length,
      complete: !partial,
      hits,
      counts: countKinds(byScore),
      byMonth: this.index.dates.countMonths(indices),
      indices,
    };
  }

  askedNames(query: string, mixedSounds: boolean): NamesOf {
    this.index.fold();
    const { articles } = this.index;
    let numbers: ReadonlyMap<Article, number> | null = null;
    return askedNames(wantedWords(readQuery(query, mixedSounds)), mixedSounds, (article) => {
      // Few queries ask for it: only names that are matched by their sound or nearly.
      numbers ??= new Map(articles.map((each, number) => [each, number]));
      return this.index.folded(numbers.get(article) as number);
    });
  }

  private sorted(
    scores: Uint16Array,
    found: Uint32Array,
    byScore: Uint32Array,
    sort: NonNullable<SearchOptions["sort"]>,
  ): Uint32Array {
    const isHit = (text: number): boolean => (scores[text] as number) > 0;
    switch (sort) {
      case "relevance":
        return sortByScore(scores, found, byScore, this.index.dates);
      case "newest":
        return this.index.dates.newestFirst().filter(isHit);
      case "oldest":
        return this.index.dates.oldestFirst().filter(isHit);
      case "page":
        return found;
    }
  }
}

/** A searcher with no articles in it; `now` is the clock (milliseconds) by which it builds in slices. */
export function createSearcher(options: SearcherOptions = {}): Searcher {
  return new CorpusSearcher(options);
}
