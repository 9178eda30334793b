import { variantsOf } from "./fold.js";
import { charactersOf, parsePinyin, readInContext, type Segment } from "./pinyin.js";
import type { QueryWord } from "./query.js";
import type { MatchKind } from "./types.js";

/**
 * What a word of a query may look like in a text: a sequence of places, each a set of characters. An exact word
 * has one character a place; pinyin has the characters that a syllable or an initial may stand for; a homophone has
 * those that sound like the one typed.
 */
export interface Pattern {
  readonly kind: MatchKind;
  /** The characters of an exact pattern; null where a place has several. */
  readonly exact: string | null;
  readonly places: readonly (readonly number[])[];
  /** What each place was typed as; null where it was typed as the character itself. */
  readonly segments: readonly (Segment | null)[];
  readonly fullness: 0 | 1 | 2;
}

/** Places that one machine word has bits for. A longer pattern is recognised by its first thirty places. */
export const MAX_PLACES = 30;
/** Ways to read one word as pinyin, over all its runs of letters. */
const MAX_PATTERNS = 6;
const LETTERS = /[a-z]+/u;

/** One initial, or half a syllable, says little: it is met where a field begins with it, as when one looks up a name. */
export function asksForBeginning({ places, fullness, kind }: Pattern): boolean {
  return kind === "pinyin" && places.length === 1 && fullness === 0;
}

/** A folded text as it stands, one character a place. */
export function exactPattern(text: string, kind: MatchKind = "exact"): Pattern {
  const places: number[][] = [];
  for (let i = 0; i < text.length; i += 1) places.push([text.charCodeAt(i)]);
  return { kind, exact: text, places, segments: places.map(() => null), fullness: 2 };
}

type Made = WeakMap<QueryWord, readonly Pattern[]>;

/** What was made of a word: a search asks once more for each hit that is shown. */
const made = {
  exact: new WeakMap(),
  pinyin: new WeakMap(),
  mixed: new WeakMap(),
  sounds: new WeakMap(),
} satisfies Record<string, Made>;

function once(of: Made, word: QueryWord, make: () => readonly Pattern[]): readonly Pattern[] {
  const known = of.get(word) ?? make();
  of.set(word, known);
  return known;
}

/** The word as typed, and as other regions say it. */
export function exactPatterns(word: QueryWord): readonly Pattern[] {
  return once(made.exact, word, () => {
    const ways = word.quoted ? [] : variantsOf(word.folded);
    return [word.folded, ...ways].map((way) => exactPattern(way));
  });
}

interface Mixed {
  readonly segments: readonly (Segment | string)[];
  readonly fullness: 0 | 1 | 2;
}

function join(left: readonly Mixed[], runs: readonly Mixed[]): Mixed[] {
  const joined = left.flatMap((mixed) =>
    runs.map((run) => ({
      segments: [...mixed.segments, ...run.segments],
      fullness: Math.min(mixed.fullness, run.fullness) as 0 | 1 | 2,
    })),
  );
  return joined.slice(0, MAX_PATTERNS);
}

/** Of each run, where there are several, these many readings beside the letters themselves. */
const RUN_READINGS = 2;

/** Readings of a word that holds letters, likeliest first; empty where the letters are no pinyin. */
export function pinyinPatterns(word: QueryWord, mixed: boolean): readonly Pattern[] {
  return once(mixed ? made.mixed : made.pinyin, word, () => readPinyin(word, mixed));
}

function readPinyin(word: QueryWord, mixed: boolean): readonly Pattern[] {
  if (word.quoted || !LETTERS.test(word.folded)) return [];
  const runs = word.folded.match(/[a-z]+|[^a-z]+/gu) ?? [];
  const several = runs.filter((run) => LETTERS.test(run)).length > 1;
  let ways: Mixed[] = [{ segments: [], fullness: 2 }];
  let at = 0;
  for (const run of runs) {
    const ends = word.breaks.filter((end) => end > at && end < at + run.length);
    const breaks = ends.map((end) => end - at);
    at += run.length;
    const itself: Mixed = { segments: run.split(""), fullness: 2 };
    if (!LETTERS.test(run)) ways = join(ways, [itself]);
    // Of `LED大屏liangxiang` the first letters stand so in the text.
    else if (several) ways = join(ways, [itself, ...parsePinyin(run, mixed, breaks).slice(0, RUN_READINGS)]);
    else ways = join(ways, parsePinyin(run, mixed, breaks));
  }
  const read = ways.filter(({ segments }) => segments.some((segment) => typeof segment !== "string"));
  return read.map(({ segments, fullness }) => {
    const cut = segments.slice(0, MAX_PLACES);
    return {
      kind: "pinyin",
      exact: null,
      places: cut.map((segment) =>
        typeof segment === "string" ? [segment.charCodeAt(0)] : charactersOf(segment, mixed),
      ),
      segments: cut.map((segment) => (typeof segment === "string" ? null : segment)),
      fullness,
    };
  });
}

/** The same sounds in other characters, what an input method offers beside the right ones: one pattern, none for letters. */
export function homophonePatterns(word: QueryWord): readonly Pattern[] {
  return once(made.sounds, word, () => readHomophones(word));
}

function readHomophones(word: QueryWord): readonly Pattern[] {
  const text = word.folded.slice(0, MAX_PLACES);
  if (word.quoted || text.length < 2 || LETTERS.test(text)) return [];
  const read = readInContext(text);
  if (read.every((syllable) => syllable === null)) return [];
  const segments = read.map((syllable) => (syllable === null ? null : { letters: syllable, full: true }));
  const places = segments.map((segment, i) => {
    const typed = text.charCodeAt(i);
    if (segment === null) return [typed];
    const alike = charactersOf(segment, false);
    return alike.includes(typed) ? alike : [...alike, typed];
  });
  return [{ kind: "near", exact: null, places, segments, fullness: 2 }];
}
