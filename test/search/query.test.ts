import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseQuery, QUERY_FIELDS, type QueryReading } from "../../source/search/query.js";

/** A reading in one line: `-` negated, `"` quoted, `|` between choices, `{}` conditions, `!` notes. */
function inShort({ terms, filters, notes }: QueryReading): string {
  const shown = terms.map(({ negated, words }) => {
    const each = words.map((word) => {
      const text = word.quoted ? `"${word.folded}"` : word.folded;
      return word.field === null ? text : `${word.field}:${text}`;
    });
    return `${negated ? "-" : ""}${each.join("|")}`;
  });
  for (const filter of filters) {
    const any = filter.any.map((each) => {
      return `${each.type} ${each.type === "kind" ? each.kind : `${each.from}..${each.to}`}`;
    });
    shown.push(`${filter.negated ? "-" : ""}{${any.join("|")}}`);
  }
  for (const { code } of notes) shown.push(`!${code}`);
  return shown.join(" ");
}

/** One row a case: what is typed, how it is read. */
const CASES: readonly (readonly [string, string])[] = [
  ["工会 驿站", "工会 驿站"],
  ["工会　驿站", "工会 驿站"],
  ['"工会 驿站"', '"工会驿站"'],
  ["“工会驿站”服务", '"工会驿站" 服务'],
  ["「工會」", '"工会"'],
  ['"没有写完', '"没有写完"'],
  ["职工 -工会", "职工 -工会"],
  ["职工 －工会", "职工 -工会"],
  ['-"工会 驿站"', '-"工会驿站" !only-negated'],
  ["劳模|工匠", "劳模|工匠"],
  ["劳模 | 工匠", "劳模|工匠"],
  ["劳模｜工匠 学校", "劳模|工匠 学校"],
  ["劳模|", "劳模"],
  ["记者:刘静", "reporter:刘静"],
  ["記者：劉靜", "reporter:刘静"],
  ["by:刘静", "byline:刘静"],
  ["通讯员:王|李", "correspondent:王|correspondent:李"],
  ['题:"大 会"', 'title:"大会"'],
  ["TITLE:会", "title:会"],
  ["图:书屋", "caption:书屋"],
  ["文:书屋", "body:书屋"],
  ["栏:特写", "column:特写"],
  ["电:北京", "place:北京"],
  ["-题:会 职工", "-title:会 职工"],
  ["版:2", "{page 2..2}"],
  ["版:2..4", "{page 2..4}"],
  ["page:第3版", "{page 3..3}"],
  ["类:图", "{kind photo}"],
  ["kind:news 职工", "职工 {kind news}"],
  ["-类：图", "-{kind photo}"],
  ["日:2025-06", "{date 2025-06..2025-06~}"],
  ["日:2025-05..2025-07", "{date 2025-05..2025-07~}"],
  ["日:2025年6月1日", "{date 2025-06-01..2025-06-01~}"],
  ["日:20250601", "{date 2025-06-01..2025-06-01~}"],
  ["职工 2025-06", "职工 {date 2025-06..2025-06~} !as-date"],
  ["2025-6-1|2025-07", "{date 2025-06-01..2025-06-01~|date 2025-07..2025-07~} !as-date"],
  ["２０２５－０６", "{date 2025-06..2025-06~} !as-date"],
  ["-2025-06", "-{date 2025-06..2025-06~} !as-date"],
  ["2025-05..2025-07", "{date 2025-05..2025-07~} !as-date"],
  ["..2025-07", "{date ..2025-07~} !as-date"],
  ['"2025-06"', '"202506"'],
  ["职工|2025-06", "职工|202506"],
  ["2025-13", "202513"],
  ["2025", "2025"],
  ["0571-12", "057112"],
  ["日:..2025", "{date ..2025~}"],
  ["日:2025..", "{date 2025..9999~}"],
  ["日:昨天", "日昨天 !bad-value"],
  ["版:头", "版头 !bad-value"],
  ["版:0", "版0 !bad-value"],
  ["版:0..3", "版0.3 !bad-value"],
  ["版:3..0", "版3.0 !bad-value"],
  ["日:0000", "日0000 !bad-value"],
  ["日:0000..2025", "日0000.2025 !bad-value"],
  ["类:好", "类好 !bad-value"],
  ["天气:晴", "天气晴 !not-a-field"],
  ["题:", "题 !no-value"],
  ["by：", "by !no-value"],
  ["题: 会", "题 会 !no-value"],
  ["Ｂｙ：邹", "byline:邹"],
  ["题：“大 会”", 'title:"大会"'],
  ["题:大会|会议", "title:大会|title:会议"],
  ["题:大会|by:邹", "title:大会|byline:邹"],
  ["大会|题:会议", "大会|title:会议"],
  ["-题:大会|题:会议 职工", "-title:大会|title:会议 职工"],
  ["版:1|4", "{page 1..1|page 4..4}"],
  ["-版:1|4..6 职工", "职工 -{page 1..1|page 4..6}"],
  ["类:图|日:2025", "{kind photo|date 2025..2025~}"],
  ["版:1|头", "版1|版头 !bad-value !bad-value"],
  ["版:4..2", "{page 2..4}"],
  ["日:2025-07..2025-05", "{date 2025-05..2025-07~}"],
  ["日:2025-13", "日202513 !bad-value"],
  ["日:2025-02-30", "日20250230 !bad-value"],
  ["日:2024-02-29", "{date 2024-02-29..2024-02-29~}"],
  ["日:20250600", "日20250600 !bad-value"],
  ["日:2025-05..2025-13", "日202505.202513 !bad-value"],
  ["by:", "by !no-value"],
  ["by:|邹", "byline:邹"],
  ["|", "!empty"],
  ["||", "!empty"],
  ["-", "!empty"],
  ['"', "!empty"],
  ["“", "!empty"],
  ["“”", "!empty"],
  ["-“", "!empty"],
  ["::", "!empty"],
  ["12:30", "1230"],
  ["中国－中亚", "中国中亚"],
  ["--会", "会"],
  ["- 会", "会"],
  ["R&D", "r&d"],
  ["", "!empty"],
  ["？！ -", "!empty"],
];

for (const [typed, read] of CASES) {
  test(`reads ${typed === "" ? "nothing" : typed}`, () => assert.equal(inShort(parseQuery(typed)), read));
}

test("no name stands for two fields", () => {
  const names = QUERY_FIELDS.flatMap((row) => row.names);
  assert.equal(new Set(names).size, names.length);
});

test("any text is a query, and what it leaves out is told", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('"', "-", "|", ":", "题:", "日:", " ", "“", "工会", "gong", "..", "版:"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { terms, filters, notes } = parseQuery(pieces.join(""));
      assert.ok(terms.every(({ words }) => words.length > 0 && words.every(({ folded }) => folded !== "")));
      assert.ok(terms.length + filters.length > 0 || notes.some(({ code }) => code === "empty"));
    }),
  );
});

test("a query without end is cut, and says so once", () => {
  const { terms, notes } = parseQuery(Array.from({ length: 400 }, (_, i) => `词${i}`).join(" "));
  assert.ok(terms.length <= 16);
  assert.deepEqual(
    notes.map(({ code }) => code),
    ["nothing-left"],
  );
});

test("a condition's value that cannot be read is told with what there is", () => {
  const known = (query: string): readonly (string | undefined)[] =>
    parseQuery(query).notes.map((note) => note.known);
  assert.deepEqual(known("kind:foto"), ["news, photo, 文, 图"]);
  assert.deepEqual(known("版:头 日:昨天"), ["2, 1..4", "2025-06, 2025..2026"]);
  assert.deepEqual(known("foo:头"), [undefined]);
});
