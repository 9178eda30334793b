import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { cellWidth } from "../../source/typeset/cells.js";
import { type Stage, shipped, stage } from "./stage.js";

const base = shipped[0] as Article;
const text = (on: Stage): string => on.screen().join("\n");

/** The cells in front of a piece of text in a row. */
function cellOf(row: string, piece: string): number {
  const at = row.indexOf(piece);
  assert.ok(at >= 0, `${piece} in ${row}`);
  return cellWidth(row.slice(0, at), "narrow");
}

function signed(id: string, name: string, role: string, kind: Article["kind"] = "news"): Article {
  return { ...base, id, kind, bylines: [{ role, outlet: "本报", name }] };
}

test("names stand in columns whatever their length and numbers", () => {
  const articles = [
    ...Array.from({ length: 12 }, (_, index) => signed(`a${index}`, "甲", "记者")),
    ...Array.from({ length: 3 }, (_, index) => signed(`b${index}`, "欧阳乙", "通讯员", "photo")),
    signed("c", "古丽娜尔·阿不都热合曼", "特约通讯员"),
  ];
  for (const keys of [
    ["]", "]"],
    ["]", "]", "S"],
  ]) {
    const on = stage(100, 24, {}, articles);
    on.type(...keys);
    const rows = on.screen().slice(3, 6);
    assert.equal(new Set(rows.map((row) => cellOf(row, "█"))).size, 1, "the bars begin in one column");
    const stories = rows.filter((row) => row.includes("篇"));
    assert.equal(new Set(stories.map((row) => cellOf(row, "篇"))).size, 1, "so do the units of the numbers");
    const bars = rows.map((row) => row.split("█").length - 1);
    assert.equal(Math.max(...bars), 16, "the greatest has the full bar in either order");
  }
});

test("a search for a name lists that name and no one who signed beside it, of however many hits", () => {
  const articles = Array.from({ length: 150 }, (_, index): Article => {
    const other = { role: "通讯员", outlet: null, name: `李小${String.fromCodePoint(0x4e00 + index)}` };
    return { ...base, id: `a${index}`, bylines: [{ role: "记者", outlet: "本报", name: "王大山" }, other] };
  });
  const on = stage(100, 24, {}, articles);
  on.type("/", "by:王大山", "Enter", "]", "]");
  const listed = on.store.get().results.entries;
  assert.deepEqual(
    listed.map((entry) => entry.kind === "name" && [entry.name, entry.pieces, entry.company.length]),
    [["王大山", 150, 3]],
  );
  on.type("[", "[", "[");
  const figures = on.store.get().results.entries.filter((entry) => entry.kind === "figure");
  assert.deepEqual(
    figures.filter(({ by }) => by === "byline").map(({ value, count }) => [value, count]),
    [["王大山", 150]],
  );
});

test("a name that signs an article twice, as two things, is one piece's, and an empty one is nobody's", () => {
  const twice = signed("a", "王大山", "记者");
  const bylines = [...twice.bylines, { role: "摄影", outlet: null, name: "王大山" }];
  const on = stage(100, 24, {}, [{ ...twice, bylines }, signed("b", "", "记者")]);
  on.type("]", "]");
  const { entries } = on.store.get().results;
  assert.deepEqual(
    entries.map((entry) => entry.kind === "name" && [entry.name, entry.pieces, entry.roles]),
    [["王大山", 1, ["记者", "摄影"]]],
  );
});

test("a page stands beside the list as its items in order, with its running heads", () => {
  const on = stage(120, 36);
  on.world.add(
    [
      { ...base, id: "p1", source: "new.txt", headline: "头一条" },
      { ...base, id: "p2", source: "new.txt", headline: "第二条" },
    ],
    [{ source: "new.txt", corpus: null, furniture: ["责任编辑：某某"], count: 2 }],
  );
  on.store.dispatch({ type: "corpus", version: on.world.version });
  on.type("]", "]", "]", "G");
  const side = on.screen().map((row) => row.slice(row.indexOf("│") + 1));
  const [first, second, heads] = ["1  头一条", "2  第二条", "责任编辑：某某"].map((piece) =>
    side.findIndex((row) => row.includes(piece)),
  );
  assert.ok(first !== undefined && first > 0 && second === first + 2 && (heads ?? 0) > second);
});

test("by date the list has one order, with a query or without: days, page numbers, the corpus's own", () => {
  const dated = (id: string, date: string | null, number: number | null): Article => ({
    ...base,
    id,
    headline: `灯塔${id}`,
    page: { ...base.page, date, number },
  });
  const articles = [
    dated("乙五", "2025-06-01", 5),
    dated("无", null, 1),
    dated("乙", "2025-06-01", null),
    dated("乙二", "2025-06-01", 2),
    dated("甲", "2025-05-01", 9),
    dated("乙又二", "2025-06-01", 2),
  ];
  for (const [keys, expected] of [
    [["s"], ["乙二", "乙又二", "乙五", "乙", "甲", "无"]],
    [
      ["s", "s"],
      ["甲", "乙二", "乙又二", "乙五", "乙", "无"],
    ],
  ] as const) {
    const on = stage(100, 24, {}, articles);
    const ids = (): string[] =>
      on.store.get().results.entries.flatMap((entry) => (entry.kind === "article" ? [entry.article.id] : []));
    on.type(...keys);
    assert.deepEqual(ids(), expected);
    on.type("/", "灯塔", "Enter");
    assert.deepEqual(ids(), expected, "with a query");
  }
});

test("a page with more items than rows says how many are left", () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...base,
    id: `m${index}`,
    headline: `第${index}条`,
  }));
  const on = stage(120, 20, {}, many);
  on.type("]", "]", "]");
  assert.match(text(on), /还有 \d+ 项/u);
});

test("the help's columns are straight in both languages", () => {
  for (const lang of ["zh", "en"] as const) {
    const on = stage(120, 60, { lang });
    on.type("?");
    const does =
      lang === "zh"
        ? ["返回", "末尾", "上一篇", "排序方式"]
        : ["end", "previous article", "order of the list"];
    const columns = does.map((piece) => {
      const row = on.screen().find((each) => each.includes(`  ${piece}`)) ?? "";
      return cellOf(row, `  ${piece}`) + 2;
    });
    assert.equal(new Set(columns).size, 1, `${lang}: ${columns.join(" ")}`);
    assert.doesNotMatch(text(on), /…\s*$/mu);
  }
});

test("the sign of the chosen entry tells which pane has the keys, and the foot how far one has read", () => {
  const on = stage(120, 36);
  assert.match(text(on), /▸/u);
  on.type("Tab");
  assert.match(text(on), /▹/u);
  assert.doesNotMatch(text(on), /▸/u);
  assert.match(on.screen().at(-1) ?? "", /0% {2}1\/38/u);
  on.type("Tab");
  assert.match(text(on), /▸/u);
});

test("a corpus of several years shows each day's year, one of a single year only where there is room", () => {
  assert.doesNotMatch(text(stage(80, 24)), /2025-06-21/u);
  assert.match(text(stage(120, 36)), /康劲 .* 2025-06-21\? +│/u);
  const years = ["2024-12-31", "2025-01-01"].map((date, index) => ({
    ...base,
    id: `y${index}`,
    page: { ...base.page, date },
  }));
  assert.match(text(stage(80, 24, {}, years)), /2024-12-31/u);
});

test("a day that was inferred has a mark in lists, of articles, pictures and pages", () => {
  const on = stage(80, 24);
  for (const [key, shows] of [
    ["1", / 06-21\?/u],
    ["2", / 06-21\?/u],
    ["4", / 2025-06-21\?/u],
  ] as const) {
    on.type(key);
    on.store.dispatch({ type: "countRested" });
    assert.match(text(on), shows, key);
  }
  const printed = { ...base, page: { paper: null, date: "2025-06-21", number: 1, section: null } };
  assert.match(text(stage(80, 24, {}, [printed])), / 06-21 /u);
});

test("another script is everywhere: lists, snippets, names, the concordance", async () => {
  const on = stage(80, 24);
  await on.look.loadScript("tw");
  on.store.dispatch({ type: "script", script: "tw" });
  assert.match(text(on), /‹“過去只能靠單打獨鬥/u);
  on.type("]", "]");
  assert.match(text(on), /陳華/u);
  assert.doesNotMatch(text(on), /陈华/u);
  on.type("[", "[", "/", "服务", "Enter", "G");
  assert.match(text(on), /正文 .*服務/u);
  on.type("c");
  assert.match(text(on), /服務/u);
  assert.doesNotMatch(text(on).split("\n").slice(3, -1).join("\n"), /服务/u);
});

test("a list names reporters without saying that the paper's own are its own; the article has it as printed", () => {
  const on = stage(80, 24);
  assert.match(text(on), /\n {2}记者 康劲/u);
  assert.match(text(on), /新华社记者 余春生 戴斌/u);
  on.type("/", "康劲", "Enter");
  assert.match(text(on), /\n▸ .*\n {2}记者 康劲/u);
  on.type("Enter");
  assert.match(text(on), /本报讯　记者 康劲/u);
});

test("the raw page opens at the article, or at the paragraph that one was reading", () => {
  const on = stage(80, 12);
  const block = (lines: readonly string[], own: boolean) => ({
    lines,
    roles: ["body"],
    score: null,
    runnerUp: null,
    own,
  });
  const paragraphs = base.body.map(({ text: each }) => each.slice(0, 16));
  const page = [
    block(
      Array.from({ length: 40 }, (_, index) => `别篇第${index}行`),
      false,
    ),
    ...paragraphs.map((each) => block([each], true)),
  ];
  on.type("e");
  on.store.dispatch({ type: "peeked", id: base.id, text: page });
  assert.match(text(on), new RegExp(paragraphs[0] ?? "-", "u"));
  on.type("q", "Enter", "d", "d", "d", "d", "e");
  const element = on.store.get().place.reading?.origin?.element ?? -1;
  assert.ok(element > 0);
  on.store.dispatch({ type: "peeked", id: base.id, text: page });
  assert.match(text(on), new RegExp(paragraphs[element]?.slice(0, 8) ?? "-", "u"));
  on.store.dispatch({ type: "resize", columns: 40, rows: 12 });
  assert.match(text(on), new RegExp(paragraphs[element]?.slice(0, 8) ?? "-", "u"));
});

test("the longest caption that a screen has room for is read without opening it", () => {
  const on = stage(80, 24);
  on.type("]");
  const first = shipped.find((article) => article.kind === "photo") as Article;
  const shown = on
    .screen()
    .map((row) => row.trim())
    .join("");
  for (const { text: each } of first.body) assert.ok(shown.includes(each), each);
  assert.match(text(on), /杨青 摄/u);
});
