import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { PageReading } from "../../source/corpus/read-page.js";
import { PRINTED_LABELS, typesetArticle } from "../../source/typeset/article.js";
import { rowWidth } from "../../source/typeset/runs.js";

/** What the tests of damaged and of costly pages share. */

/** Sets every article; no row may be wider than asked for. */
export function typesetAll(reading: PageReading, width: number): void {
  for (const article of reading.articles) {
    const rows = typesetArticle(article, { width, ambiguous: "narrow", labels: PRINTED_LABELS });
    for (const row of rows) assert.ok(rowWidth(row, "narrow") <= width, "a row over the width");
  }
}

/** The collector, which Node gives only to those who ask. */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
/** Megabytes in use after a collection. */
export const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};
