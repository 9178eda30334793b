import { PARTS, type PartName } from "./layout.js";
import type { MatchKind } from "./types.js";

/**
 * The order of hits, in one place. For each term an article gets one number, its grade: the kind of match decides,
 * then the field, then how well it sits there. Over all terms the weakest kind decides (a hit is as sure as its
 * least sure word), then the mean of the rest, then how close together the words stand; then the newer, then page order.
 */

/** Exact before pinyin before nearly, whatever the field: what was typed beats what may have been meant. */
const BAND: Readonly<Record<MatchKind, number>> = { exact: 2, pinyin: 1, near: 0 };

/**
 * How much a part says about what an article is. The headline is chosen to say it; what stands around the headline
 * (and who signed) comes next; the standing head and the place are shared by many; a caption is short and about its
 * picture; a story's body mentions much in passing; notes are not the story.
 */
const WEIGHT: Readonly<Record<PartName, number>> = {
  headline: 9,
  group: 8,
  kicker: 8,
  deck: 7,
  reporter: 7,
  correspondent: 7,
  signer: 7,
  column: 6,
  summary: 5,
  place: 5,
  outlet: 4,
  caption: 4,
  body: 2,
  notes: 1,
};

/** Steps between two weights, for how well a match sits: a whole name beats a part of one, never a better field. */
const STEPS = 8;
const MOST = STEPS - 1;
const BAND_SIZE = STEPS * 10;

/** The field says this and nothing else (a name, a standing head). */
export const WHOLE = MOST;
/** The field begins with it, as headlines begin with what they are about. */
export const BEGINS = 4;
/** Somewhere in the field. */
export const WITHIN = 2;
/** Letters or digits inside a longer word or number: 15 in 2015. */
export const INSIDE_WORD = 0;

/** Whole syllables say more than initials (2, 1, 0 by `fullness`). */
export const FULLNESS_STEP = 2;
/** The characters are read so where they stand (重庆 as chongqing). */
export const READ_SO = 1;
/** And no syllable goes on behind what was typed (zhan before zhang). */
export const TYPED_WHOLE = 1;
/** Another reading of a character: two fields further down than the right one, so that the right one is first. */
export const OTHER_READING = -2 * STEPS;

/** Sounds the same: what an input method gets wrong, hence the likeliest error. */
export const HOMOPHONE = MOST;
/** An error of another kind: at most this, less for each further error and by Fuse's judgement. */
export const TYPING_ERROR = 5;

export const BEST_GRADE = 3 * BAND_SIZE;

/** The grade of a match, 1 to 240; 0 stands for no match. */
export function gradeOf(kind: MatchKind, part: number, bonus: number): number {
  const weight = WEIGHT_BY_CODE[part] as number;
  return 1 + BAND[kind] * BAND_SIZE + Math.max(0, Math.min(BAND_SIZE - 1, weight * STEPS + bonus));
}

const WEIGHT_BY_CODE = new Uint8Array(32);
for (const [name, code] of Object.entries(PARTS)) WEIGHT_BY_CODE[code] = WEIGHT[name as PartName];

/** What each grade is within its kind, and which kind; tables, for every hit of a query asks. */
const WITHIN_KIND = new Uint8Array(3 * BAND_SIZE + 1);
const BAND_OF = new Uint8Array(3 * BAND_SIZE + 1);
for (let grade = 1; grade < WITHIN_KIND.length; grade += 1) {
  WITHIN_KIND[grade] = (grade - 1) % BAND_SIZE;
  BAND_OF[grade] = Math.floor((grade - 1) / BAND_SIZE);
}

/** How surely a word of this grade (1 to 240) was found. */
export function kindOfGrade(grade: number): MatchKind {
  const band = Math.floor((grade - 1) / BAND_SIZE);
  return band >= BAND.exact ? "exact" : band === BAND.pinyin ? "pinyin" : "near";
}

/** Closeness of several words: side by side, in one sentence or so, in one paragraph or field, anywhere. */
export const CLOSE = { together: 3, near: 2, element: 1, apart: 0 } as const;
/** Characters between two words that still stand together (劳模和工匠). */
export const TOGETHER = 2;
/** Characters between two words of one sentence: half a line or so. */
export const NEARBY = 24;
export const CLOSE_STEPS = 4;

/** Scores are smaller than this: they are sorted by counting. */
export const SCORE_LIMIT = (3 * BAND_SIZE + 1) * CLOSE_STEPS;

/** The score of an article: `weakest` grade decides the kind, `sum` of the grades within their kinds the rest. */
export function scoreOf(weakest: number, sum: number, terms: number, close: number): number {
  const mean = terms === 1 ? sum : Math.floor(sum / terms);
  return ((BAND_OF[weakest] as number) * BAND_SIZE + mean) * CLOSE_STEPS + close;
}

/** What a grade adds to the sum: its place within its kind. */
export function within(grade: number): number {
  return WITHIN_KIND[grade] as number;
}
