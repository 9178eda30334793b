import assert from "node:assert/strict";
import { test } from "node:test";
import { Galley } from "../../source/ui/terminal/galley.js";

test("two lines on one screen never have one sign, however many were there before", () => {
  const galley = new Galley();
  for (let frame = 0; frame < 500; frame += 1) {
    const lines = ["always", ...Array.from({ length: 60 }, (_, row) => `frame ${frame} row ${row}`)];
    const signs = lines.map((line) => galley.signOf(line));
    assert.deepEqual(
      signs.map((sign) => galley.lineOf(sign)),
      lines,
    );
    assert.ok(signs.every((sign) => /^[A-Za-z]{2}$/.test(sign)));
  }
});
