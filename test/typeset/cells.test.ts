import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Ambiguous,
  cellWidth,
  graphemes,
  padCells,
  takeLastCells,
  truncateCells,
} from "../../source/typeset/cells.js";

// One line a case: the text, its cells where ambiguous characters are narrow, and where they are wide.
const WIDTHS: readonly [text: string, narrow: number, wide: number, why: string][] = [
  ["", 0, 0, "nothing"],
  ["abc", 3, 3, "ASCII"],
  ["工会", 4, 4, "ideographs"],
  ["工会2025", 8, 8, "ideographs and digits"],
  ["，。！？、；：", 14, 14, "full-width punctuation"],
  ["“”", 2, 4, "curly quotation marks are ambiguous"],
  ["‘’", 2, 4, "the single ones too"],
  ["——", 2, 4, "a dash"],
  ["……", 2, 4, "an ellipsis"],
  ["·", 1, 2, "the dot in a name"],
  ["×÷±", 3, 6, "signs of Latin-1"],
  ["①", 1, 2, "a number in a circle"],
  ["→", 1, 2, "an arrow"],
  ["■□●▲", 4, 8, "bullets"],
  ["▢▸", 2, 2, "neutral signs"],
  ["│", 1, 2, "a rule"],
  ["Ж", 1, 2, "Cyrillic"],
  ["α", 1, 2, "Greek"],
  ["é", 1, 2, "a Latin letter with its accent in one"],
  ["e\u0301", 1, 1, "and in two"],
  ["《》「」", 8, 8, "brackets"],
  ["　", 2, 2, "an ideographic space"],
  ["Ａ１", 4, 4, "full-width Latin"],
  ["ｶﾞ", 2, 2, "half-width kana with its mark"],
  ["한", 2, 2, "a syllable"],
  ["\u1112\u1161\u11ab", 2, 2, "the same in its parts"],
  ["𠮷", 2, 2, "an ideograph outside the first plane"],
  ["\u{2ebf0}", 2, 2, "one that is newer than some tables"],
  ["😀", 2, 2, "an emoji"],
  ["👨‍👩‍👧", 2, 2, "a family"],
  ["👍🏽", 2, 2, "a skin tone"],
  ["🇨🇳", 2, 2, "a flag"],
  ["☎️", 2, 2, "a sign made an emoji"],
  ["1️⃣", 2, 2, "a keycap"],
  ["ก็", 1, 1, "a mark on a Thai letter"],
  ["का", 2, 2, "a vowel sign that stands beside its letter"],
  ["\t\u0007\u001b", 0, 0, "controls"],
  ["\u200b\ufeff\u00ad", 0, 0, "what shows nothing"],
  ["\ud800", 1, 2, "half a pair comes out as the replacement character"],
];

for (const [text, narrow, wide, why] of WIDTHS) {
  test(`width of ${JSON.stringify(text)}: ${why}`, () => {
    assert.deepEqual([cellWidth(text, "narrow"), cellWidth(text, "wide")], [narrow, wide]);
  });
}

test("a text's graphemes are its characters, marks and joiners with their base", () => {
  assert.deepEqual(graphemes("工e\u0301👨‍👩‍👧🇨🇳𠮷a"), ["工", "e\u0301", "👨‍👩‍👧", "🇨🇳", "𠮷", "a"]);
});

test("a text is cut between characters, with an ellipsis of the terminal's kind", () => {
  assert.equal(truncateCells("近千家社会组织", 14, "narrow"), "近千家社会组织");
  assert.equal(truncateCells("近千家社会组织", 13, "narrow"), "近千家社会组…");
  assert.equal(truncateCells("近千家社会组织", 12, "narrow"), "近千家社会…");
  assert.equal(truncateCells("近千家社会组织", 12, "wide"), "近千家社会..");
  assert.equal(truncateCells("近千家", 2, "narrow"), "…");
  assert.equal(truncateCells("近千家", 1, "wide"), "");
  assert.equal(truncateCells("近千家", 0, "narrow"), "");
});

test("an ending is cut between characters", () => {
  assert.equal(takeLastCells("社会组织", 5, "narrow"), "组织");
  assert.equal(takeLastCells("组织", 5, "narrow"), "组织");
  assert.equal(takeLastCells("x".repeat(5000), 3, "narrow"), "xxx");
});

test("text is filled up on either side", () => {
  assert.equal(padCells("工会", 6, "narrow"), "工会  ");
  assert.equal(padCells("“工”", 6, "narrow", "right"), "  “工”");
  assert.equal(padCells("“工”", 6, "wide", "right"), "“工”");
  assert.equal(padCells("工会", 3, "narrow"), "工会");
});

const anyText = fc.string({ unit: "grapheme" });
const anyAmbiguous = fc.constantFrom<Ambiguous>("narrow", "wide");

test("a cut text is never over its cells, and is the whole where that fits", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 40 }), anyAmbiguous, (text, cells, ambiguous) => {
      const cut = truncateCells(text, cells, ambiguous);
      assert.ok(cellWidth(cut, ambiguous) <= cells);
      if (cells > 0 && cellWidth(text, ambiguous) <= cells) assert.equal(cut, text);
    }),
  );
});

test("a text is as wide as its graphemes", () => {
  fc.assert(
    fc.property(anyText, anyAmbiguous, (text, ambiguous) => {
      const sum = graphemes(text).reduce((cells, grapheme) => cells + cellWidth(grapheme, ambiguous), 0);
      assert.equal(cellWidth(text, ambiguous), sum);
      assert.equal(graphemes(text).join(""), text);
    }),
  );
});

test("graphemes of a long text are the same as of the whole at once, wherever it is cut for the segmenter", () => {
  const whole = new Intl.Segmenter("zh", { granularity: "grapheme" });
  const pieces = [
    "e\u0301",
    "\u{1f1e8}\u{1f1f3}",
    "\u{1f468}\u200d\u{1f469}",
    "\r\n",
    "工",
    "\u1100\u1161",
    "\u{1f44d}\u{1f3fd}",
    "葛\u{e0100}",
  ];
  for (const [at, piece] of pieces.entries()) {
    for (const shift of [0, 1, 2, 3]) {
      const text = `${"a".repeat(shift)}${(piece + (pieces[at - 1] ?? "")).repeat(400)}`;
      assert.deepEqual(
        graphemes(text),
        Array.from(whole.segment(text), (part) => part.segment),
      );
    }
  }
  const tower = `x${"\u0301".repeat(3000)}y`;
  assert.deepEqual(
    graphemes(tower).map((part) => part.length),
    [3001, 1],
  );
});
