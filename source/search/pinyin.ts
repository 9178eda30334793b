import { READINGS, SURNAMES, SYLLABLES, WORDS } from "./tables/readings.js";

/**
 * Pinyin: what letters may stand for. Letters are cut into syllables, a last syllable that is still being typed,
 * and initials; each becomes a set of characters. The readings come from pinyin-pro by way of a table
 * (tables/make-readings.mjs). It is looked through as the text that it is: cut up into its rows it took a start 10 ms.
 */

let syllables: ReadonlySet<string> | null = null;

function allSyllables(): ReadonlySet<string> {
  syllables ??= new Set(SYLLABLES.trim().split(" "));
  return syllables;
}

const known = new Map<number, readonly string[]>();

/** How a folded character is read, toneless, `v` for `ü`, the commonest reading first; empty for other units. */
export function readingsOf(unit: number): readonly string[] {
  let found = known.get(unit);
  if (found === undefined) {
    found = lookUp(unit);
    known.set(unit, found);
  }
  return found;
}

function lookUp(unit: number): readonly string[] {
  // Letters and signs are what the table itself is written with.
  const at = unit < 0x80 ? -1 : READINGS.indexOf(String.fromCharCode(unit));
  if (at < 0) return [];
  const end = READINGS.lastIndexOf("=", at);
  return READINGS.slice(READINGS.lastIndexOf("|", end) + 1, end).split(" ");
}

/** `full`: a whole syllable; `start`: the letters that a syllable begins with (an initial, or half a syllable). */
export interface Segment {
  readonly letters: string;
  readonly full: boolean;
}

/** One way to cut letters; `fullness` 2: all syllables whole (the last may be cut short), 1: some, 0: initials. */
interface Parse {
  readonly segments: readonly Segment[];
  readonly fullness: 0 | 1 | 2;
}

/** More ways than these are noise: real words have one or two, and initials. */
const MAX_PARSES = 6;
/** Of ways in whole syllables these many, none with two syllables more than need be (xian, xi an; fan gan, fang an). */
const MAX_WHOLE = 3;
/** Ways kept at each letter while cutting. */
const MAX_PATHS = 8;
const LONGEST_SYLLABLE = 6;
/** An initial says less than a syllable, so a way with fewer of them comes first. */
const SYLLABLE_COST = 2;
const START_COST = 3;
/** Letters that begin no syllable. */
const NO_INITIAL = /[iuv]/u;

interface Path {
  readonly segments: readonly Segment[];
  readonly cost: number;
}

/** What counts as a syllable, as it is spelt or, where sounds are mixed, blurred. */
interface Spelling {
  readonly syllables: ReadonlySet<string>;
  readonly of: (letters: string) => string;
}

let blurred: Spelling | null = null;

function spelling(mixed: boolean): Spelling {
  if (!mixed) return { syllables: allSyllables(), of: (letters) => letters };
  blurred ??= { syllables: new Set(Array.from(allSyllables(), blur)), of: blur };
  return blurred;
}

/** True where the letters begin a syllable that is longer. */
function goesOn(letters: string, { syllables, of }: Spelling): boolean {
  const spelt = of(letters);
  for (const syllable of syllables) {
    if (syllable.length > spelt.length && syllable.startsWith(spelt)) return true;
  }
  return false;
}

/** Keeps the cheapest ways; between equals the one with longer syllables first, which is how people read. */
function keep(paths: Path[], path: Path): void {
  paths.push(path);
  paths.sort((a, b) => a.cost - b.cost);
  if (paths.length > MAX_PATHS) paths.length = MAX_PATHS;
}

/** All ways to cut `letters` into whole syllables and, with `initials`, single initials, cheapest first. */
function cut(
  letters: string,
  initials: boolean,
  spelt: Spelling,
  breaks: readonly number[],
): readonly Path[] {
  const ways: Path[][] = Array.from({ length: letters.length + 1 }, () => []);
  ways[0] = [{ segments: [], cost: 0 }];
  for (let at = 0; at < letters.length; at += 1) {
    for (const { segments, cost } of ways[at] ?? []) {
      for (let length = Math.min(LONGEST_SYLLABLE, letters.length - at); length >= 1; length -= 1) {
        if (breaks.some((end) => end > at && end < at + length)) continue;
        const piece = letters.slice(at, at + length);
        const last = at + length === letters.length;
        const into = ways[at + length] ?? [];
        const whole = spelt.syllables.has(spelt.of(piece));
        // A last syllable may be the beginning of a longer one; behind others that stands for both.
        const open = last && goesOn(piece, spelt);
        const initial = initials && (length === 1 || (length === 2 && piece[1] === "h")) && isInitial(piece);
        if (whole && !(open && segments.length > 0)) {
          keep(into, { segments: [...segments, { letters: piece, full: true }], cost: cost + SYLLABLE_COST });
        }
        if (open ? segments.length > 0 || whole : initial && !whole) {
          const price = whole && segments.length > 0 ? SYLLABLE_COST : START_COST;
          keep(into, { segments: [...segments, { letters: piece, full: false }], cost: cost + price });
        }
      }
    }
  }
  return ways[letters.length] ?? [];
}

function isInitial(piece: string): boolean {
  return piece.length === 1 ? /[a-z]/u.test(piece) && !NO_INITIAL.test(piece) : /^[zcs]h$/u.test(piece);
}

/** The letters each as an initial, `zh`, `ch` and `sh` as one where they stand so; null where one cannot be. */
function initials(letters: string): Path | null {
  const segments: Segment[] = [];
  for (const piece of letters.match(/[zcs]h|./gu) ?? []) {
    if (!isInitial(piece)) return null;
    segments.push({ letters: piece, full: false });
  }
  return { segments, cost: segments.length * START_COST };
}

function toParse({ segments }: Path): Parse {
  const whole = segments.filter(({ full }) => full).length;
  const fullness = whole === 0 ? 0 : whole >= segments.length - 1 ? 2 : 1;
  return { segments, fullness };
}

/**
 * Ways to read a run of letters `a` to `z` as pinyin, likeliest first. Whole syllables where the letters allow it,
 * else syllables and initials mixed (`gonghyz`), and always plain initials. Empty where nothing fits.
 * With `mixed`, spellings of those who mix sounds are syllables too (`zuang` for `zhuang`). `breaks` are places where a
 * syllable ends, whatever the letters allow (`xi'an`).
 */
export function parsePinyin(
  letters: string,
  mixed = false,
  breaks: readonly number[] = [],
): readonly Parse[] {
  if (!/^[a-z]+$/u.test(letters) || letters.length > MAX_LETTERS) return [];
  const spelt = spelling(mixed);
  const all = cut(letters, false, spelt, breaks);
  const least = all[0]?.segments.length ?? 0;
  const whole = all.filter(({ segments }) => segments.length <= least + 1).slice(0, MAX_WHOLE);
  const paths = whole.length > 0 ? [...whole] : [...cut(letters, true, spelt, breaks)];
  const plain = initials(letters);
  if (plain !== null && letters.length > 1) paths.splice(MAX_PARSES - 1, Infinity, plain);
  else paths.length = Math.min(paths.length, MAX_PARSES);
  if (whole.length === 0 && plain !== null && paths.length === 0) paths.push(plain);
  const seen = new Set<string>();
  return paths.map(toParse).filter(({ segments }) => {
    const key = segments.map((segment) => `${segment.letters}${segment.full ? "" : "*"}`).join(" ");
    return seen.size < seen.add(key).size;
  });
}

/** A pasted line of Latin text is no pinyin. */
const MAX_LETTERS = 72;

/** True where the letters are one whole syllable; with `mixed` also as one spells it who mixes sounds (`din` for `ding`). */
export function isSyllable(letters: string, mixed = false): boolean {
  const { syllables, of } = spelling(mixed);
  return syllables.has(of(letters));
}

/** True where more letters make a syllable of them (`zh`, `zha`). */
export function beginsSyllable(letters: string, mixed = false): boolean {
  return letters !== "" && goesOn(letters, spelling(mixed));
}

/** Pairs that many speakers mix, as endings and beginnings of syllables. */
const MIXED_INITIALS: readonly (readonly [string, string])[] = [
  ["zh", "z"],
  ["ch", "c"],
  ["sh", "s"],
  ["n", "l"],
];
const MIXED_FINALS: readonly (readonly [string, string])[] = [
  ["ing", "in"],
  ["eng", "en"],
  ["ang", "an"],
];

/** One spelling for all that sound alike to a speaker who mixes them. */
function blur(letters: string): string {
  let blurred = letters;
  for (const [from, to] of MIXED_INITIALS) {
    if (blurred.startsWith(from)) {
      blurred = to + blurred.slice(from.length);
      break;
    }
  }
  for (const [from, to] of MIXED_FINALS) {
    if (blurred.endsWith(from)) return blurred.slice(0, -from.length) + to;
  }
  return blurred;
}

const classes = new Map<string, readonly number[]>();

/** Adds the rows, by where their characters begin, in which a reading is the letters (`full`) or begins with them. */
function addRows(letters: string, full: boolean, rows: Set<number>): void {
  for (const before of ["|", " "]) {
    const first = before + letters;
    for (let at = READINGS.indexOf(first); at >= 0; at = READINGS.indexOf(first, at + 1)) {
      const next = READINGS[at + first.length];
      if (!full || next === " " || next === "=") rows.add(READINGS.indexOf("=", at) + 1);
    }
  }
}

function collect({ letters, full }: Segment, mixed: boolean): readonly number[] {
  // A character stands in one row only, so rows are told apart and not their thousands of characters.
  const rows = new Set<number>();
  if (!mixed) addRows(letters, full, rows);
  else {
    const wanted = blur(letters);
    for (const syllable of allSyllables()) {
      const sounds = blur(syllable);
      if (full ? sounds === wanted : sounds.startsWith(wanted)) addRows(syllable, true, rows);
    }
  }
  const units: number[] = [];
  for (const start of rows) {
    const end = READINGS.indexOf("|", start);
    for (let i = start; i < end; i += 1) units.push(READINGS.charCodeAt(i));
  }
  return units;
}

/** The characters that a segment may stand for, as UTF-16 units; with `mixed` the often mixed sounds are one. */
export function charactersOf(segment: Segment, mixed: boolean): readonly number[] {
  const key = `${segment.letters}${segment.full ? "" : "*"}${mixed ? "~" : ""}`;
  let units = classes.get(key);
  if (units === undefined) {
    units = collect(segment, mixed);
    classes.set(key, units);
  }
  return units;
}

type Words = ReadonlyMap<string, readonly string[]>;

let words: Words | null = null;
let surnames: Words | null = null;
const LONGEST_WORD = 4;

function readRows(rows: string): Words {
  return new Map(
    rows.split("|").map((row) => {
      const [word = "", ...syllables] = row.split(" ");
      return [word, syllables];
    }),
  );
}

/** How each character of a folded text is read where it stands: by the word it is in, else as it mostly is. */
export function readInContext(text: string): readonly (string | null)[] {
  words ??= readRows(WORDS);
  const known = words;
  const read: (string | null)[] = [];
  for (let at = 0; at < text.length; ) {
    let step = 1;
    for (let length = Math.min(LONGEST_WORD, text.length - at); length >= 2; length -= 1) {
      const syllables = known.get(text.slice(at, at + length));
      if (syllables === undefined) continue;
      read.push(...syllables);
      step = length;
      break;
    }
    if (step === 1) read.push(readingsOf(text.charCodeAt(at))[0] ?? null);
    at += step;
  }
  return read;
}

/** How a person's name is read: the family name as such (单田芳 shan tian fang), the rest as any text. */
export function readName(text: string): readonly (string | null)[] {
  surnames ??= readRows(SURNAMES);
  for (const length of [2, 1]) {
    const family = surnames.get(text.slice(0, length));
    if (family !== undefined) return [...family, ...readInContext(text.slice(family.length))];
  }
  return readInContext(text);
}
