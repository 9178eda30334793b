import assert from "node:assert/strict";
import { test } from "node:test";
import xterm from "@xterm/headless";
import fc from "fast-check";
import { cellWidth, takeCells } from "../../source/typeset/cells.js";
import { printable } from "../../source/typeset/safe.js";
import { unicodeWidths } from "./widths.js";

const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.constantFrom(
    "工会",
    "“”",
    "——",
    "……",
    "①",
    "e\u0301",
    "👨‍👩‍👧",
    "👍🏽",
    "🇨🇳",
    "☎️",
    "\u1112\u1161\u11ab",
    "ｶﾞ",
    "का",
    "\t",
    "\u001b[5C",
  ),
  fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);

for (const [ambiguous, cells] of [
  ["narrow", 1],
  ["wide", 2],
] as const) {
  test(`any printable text takes the cells that we say, where ambiguous characters take ${cells}`, async () => {
    const model = new xterm.Terminal({ cols: 120, rows: 2, allowProposedApi: true });
    const widths = unicodeWidths(cells);
    model.unicode.register(widths);
    model.unicode.activeVersion = widths.version;
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (parts) => {
        const text = takeCells(printable(parts.join("")), 100, ambiguous);
        await new Promise<void>((resolve) => model.write(`\u001b[H\u001b[K${text}`, resolve));
        const { cursorX, cursorY } = model.buffer.active;
        assert.deepEqual([cursorX, cursorY], [cellWidth(text, ambiguous), 0], JSON.stringify(text));
      }),
      { numRuns: 1500 },
    );
    model.dispose();
  });
}
