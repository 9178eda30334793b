import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { addUp } from "../../source/corpus/ledger.js";
import { readPage } from "../../source/corpus/read-page.js";
import { NO_FIELDS } from "./blank.js";
import { summarise } from "./compare.js";

/** Fields that an expectation leaves out are null there, lists are empty. */
function compare(pages: URL, answers: URL): void {
  for (const name of readdirSync(answers)
    .filter((n) => n.endsWith(".json"))
    .sort()) {
    const page = name.replace(/\.json$/u, ".txt");
    test(`${page}: every field as a careful reader has it`, () => {
      const raw = readFileSync(new URL(page, pages), "utf8");
      const { articles } = JSON.parse(readFileSync(new URL(name, answers), "utf8")) as {
        articles: Article[];
      };
      const reading = readPage(raw, page);
      const wanted = articles.map((article) => summarise({ ...NO_FIELDS, ...article }));
      assert.deepEqual(reading.articles.map(summarise), wanted);
      const sum = addUp(raw, reading.parts);
      assert.equal(sum.placed, sum.visible);
    });
  }
}

compare(new URL("../../corpus/", import.meta.url), new URL("gold/", import.meta.url));
compare(new URL("practice/", import.meta.url), new URL("practice/", import.meta.url));
