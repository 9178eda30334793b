import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sortNaturally } from "../../source/library/natural-order.js";

describe("names in the order in which people count", () => {
  for (const [before, after] of [
    ["第2版.txt", "第10版.txt"],
    ["第九版.txt", "第十版.txt"],
    ["第十一版.txt", "第二十版.txt"],
    ["2025-06-22-9.txt", "2025-06-22-10.txt"],
    ["a2b3", "a2b10"],
    ["a", "a1"],
    ["A1", "b1"],
  ] as const) {
    it(`${before} before ${after}`, () => {
      for (const names of [
        [before, after],
        [after, before],
      ])
        assert.deepEqual(
          sortNaturally(names, (name) => name),
          [before, after],
        );
    });
  }
});
