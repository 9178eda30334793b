import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";
import { expectations, summarise } from "./compare.js";
import { type MarkedPage, readMarked, type Setting, setPage } from "./set-page.js";

const folder = new URL("pages/", import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".page"))
  .sort();

function check(page: MarkedPage, setting: Setting = {}): void {
  const raw = setPage(page, setting);
  const reading = readPage(raw, "page.txt");
  assert.deepEqual(reading.articles.map(summarise), expectations(page));
  const sum = addUp(raw, reading.parts);
  assert.equal(sum.placed, sum.visible);
}

for (const name of names) {
  const page = readMarked(readFileSync(new URL(name, folder), "utf8"));
  test(`${name}: as marked`, () => check(page));
  test(`${name}: with the indents that an extractor may keep`, () => check(page, { indent: true }));
  if (page.mode === "layer") {
    test(`${name}: two ideographs wider`, () => check(page, { wider: 2 }));
    // A headline in two lines set tight is told from two lines only by the empty line that is not there.
    const tight = page.items.some((item) => item.lines.some((line) => line.tight));
    if (!tight) test(`${name}: without empty lines`, () => check(page, { leading: 0 }));
    test(`${name}: Windows line ends`, () => {
      const raw = setPage(page).replace(/\n/gu, "\r\n");
      assert.deepEqual(readPage(raw, "page.txt").articles.map(summarise), expectations(page));
    });
  }
}
