import type { Article, FieldName, Mark } from "../corpus/article.js";
import { measureCloseness } from "./closeness.js";
import { CorpusIndex } from "./corpus-index.js";
import { gradePattern, LOOK_LIMIT, type Work } from "./grade.js";
import { PARTS } from "./layout.js";
import { joinMarks, locate, type Place } from "./locate.js";
import { gradeNearly } from "./near.js";
import { exactPatterns, type Pattern, pinyinPatterns } from "./pattern.js";
import { isSyllable } from "./pinyin.js";
import {
  parseQuery,
  type QueryFilter,
  type QueryNote,
  type QueryReading,
  type QueryTerm,
  type QueryWord,
} from "./query.js";
import { CLOSE_STEPS, gradeOf, kindOfGrade, SCORE_LIMIT, scoreOf, within } from "./rank.js";
import { bestPlace, snippetOf } from "./snippet.js";
import type { Hit, MatchKind, SearchOptions, SearchResult, Snippet } from "./types.js";

export { findInArticle } from "./find.js";
export { parseQuery, type QueryReading } from "./query.js";
export type { Hit, MatchKind, SearchOptions, SearchResult, Snippet } from "./types.js";

/** Full text search over articles, with pinyin and typing errors. */
export interface Searcher {
  /** Adds articles behind those that are there; they are searchable at once. */
  add(articles: readonly Article[]): void;
  readonly size: number;
  /** Never fails, whatever the query. Takes no clock: the caller measures. */
  search(query: string, options?: SearchOptions): SearchResult;
  /** Indexes for about `budgetMs` (all that is left without it); true when all is indexed. */
  build(budgetMs?: number): boolean;
}

export interface SearcherOptions {
  /** A clock in milliseconds, for slices of exact length; without it work is counted. */
  readonly now?: () => number;
}

const DEFAULT_LIMIT = 50;
/** Near matches are looked for while there are fewer hits than this: nobody reads on behind them. */
const NEAR_WANTED = 200;
/** Articles whose words' closeness is measured, the best first. */
const CLOSENESS_MEASURED = 300;

/**
 * Single syllables side by side (`gong hui yi zhan`) are one word in several pieces: alone each of them stands
 * in every article.
 */
function joinSyllables(reading: QueryReading): QueryReading {
  const terms: QueryTerm[] = [];
  const notes: QueryNote[] = [...reading.notes];
  let run: QueryTerm[] = [];
  const flush = (): void => {
    const words = run.map(({ words: [word] }) => word as QueryWord);
    const first = words[0];
    if (run.length > 1 && first !== undefined) {
      const text = words.map((word) => word.text).join(" ");
      const folded = words.map((word) => word.folded).join("");
      terms.push({ negated: false, words: [{ ...first, text, folded }] });
      notes.push({ code: "joined", text });
    } else terms.push(...run);
    run = [];
  };
  for (const term of reading.terms) {
    const [word] = term.words;
    const plain =
      term.words.length === 1 && word !== undefined && !term.negated && !word.quoted && word.parts === null;
    if (plain && /^[a-z]{1,6}$/u.test(word.folded) && isSyllable(word.folded)) run.push(term);
    else {
      flush();
      terms.push(term);
    }
  }
  flush();
  return { ...reading, terms, notes };
}

interface Graded {
  readonly term: QueryTerm;
  readonly grades: Uint8Array;
  readonly patterns: readonly (readonly Pattern[])[];
}

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

  search(query: string, options: SearchOptions = {}): SearchResult {
    const plain = parseQuery(query);
    const latin = plain.terms.filter(({ words }) => /^[a-z]+$/u.test(words[0]?.folded ?? "")).length;
    const reading = latin > 1 ? joinSyllables(plain) : plain;
    this.index.fold();
    const work: Work = {
      index: this.index,
      order: this.index.newestFirst(),
      left: LOOK_LIMIT,
      partial: false,
    };
    const scores = this.scores(work, reading, options);
    const notes = work.partial
      ? [...reading.notes, { code: "partial" as const, text: query }]
      : reading.notes;
    return this.result(work, { ...reading, notes }, scores, options);
  }

  /** 0 for what is no hit; scores hold the kind of match, so that counting needs nothing else. */
  private scores(work: Work, reading: QueryReading, options: SearchOptions): Uint16Array {
    const size = this.size;
    const scores = new Uint16Array(size);
    const wanted = reading.terms.filter(({ negated }) => !negated);
    if (reading.terms.length === 0 && reading.filters.length === 0) return scores;
    const allowed = this.allowed(work, reading);
    const graded = wanted.map((term) => this.grade(work, term, options));
    let hits = combine(graded, allowed, scores);
    if (hits < NEAR_WANTED && wanted.length > 0) {
      for (const { term, grades } of graded) {
        for (const word of term.words) gradeNearly(work, word, grades);
      }
      hits = combine(graded, allowed, scores);
    }
    if (wanted.length > 1 && hits > 0) this.bringTogether(work, graded, scores);
    return scores;
  }

  private grade(work: Work, term: QueryTerm, options: SearchOptions): Graded {
    const grades = new Uint8Array(this.size);
    const patterns = term.words.map((word) => [
      ...exactPatterns(word),
      ...pinyinPatterns(word, options.fuzzyPinyin === true),
    ]);
    for (const [i, word] of term.words.entries()) {
      for (const pattern of patterns[i] ?? []) gradePattern(work, pattern, word.parts, grades);
    }
    return { term, grades, patterns };
  }

  /** 1 for articles that the conditions and the negated terms let pass. */
  private allowed(work: Work, reading: QueryReading): Uint8Array {
    const allowed = new Uint8Array(this.size).fill(1);
    for (const filter of reading.filters) {
      for (let i = 0; i < allowed.length; i += 1) {
        if (passes(this.index.articles[i] as Article, filter) === filter.negated) allowed[i] = 0;
      }
    }
    for (const term of reading.terms) {
      if (!term.negated) continue;
      const grades = new Uint8Array(this.size);
      for (const word of term.words) {
        for (const pattern of exactPatterns(word)) gradePattern(work, pattern, word.parts, grades);
      }
      for (let i = 0; i < allowed.length; i += 1) if ((grades[i] as number) > 0) allowed[i] = 0;
    }
    return allowed;
  }

  private bringTogether(work: Work, graded: readonly Graded[], scores: Uint16Array): void {
    const best = sortByScore(scores, work.order).subarray(0, CLOSENESS_MEASURED);
    const close = measureCloseness(
      this.index,
      [...best],
      graded.map(({ patterns }) => patterns.flat()),
    );
    for (const [i, text] of best.entries()) scores[text] = (scores[text] as number) + (close[i] ?? 0);
  }

  private result(
    work: Work,
    reading: QueryReading,
    scores: Uint16Array,
    options: SearchOptions,
  ): SearchResult {
    const { limit = DEFAULT_LIMIT, offset = 0, sort = "relevance" } = options;
    const indices = sort === "relevance" ? sortByScore(scores, work.order) : this.sorted(work, scores, sort);
    const words = reading.terms.filter(({ negated }) => !negated).flatMap((term) => term.words);
    const fuzzy = options.fuzzyPinyin === true;
    const hits = Array.from(indices.subarray(offset, offset + limit), (text) => {
      const article = this.index.articles[text] as Article;
      return new FoundArticle(article, text, (scores[text] as number) - 1, words, fuzzy);
    });
    return {
      query: reading.query,
      reading,
      total: indices.length,
      hits,
      counts: countKinds(scores),
      byMonth: this.index.countMonths(indices),
      indices,
    };
  }

  private sorted(work: Work, scores: Uint16Array, sort: "newest" | "oldest" | "page"): Uint32Array {
    if (sort === "page")
      return Uint32Array.from(scores.keys()).filter((text) => (scores[text] as number) > 0);
    const newest = work.order.filter((text) => (scores[text] as number) > 0);
    return sort === "newest"
      ? newest
      : this.index.oldestFirst().filter((text) => (scores[text] as number) > 0);
  }
}

/** Makes out its marks when they are first asked for: a list shows thirty of its thousands. */
class FoundArticle implements Hit {
  private made: { readonly places: readonly Place[]; readonly best: Place | null } | null = null;

  constructor(
    readonly article: Article,
    readonly index: number,
    readonly score: number,
    private readonly words: readonly QueryWord[],
    private readonly fuzzyPinyin: boolean,
  ) {}

  get match(): MatchKind {
    return kindOfScore(this.score);
  }

  get field(): FieldName {
    return this.found().best?.mark.field ?? (this.article.headline === null ? "body" : "headline");
  }

  get snippet(): Snippet {
    const { places, best } = this.found();
    return snippetOf(this.article, best, places);
  }

  get marks(): readonly Mark[] {
    return joinMarks(this.found().places.map(({ mark }) => mark));
  }

  private found(): { readonly places: readonly Place[]; readonly best: Place | null } {
    if (this.made === null) {
      const places = locate(this.article, this.words, { fuzzyPinyin: this.fuzzyPinyin });
      this.made = { places, best: bestPlace(this.article, places) };
    }
    return this.made;
  }
}

function passes({ page, kind }: Article, filter: QueryFilter): boolean {
  if (filter.type === "kind") return kind === filter.kind;
  if (filter.type === "page")
    return page.number !== null && page.number >= filter.from && page.number <= filter.to;
  return page.date !== null && page.date >= filter.from && page.date <= filter.to;
}

/** Writes the scores of the articles that meet all terms, and says how many there are. */
function combine(graded: readonly Graded[], allowed: Uint8Array, scores: Uint16Array): number {
  let hits = 0;
  const bare = scoreOf(gradeOf("exact", PARTS.notes, 0), 0, 1, 0);
  const columns = graded.map(({ grades }) => grades);
  for (let text = 0; text < scores.length; text += 1) {
    scores[text] = 0;
    if (allowed[text] === 0) continue;
    let weakest = 255;
    let sum = 0;
    for (let term = 0; term < columns.length; term += 1) {
      const grade = (columns[term] as Uint8Array)[text] as number;
      if (grade < weakest) weakest = grade;
      if (grade === 0) break;
      sum += within(grade);
    }
    if (weakest === 0) continue;
    scores[text] = 1 + (graded.length === 0 ? bare : scoreOf(weakest, sum, graded.length, 0));
    hits += 1;
  }
  return hits;
}

function kindOfScore(score: number): MatchKind {
  return kindOfGrade(1 + Math.floor(score / CLOSE_STEPS));
}

function countKinds(scores: Uint16Array): Record<MatchKind, number> {
  const byScore = new Uint32Array(SCORE_LIMIT + 2);
  for (let i = 0; i < scores.length; i += 1)
    byScore[scores[i] as number] = (byScore[scores[i] as number] as number) + 1;
  const counts = { exact: 0, pinyin: 0, near: 0 };
  for (let score = 1; score < byScore.length; score += 1)
    counts[kindOfScore(score - 1)] += byScore[score] as number;
  return counts;
}

/** Indices of the hits, best first; between equals as `order` has them. Sorting by counting: linear and stable. */
function sortByScore(scores: Uint16Array, order: Uint32Array): Uint32Array {
  const starts = new Uint32Array(SCORE_LIMIT + 2);
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] as number;
    starts[score] = (starts[score] as number) + 1;
  }
  let total = 0;
  for (let score = SCORE_LIMIT + 1; score > 0; score -= 1) {
    const count = starts[score] as number;
    starts[score] = total;
    total += count;
  }
  const sorted = new Uint32Array(total);
  for (let i = 0; i < order.length; i += 1) {
    const text = order[i] as number;
    const score = scores[text] as number;
    if (score === 0) continue;
    const at = starts[score] as number;
    sorted[at] = text;
    starts[score] = at + 1;
  }
  return sorted;
}

export function createSearcher(options: SearcherOptions = {}): Searcher {
  return new CorpusSearcher(options);
}
