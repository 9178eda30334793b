import { measureCloseness } from "./closeness.js";
import { meetConditions, narrowed, without } from "./conditions.js";
import type { CorpusIndex } from "./corpus-index.js";
import { gradePattern, LOOK_LIMIT, type Work } from "./grade.js";
import { type Bits, countBits } from "./grow.js";
import { PARTS } from "./layout.js";
import { gradeGapped, gradeNearLong, gradeNearShort, gradeSoundsAlike } from "./near.js";
import { sortByScore } from "./order.js";
import { exactPatterns, type Pattern, pinyinPatterns } from "./pattern.js";
import type { QueryReading, QueryTerm } from "./query.js";
import { BEST_GRADE, gradeOf, scoreOf, within } from "./rank.js";
import type { SearchOptions } from "./types.js";

/** Near matches are looked for while there are fewer hits than this, two screens: nobody reads on behind them. */
const NEAR_WANTED = 60;
/** Articles whose words' closeness is measured, the best first. */
const CLOSENESS_MEASURED = 300;

/** What a query gives: for each article 0, or one more than its score (rank.ts). */
export interface Evaluation {
  readonly scores: Uint16Array;
  /** True where there was too much to look at, and what is newest was. */
  readonly partial: boolean;
}

interface Graded {
  readonly term: QueryTerm;
  readonly grades: Uint8Array;
  readonly patterns: readonly (readonly Pattern[])[];
}

function grade(work: Work, term: QueryTerm, mixed: boolean, exactOnly = false): Graded {
  const grades = new Uint8Array(work.index.articles.length);
  const patterns = term.words.map((word) => {
    const exact = exactPatterns(word);
    return exactOnly ? exact : [...exact, ...pinyinPatterns(word, mixed)];
  });
  for (const [i, word] of term.words.entries()) {
    for (const pattern of patterns[i] ?? []) gradePattern(work, pattern, word.parts, grades);
  }
  return { term, grades, patterns };
}

/** Grades each term, a later one only where the earlier ones are met. */
function gradeInTurn(work: Work, terms: readonly QueryTerm[], mixed: boolean): readonly Graded[] {
  const base = work.allowed;
  const graded = terms.map((term, i) => {
    const one = grade(work, term, mixed);
    if (i + 1 < terms.length) work.allowed = narrowed(work.allowed, one.grades);
    return one;
  });
  work.allowed = base;
  return graded;
}

/** Scores of grades for a query of one term: most queries are, and this is most of what a rare word costs. */
const SCORE_OF_GRADE = Uint16Array.from({ length: 256 }, (_, grade) => {
  return grade === 0 || grade > BEST_GRADE ? 0 : 1 + scoreOf(grade, within(grade), 1, 0);
});

/** Grades only ever rise, so what has none has no score yet; of most queries that is nearly all, passed four at a time. */
function combineOne(grades: Uint8Array, allowed: Bits | null, scores: Uint16Array): number {
  const fours = new Uint32Array(grades.buffer, 0, grades.length >>> 2);
  let hits = 0;
  for (let i = 0; i <= fours.length; i += 1) {
    if (fours[i] === 0) continue;
    const end = Math.min(4 * i + 4, scores.length);
    for (let text = 4 * i; text < end; text += 1) {
      const score = SCORE_OF_GRADE[grades[text] as number] as number;
      if (score === 0) continue;
      if (allowed !== null && (((allowed[text >>> 5] as number) >>> (text & 31)) & 1) === 0) continue;
      scores[text] = score;
      hits += 1;
    }
  }
  return hits;
}

/** Writes the scores of the articles that meet all terms, and says how many there are. */
function combine(graded: readonly Graded[], allowed: Bits | null, scores: Uint16Array): number {
  let hits = 0;
  const bare = scoreOf(gradeOf("exact", PARTS.notes, 0), 0, 1, 0);
  const columns = graded.map(({ grades }) => grades);
  const [only] = columns;
  if (only !== undefined && columns.length === 1) return combineOne(only, allowed, scores);
  for (let text = 0; text < scores.length; text += 1) {
    scores[text] = 0;
    if (allowed !== null && (((allowed[text >>> 5] as number) >>> (text & 31)) & 1) === 0) continue;
    let weakest = 255;
    let sum = 0;
    for (let term = 0; term < columns.length; term += 1) {
      const found = (columns[term] as Uint8Array)[text] as number;
      if (found < weakest) weakest = found;
      if (found === 0) break;
      sum += within(found);
    }
    if (weakest === 0) continue;
    scores[text] = 1 + (columns.length === 0 ? bare : scoreOf(weakest, sum, columns.length, 0));
    hits += 1;
  }
  return hits;
}

/**
 * Forgives typing errors: in short fields, and where that gives little, in bodies. Words that were found as typed hold no
 * error that an input method or a reader in doubt would make: then neither what sounds like them is sought, for which
 * the table of readings would be unpacked, nor errors in bodies, the longest of all looks.
 */
function gradeErrors(work: Work, graded: readonly Graded[], found: number, scores: Uint16Array): number {
  let hits = found;
  const steps =
    found === 0 ? [gradeSoundsAlike, gradeNearShort, gradeGapped, gradeNearLong] : [gradeNearShort];
  for (const step of steps) {
    for (const { term, grades } of graded) {
      for (const word of term.words) if (!word.quoted) step(work, word, grades);
    }
    hits = combine(graded, work.allowed, scores);
    if (hits >= NEAR_WANTED) break;
  }
  return hits;
}

function bringTogether(work: Work, graded: readonly Graded[], scores: Uint16Array): void {
  const best = [...sortByScore(scores, work.order).subarray(0, CLOSENESS_MEASURED)];
  const close = measureCloseness(
    work.index,
    best,
    graded.map(({ patterns }) => patterns.flat()),
  );
  for (const [i, text] of best.entries()) scores[text] = (scores[text] as number) + (close[i] ?? 0);
}

/** Finds the articles that a query asks for. All of them must have been folded. */
export function evaluate(index: CorpusIndex, reading: QueryReading, options: SearchOptions): Evaluation {
  const { mixedSounds: mixed = false, thorough = false } = options;
  const scores = new Uint16Array(index.articles.length);
  if (reading.terms.length === 0 && reading.filters.length === 0) return { scores, partial: false };
  const left = thorough ? Number.POSITIVE_INFINITY : LOOK_LIMIT;
  const work: Work = { index, order: index.newestFirst(), thorough, left, partial: false, allowed: null };
  work.allowed = meetConditions(index, reading.filters);
  for (const term of reading.terms) {
    if (term.negated) work.allowed = without(work.allowed, grade(work, term, mixed, true).grades);
  }
  const wanted = reading.terms.filter(({ negated }) => !negated);
  let graded = gradeInTurn(work, wanted, mixed);
  let hits = combine(graded, work.allowed, scores);
  const few = hits < NEAR_WANTED && (work.allowed === null || countBits(work.allowed) > hits);
  if (few && wanted.length > 0) {
    // A later term was graded only where the earlier ones stand as typed; with errors they may stand elsewhere.
    if (wanted.length > 1)
      graded = graded.map(({ term }, i) => (i === 0 ? (graded[0] as Graded) : grade(work, term, mixed)));
    hits = gradeErrors(work, graded, hits, scores);
  }
  if (wanted.length > 1 && hits > 0) bringTogether(work, graded, scores);
  return { scores, partial: work.partial };
}
