import { ALONE } from "./bigrams.js";
import { candidatesOf, likelyTexts } from "./candidates.js";
import type { CorpusIndex, Room } from "./corpus-index.js";
import { ERRORS_IN, likeness } from "./fuzzy.js";
import { ALL_PARTS, isHead, LONG_PARTS, PARTS, partMask, SHORT_PARTS } from "./layout.js";
import { homophonePattern, MAX_PLACES, type Pattern } from "./pattern.js";
import { readInContext } from "./pinyin.js";
import type { QueryWord } from "./query.js";
import {
  FULLNESS_STEP,
  gradeOf,
  HOMOPHONE,
  OTHER_READING,
  READ_SO,
  TYPING_ERROR,
  WHOLE,
  WITHIN,
} from "./rank.js";
import { aim, scanExact, scanNearly, scanPlaces, seatOf } from "./scan.js";

/**
 * Grades: for one word of a query, a number from 0 (not there) to 240 for each article. Candidates come from the
 * pairs, then each is looked at.
 */

/** Characters of bodies that one query may look at: 12 ms or so. What is beyond is told (`partial`), newest first. */
export const LOOK_LIMIT = 14_000_000;
/** Initials are looked for in bodies from this length on: three in a row stand in every body. */
const INITIALS_IN_BODY = 4;
/** Characters of bodies that initials may be looked for in: they narrow nothing down, so this is all newest first. */
const INITIALS_LIMIT = 3_000_000;

export interface Work {
  readonly index: CorpusIndex;
  readonly order: Uint32Array;
  /** Characters that may still be looked at. */
  left: number;
  /** True when something was passed over. */
  partial: boolean;
}

function raise(grades: Uint8Array, text: number, grade: number): void {
  if (grade > (grades[text] as number)) grades[text] = grade;
}

/** How sure a pinyin or homophone match is, over and above its place. */
function soundBonus(pattern: Pattern, units: Uint16Array, start: number, end: number): number {
  if (pattern.kind === "near") return HOMOPHONE;
  let bonus = pattern.fullness * FULLNESS_STEP;
  const text = String.fromCharCode(...units.subarray(start, end));
  const read = readInContext(text);
  const so = pattern.segments.every(
    (segment, i) => segment === null || read[i]?.startsWith(segment.letters) === true,
  );
  bonus += so ? READ_SO : pattern.fullness > 0 ? OTHER_READING : 0;
  return bonus;
}

/** Looks for a pattern in one text and raises its grade. Only the first place counts in a body: all are alike there. */
function lookAt(
  room: Room,
  text: number,
  pattern: Pattern,
  parts: number,
  first: boolean,
  grades: Uint8Array,
): void {
  const units = room.texts.page(text);
  const start = room.texts.start(text);
  const end = room.texts.end(text);
  const found = (part: number, from: number, to: number): boolean => {
    const seat = seatOf(units, start, end, from, to);
    let bonus = seat;
    if (pattern.exact === null) bonus = soundBonus(pattern, units, from, to) + (seat === WHOLE ? 1 : 0);
    raise(grades, text, gradeOf(pattern.kind, part, bonus));
    return !first;
  };
  if (pattern.exact === null) scanPlaces(units, start, end, pattern.places.length, parts, found);
  else scanExact(units, start, end, pattern.exact, parts, found);
}

/** `texts` as they are where they can all be looked at; else the newest that the work left over allows. */
function affordable(work: Work, room: Room, texts: Uint32Array): Uint32Array {
  let cost = 0;
  for (const text of texts) cost += room.texts.end(text) - room.texts.start(text);
  if (cost <= work.left) {
    work.left -= cost;
    return texts;
  }
  work.partial = true;
  const wanted = new Uint8Array(work.index.short.texts.size);
  for (const text of texts) wanted[text] = 1;
  const chosen: number[] = [];
  for (const text of work.order) {
    if (wanted[text] === 0) continue;
    const length = room.texts.end(text) - room.texts.start(text);
    if (work.left < length) break;
    work.left -= length;
    chosen.push(text);
  }
  return Uint32Array.from(chosen);
}

function gradeShort(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  const { index } = work;
  const { texts } = candidatesOf(index, index.short, pattern);
  if (pattern.exact === null) aim(pattern);
  for (const text of texts) lookAt(index.short, text, pattern, parts, false, grades);
}

function gradeLong(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  const { index } = work;
  const { texts, certain } = candidatesOf(index, index.long, pattern);
  const sure = certain && (parts & LONG_PARTS) === LONG_PARTS;
  const grade = gradeOf(
    pattern.kind,
    PARTS.body,
    pattern.exact === null ? pattern.fullness * FULLNESS_STEP : WITHIN,
  );
  const unsure: number[] = [];
  for (const text of texts) {
    if (sure && text < index.indexed) raise(grades, text, grade);
    else if ((grades[text] as number) < grade) unsure.push(text);
  }
  if (pattern.exact === null) aim(pattern);
  for (const text of affordable(work, index.long, Uint32Array.from(unsure))) {
    lookAt(index.long, text, pattern, parts, true, grades);
  }
}

/** Initials alone, in bodies: they stand in most of them, so the newest are looked at and no index is asked. */
function gradeInitials(work: Work, pattern: Pattern, parts: number, grades: Uint8Array): void {
  if (pattern.places.length < INITIALS_IN_BODY) return;
  const own = { ...work, left: Math.min(work.left, INITIALS_LIMIT) };
  const before = own.left;
  const texts = affordable(own, work.index.long, work.order.slice().sort());
  work.left -= before - own.left;
  work.partial ||= own.partial;
  aim(pattern);
  for (const text of texts) lookAt(work.index.long, text, pattern, parts, true, grades);
}

/** Raises the grade of each article that holds the pattern in one of the parts. */
export function gradePattern(work: Work, pattern: Pattern, parts: number | null, grades: Uint8Array): void {
  const allowed = parts ?? ALL_PARTS;
  if ((allowed & SHORT_PARTS) !== 0) gradeShort(work, pattern, allowed, grades);
  if ((allowed & LONG_PARTS) === 0) return;
  if (pattern.exact === null && pattern.places.length === 1) return;
  if (pattern.exact === null && pattern.fullness === 0) gradeInitials(work, pattern, allowed, grades);
  else if (pattern.kind !== "near" || pattern.places.length > 2) gradeLong(work, pattern, allowed, grades);
}

/** Texts that a search for typing errors looks at, those with most characters in common first. */
const LIKELY_SHORT = 400;
const LIKELY_LONG = 1200;
/** Of these, texts that Fuse puts in order. */
const FUSE_TEXTS = 100;
/** Up to this length characters are counted, beyond it pairs: one error spoils two of three pairs. */
const COUNT_CHARACTERS = 8;
const BYLINES = partMask(["reporter", "correspondent", "signer"]);

/** Errors that a word of this many characters may hold, and the parts where that is worth a look. */
function tolerance(length: number, parts: number): { errors: number; parts: number } {
  if (length >= ERRORS_IN) return { errors: Math.min(3, Math.floor(length / ERRORS_IN)), parts };
  return length === 3 ? { errors: 1, parts: parts & BYLINES } : { errors: 0, parts: 0 };
}

function listsOf(room: Room, text: string, single: boolean): number[] {
  const lists: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const id = room.pairs.find(
      text.charCodeAt(i),
      single ? ALONE : i + 1 < text.length ? text.charCodeAt(i + 1) : -1,
    );
    if (id >= 0) lists.push(id);
  }
  return lists;
}

interface NearPlace {
  readonly text: number;
  readonly part: number;
  readonly stretch: string;
}

function stretchAround(units: Uint16Array, start: number, end: number, at: number): string {
  let from = at;
  let to = at;
  while (from > start && !isHead(units[from - 1] as number)) from -= 1;
  while (to < end && !isHead(units[to] as number)) to += 1;
  return String.fromCharCode(...units.subarray(from, to));
}

function nearShort(work: Work, pattern: Pattern, word: QueryWord, grades: Uint8Array): void {
  const { index } = work;
  const text = pattern.exact ?? "";
  const { errors, parts } = tolerance(text.length, word.parts ?? ALL_PARTS);
  if (errors === 0 || (parts & SHORT_PARTS) === 0) return;
  const single = text.length <= COUNT_CHARACTERS;
  const need = single ? new Set(text).size - errors : text.length - 1 - 2 * errors;
  const lists = listsOf(index.short, text, single);
  const places: NearPlace[] = [];
  for (const likely of likelyTexts(index, index.short, lists, Math.max(1, need), LIKELY_SHORT, work.order)) {
    const units = index.short.texts.page(likely);
    const start = index.short.texts.start(likely);
    const end = index.short.texts.end(likely);
    scanNearly(units, start, end, text.length, errors, parts, (part, at) => {
      if (places.length < FUSE_TEXTS)
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

function nearLong(work: Work, pattern: Pattern, word: QueryWord, grades: Uint8Array): void {
  const { index } = work;
  const text = pattern.exact ?? "";
  const { errors, parts } = tolerance(text.length, word.parts ?? ALL_PARTS);
  if (errors === 0 || (parts & LONG_PARTS) === 0) return;
  const need = Math.max(1, text.length - 1 - 2 * errors);
  const lists = listsOf(index.long, text, false);
  const likely = likelyTexts(index, index.long, lists, need, LIKELY_LONG, work.order);
  for (const candidate of affordable(work, index.long, Uint32Array.from(likely))) {
    const { texts } = index.long;
    const found = (part: number, _end: number, wrong: number): void => {
      raise(grades, candidate, gradeOf("near", part, TYPING_ERROR - wrong));
    };
    scanNearly(
      texts.page(candidate),
      texts.start(candidate),
      texts.end(candidate),
      text.length,
      errors,
      parts,
      found,
    );
  }
}

/** Raises the grade of articles in which the word stands with a typing error. */
export function gradeNearly(work: Work, word: QueryWord, exact: Pattern, grades: Uint8Array): void {
  if (word.quoted) return;
  const sounds = homophonePattern(word);
  if (sounds !== null) gradePattern(work, sounds, word.parts, grades);
  const text = (exact.exact ?? "").slice(0, MAX_PLACES);
  const cut =
    text === exact.exact ? exact : { ...exact, exact: text, places: exact.places.slice(0, MAX_PLACES) };
  aim(cut);
  nearShort(work, cut, word, grades);
  nearLong(work, cut, word, grades);
}
