import { type Article, FIELDS, type Mark } from "../corpus/article.js";
import { type Folded, foldWithMap } from "./fold.js";
import { ERRORS_IN } from "./fuzzy.js";
import { ALL_PARTS, HEAD, PARTS, type Piece, piecesOf } from "./layout.js";
import { exactPatterns, homophonePattern, MAX_PLACES, type Pattern, pinyinPatterns } from "./pattern.js";
import type { QueryWord } from "./query.js";
import { gradeOf } from "./rank.js";
import { aim, scanExact, scanNearly, scanPlaces, seatOf } from "./scan.js";
import type { MatchKind } from "./types.js";

/** A place where a word stands in the printed text. `grade` is of rank.ts; `word` counts the words given. */
export interface Place {
  readonly mark: Mark;
  readonly kind: MatchKind;
  readonly grade: number;
  readonly word: number;
}

interface FoldedPiece {
  readonly piece: Piece;
  readonly folded: Folded;
  /** The folded units behind a head, as the index holds them. */
  readonly units: Uint16Array;
}

function foldPiece(piece: Piece): FoldedPiece {
  const folded = foldWithMap(piece.text);
  const units = new Uint16Array(folded.text.length + 1);
  units[0] = HEAD + PARTS[piece.part];
  for (let i = 0; i < folded.text.length; i += 1) units[i + 1] = folded.text.charCodeAt(i);
  return { piece, folded, units };
}

/** Folded `[from, to)` (the head counts as the first unit) → where it is printed. */
function markOf({ piece, folded }: FoldedPiece, from: number, to: number): Mark {
  const start = folded.starts[from - 1] ?? 0;
  const end = folded.ends[to - 2] ?? start;
  return { field: piece.field, element: piece.element, start, end };
}

type Take = (from: number, to: number) => void;

function findPattern(piece: FoldedPiece, pattern: Pattern, take: Take): void {
  const { units } = piece;
  const found = (_part: number, from: number, to: number): boolean => {
    take(from, to);
    return true;
  };
  if (pattern.exact === null) scanPlaces(units, 0, units.length, pattern.places.length, ALL_PARTS, found);
  else scanExact(units, 0, units.length, pattern.exact, ALL_PARTS, found);
}

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

/** A scan with errors tells where a match ends; this finds where it begins, the shortest of the likest. */
function findNearly(piece: FoldedPiece, pattern: Pattern, errors: number, take: Take): void {
  const text = pattern.exact ?? "";
  const { units } = piece;
  scanNearly(units, 0, units.length, text.length, errors, ALL_PARTS, (_part, end) => {
    let from = Math.max(1, end - text.length);
    let least = Number.POSITIVE_INFINITY;
    for (
      let start = end - text.length + errors;
      start >= Math.max(1, end - text.length - errors);
      start -= 1
    ) {
      const wrong = distance(piece.folded.text.slice(start - 1, end - 1), text);
      if (wrong < least) {
        least = wrong;
        from = start;
      }
    }
    take(from, end);
  });
}

interface Search {
  readonly pieces: readonly FoldedPiece[];
  readonly word: number;
  readonly parts: number;
  readonly places: Place[];
}

function allows(search: Search, { piece }: FoldedPiece): boolean {
  return ((search.parts >>> PARTS[piece.part]) & 1) === 1;
}

function takeAll(search: Search, pattern: Pattern): void {
  if (pattern.exact === null) aim(pattern);
  for (const piece of search.pieces) {
    if (!allows(search, piece)) continue;
    findPattern(piece, pattern, (from, to) => {
      const seat = seatOf(piece.units, 1, piece.units.length, from, to);
      const grade = gradeOf(pattern.kind, PARTS[piece.piece.part], seat);
      search.places.push({ mark: markOf(piece, from, to), kind: pattern.kind, grade, word: search.word });
    });
  }
}

function takeNearly(search: Search, word: QueryWord, exact: Pattern): void {
  const sounds = homophonePattern(word);
  if (sounds !== null) takeAll(search, sounds);
  if (search.places.some((place) => place.word === search.word)) return;
  const text = (exact.exact ?? "").slice(0, MAX_PLACES);
  const errors = text.length === 3 ? 1 : Math.min(3, Math.floor(text.length / ERRORS_IN));
  if (errors === 0) return;
  const pattern = { ...exact, exact: text, places: exact.places.slice(0, MAX_PLACES) };
  aim(pattern);
  for (const piece of search.pieces) {
    if (!allows(search, piece) || (text.length === 3 && piece.piece.field !== "byline")) continue;
    findNearly(piece, pattern, errors, (from, to) => {
      const grade = gradeOf("near", PARTS[piece.piece.part], 0);
      search.places.push({ mark: markOf(piece, from, to), kind: "near", grade, word: search.word });
    });
  }
}

export interface LocateOptions {
  readonly fuzzyPinyin?: boolean;
  /** Typing errors are forgiven where a word is not found otherwise. */
  readonly near?: boolean;
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
  const pieces = piecesOf(article).map(foldPiece);
  const places: Place[] = [];
  for (const [number, word] of words.entries()) {
    const search: Search = { pieces, word: number, parts: word.parts ?? ALL_PARTS, places };
    const exact = exactPatterns(word);
    const before = places.length;
    for (const pattern of exact) takeAll(search, pattern);
    if (places.length > before) continue;
    for (const pattern of pinyinPatterns(word, options.fuzzyPinyin === true)) takeAll(search, pattern);
    if (places.length > before || options.near === false || word.quoted) continue;
    const [typed] = exact;
    if (typed !== undefined) takeNearly(search, word, typed);
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
