import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Pattern } from "../../source/search/pattern.js";
import { aim, needleOf, nextGapped, nextPlaces } from "../../source/search/scan.js";

const units = fc
  .array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 })
  .map((each) => Uint16Array.from(each));

function patternOf(places: readonly (readonly number[])[]): Pattern {
  return { kind: "pinyin", exact: null, places, segments: places.map(() => null), fullness: 2 };
}

test("a pattern of sets of characters is found where it first stands, whatever its length", () => {
  const sets = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(units, fc.array(sets, { minLength: 1, maxLength: 30 }), fc.nat(5), (text, places, from) => {
      aim(patternOf(places));
      let expected = -1;
      for (let at = text.length - places.length; at >= from; at -= 1) {
        if (places.every((set, i) => set.includes(text[at + i] ?? 0))) expected = at;
      }
      assert.equal(nextPlaces(text, from, text.length, places.length), expected);
    }),
    { numRuns: 3000 },
  );
});

test("a word with one character more inside is found where it first stands", () => {
  const word = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(units, word, (text, letters) => {
      let expected = -1;
      for (let at = text.length - letters.length - 1; at >= 0; at -= 1) {
        for (let gap = 1; gap < letters.length; gap += 1) {
          if (letters.every((letter, i) => text[at + i + (i < gap ? 0 : 1)] === letter)) expected = at;
        }
      }
      assert.equal(nextGapped(text, 0, text.length, needleOf(String.fromCharCode(...letters))), expected);
    }),
    { numRuns: 3000 },
  );
});
