/**
 * Writes readings.ts: every character that folding leaves, by how it is read (without tones, commonest reading
 * first), and the words and family names in which a character is not read as it mostly is. All come from pinyin-pro, which
 * takes 60 ms to load. Run it again when that package changes: `node --import tsx
 * source/search/tables/make-readings.mjs`. A test fails when readings.ts is not what this writes.
 */
import { writeFileSync } from "node:fs";
import { polyphonic } from "pinyin-pro";
import DICT2 from "pinyin-pro/dist/esm/data/dict2.mjs";
import DICT3 from "pinyin-pro/dist/esm/data/dict3.mjs";
import DICT4 from "pinyin-pro/dist/esm/data/dict4.mjs";
import FAMILY_NAMES from "pinyin-pro/dist/esm/data/surname.mjs";
import { foldText } from "../fold.ts";

/** Tone marks go, ü is v, and the interjections without a vowel (呣 m) are no syllables that anybody types. */
function toneless(reading) {
  return reading
    .normalize("NFD")
    .replace(/u\u0308/gu, "v")
    .replace(/\p{M}/gu, "")
    .split(" ")
    .filter((syllable) => /[aeiouv]/u.test(syllable));
}

function readingsOf(character) {
  const read = polyphonic(character, { type: "array", toneType: "none", v: true })[0] ?? [];
  const asName = FAMILY_NAMES[character] === undefined ? [] : toneless(FAMILY_NAMES[character]);
  return [...new Set([...read.flatMap((reading) => toneless(reading)), ...asName])];
}

/** The text of readings.ts. */
export function makeReadings() {
  const byReading = new Map();
  const first = new Map();
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const character = String.fromCharCode(unit);
    if (foldText(character) !== character) continue;
    const readings = readingsOf(character).filter((reading) => reading !== character);
    if (readings.length === 0) continue;
    const key = readings.join(" ");
    byReading.set(key, (byReading.get(key) ?? "") + character);
    first.set(character, readings[0]);
  }
  const unlike = (dictionaries) => {
    const rows = new Set();
    for (const [word, reading] of dictionaries.flatMap((dictionary) => Object.entries(dictionary))) {
      const folded = [...foldText(word)];
      const read = toneless(reading);
      if (folded.length !== read.length) continue;
      if (folded.some((character, i) => first.get(character) !== read[i])) {
        rows.add(`${folded.join("")} ${read.join(" ")}`);
      }
    }
    return [...rows].sort().join("|");
  };
  const rows = [...byReading].map(([key, characters]) => `${key}=${characters}`).sort();
  const syllables = [...new Set([...byReading.keys()].flatMap((key) => key.split(" ")))].sort();
  return [
    "// Written by make-readings.mjs from pinyin-pro (MIT); do not edit.",
    "",
    "/** `|reading reading=characters|…|`: toneless, the commonest reading first. */",
    `export const READINGS =\n  "|${rows.join("|")}|";`,
    "",
    "/** ` syllable syllable … `: every reading once. */",
    `export const SYLLABLES =\n  " ${syllables.join(" ")} ";`,
    "",
    "/** `word reading reading|…`: words in which a character is not read as it mostly is. */",
    `export const WORDS =\n  "${unlike([DICT2, DICT3, DICT4])}";`,
    "",
    "/** The same of family names, of one character and of two. */",
    `export const SURNAMES =\n  "${unlike([FAMILY_NAMES])}";`,
    "",
  ].join("\n");
}

if (process.argv[1]?.endsWith("make-readings.mjs")) {
  writeFileSync(new URL("./readings.ts", import.meta.url), makeReadings());
}
