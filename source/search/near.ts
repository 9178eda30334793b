import { likeliest, votesOf } from "./candidates.js";
import { stringOf } from "./fold.js";
import { ERRORS_IN, likeness } from "./fuzzy.js";
import { gradeLong, gradeShort, raise, type Work } from "./grade.js";
import { ALL_PARTS, BYLINE_PARTS, isHead, LONG_PARTS, PARTS, SHORT_PARTS } from "./layout.js";
import { exactPattern, homophonePatterns, MAX_PLACES } from "./pattern.js";
import type { QueryWord } from "./query.js";
import { gradeOf, TYPING_ERROR, WHOLE } from "./rank.js";
import { aim, nextGapped, scanNearly } from "./scan.js";
import { needleOf, partAt, seatOf } from "./scan-exact.js";

/**
 * Typing errors. The same sounds in other characters are looked for like pinyin; for other errors the texts
 * with most of the word's characters are looked at, and Fuse.js puts them in order.
 */

/** Texts that a search for typing errors looks at, those with most characters in common first. */
const LIKELY_SHORT = 400;
const LIKELY_LONG = 400;
/** Of these, places that Fuse puts in order. */
const FUSE_PLACES = 100;
/** Up to this length characters are counted, beyond it pairs: one error spoils two of three pairs. */
const COUNT_CHARACTERS = 8;
/** No match with a typing error is worth more. */
const BEST_NEAR = gradeOf("near", PARTS.headline, TYPING_ERROR);
/** More errors than this and the words have little in common to a reader's eye. */
const MOST_ERRORS = 3;

interface Tolerance {
  readonly errors: number;
  readonly parts: number;
}

/**
 * Errors that a word of this many characters may hold, and in which parts: one in four; of a name of three
 * characters one may be wrong, in a signature, where it is the whole of the text.
 */
export function toleranceOf(length: number, parts: number): Tolerance {
  if (length >= ERRORS_IN) return { errors: Math.min(MOST_ERRORS, Math.floor(length / ERRORS_IN)), parts };
  return length === 3 ? { errors: 1, parts: parts & BYLINE_PARTS } : { errors: 0, parts: 0 };
}

/**
 * A short word may be one of four characters that one was left out of: in which parts a word of this length is looked for with
 * a character more inside. Of two characters only names (江晴 for 江晚晴), which then must be the whole of a signature.
 */
export function gapParts(text: string, parts: number): number {
  if (!isShortHan(text)) return 0;
  return parts & (text.length === 3 ? SHORT_PARTS : BYLINE_PARTS);
}

function isShortHan(text: string): boolean {
  // Most queries are told by this; the expression knows all ideographs, and making it ready takes a start 1 ms.
  if (/^(?:[\u4e00-\u9fff]+|[ -~]+)$/.test(text)) return text.length < 4 && text.length > 1 && text > "~";
  return /^\p{Script=Han}{2,3}$/u.test(text);
}

/** True where a match with a gap counts: every one of a word of three, of two characters a whole name. */
export function gapCounts(units: Uint16Array, end: number, at: number, length: number): boolean {
  return length > 2 || seatOf(units, end, at, at + length + 1) === WHOLE;
}

function stretchAround(units: Uint16Array, start: number, end: number, at: number): string {
  let from = at;
  let to = at;
  while (from > start && !isHead(units[from - 1] as number)) from -= 1;
  while (to < end && !isHead(units[to] as number)) to += 1;
  return stringOf(units.subarray(from, to));
}

function nearShort(work: Work, text: string, { errors, parts }: Tolerance, grades: Uint8Array): void {
  const { index } = work;
  const { texts } = index.short;
  const single = text.length <= COUNT_CHARACTERS;
  const votes = votesOf(index, index.short, text, single);
  const need = single ? votes.length - errors : votes.length - 2 * errors;
  const places: { readonly text: number; readonly part: number; readonly stretch: string }[] = [];
  for (const likely of likeliest(votes, Math.max(1, need), work.thorough ? Infinity : LIKELY_SHORT, work)) {
    // Found as typed or by its sound: no error makes it better, and Fuse has less to put in order.
    if ((grades[likely] as number) >= BEST_NEAR) continue;
    const units = texts.page(likely);
    const start = texts.start(likely);
    const end = texts.end(likely);
    scanNearly(units, start, end, text.length, errors, parts, (part, at) => {
      if (places.length === FUSE_PLACES) return;
      places.push({ text: likely, part, stretch: stretchAround(units, start, end, at - 1) });
    });
  }
  const alike = likeness(
    text,
    places.map(({ stretch }) => stretch),
  );
  for (const [i, place] of places.entries()) {
    raise(grades, place.text, gradeOf("near", place.part, Math.round(TYPING_ERROR * (alike[i] ?? 0))));
  }
}

function nearLong(work: Work, text: string, { errors, parts }: Tolerance, grades: Uint8Array): void {
  const { index } = work;
  const { texts } = index.long;
  const votes = votesOf(index, index.long, text, false);
  const need = Math.max(1, votes.length - 2 * errors);
  for (const likely of likeliest(votes, need, work.thorough ? Infinity : LIKELY_LONG, work)) {
    if (work.left <= 0) {
      work.partial = true;
      break;
    }
    work.left -= texts.length(likely);
    scanNearly(
      texts.page(likely),
      texts.start(likely),
      texts.end(likely),
      text.length,
      errors,
      parts,
      (part, _at, wrong) => {
        raise(grades, likely, gradeOf("near", part, TYPING_ERROR - wrong));
      },
    );
  }
}

/** Raises the grade of articles in which other characters stand that sound like the word: an input method's error. */
export function gradeSoundsAlike(work: Work, word: QueryWord, grades: Uint8Array): void {
  const parts = word.parts ?? ALL_PARTS;
  const [sounds] = homophonePatterns(word);
  if (sounds === undefined) return;
  gradeShort(work, sounds, parts, grades);
  // Two characters that sound like two others stand in any body.
  if (sounds.places.length > 2) gradeLong(work, sounds, parts, grades);
}

/** Whether a word is looked for with typing errors in short fields. */
export function isForgiven({ folded, parts }: QueryWord): boolean {
  const tolerance = toleranceOf(folded.length, parts ?? ALL_PARTS);
  return tolerance.errors > 0 && (tolerance.parts & SHORT_PARTS) !== 0;
}

/** Raises the grade of articles in whose short fields the word stands with a typing error. */
export function gradeNearShort(work: Work, word: QueryWord, grades: Uint8Array): void {
  if (!isForgiven(word)) return;
  const text = word.folded.slice(0, MAX_PLACES);
  const tolerance = toleranceOf(text.length, word.parts ?? ALL_PARTS);
  aim(exactPattern(text, "near"));
  nearShort(work, text, tolerance, grades);
}

/** The same in bodies. */
export function gradeNearLong(work: Work, word: QueryWord, grades: Uint8Array): void {
  const parts = word.parts ?? ALL_PARTS;
  const text = word.folded.slice(0, MAX_PLACES);
  const tolerance = toleranceOf(text.length, parts);
  if (tolerance.errors === 0 || (tolerance.parts & LONG_PARTS) === 0) return;
  aim(exactPattern(text, "near"));
  nearLong(work, text, tolerance, grades);
}

/** Raises the grade of articles in whose short fields a short word stands with one character more inside. */
export function gradeGapped(work: Work, word: QueryWord, grades: Uint8Array): void {
  const text = word.folded;
  const parts = gapParts(text, word.parts ?? ALL_PARTS);
  if (parts === 0) return;
  const { index } = work;
  const { texts } = index.short;
  const votes = votesOf(index, index.short, text, true);
  const needle = needleOf(text);
  for (const likely of likeliest(votes, votes.length, work.thorough ? Infinity : LIKELY_SHORT, work)) {
    const units = texts.page(likely);
    const end = texts.end(likely);
    let at = nextGapped(units, texts.start(likely), end, needle);
    for (; at >= 0; at = nextGapped(units, at + 1, end, needle)) {
      const part = partAt(units, at);
      if (((parts >>> part) & 1) === 0 || !gapCounts(units, end, at, text.length)) continue;
      raise(grades, likely, gradeOf("near", part, TYPING_ERROR - 1));
      break;
    }
  }
}
