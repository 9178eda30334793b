import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { NO_FIELDS } from "./blank.js";
import { summarise } from "./compare.js";
import { loadWholeSets } from "./sets.js";
import { assertWhole } from "./whole.js";

for (const { name: set, pages } of loadWholeSets()) {
  for (const { name, raw, wanted } of pages) {
    test(`${set}, ${name}: every field as a careful reader has it`, () => {
      const reading = readPage(raw, name);
      // Fields that an expectation leaves out are null there, lists are empty.
      const whole = wanted.map((article) => summarise({ ...NO_FIELDS, ...article } as Article));
      assert.deepEqual(reading.articles.map(summarise), whole);
      assertWhole(raw, reading.parts);
    });
  }
}
