import { measureCloseness } from "./closeness.js";
import { meetConditions, narrowed, without } from "./conditions.js";
import type { CorpusIndex } from "./corpus-index.js";
import { gradePattern, LOOK_LIMIT, type Work } from "./grade.js";
import { type Bits, countBits, hasBit, makeGrades, makeScores, wordsOf } from "./grow.js";
import { PARTS } from "./layout.js";
import { gradeGapped, gradeNearLong, gradeNearShort, gradeSoundsAlike, isForgiven } from "./near.js";
import { countScores, hitsOf, sortByScore } from "./order.js";
import { ANY } from "./pairs.js";
import { exactPatterns, type Pattern, pinyinPatterns } from "./pattern.js";
import type { QueryReading, QueryTerm } from "./query.js";
import { BEST_GRADE, gradeOf, scoreOf, within } from "./rank.js";
import type { SearchOptions } from "./types.js";

/** Near matches are looked for while there are fewer hits than this, two screens: nobody reads on behind them. */
const NEAR_WANTED = 60;
/** Articles whose words' closeness is measured, the best first. */
const CLOSENESS_MEASURED = 300;

/** What a query gives: for each article 0, or one more than its score (rank.ts). */
interface Evaluation {
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
  const grades = makeGrades(work.index.articles.length);
  const patterns = term.words.map((word) => {
    const exact = exactPatterns(word);
    return exactOnly ? exact : [...exact, ...pinyinPatterns(word, mixed)];
  });
  for (const [i, word] of term.words.entries()) {
    for (const pattern of patterns[i] ?? []) gradePattern(work, pattern, word.parts, grades);
  }
  return { term, grades, patterns };
}

/** The order in which terms are graded, the rarest word first: where it does not stand the others need no look. Letters come last. */
function rarestFirst(index: CorpusIndex, terms: readonly QueryTerm[]): readonly number[] {
  if (terms.length < 2) return [0];
  const weights = terms.map(({ words }) =>
    words.reduce((sum, { folded }) => {
      const weight = index.short.pairs.weight(
        folded.charCodeAt(0),
        folded.length > 1 ? folded.charCodeAt(1) : ANY,
      );
      return sum + (/[a-z]/.test(folded) ? Number.POSITIVE_INFINITY : weight);
    }, 0),
  );
  return Array.from(terms.keys()).sort((a, b) => Math.sign((weights[a] ?? 0) - (weights[b] ?? 0)) || a - b);
}

/** Grades each term, a later one only where the earlier ones are met. */
function gradeInTurn(
  work: Work,
  terms: readonly QueryTerm[],
  order: readonly number[],
  mixed: boolean,
): readonly Graded[] {
  const base = work.allowed;
  const graded: Graded[] = [];
  for (const [turn, i] of order.entries()) {
    const term = terms[i];
    if (term === undefined) continue;
    graded[i] = grade(work, term, mixed);
    if (turn + 1 < terms.length) work.allowed = narrowed(work.allowed, graded[i].grades);
  }
  work.allowed = base;
  return graded;
}

/** Scores of grades for a query of one term: most queries are, and this is most of what a rare word costs. */
const SCORE_OF_GRADE = Uint16Array.from({ length: 256 }, (_, grade) => {
  return grade === 0 || grade > BEST_GRADE ? 0 : 1 + scoreOf(grade, within(grade), 1, 0);
});

/** Whether an article may be a hit. */
function isAllowed(allowed: Bits | null, text: number): boolean {
  return allowed === null || hasBit(allowed, text);
}

/** The score of an article that has these grades, 0 where one of them is. */
function scoreOfAll(columns: readonly Uint8Array[], text: number): number {
  let weakest = 255;
  let sum = 0;
  for (let term = 0; term < columns.length; term += 1) {
    const found = (columns[term] as Uint8Array)[text] as number;
    if (found === 0) return 0;
    if (found < weakest) weakest = found;
    sum += within(found);
  }
  return 1 + scoreOf(weakest, sum, columns.length, 0);
}

/** Gives all articles that meet the conditions of a query without words the same score. */
function scoreAllowed(allowed: Bits | null, scores: Uint16Array): number {
  const bare = 1 + scoreOf(gradeOf("exact", PARTS.notes, 0), 0, 1, 0);
  let hits = 0;
  for (let text = 0; text < scores.length; text += 1) {
    if (!isAllowed(allowed, text)) continue;
    scores[text] = bare;
    hits += 1;
  }
  return hits;
}

/** Writes the scores of the articles that meet all terms, and says how many there are. Grades only rise, and so do scores. */
function combine(graded: readonly Graded[], allowed: Bits | null, scores: Uint16Array): number {
  const columns = graded.map(({ grades }) => grades);
  const [first] = columns;
  if (first === undefined) return scoreAllowed(allowed, scores);
  const fours = wordsOf(first);
  let hits = 0;
  for (let i = 0; i < fours.length; i += 1) {
    if (fours[i] === 0) continue;
    const end = Math.min(4 * i + 4, scores.length);
    for (let text = 4 * i; text < end; text += 1) {
      if (!isAllowed(allowed, text)) continue;
      const score =
        columns.length === 1 ? (SCORE_OF_GRADE[first[text] as number] as number) : scoreOfAll(columns, text);
      if (score === 0) continue;
      scores[text] = score;
      hits += 1;
    }
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

/** Whether there is anything to forgive: words of two characters that were found hold no error. */
function mayErr(terms: readonly QueryTerm[], hits: number): boolean {
  if (hits === 0) return terms.length > 0;
  return terms.some(({ words }) => words.some((word) => !word.quoted && isForgiven(word)));
}

function bringTogether(work: Work, graded: readonly Graded[], scores: Uint16Array): void {
  const hits = hitsOf(scores);
  const sorted = sortByScore(scores, hits, countScores(scores, hits), work.index.dates);
  const best = [...sorted.subarray(0, CLOSENESS_MEASURED)];
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
  const scores = makeScores(index.articles.length);
  if (reading.terms.length === 0 && reading.filters.length === 0) return { scores, partial: false };
  const left = thorough ? Number.POSITIVE_INFINITY : LOOK_LIMIT;
  const work: Work = {
    index,
    order: index.dates.newestFirst(),
    thorough,
    left,
    partial: false,
    allowed: null,
  };
  work.allowed = meetConditions(index, reading.filters);
  for (const term of reading.terms) {
    if (term.negated) work.allowed = without(work.allowed, grade(work, term, mixed, true).grades);
  }
  const wanted = reading.terms.filter(({ negated }) => !negated);
  const order = rarestFirst(index, wanted);
  let graded = gradeInTurn(work, wanted, order, mixed);
  let hits = combine(graded, work.allowed, scores);
  const few = hits < NEAR_WANTED && (work.allowed === null || countBits(work.allowed) > hits);
  if (few && mayErr(wanted, hits)) {
    // A later term was graded only where the earlier ones stand as typed; with errors they may stand elsewhere.
    if (wanted.length > 1)
      graded = graded.map((one, i) => (i === order[0] ? one : grade(work, one.term, mixed)));
    hits = gradeErrors(work, graded, hits, scores);
  }
  if (wanted.length > 1 && hits > 0) bringTogether(work, graded, scores);
  return { scores, partial: work.partial };
}
