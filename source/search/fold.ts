import { makeFolding } from "./fold-table.js";
import { DROP, EXPAND, type Folding, SAME } from "./packed-folding.js";

/**
 * Folding: what is printed and what is typed become the same sequence of UTF-16 units. Simplified stands for
 * traditional (and for the variants of Taiwan and Hong Kong), half width for full, lower case for upper, `v`
 * for `ü`; punctuation, quotation marks and white space go. The text is folded unit by unit, so a position in
 * the folded text is found again by counting. Whole words that the regions say differently (軟體, 软件) are
 * the query's business: `variantsOf` gives the other ways of saying it, and the text stays one to one.
 */

const PERIOD = 0x2e;
const WIDE_PERIOD = 0xff0e;

let made: Folding | null = null;

/** Made on first use. */
function folding(): Folding {
  made ??= makeFolding();
  return made;
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
  const { units, expansions } = folding();
  const unit = text.charCodeAt(i);
  const folded = units[unit] as number;
  if (folded === DROP) {
    const point = unit === PERIOD || unit === WIDE_PERIOD;
    if (!point || end === from || !keepsPoint(text, i, out[end - 1] as number)) return end;
    out[end] = PERIOD;
    return end + 1;
  }
  if (folded !== EXPAND) {
    out[end] = folded === SAME ? unit : folded;
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
  const { units } = folding();
  let end = at;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const folded = units[unit] as number;
    if (folded === SAME) out[end++] = unit;
    else if (folded !== DROP && folded !== EXPAND) out[end++] = folded;
    else end = foldUnit(text, i, out, end, at);
  }
  return end;
}

/** Units that one unit becomes at most (a test looks at each). */
export const LONGEST_EXPANSION = 6;

/** A text up to this long gets the most room that it could need; counting would take as long as folding. */
const NOT_COUNTED = 4096;

/** Units that a text finds room in, folded: its length, and what is spelt out in it (㎡, ㌶) on top. */
export function roomFor(text: string): number {
  if (text.length <= NOT_COUNTED) return text.length * LONGEST_EXPANSION;
  const { units, expansions } = folding();
  let room = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (units[unit] !== EXPAND) continue;
    room += (expansions.get(unit)?.length ?? 1) - 1;
  }
  return room;
}

let buffer = new Uint16Array(512);

/** The folded text alone. */
export function foldText(text: string): string {
  const room = roomFor(text);
  if (room > buffer.length) buffer = new Uint16Array(room);
  return stringOf(buffer.subarray(0, foldInto(text, buffer, 0)));
}

/** Units that are made into a string at once: arguments of a call are limited. */
const PIECE = 4096;

/** UTF-16 units as a string, however many. */
export function stringOf(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += PIECE) {
    text += String.fromCharCode(...units.subarray(at, at + PIECE));
  }
  return text;
}

/**
 * Where folded units are printed: those of the unit at `i` are the folded ones from `at[i]` on, up to `at[i + 1]`.
 * The last number is the length of the folded text.
 */
export function foldOffsets(text: string, out: Uint16Array, from: number): Uint32Array {
  const { units } = folding();
  const at = new Uint32Array(text.length + 1);
  let end = from;
  for (let i = 0; i < text.length; i += 1) {
    at[i] = end;
    const unit = text.charCodeAt(i);
    if (units[unit] === SAME) out[end++] = unit;
    else end = foldUnit(text, i, out, end, from);
  }
  at[text.length] = end;
  return at;
}

/** A query is short, and each word of it that has regional forms multiplies the readings: this many suffice. */
const MAX_VARIANTS = 6;
const LONGEST_PHRASE = 8;

/**
 * Other ways to say a whole phrase, in the dictionaries' order. Their text is looked through as it is: a map of it would
 * take a start as long as everything else that a query does.
 */
function waysOf(phrase: string): readonly string[] {
  const text = folding().phrases;
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

/** Other ways to say a folded term: 软件 also as 软体, 网路资讯 also as 网络信息. Never the term itself. */
export function variantsOf(folded: string): readonly string[] {
  let said = [""];
  for (let start = 0; start < folded.length; ) {
    const phrase = phraseAt(folded, start);
    said = said.flatMap((before) => phrase.map((way) => before + way)).slice(0, MAX_VARIANTS + 1);
    start += phrase[0]?.length ?? 1;
  }
  return said.filter((way) => way !== folded).slice(0, MAX_VARIANTS);
}

/** The longest phrase at a place that is said in several ways, itself first; else the one character that stands there. */
function phraseAt(folded: string, start: number): readonly string[] {
  // No phrase begins with most pairs of characters.
  const begins = start + 1 < folded.length && folding().phrases.includes(folded.slice(start, start + 2));
  for (let length = begins ? Math.min(LONGEST_PHRASE, folded.length - start) : 0; length >= 2; length -= 1) {
    const phrase = folded.slice(start, start + length);
    const ways = waysOf(phrase);
    if (ways.length > 0) return [phrase, ...ways];
  }
  return [folded.charAt(start)];
}
