import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Article, FieldName, Mark } from "../../source/corpus/article.js";
import { datelineText } from "../../source/corpus/field-text.js";
import {
  type ArticleOptions,
  columnFor,
  PRINTED_LABELS,
  plainText,
  rowOfOrigin,
  typesetArticle,
} from "../../source/typeset/article.js";
import type { Ambiguous } from "../../source/typeset/cells.js";
import type { Row } from "../../source/typeset/row.js";
import { rowWidth } from "../../source/typeset/runs.js";
import { NO_FIELDS } from "../corpus/blank.js";

/** The string in which the offsets of a mark count. Empty where the article has no such field or element. */
function fieldText(article: Article, field: FieldName, element: number): string {
  if (field === "body") return article.body[element]?.text ?? "";
  if (field === "byline") return article.bylines[element]?.name ?? "";
  if (field === "dateline") return article.dateline === null ? "" : datelineText(article.dateline);
  return article[field] ?? "";
}

const BLANK: Article = {
  id: "a1",
  source: "page.txt",
  page: { paper: null, date: null, number: null, section: null },
  kind: "news",
  ...NO_FIELDS,
};

const STORY: Article = {
  ...BLANK,
  column: "蹲点日记",
  kicker: "港口工会为职工办实事，建起一批歇脚处",
  headline: "码头上亮起一盏灯",
  deck: "——夜班工人的新去处",
  dateline: { outlet: "本报", place: "海城", date: "6月3日" },
  bylines: [
    { role: "记者", outlet: "本报", name: "赵一" },
    { role: "记者", outlet: "本报", name: "钱二三" },
    { role: "通讯员", outlet: null, name: "孙四" },
  ],
  body: [
    { type: "paragraph", text: "夜里十点，码头上的灯亮了。刚下班的装卸工走进屋里，先倒上一杯热水。" },
    { type: "crosshead", text: "一杯热水" },
    { type: "paragraph", text: "“以前只能在车里等。”他说。" },
  ],
  notes: "（作者单位：海城港）",
  continuedOn: 2,
};

const PHOTO: Article = {
  ...BLANK,
  kind: "photo",
  headline: "灯下",
  bylines: [{ role: "记者", outlet: "新华社", name: "李五" }],
  body: [{ type: "paragraph", text: "6月3日，装卸工在歇脚处喝水。" }],
};

const set = (article: Article, options: Partial<ArticleOptions> = {}): Row[] =>
  typesetArticle(article, { width: 44, ambiguous: "narrow", ...options });

test("a story: place, headline block, names, text, note, jump", () => {
  const labels = { ...PRINTED_LABELS, place: "海城日报 2025-06-04 01 版", continuedOn: "转第 2 版" };
  assert.equal(
    plainText(set(STORY, { labels })),
    [
      "  海城日报 2025-06-04 01 版",
      "",
      "  蹲点日记",
      "",
      "  港口工会为职工办实事，建起一批歇脚处",
      "  码头上亮起一盏灯",
      "  ——夜班工人的新去处",
      "",
      "  本报海城6月3日电　记者 赵一 钱二三",
      "  通讯员 孙四",
      "",
      "      夜里十点，码头上的灯亮了。刚下班的装",
      "  卸工走进屋里，先倒上一杯热水。",
      "",
      "  一杯热水",
      "",
      "      “以前只能在车里等。”他说。",
      "",
      "  （作者单位：海城港）",
      "",
      "  转第 2 版 →",
    ].join("\n"),
  );
});

test("every part has its rank", () => {
  const labels = { ...PRINTED_LABELS, place: "x", continuedOn: "转第 2 版", continuedFrom: "上接第 1 版" };
  const summary = "阅读提示";
  const ranks = set({ ...STORY, group: "工会要闻", summary }, { labels })
    .filter((row) => row.runs.length > 0)
    .map((row) => row.runs.at(-1)?.rank);
  assert.deepEqual(
    [...new Set(ranks)],
    [
      "place",
      "column",
      "group",
      "kicker",
      "headline",
      "deck",
      "byline",
      "summary",
      "jump",
      "plain",
      "crosshead",
      "note",
    ],
  );
});

test("a picture: its sign, its title, the caption set in, the credit", () => {
  assert.equal(
    plainText(set(PHOTO)),
    ["  ▢ 灯下", "", "    6月3日，装卸工在歇脚处喝水。", "", "    新华社记者 李五 摄"].join("\n"),
  );
  assert.equal(plainText(set(PHOTO, { ambiguous: "wide" })).split("\n")[0], "  # 灯下");
  const untitled = plainText(
    set({ ...PHOTO, headline: null, bylines: [{ role: null, outlet: null, name: "港口" }] }),
  );
  assert.equal(untitled, ["  ▢ 6月3日，装卸工在歇脚处喝水。", "", "    港口"].join("\n"));
});

test("a story without a headline shows its first sentence as such", () => {
  const rows = set({ ...STORY, kicker: null, headline: null, deck: null, column: null });
  assert.equal(plainText(rows).split("\n")[0], "  ‹夜里十点，码头上的灯亮了。›");
  assert.equal(rows[0]?.runs.at(-1)?.rank, "lead");
});

test("an outlet alone is a report, and is not said twice", () => {
  const dateline = { outlet: "本报", place: null, date: null };
  const rows = set({ ...BLANK, dateline, bylines: [{ role: "记者", outlet: "本报", name: "赵一" }] });
  assert.equal(plainText(rows), "  本报讯　记者 赵一");
});

test("an article without anything has no rows", () => {
  assert.deepEqual(set(BLANK), []);
});

test("the column is even, at most the measure, and stands in the middle", () => {
  assert.deepEqual(columnFor(120, 30, "narrow"), { margin: 30, cells: 60, ambiguous: "narrow" });
  assert.deepEqual(columnFor(57, 30, "narrow"), { margin: 2, cells: 52, ambiguous: "narrow" });
  assert.deepEqual(columnFor(31, 30, "narrow"), { margin: 0, cells: 30, ambiguous: "narrow" });
  assert.deepEqual(columnFor(1, 30, "narrow"), { margin: 0, cells: 1, ambiguous: "narrow" });
});

/** What is painted as a hit, text by text; a hit across a line's end comes in two. */
function painted(rows: readonly Row[], match: "hit" | "current"): string[] {
  return rows.flatMap((row) => row.runs.filter((run) => run.match === match).map((run) => run.text));
}

test("a hit is marked where it is printed, also across the end of a line", () => {
  const at = STORY.body[0]?.text.indexOf("装卸工") ?? -1;
  const marks: Mark[] = [
    { field: "headline", element: 0, start: 0, end: 2 },
    { field: "byline", element: 1, start: 1, end: 3 },
    { field: "dateline", element: 0, start: 2, end: 4 },
    { field: "body", element: 0, start: at, end: at + 3 },
  ];
  const rows = set(STORY, { marks, current: 3 });
  assert.deepEqual(painted(rows, "hit"), ["码头", "海城", "二三"]);
  assert.deepEqual(painted(rows, "current"), ["装", "卸工"]);
});

test("notes stand one a line, with their hits and places", () => {
  const marks: Mark[] = [
    { field: "notes", element: 0, start: 1, end: 3 },
    { field: "notes", element: 0, start: 7, end: 8 },
  ];
  const rows = set({ ...BLANK, notes: "（作者赵一）\n（二稿）" }, { marks });
  assert.equal(plainText(rows), "  （作者赵一）\n  （二稿）");
  assert.deepEqual(painted(rows, "hit"), ["作者", "（"]);
  assert.deepEqual(
    rows.map((row) => row.origin?.offset),
    [0, 7],
  );
});

test("marks that fit no text change nothing", () => {
  const marks: Mark[] = [
    { field: "kicker", element: 7, start: 0, end: 2 },
    { field: "body", element: 0, start: 900, end: 990 },
    { field: "body", element: 0, start: 5, end: 2 },
  ];
  assert.deepEqual(set(STORY, { marks, current: 12 }), set(STORY));
});

test("a place is found again at another width", () => {
  const narrow = set(STORY, { width: 20 });
  const wide = set(STORY, { width: 100 });
  for (const row of narrow) {
    if (row.origin === null) continue;
    const found = wide[rowOfOrigin(wide, row.origin)]?.origin;
    if (row.origin.field === "byline") {
      assert.equal(found?.field, "dateline");
      continue;
    }
    assert.equal(found?.field, row.origin.field);
    assert.equal(found.element, row.origin.element);
    assert.ok(found.offset <= row.origin.offset);
  }
});

test("a place that is gone leads to the nearest before it", () => {
  const rows = set(STORY);
  const last = rowOfOrigin(rows, { field: "body", element: 99, offset: 0 });
  assert.deepEqual(rows[last]?.origin, { field: "body", element: 2, offset: 0 });
  const summary = rowOfOrigin(rows, { field: "summary", element: 0, offset: 3 });
  assert.equal(rows[summary]?.origin?.field, "byline");
  assert.equal(rowOfOrigin([], { field: "body", element: 0, offset: 3 }), 0);
});

// Any article at all.
const rough = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(..."工会组织，。”“——36.5% ") },
    {
      weight: 1,
      arbitrary: fc.constantFrom("\u001b[2J", "\t", "\n", "\u200b", "\ud83d", "𠮷", "👨‍👩‍👧", "e\u0301"),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
  ),
  { maxLength: 60 },
);
const text = rough.map((parts) => parts.join(""));
const maybe = fc.option(text);
const anyArticle: fc.Arbitrary<Article> = fc.record({
  id: fc.constant("a"),
  source: fc.constant("p"),
  page: fc.constant(BLANK.page),
  kind: fc.constantFrom("news", "photo"),
  column: maybe,
  group: maybe,
  kicker: maybe,
  headline: maybe,
  deck: maybe,
  summary: maybe,
  notes: maybe,
  bylines: fc.array(fc.record({ role: maybe, outlet: maybe, name: text }), { maxLength: 3 }),
  dateline: fc.option(fc.record({ outlet: maybe, place: maybe, date: maybe })),
  body: fc.array(fc.record({ type: fc.constantFrom("paragraph", "crosshead"), text }), { maxLength: 4 }),
  continuedOn: fc.constant(null),
  continuedFrom: fc.constant(null),
});
const anyMarks = fc.array(
  fc.record({
    field: fc.constantFrom<FieldName>("headline", "body", "byline", "dateline", "notes"),
    element: fc.nat(3),
    start: fc.integer({ min: -2, max: 70 }),
    end: fc.integer({ min: -2, max: 70 }),
  }),
);

test("any article at any width: no row over, nothing a terminal obeys, origins inside their texts", () => {
  fc.assert(
    fc.property(
      anyArticle,
      anyMarks,
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom<Ambiguous>("narrow", "wide"),
      (article, marks, width, ambiguous) => {
        const rows = typesetArticle(article, { width, ambiguous, marks, current: 0 });
        for (const row of rows) {
          assert.ok(rowWidth(row, ambiguous) <= width);
          for (const run of row.runs) assert.doesNotMatch(run.text, /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u);
          if (row.origin === null) continue;
          const { field, element, offset } = row.origin;
          assert.ok(offset >= 0 && offset <= fieldText(article, field, element).length);
        }
      },
    ),
    { numRuns: 600 },
  );
});

test("a highlight changes the look of a row and nothing else", () => {
  fc.assert(
    fc.property(anyArticle, anyMarks, fc.integer({ min: 1, max: 90 }), (article, marks, width) => {
      const plain = typesetArticle(article, { width, ambiguous: "narrow" });
      assert.equal(
        plainText(typesetArticle(article, { width, ambiguous: "narrow", marks })),
        plainText(plain),
      );
    }),
  );
});
