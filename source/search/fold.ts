import hkPhrases from "opencc-js/dict/HKPhrasesRev";
import hkVariants from "opencc-js/dict/HKVariantsRev";
import characters from "opencc-js/dict/TSCharacters";
import phrases from "opencc-js/dict/TSPhrases";
import twPhrases from "opencc-js/dict/TWPhrasesRev";
import twVariants from "opencc-js/dict/TWVariantsRev";

/**
 * Folding: what is printed and what is typed become the same sequence of UTF-16 units. Simplified stands for
 * traditional (and for the variants of Taiwan and Hong Kong), half width for full, lower case for upper, `v`
 * for `ü`; punctuation, quotation marks and white space go. The text is folded unit by unit, so a position in
 * the folded text is found again by counting. Whole words that the regions say differently (軟體, 软件) are
 * the query's business: `variantsOf` gives the other ways of saying it, and the text stays one to one.
 *
 * Of opencc-js this reads the small dictionaries (60 kB) as data; scripts.ts, loaded only when an article is shown in
 * another script, reads the large ones. No other file knows that package.
 */

const DROP = 0;
/** A unit that becomes several: `EXPANSIONS` holds them. A noncharacter, so no text can mean it. */
const EXPAND = 0xffff;
const PERIOD = 0x2e;
const WIDE_PERIOD = 0xff0e;

/** Not known yet: what a unit of these ranges becomes is made out when it is first met. A noncharacter as well. */
const ASK = 0xfffe;

interface FoldTable {
  readonly units: Uint16Array;
  readonly expansions: Map<number, string>;
}

let table: FoldTable | null = null;

/** Ranges with spaces, punctuation, controls and dressed letters; elsewhere a unit stays, but for its script. */
const ASK_RANGES: readonly (readonly [number, number])[] = [
  [0x0000, 0x06ff],
  [0x1e00, 0x1eff],
  [0x2000, 0x2bff],
  [0x2e00, 0x2e7f],
  [0x3000, 0x303f],
  [0x3200, 0x33ff],
  [0xf900, 0xfaff],
  [0xfe00, 0xffff],
];
const MARK = /[\p{P}\p{Z}\p{C}\p{M}]/u;
/** Punctuation by Unicode's reckoning, yet part of what a word says: 50%, R&D, @name, #1. */
const KEPT_MARKS = "%&@#";

/** Letters and figures in other dress (full width, circled, squared, Roman, with marks) → plain ones. */
function undress(unit: number): string {
  const plain = String.fromCharCode(unit).normalize("NFKC").normalize("NFD");
  const lettered = plain.replace(/u\u0308/giu, "v").replace(/\p{M}/gu, "");
  return lettered.normalize("NFC").toLowerCase();
}

/** Calls back with the offsets at which each entry of a dictionary begins, has its space, and ends. */
function eachEntry(dictionary: string, take: (start: number, middle: number, end: number) => void): void {
  for (let start = 0; start < dictionary.length; ) {
    const middle = dictionary.indexOf(" ", start);
    const bar = dictionary.indexOf("|", middle);
    const end = bar < 0 ? dictionary.length : bar;
    take(start, middle, end);
    start = end + 1;
  }
}

function pairsOf(dictionary: string): string[][] {
  return dictionary.split("|").map((entry) => entry.split(" "));
}

/**
 * Traditional and regional characters to one form each. A phrase entry tells where one character has two
 * simplified forms (瞭解 了解); the two are then one for the search, unless the first is a simplified
 * character in its own right.
 */
function addScripts(units: Uint16Array): void {
  const simple = new Set<number>();
  const changed: number[] = [];
  const set = (from: number, to: number): void => {
    units[from] = to;
    changed.push(from);
  };
  eachEntry(characters, (start, middle, end) => {
    const from = characters.charCodeAt(start);
    const to = characters.charCodeAt(middle + 1);
    if (middle - start === 1 && end - middle === 2) set(from, to);
    if (end - middle === 2 && from !== to) simple.add(to);
  });
  for (const dictionary of [twVariants, hkVariants]) {
    for (const [from = "", to = ""] of pairsOf(dictionary)) {
      const unit = from.charCodeAt(0);
      if (from.length === 1 && to.length === 1 && units[unit] === unit)
        set(unit, units[to.charCodeAt(0)] as number);
    }
  }
  eachEntry(phrases, (start, middle, end) => {
    if (middle - start !== end - middle - 1) return;
    for (let i = start; i < middle; i += 1) {
      const unit = phrases.charCodeAt(i);
      const to = phrases.charCodeAt(i - start + middle + 1);
      if (unit !== to && units[unit] === unit && !simple.has(unit)) set(unit, to);
    }
  });
  settle(units, changed);
}

/** Follows chains (麼 → 么 → 幺) to their end, so that folding what is folded changes nothing. */
function settle(units: Uint16Array, changed: readonly number[]): void {
  for (const unit of changed) {
    let last = units[unit] as number;
    for (let steps = 0; steps < 4; steps += 1) {
      const next = units[last] as number;
      if (next === last) break;
      last = next;
    }
    units[unit] = last;
  }
}

function makeTable(): FoldTable {
  const units = new Uint16Array(0x10000);
  const expansions = new Map<number, string>();
  for (let unit = 0; unit < 0x10000; unit += 1) units[unit] = unit;
  addScripts(units);
  for (const [from, to] of ASK_RANGES) units.fill(ASK, from, to + 1);
  // The private use area goes as a whole: no two machines agree on what stands there.
  units.fill(DROP, 0xe000, 0xf900);
  return { units, expansions };
}

/** The table is made on first use (4 ms), and afterwards only what was left open in it is filled in. */
function foldTable(): FoldTable {
  table ??= makeTable();
  return table;
}

/** Makes out what a unit becomes, and notes it in the table. */
function settleUnit(unit: number): number {
  const { units, expansions } = foldTable();
  const printed = String.fromCharCode(unit);
  let plain = "";
  for (const letter of undress(unit)) {
    if (MARK.test(letter) && !KEPT_MARKS.includes(letter)) continue;
    const code = letter.charCodeAt(0);
    const known = letter === printed || letter.length > 1 ? code : unitOf(units, code);
    if (known !== DROP) plain += letter.length > 1 ? letter : String.fromCharCode(known);
  }
  if (plain.length > 1) expansions.set(unit, plain);
  const folded = plain.length === 0 ? DROP : plain.length === 1 ? plain.charCodeAt(0) : EXPAND;
  units[unit] = folded;
  return folded;
}

function unitOf(units: Uint16Array, unit: number): number {
  const folded = units[unit] as number;
  return folded === ASK ? settleUnit(unit) : folded;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** The point of 0.4 tells it from 04, so a point between two digits stays. */
function keepsPoint(text: string, index: number, last: number): boolean {
  if (!isDigit(last)) return false;
  const next = text.charCodeAt(index + 1);
  return isDigit(next >= 0xff10 && next <= 0xff19 ? next - 0xfee0 : next);
}

/** Writes what unit `i` of the text becomes into `out` at `end`; `from` is where this text began in it. */
function foldUnit(text: string, i: number, out: Uint16Array, end: number, from: number): number {
  const { units, expansions } = foldTable();
  const unit = text.charCodeAt(i);
  const folded = unitOf(units, unit);
  if (folded === DROP) {
    const point = unit === PERIOD || unit === WIDE_PERIOD;
    if (!point || end === from || !keepsPoint(text, i, out[end - 1] as number)) return end;
    out[end] = PERIOD;
    return end + 1;
  }
  if (folded !== EXPAND) {
    out[end] = folded;
    return end + 1;
  }
  const plain = expansions.get(unit) ?? "";
  for (let k = 0; k < plain.length; k += 1) out[end + k] = plain.charCodeAt(k);
  return end + plain.length;
}

/**
 * Writes the folded units of `text` into `out` from `at` on and returns the position behind the last one.
 * `out` must have room for `roomFor(text)` units.
 */
export function foldInto(text: string, out: Uint16Array, at: number): number {
  const { units } = foldTable();
  let end = at;
  for (let i = 0; i < text.length; i += 1) {
    const folded = units[text.charCodeAt(i)] as number;
    if (folded !== DROP && folded < ASK) out[end++] = folded;
    else end = foldUnit(text, i, out, end, at);
  }
  return end;
}

/** How many units a text may become, folded: its length, and what is spelt out in it (㎡, ㌶) on top. */
export function roomFor(text: string): number {
  const { units, expansions } = foldTable();
  let room = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if ((units[unit] as number) < ASK || unitOf(units, unit) !== EXPAND) continue;
    room += (expansions.get(unit)?.length ?? 1) - 1;
  }
  return room;
}

let buffer = new Uint16Array(512);

/** The folded text alone. */
export function foldText(text: string): string {
  const room = roomFor(text);
  if (room > buffer.length) buffer = new Uint16Array(room);
  const end = foldInto(text, buffer, 0);
  let folded = "";
  for (let at = 0; at < end; at += PIECE) {
    folded += String.fromCharCode(...buffer.subarray(at, Math.min(end, at + PIECE)));
  }
  return folded;
}

/** Units that are made into a string at once: arguments of a call are limited. */
const PIECE = 4096;

/**
 * Where folded units are printed: those of the unit at `i` are the folded ones from `at[i]` on, up to `at[i + 1]`.
 * The last number is the length of the folded text.
 */
export function foldOffsets(text: string, out: Uint16Array, from: number): Uint32Array {
  const at = new Uint32Array(text.length + 1);
  let end = from;
  for (let i = 0; i < text.length; i += 1) {
    at[i] = end;
    end = foldUnit(text, i, out, end, from);
  }
  at[text.length] = end;
  return at;
}

let variants: string | null = null;

/**
 * What Taiwan and Hong Kong say, and what the mainland says, in folded characters: `|there here|there here|…`. It is
 * looked through as it is: a map of it would take a start as long as everything else that a query does.
 */
function regionalPhrases(): string {
  if (variants !== null) return variants;
  const text = `|${twPhrases}|${hkPhrases}|`;
  const units = new Uint16Array(2 * text.length);
  let end = 0;
  let phrase = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === " " || text[i] === "|") {
      units[end++] = text.charCodeAt(i);
      phrase = end;
    } else end = foldUnit(text, i, units, end, phrase);
  }
  variants = "";
  for (let at = 0; at < end; at += PIECE) {
    variants += String.fromCharCode(...units.subarray(at, Math.min(end, at + PIECE)));
  }
  return variants;
}

/** A query is short, and each word of it that has regional forms multiplies the readings: this many suffice. */
const MAX_VARIANTS = 6;
const LONGEST_PHRASE = 8;

/** Other ways to say a whole phrase, in the dictionaries' order. */
function waysOf(phrase: string): readonly string[] {
  const text = regionalPhrases();
  const ways: string[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1];
    const after = text[at + phrase.length];
    let way = "";
    if (before === "|" && after === " ") {
      const from = at + phrase.length + 1;
      way = text.slice(from, text.indexOf("|", from));
    } else if (before === " " && after === "|") way = text.slice(text.lastIndexOf("|", at) + 1, at - 1);
    if (way.length >= 2 && way !== phrase && !ways.includes(way)) ways.push(way);
  }
  return ways;
}

/** Other ways to say a folded term: 软件 also as 软体, 网络安全 also as 网路安全. Never the term itself. */
export function variantsOf(folded: string): readonly string[] {
  const found = new Set<string>();
  for (let start = 0; start < folded.length && found.size < MAX_VARIANTS; start += 1) {
    // No phrase begins with most pairs of characters.
    if (!regionalPhrases().includes(folded.slice(start, start + 2))) continue;
    for (let length = Math.min(LONGEST_PHRASE, folded.length - start); length >= 2; length -= 1) {
      const ways = waysOf(folded.slice(start, start + length));
      if (ways.length === 0) continue;
      for (const way of ways) found.add(folded.slice(0, start) + way + folded.slice(start + length));
      break;
    }
  }
  found.delete(folded);
  return [...found].slice(0, MAX_VARIANTS);
}
