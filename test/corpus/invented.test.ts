import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { expectations, summarise } from "./compare.js";
import { type MarkedPage, type Setting, setPage } from "./set-page.js";
import { loadMarked } from "./sets.js";
import { assertWhole } from "./whole.js";

function check(page: MarkedPage, setting: Setting = {}): void {
  const raw = setPage(page, setting);
  const reading = readPage(raw, "page.txt");
  assert.deepEqual(reading.articles.map(summarise), expectations(page));
  assertWhole(raw, reading.parts);
}

for (const { name, page } of loadMarked()) {
  test(`${name}: as marked`, () => check(page));
  test(`${name}: with the indents that an extractor may keep`, () => check(page, { indent: true }));
  if (page.mode === "layer") {
    test(`${name}: two ideographs wider`, () => check(page, { wider: 2 }));
    // A headline in two lines set tight is told from two lines only by the empty line that is not there.
    const tight = page.items.some((item) => item.tight || item.lines.some((line) => line.tight));
    if (!tight) test(`${name}: without empty lines`, () => check(page, { leading: 0 }));
    test(`${name}: Windows line ends`, () => {
      const raw = setPage(page).replace(/\n/gu, "\r\n");
      assert.deepEqual(readPage(raw, "page.txt").articles.map(summarise), expectations(page));
    });
  }
}
