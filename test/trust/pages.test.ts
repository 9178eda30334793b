import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { addUp } from "../../source/corpus/ledger.js";
import { type PageReading, readPage } from "../../source/corpus/read-page.js";
import { createSearcher } from "../../source/search/searcher.js";
import { PRINTED_LABELS, typesetArticle } from "../../source/typeset/article.js";
import { rowWidth } from "../../source/typeset/runs.js";
import { growth, LINEAR } from "./measure.js";
import { mutated } from "./mutate.js";
import { type Chance, chance, SEED, seeded, times } from "./random.js";
import { TRAPS } from "./traps.js";

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

function typesetAll(reading: PageReading, width: number): void {
  for (const article of reading.articles) {
    const rows = typesetArticle(article, { width, ambiguous: "narrow", labels: PRINTED_LABELS });
    for (const row of rows) assert.ok(rowWidth(row, "narrow") <= width, "a row over the width");
  }
}

/** The collector, which Node gives only to those who ask. */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

describe("a damaged page", () => {
  it("is read, set and searched, and nothing of it is lost", async (t) => {
    const by = chance();
    const count = times(250, 50_000);
    const warm = Math.ceil(count / 10);
    let characters = 0;
    let before = 0;
    for (let number = 0; number < count; number++) {
      if (number === warm) before = heap();
      await seeded(`page ${number}`, () => {
        const text = mutated(by.pick(SHIPPED), by).toString(by.percent(95) ? "utf8" : "utf16le");
        const reading = readPage(text, "page.txt");
        const sum = addUp(text, reading.parts);
        assert.deepEqual([sum.lost, sum.twice], [[], []], "a character in no field, or in two");
        assert.equal(sum.placed, sum.visible);
        typesetAll(reading, 1 + by.int(100));
        const searcher = createSearcher();
        searcher.add(reading.articles);
        searcher.search(queryFor(text, by));
        characters += sum.visible;
      });
    }
    const grown = heap() - before;
    t.diagnostic(
      `damaged pages: ${count}, characters: ${characters}, lost: 0, memory grown: ${grown.toFixed(1)} MB (seed ${SEED})`,
    );
    // What is kept between pages are tables of characters, which have an end.
    assert.ok(grown < 40, `the heap has grown by ${grown.toFixed(1)} MB`);
  });
});

describe("a page made to cost more than its length", () => {
  const size = times(8_000, 250_000);
  for (const stage of ["read", "set", "searched"] as const) {
    it(`is ${stage} in time that grows as it does`, async (t) => {
      let worst = { name: "", ratio: 0, ms: 0 };
      for (const [name, make] of Object.entries(TRAPS)) {
        const texts = new Map([size, size * 4].map((each) => [each, make(each)]));
        const readings = new Map(
          stage === "read" ? [] : [...texts].map(([each, text]) => [each, readPage(text, "page.txt")]),
        );
        const found = growth((each) => work(stage, texts.get(each) ?? "", readings.get(each)), size);
        if (found.ratio > worst.ratio) worst = { name, ...found };
        assert.ok(
          found.ratio < LINEAR,
          `${name}: ${found.ratio.toFixed(1)} times the work for four times the text, ${found.ms.toFixed(0)} ms`,
        );
      }
      t.diagnostic(
        `${Object.keys(TRAPS).length} traps of ${size} and ${size * 4} characters ${stage}; the worst: ${worst.name}, ${worst.ratio.toFixed(1)} times the work for four times the text`,
      );
    });
  }

  it("loses nothing either", () => {
    for (const [name, make] of Object.entries(TRAPS)) {
      const text = make(size);
      const { visible, placed } = addUp(text, readPage(text, "page.txt").parts);
      assert.equal(placed, visible, name);
    }
  });
});

function work(stage: "read" | "set" | "searched", text: string, reading: PageReading | undefined): void {
  if (reading === undefined) readPage(text, "page.txt");
  else if (stage === "set") typesetAll(reading, 60);
  else {
    const searcher = createSearcher();
    searcher.add(reading.articles);
    searcher.build();
    for (const query of ["\u5de5\u4f1a", "gonghui", "zgh", text.slice(0, 60)]) searcher.search(query);
  }
}
