import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Ambiguous, cellWidth } from "../../source/typeset/cells.js";
import { printable } from "../../source/typeset/safe.js";
import { type Line, type WrapOptions, wrap, wrapBalanced } from "../../source/typeset/wrap.js";

function lines(text: string, width: number, options: Partial<WrapOptions> = {}): string[] {
  return wrap(text, { width, ambiguous: "narrow", ...options }).map((line) =>
    text.slice(line.start, line.shown),
  );
}

// One line a case: the width in cells, the text with `|` where it should break, and why.
const BREAKS: readonly [width: number, text: string, why: string][] = [
  [8, "工会组织|服务职工", "a full line"],
  [9, "工会组织|服务职工", "half an ideograph does not fit"],
  [8, "工会组|织，服务|职工", "no comma at a line's start: the character before it goes along"],
  [8, "服务“|", "nothing to break"],
  [8, "工会的|“朋友圈”|里的人们|都来了", "no opening mark at a line's end"],
  [10, "职工们说|好。”然后|大家都来", "nor a full stop and its quotation mark"],
  [9, "工会组织|——服务职|工人", "a dash is not torn"],
  [9, "工会组织|……服务职|工人", "nor is an ellipsis"],
  [12, "产值达到|36.5亿元以上", "a number keeps its unit"],
  [12, "同比增长了|2024-12期的", "a date with hyphens is one"],
  [10, "提高了|15.7%以上", "a percentage"],
  [10, "长度共计|8毫米而已", "a unit of two characters"],
  [10, "共有职工|157 人参加", "a number keeps its unit across a space"],
  [10, "他所获得|第 3 名了", "an ordinal keeps its number"],
  [12, "使用的是|COVID-19疫苗", "a Latin word with a hyphen"],
  [12, "the quick |brown fox |jumps", "Latin words, the spaces stay behind"],
  [6, "abcdef|ghijkl|mn", "a word longer than a line is broken"],
  [8, "阿卜杜·|买买提说", "a dot in a name stays with what stands before it"],
  [4, "２０|２５|年的", "a number longer than a line"],
  [8, '他说"工|会"来了', "a straight mark that opens does not end a line"],
  [8, "他们（工|会）来", "brackets"],
  [8, "共计￥|", "nothing follows"],
  [6, "为￥12|万元整", "a currency sign stays with its number"],
];

for (const [width, marked, why] of BREAKS) {
  const expected = marked.replace(/\|$/u, "").split("|");
  test(`at ${width} cells: ${marked} (${why})`, () => {
    const text = expected.join("");
    assert.deepEqual(
      lines(text, width),
      expected.map((line) => line.trimEnd()),
    );
  });
}

test("the indent shortens the first line, unless the line is too short for one", () => {
  assert.deepEqual(lines("工会组织服务职工", 8, { indent: 4 }), ["工会", "组织服务", "职工"]);
  assert.deepEqual(lines("工会组织服务职工", 6, { indent: 4 }), ["工会组", "织服务", "职工"]);
});

test("a last line of one character takes company from the line before", () => {
  assert.deepEqual(lines("工会组织服务职", 12), ["工会组织服", "务职"]);
  assert.deepEqual(lines("工会组织服务职。", 12), ["工会组织服", "务职。"]);
  // Of a line that is itself two characters it does not.
  assert.deepEqual(lines("工会组", 4), ["工会", "组"]);
});

test("no length of text leaves one character alone on its last line", () => {
  for (let length = 2; length <= 120; length++) {
    for (const width of [16, 21, 40, 60]) {
      const found = lines(`${"工".repeat(length - 1)}会。`, width, { indent: 4 });
      assert.match(found.at(-1) ?? "", /工会。$/u, `${length} characters at ${width} cells`);
    }
  }
});

test("a space that carries a mark is painted", () => {
  assert.deepEqual(lines("工会 \u0301 组", 6), ["工会 \u0301", "组"]);
});

test("a line may end after a character outside the first plane", () => {
  assert.deepEqual(lines("𠮷𠮷𠮷𠮷𠮷", 6), ["𠮷𠮷𠮷", "𠮷𠮷"]);
  assert.deepEqual(lines("𠮷𠮷𠮷𠮷，𠮷", 8), ["𠮷𠮷𠮷", "𠮷，𠮷"]);
});

test("a long line keeps dash and ellipsis from its start, a short one need not", () => {
  const text = `${"工".repeat(20)}——好的好的`;
  assert.deepEqual(lines(text, 40), ["工".repeat(19), "工——好的好的"]);
  assert.deepEqual(lines(text.slice(10), 20), ["工".repeat(10), "——好的好的"]);
});

test("a character wider than the line is shown as a sign of one cell", () => {
  const [first] = wrap("工会", { width: 1, ambiguous: "narrow" });
  assert.deepEqual(first, { start: 0, end: 1, shown: 1, width: 1, instead: "?" });
});

test("an empty text is one empty line", () => {
  assert.deepEqual(wrap("", { width: 10, ambiguous: "narrow" }), [{ start: 0, end: 0, shown: 0, width: 0 }]);
});

test("a headline breaks into lines of about one length, at its space where it has one", () => {
  const balanced = (text: string, width: number): string[] =>
    wrapBalanced(text, { width, ambiguous: "narrow" }).map((line) => text.slice(line.start, line.shown));
  assert.deepEqual(balanced("服务职工的工会驿站建成了", 20), ["服务职工的工", "会驿站建成了"]);
  assert.deepEqual(balanced("职工代表大会 开创未来", 16), ["职工代表大会", "开创未来"]);
  assert.deepEqual(balanced("开创未来", 16), ["开创未来"]);
  assert.deepEqual(balanced("联 盟 成 员 ，协 同", 10), ["联 盟 成", "员 ，协 同"]);
});

// Properties. Text of the kind that newspapers print, rough in every way that a page is.
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."工会组织服务职工的一二三年月日亿元第") },
  { weight: 3, arbitrary: fc.constantFrom(..."，。、：；！？”’》）】…—·％") },
  { weight: 2, arbitrary: fc.constantFrom(..."“‘《（【￥") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("36.5", "2024-12", "1%", "COVID-19", "hello", "——", "……", "X8155", "8:30"),
  },
  { weight: 1, arbitrary: fc.constantFrom(" ", "  ", "　", "e\u0301", "😀", "𠮷", '"', "'", "(", ")", ",") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }).map(printable) },
);
const pageText = fc.array(piece, { maxLength: 120 }).map((parts) => printable(parts.join("")));
const anyWidth = fc.integer({ min: 1, max: 200 });
const anyAmbiguous = fc.constantFrom<Ambiguous>("narrow", "wide");
const anyIndent = fc.constantFrom(0, 4);

function checkPartition(text: string, found: readonly Line[]): void {
  assert.equal(found.map((line) => text.slice(line.start, line.end)).join(""), text);
  found.forEach((line, i) => {
    assert.equal(line.start, i === 0 ? 0 : found[i - 1]?.end);
    assert.match(text.slice(line.shown, line.end), /^\s*$/u);
    if (text !== "") assert.ok(line.end > line.start);
  });
  assert.equal(found.at(-1)?.end, text.length);
}

for (const breaker of [wrap, wrapBalanced]) {
  test(`${breaker.name}: lines joined are the text, and none is over its width`, () => {
    fc.assert(
      fc.property(pageText, anyWidth, anyAmbiguous, anyIndent, (text, width, ambiguous, indent) => {
        const found = breaker(text, { width, ambiguous, indent });
        checkPartition(text, found);
        found.forEach((line, i) => {
          const painted = line.instead ?? text.slice(line.start, line.shown);
          const room = i === 0 && breaker === wrap && indent * 2 <= width ? width - indent : width;
          assert.equal(cellWidth(painted, ambiguous), line.width);
          assert.ok(line.width <= room, `${line.width} cells in ${room}`);
        });
      }),
      { numRuns: 1500 },
    );
  });
}

const BAD_START = /^[、，。．；：！？）］｝〕】〗》〉」』”’·‧・～－–％‰℃°々,.;:!?)\]}%]/u;
const BAD_START_STRICT = /^[—…]/u;
const BAD_END = /[（［｛〔【〖《〈「『“‘￥＄№／([{]$/u;

test("no line of 20 characters or more begins or ends with a forbidden mark, where a chain of marks fits a line", () => {
  // Chains of at most six marks: each of them fits into a line of 40 cells even if all are wide.
  const calm = fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(..."工会组织服务职工的亿元") },
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            "的，",
            "了。”",
            "》、《",
            "：“",
            "（一）",
            "。”』",
            "——",
            "……”",
            "36.5%，",
            "好”——“",
            "·",
            "hello, ",
            "2024-12。",
          ),
        },
      ),
      { minLength: 30, maxLength: 200 },
    )
    .map((parts) => parts.join("字"));
  fc.assert(
    fc.property(calm, fc.integer({ min: 40, max: 200 }), anyAmbiguous, (text, width, ambiguous) => {
      const found = wrap(text, { width, ambiguous, indent: 4 });
      found.forEach((line, i) => {
        const painted = text.slice(line.start, line.shown);
        if (i > 0) {
          assert.doesNotMatch(painted, BAD_START);
          assert.doesNotMatch(painted, BAD_START_STRICT);
        }
        if (i < found.length - 1) assert.doesNotMatch(painted, BAD_END);
      });
    }),
    { numRuns: 500 },
  );
});

test("no line ends inside a number, a word or a pair that fits a line", () => {
  const units = ["36.5亿元", "2024-12", "COVID-19", "15.7%", "——", "……", "157 人", "第 3 届", "￥300万"];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...units), fc.constantFrom(..."工会组织服务职工的")), {
      minLength: 20,
      maxLength: 80,
    })
    .map((parts) => parts.flatMap((part) => [part, "字"]));
  fc.assert(
    fc.property(text, fc.integer({ min: 16, max: 120 }), anyAmbiguous, (parts, width, ambiguous) => {
      const ends = new Set(wrap(parts.join(""), { width, ambiguous }).map((line) => line.end));
      let at = 0;
      for (const part of parts) {
        for (let i = at + 1; i < at + part.length; i++)
          assert.ok(!ends.has(i), `broken inside ${part} at width ${width}`);
        at += part.length;
      }
    }),
    { numRuns: 500 },
  );
});
