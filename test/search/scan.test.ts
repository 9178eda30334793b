import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ALL_PARTS, HEAD, PARTS } from "../../source/search/layout.js";
import type { Pattern } from "../../source/search/pattern.js";
import { gradeOf, WHOLE } from "../../source/search/rank.js";
import { aim, nextGapped, nextPlaces, nextSparse, scanNearly } from "../../source/search/scan.js";
import { bestExact, boundsOf, needleOf, partAt, seatOf } from "../../source/search/scan-exact.js";

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
      assert.equal(nextSparse(text, from, text.length, places.length), expected);
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

test("the best grade of a word is that of its best place, whatever the text", () => {
  const parts = Object.values(PARTS).sort((a, b) => a - b);
  const stretch = fc.array(fc.integer({ min: 0x61, max: 0x64 }), { minLength: 1, maxLength: 12 });
  const word = fc.array(fc.integer({ min: 0x61, max: 0x63 }), { minLength: 1, maxLength: 4 });
  const text = fc.array(fc.tuple(fc.constantFrom(...parts), stretch), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(text, word, fc.integer({ min: 1, max: ALL_PARTS }), (stretches, letters, asked) => {
      // Parts stand in the text in the order of their codes.
      const units = Uint16Array.from(
        stretches.toSorted(([a], [b]) => a - b).flatMap(([part, own]) => [HEAD + part, ...own]),
      );
      const grades = Uint8Array.from({ length: 32 }, (_, part) =>
        (asked >>> part) % 2 === 1 && part < parts.length ? gradeOf("exact", part, 0) : 0,
      );
      let expected = 0;
      for (let at = 0; at + letters.length <= units.length; at += 1) {
        if (!letters.every((letter, i) => units[at + i] === letter)) continue;
        const worth = grades[partAt(units, at)] ?? 0;
        const seat = seatOf(units, units.length, at, at + letters.length);
        if (worth > 0) expected = Math.max(expected, worth + seat);
      }
      const needle = Uint16Array.from(letters);
      assert.equal(bestExact(units, 0, units.length, needle, grades, boundsOf(grades, WHOLE)), expected);
    }),
    { numRuns: 5000 },
  );
});

test("a scan for one error finds what one for more finds, with as many errors", () => {
  const word = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 7 });
  fc.assert(
    fc.property(units, word, (own, letters) => {
      const text = Uint16Array.from([HEAD, ...own]);
      aim(patternOf(letters.map((letter) => [letter])));
      const found = (most: number): string[] => {
        const told: string[] = [];
        scanNearly(text, 0, text.length, letters.length, most, ALL_PARTS, (...each) =>
          told.push(each.join()),
        );
        return told.filter((each) => !/,[23]$/u.test(each));
      };
      assert.deepEqual(found(1), found(2));
    }),
    { numRuns: 3000 },
  );
});
