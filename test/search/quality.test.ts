import assert from "node:assert/strict";
import { test } from "node:test";
import { shippedArticles } from "../bench/generate.js";
import { measureQuality } from "../bench/search.js";

test("on the shipped pages the article that one means comes first in 97 of 100 queries, among the first three always", () => {
  const { tried, first, firstThree, misses } = measureQuality(shippedArticles(), 30);
  assert.ok(tried > 150, `${tried}`);
  assert.ok(first / tried >= 0.97, misses.join("\n"));
  assert.equal(firstThree, tried, misses.join("\n"));
});
