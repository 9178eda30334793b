import assert from "node:assert/strict";
import { test } from "node:test";
import { bar, sparkline } from "../../source/typeset/bars.js";
import { cellWidth } from "../../source/typeset/cells.js";
import { glyphsFor } from "../../source/typeset/glyphs.js";

test("bars grow by eighths of a cell, and by whole cells in ASCII", () => {
  assert.equal(bar(8, 8, 4, "narrow"), "████");
  assert.equal(bar(4, 8, 4, "narrow"), "██");
  assert.equal(bar(5, 8, 4, "narrow"), "██▌");
  assert.equal(bar(1, 1000, 4, "narrow"), "▏");
  assert.equal(bar(9, 8, 4, "narrow"), "████");
  assert.equal(bar(5, 8, 4, "wide"), "###");
  for (const value of [0, -1, Number.NaN]) assert.equal(bar(value, 8, 4, "narrow"), "");
  assert.equal(bar(1, 0, 4, "narrow"), "");
});

test("a sparkline has a height for each number, and sums where it has fewer cells", () => {
  assert.equal(sparkline([2, 5, 8, 3], "narrow"), "▂▅█▃");
  assert.equal(sparkline([0, 8, 0.1], "narrow"), " █▁");
  assert.equal(sparkline([0, 0], "narrow"), "  ");
  assert.equal(sparkline([], "narrow"), "");
  assert.equal(sparkline([1, 8], "wide"), ".@");
});

test("no sign of ours is ambiguous on a terminal that draws such signs wide", () => {
  for (const sign of Object.values(glyphsFor("wide")).flat()) {
    assert.equal(cellWidth(sign, "wide"), sign.length, sign);
    assert.match(sign, /^[\x20-\x7e]+$/u);
  }
});
