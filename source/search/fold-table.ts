import hkPhrases from "opencc-js/dict/HKPhrasesRev";
import hkVariants from "opencc-js/dict/HKVariantsRev";
import characters from "opencc-js/dict/TSCharacters";
import phrases from "opencc-js/dict/TSPhrases";
import twPhrases from "opencc-js/dict/TWPhrasesRev";
import twVariants from "opencc-js/dict/TWVariantsRev";

import { DROP, EXPAND, type MadeFolding, SAME } from "./packed-folding.js";

/**
 * Makes the tables of folding out of opencc-js's small dictionaries (60 kB of data). The build does it once and puts what
 * comes of it in this file's place (12 ms of every start), so nothing else may be exported here. scripts.ts,
 * loaded only when an article is shown in another script, reads the large dictionaries; no other file knows that package.
 */

/** Not known yet: what a unit of these ranges becomes is made out when it is first met. A noncharacter as well. */
const ASK = 0xfffe;

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

/** Makes out what a unit becomes, and notes it in the table. */
function settleUnit(units: Uint16Array, expansions: Map<number, string>, unit: number): number {
  const printed = String.fromCharCode(unit);
  let plain = "";
  for (const letter of undress(unit)) {
    if (MARK.test(letter) && !KEPT_MARKS.includes(letter)) continue;
    const code = letter.charCodeAt(0);
    const open = letter !== printed && letter.length === 1 && units[code] === ASK;
    const folded = open ? settleUnit(units, expansions, code) : (units[code] as number);
    const known = letter === printed || letter.length > 1 ? code : folded;
    if (known !== DROP) plain += letter.length > 1 ? letter : String.fromCharCode(known);
  }
  if (plain.length > 1) expansions.set(unit, plain);
  const folded = plain.length === 0 ? DROP : plain.length === 1 ? plain.charCodeAt(0) : EXPAND;
  units[unit] = folded;
  return folded;
}

/** Folds phrases; the bars and spaces between them stay. */
function foldPhrases(text: string, units: Uint16Array, expansions: ReadonlyMap<number, string>): string {
  let folded = "";
  for (let i = 0; i < text.length; i += 1) {
    const unit = units[text.charCodeAt(i)] as number;
    if (text[i] === " " || text[i] === "|") folded += text[i];
    else if (unit === EXPAND) folded += expansions.get(text.charCodeAt(i)) ?? "";
    else if (unit !== DROP) folded += String.fromCharCode(unit);
  }
  return folded;
}

export function makeFolding(): MadeFolding {
  const units = new Uint16Array(0x10000);
  const expansions = new Map<number, string>();
  for (let unit = 0; unit < 0x10000; unit += 1) units[unit] = unit;
  addScripts(units);
  for (const [from, to] of ASK_RANGES) units.fill(ASK, from, to + 1);
  // The private use area goes as a whole: no two machines agree on what stands there.
  units.fill(DROP, 0xe000, 0xf900);
  for (const [from, to] of ASK_RANGES) {
    for (let unit = from; unit <= to; unit += 1) {
      if (units[unit] === ASK) settleUnit(units, expansions, unit);
    }
  }
  const folded = foldPhrases(`|${twPhrases}|${hkPhrases}|`, units, expansions);
  for (let unit = 0; unit < units.length; unit += 1) if (units[unit] === unit) units[unit] = SAME;
  return { units, expansions, phrases: folded };
}
