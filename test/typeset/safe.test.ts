import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellWidth, graphemes } from "../../source/typeset/cells.js";
import { isPlain } from "../../source/typeset/plain.js";
import { printable, safeText } from "../../source/typeset/safe.js";

const CASES: readonly [text: string, shown: string, why: string][] = [
  ["工会 2025", "工会 2025", "plain text stays"],
  ["“e\u0301”——𠮷😀", "“e\u0301”——𠮷😀", "marks, astral characters stay"],
  ["a\tb\nc\r\nd\u2028e", "a b c  d e", "white space is a space"],
  ["\u001b[31m红\u001b]52;c;QQ==\u0007", "␛[31m红␛]52;c;QQ==␇", "escape sequences lose their escape"],
  ["\u009b31m", "�31m", "C1 too"],
  ["a\u007fb\u0000", "a␡b␀", "DEL and NUL"],
  ["工\u200b会\ufeff\u00ad", "工会", "zero width"],
  ["\u202e会工\u202c\u2066x\u2069", "会工x", "direction"],
  ["x\u{e0041}\u{e007f}", "x", "tags"],
  ["葛\u{e0100}☎\ufe0f", "葛☎", "selectors"],
  ["👨\u200d👩", "👨👩", "joiners"],
  ["👍\u{1f3fd}", "👍", "skin tones"],
  ["\ud800工\udc00", "�工�", "half pairs"],
  ["\ue000\u{f0000}", "〓〓", "private use: the block for a missing type"],
  ["\uffff\u{1ffff}", "��", "noncharacters"],
  ["\u{2fa20}", "\u{2fa20}", "an unassigned place among the ideographs may be one yet"],
  ["\u0301工", "工", "a mark on nothing"],
  ["\u200b\u0301工", "工", "a mark on nothing that shows"],
  [`e${"\u0301".repeat(50)}x`, `e${"\u0301".repeat(8)}x`, "a tower of marks"],
  ["\u0600", "�", "a sign that shows, of unsure width"],
];

for (const [text, shown, why] of CASES) {
  test(`printable ${JSON.stringify(text).slice(0, 40)}: ${why}`, () => assert.equal(printable(text), shown));
}

test("places are found again on both sides of a dropped or a shortened character", () => {
  const safe = safeText("工\u200b会\u{f0000}员");
  assert.equal(safe.text, "工会〓员");
  assert.deepEqual([0, 1, 2, 3, 5, 6].map(safe.toSafe), [0, 1, 1, 2, 3, 4]);
  assert.deepEqual([0, 1, 2, 3, 4].map(safe.toSource), [0, 2, 3, 5, 6]);
});

/** Pieces that a hostile page is made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\u001b[",
        "\u009d0;x\u009c",
        "\u202e",
        "\u200d",
        "\ud800",
        "\udfff",
        "\u0301",
        "工会",
        "\u0007",
      ),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

test("nothing that a terminal obeys is left of any text", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = printable(text);
      assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u);
      assert.equal(printable(shown), shown);
    }),
    { numRuns: 2000 },
  );
});

test("what is printable is as wide as the sum of its code points, as terminals count", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = printable(text);
      const sum = Array.from(shown).reduce((cells, character) => cells + cellWidth(character, "narrow"), 0);
      assert.equal(cellWidth(shown, "narrow"), sum);
    }),
  );
});

test("the maps go forward, stay inside, and undo each other", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const safe = safeText(text);
      let last = 0;
      for (let i = 0; i <= safe.text.length; i++) {
        const source = safe.toSource(i);
        assert.ok(source >= last && source <= text.length);
        last = source;
      }
      for (let i = 0; i <= text.length; i++) {
        const place = safe.toSafe(i);
        assert.ok(place >= 0 && place <= safe.text.length);
        assert.ok(safe.toSource(place) >= i);
      }
    }),
  );
});

test("a plain character is shown as it is, takes one or two cells, and is a grapheme beside any other", () => {
  const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });
  let plain = 0;
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const character = String.fromCharCode(unit);
    if (!isPlain(character)) continue;
    plain += 1;
    assert.doesNotMatch(
      character,
      /[\p{C}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
      unit.toString(16),
    );
    assert.equal([...segmenter.segment(`${character}${character}`)].length, 2, unit.toString(16));
    assert.deepEqual(graphemes(character), [character]);
  }
  assert.ok(plain > 20_000);
});
