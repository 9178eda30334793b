import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";
import { createSearcher } from "../../source/search/searcher.js";
import { took } from "./measure.js";
import { mutated } from "./mutate.js";
import { type Chance, SEED, seeded, times, tries } from "./random.js";
import { heap, typesetAll } from "./reading.js";

const CORPUS = new URL("../../corpus/", import.meta.url);
const SHIPPED = readdirSync(CORPUS)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => readFileSync(new URL(name, CORPUS)));

/** Text that a page is searched for: something of itself, or a word in pinyin. */
function queryFor(text: string, by: Chance): string {
  return by.percent(50)
    ? text.substr(by.int(text.length), 1 + by.int(8))
    : by.pick(["zgh", "gonghui", "\u8bb0\u8005"]);
}

/**
 * A page of which something will be damaged: mostly a part of one, often a whole one, now and then dozens that one file
 * holds. What goes wrong is at seams, and a small page has as many as a large one.
 */
function somePage(by: Chance): Buffer {
  const page = by.pick(SHIPPED);
  const kind = by.int(1000);
  if (kind < 2) return Buffer.concat(Array.from({ length: 5 + by.int(40) }, () => by.pick(SHIPPED)));
  if (kind < 120) return page;
  const length = 200 + by.int(kind < 300 ? 12_000 : 3000);
  const from = by.int(page.length - Math.min(length, page.length - 1));
  return page.subarray(from, from + length);
}

describe("a damaged page", () => {
  it("is read, set and searched, and nothing of it is lost", async (t) => {
    const counted = { done: 0 };
    const count = times(250, 50_000);
    let characters = 0;
    let largest = 0;
    let slowest = 0;
    let before = 0;
    for (const { number, by } of tries("damaged pages", counted, count)) {
      if (counted.done === Math.ceil(count / 10)) before = heap();
      await seeded(`page, UNIONNEWS_FROM=${number}`, () => {
        const text = mutated(somePage(by), by).toString(by.percent(95) ? "utf8" : "utf16le");
        const ms = took(() => readAndSearch(text, by));
        characters += text.length;
        largest = Math.max(largest, text.length);
        // Of a short text the time says more of the machine than of the text.
        if (text.length > 5000) slowest = Math.max(slowest, ms / text.length);
      });
    }
    const grown = before === 0 ? 0 : heap() - before;
    t.diagnostic(
      `damaged pages: ${counted.done}, thrown: 0, characters: ${characters}, the largest page ${largest}, lost: 0, slowest ${(slowest * 1000).toFixed(0)} ms for 1,000 characters, memory grown: ${grown.toFixed(1)} MB (seed ${SEED})`,
    );
    // What is kept between pages are tables of characters, which have an end.
    assert.ok(grown < 40, `the heap has grown by ${grown.toFixed(1)} MB`);
  });
});

function readAndSearch(text: string, by: Chance): void {
  const reading = readPage(text, "page.txt");
  const sum = addUp(text, reading.parts);
  assert.deepEqual([sum.lost, sum.twice], [[], []], "a character in no field, or in two");
  assert.equal(sum.placed, sum.visible);
  typesetAll(reading, 1 + by.int(100));
  const searcher = createSearcher();
  searcher.add(reading.articles);
  searcher.search(queryFor(text, by));
}
