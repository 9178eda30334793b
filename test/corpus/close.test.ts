import assert from "node:assert/strict";
import { test } from "node:test";
import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";
import { type Miss, scorePage } from "./score.js";
import { loadClose } from "./sets.js";

/**
 * Pages by three careful readers that are read almost whole, and how many things on each are read otherwise. A number may only
 * get smaller: `npm run score -- --misses --page NAME` says which things they are.
 */
const MISSES: Readonly<Record<string, number>> = {
  "e01-front": 1,
  "e04-front": 1,
  "e06-rights": 6,
  "e11-province": 1,
  "e13-culture": 1,
  "f01-front": 2,
  "f02-local": 0,
  "f03-law": 4,
  "f04-culture": 1,
  "f05-photo": 0,
  "f06-news": 0,
  "f07-comment": 3,
  "f08-province-a": 3,
  "p01-front": 4,
  "p02-second": 0,
  "p04-rights": 1,
  "p05-union": 5,
  "p07-news": 2,
  "p08-workers": 2,
  "p10-province": 4,
  "p14-south": 2,
};

const pages = loadClose().pages;

test("every page has its number", () => {
  assert.deepEqual(pages.map((page) => page.name.replace(".txt", "")).sort(), Object.keys(MISSES).sort());
});

for (const page of pages) {
  const name = page.name.replace(".txt", "");
  test(`${name}: no more than ${MISSES[name]} things read otherwise, and nothing lost`, () => {
    const reading = readPage(page.raw, page.name);
    const misses: Miss[] = [];
    scorePage(page.wanted, reading.articles, misses);
    assert.ok(misses.length <= (MISSES[name] ?? 0), JSON.stringify(misses, null, 1));
    const sum = addUp(page.raw, reading.parts);
    assert.equal(sum.placed, sum.visible);
  });
}
