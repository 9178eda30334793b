import { type Article, FIELDS, type Mark } from "../corpus/article.js";
import { type FoldedArticle, type FoldedPiece, foldedPieces } from "./folded-pieces.js";
import { ALL_PARTS, isHead, PARTS } from "./layout.js";
import { gapCounts, gapParts, toleranceOf } from "./near.js";
import {
  asksForBeginning,
  exactPattern,
  exactPatterns,
  homophonePatterns,
  MAX_PLACES,
  type Pattern,
  pinyinPatterns,
} from "./pattern.js";
import type { QueryWord } from "./query.js";
import { gradeOf } from "./rank.js";
import { aim, nextGapped, nextMatch, scanNearly, takeAim } from "./scan.js";
import { needleOf, seatOf } from "./scan-exact.js";
import type { MatchKind } from "./types.js";

/** A place where a word stands in the printed text. `grade` is of rank.ts; `word` counts the words given. */
export interface Place {
  readonly mark: Mark;
  readonly kind: MatchKind;
  readonly grade: number;
  readonly word: number;
}

/** The printed unit that gave the folded one at `at`: the last whose folded units begin at or before it. */
function printedAt(offsets: Uint32Array, at: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Folded `[from, to)` → where it is printed. */
function markOf({ piece, offsets }: FoldedPiece, from: number, to: number): Mark {
  const start = printedAt(offsets, from);
  return { field: piece.field, element: piece.element, start, end: printedAt(offsets, to - 1) + 1 };
}

type Take = (from: number, to: number) => void;

/** Least changes that make one text the other; both are short. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/**
 * A scan with errors tells where a match ends at the earliest; this finds the stretch around it that is most like the
 * text, the one nearest its length between equals: of 欠薪风被 all four characters are the match, not 欠薪风 alone.
 */
function findNearly(piece: FoldedPiece, text: string, errors: number, take: Take): void {
  const { units } = piece;
  const { length } = text;
  scanNearly(units, 0, units.length, length, errors, ALL_PARTS, (_part, found) => {
    let best = { from: Math.max(1, found - length), to: found, cost: Number.POSITIVE_INFINITY };
    for (let to = found; to <= Math.min(units.length, found + errors); to += 1) {
      for (let from = Math.max(1, to - length - errors); from <= to - length + errors; from += 1) {
        const wrong = distance(String.fromCharCode(...units.subarray(from, to)), text);
        const cost = wrong * (2 * length) + Math.abs(to - from - length);
        if (cost < best.cost) best = { from, to, cost };
      }
    }
    take(best.from, best.to);
  });
}

interface Search {
  readonly pieces: readonly FoldedPiece[];
  readonly word: number;
  readonly parts: number;
  readonly places: Place[];
}

function allows(parts: number, { piece }: FoldedPiece): boolean {
  return ((parts >>> PARTS[piece.part]) & 1) === 1;
}

function takeAll(search: Search, pattern: Pattern): void {
  const aim = takeAim(pattern);
  const beginnings = asksForBeginning(pattern);
  for (const piece of search.pieces) {
    if (!allows(search.parts, piece)) continue;
    const { units } = piece;
    for (
      let at = nextMatch(units, 1, units.length, aim);
      at >= 0;
      at = nextMatch(units, at + 1, units.length, aim)
    ) {
      if (beginnings && at > 1) break;
      const seat = seatOf(units, units.length, at, at + aim.length);
      const grade = gradeOf(pattern.kind, PARTS[piece.piece.part], seat);
      const mark = markOf(piece, at, at + aim.length);
      search.places.push({ mark, kind: pattern.kind, grade, word: search.word });
    }
  }
}

function takeNearly(search: Search, word: QueryWord): void {
  const text = word.folded.slice(0, MAX_PLACES);
  const { errors, parts } = toleranceOf(text.length, search.parts);
  const gapped = gapParts(word.folded, search.parts);
  aim(exactPattern(text, "near"));
  for (const piece of search.pieces) {
    const take: Take = (from, to) => {
      const grade = gradeOf("near", PARTS[piece.piece.part], 0);
      search.places.push({ mark: markOf(piece, from, to), kind: "near", grade, word: search.word });
    };
    if (errors > 0 && allows(parts, piece)) findNearly(piece, text, errors, take);
    if (allows(gapped, piece)) findGapped(piece, word.folded, take);
  }
}

function findGapped({ units }: FoldedPiece, text: string, take: Take): void {
  const needle = needleOf(text);
  const { length } = units;
  for (
    let at = nextGapped(units, 1, length, needle);
    at >= 0;
    at = nextGapped(units, at + 1, length, needle)
  ) {
    if (gapCounts(units, length, at, text.length)) take(at, at + text.length + 1);
  }
}

/** How a word is looked for, each way only where those before it find nothing; then it is looked for nearly. */
function waysOf(word: QueryWord, mixedSounds: boolean): readonly (readonly Pattern[])[] {
  return [exactPatterns(word), pinyinPatterns(word, mixedSounds), homophonePatterns(word)];
}

/** True where one of the patterns stands in a folded text of several stretches. */
function standsIn(units: Uint16Array, patterns: readonly Pattern[]): boolean {
  return patterns.some((pattern) => {
    const aim = takeAim(pattern);
    const beginning = asksForBeginning(pattern);
    let at = nextMatch(units, 0, units.length, aim);
    while (beginning && at >= 0 && !isHead(units[at - 1] ?? 0))
      at = nextMatch(units, at + 1, units.length, aim);
    return at >= 0;
  });
}

/** True where a word stands in an article by a better way than it does in some of its pieces. */
export function standsBetter(
  { short, long }: FoldedArticle,
  pieces: readonly FoldedPiece[],
  word: QueryWord,
  mixedSounds: boolean,
): boolean {
  for (const patterns of waysOf(word, mixedSounds)) {
    if (pieces.some(({ units }) => standsIn(units, patterns))) return false;
    if (standsIn(short, patterns) || standsIn(long, patterns)) return true;
  }
  return false;
}

export interface LocateOptions {
  /** As in `SearchOptions`. */
  readonly mixedSounds?: boolean;
  /** The article's folded texts, where an index holds them. */
  readonly folded?: FoldedArticle;
}

/**
 * Where the words of a query are printed in an article: for each word its exact places, else those that its letters
 * may stand for, else those that come near it. Positions are in the printed text.
 */
export function locate(
  article: Article,
  words: readonly QueryWord[],
  options: LocateOptions = {},
): readonly Place[] {
  return locateIn(foldedPieces(article, options.folded ?? null), words, options.mixedSounds === true);
}

/** The same in some pieces of an article, as if there were no others. */
export function locateIn(
  pieces: readonly FoldedPiece[],
  words: readonly QueryWord[],
  mixedSounds: boolean,
): readonly Place[] {
  const places: Place[] = [];
  for (const [number, word] of words.entries()) {
    const search: Search = { pieces, word: number, parts: word.parts ?? ALL_PARTS, places };
    const before = places.length;
    for (const patterns of waysOf(word, mixedSounds)) {
      for (const pattern of patterns) takeAll(search, pattern);
      if (places.length > before) break;
    }
    if (places.length === before && !word.quoted) takeNearly(search, word);
  }
  return places;
}

const FIELD_ORDER = new Map(FIELDS.map((field, i) => [field, i]));

function compareMarks(a: Mark, b: Mark): number {
  const fields = (FIELD_ORDER.get(a.field) ?? 0) - (FIELD_ORDER.get(b.field) ?? 0);
  return fields || a.element - b.element || a.start - b.start || b.end - a.end;
}

/** Marks in reading order; such as overlap become one. */
export function joinMarks(marks: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort(compareMarks)) {
    const last = joined[joined.length - 1];
    if (
      last !== undefined &&
      last.field === mark.field &&
      last.element === mark.element &&
      mark.start < last.end
    ) {
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, mark.end) };
    } else {
      joined.push(mark);
    }
  }
  return joined;
}
