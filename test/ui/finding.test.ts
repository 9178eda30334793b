import assert from "node:assert/strict";
import { test } from "node:test";
import { foldText } from "../../source/search/fold.js";
import { shipped, stage } from "./stage.js";

/** What is typed, and how the screen says that it was read. */
const READ: readonly (readonly [string, string])[] = [
  ["天气:晴", "“天气:”不是栏位，按原文找"],
  ["工会 by:", "“by:”后面没有字，按原文找"],
  ["工会 日:2025-13", "“日:2025-13”读不懂（可用 2025-06, 2025..2026），按原文找"],
  ["-工会", "只有排除的词：列出其余各篇"],
  ["gong hui yi zhan", "按一个词找：gong hui yi zhan"],
];
for (const columns of [60, 80, 100, 140]) {
  test(`at ${columns} columns the screen says in whole how a query was read`, () => {
    for (const [typed, told] of READ) {
      const on = stage(columns, 24);
      on.type("/", typed);
      assert.ok(
        on.screen().some((row) => row.includes(told)),
        `${typed}\n${on.screen().join("\n")}`,
      );
      on.type("Esc");
      assert.ok(!on.screen().some((row) => row.includes(told)), "and no longer than it holds");
    }
  });
}

test("a quotation mark or a dash that nothing follows yet leaves the list as it is", () => {
  for (const typed of ['"', "-", "“", "|"]) {
    const on = stage(80, 24);
    on.type("/", typed);
    assert.equal(on.store.get().results.entries.length, shipped.length, typed);
  }
});

test("hits by month stand under the box where dates allow", () => {
  const on = stage(120, 36);
  on.type("/", "工会");
  const months = on.store.get().results.search?.byMonth ?? new Map();
  assert.ok(months.size > 1);
  assert.match(on.screen()[2] ?? "", new RegExp(`[▁▂▃▄▅▆▇█]{${months.size}}`, "u"));
});

test("in the article every hit is highlighted whole, also where a line ends within it", () => {
  let across = 0;
  for (const [index, article] of shipped.slice(0, 12).entries()) {
    // Words long enough to lie across a line's end here and there.
    const text = article.body[0]?.text ?? "";
    const runs = text.match(/\p{Script=Han}{12}/gu) ?? [];
    for (const word of runs.slice(0, 4)) {
      const on = stage(46, 24);
      on.store.dispatch({ type: "open", id: article.id });
      on.type("/", word, "Enter");
      const { rows, hitRows } = on.look.reader(on.store.get());
      const marked = rows.flatMap((row) => row.runs.filter(({ match }) => match !== undefined));
      const printed = marked.map((run) => run.text.trim()).join("");
      assert.equal(foldText(printed), foldText(word).repeat(hitRows.length), `${index} ${word}`);
      across += marked.length - hitRows.length;
    }
  }
  assert.ok(across > 10, `${across} hits lie across a line's end`);
});

test("in the article letters find what they stand for, and n goes on", () => {
  const on = stage(80, 24);
  on.type("/", "工会驿站", "Enter", "Enter", "/", "gonghui", "Enter");
  const { hitRows, rows } = on.look.reader(on.store.get());
  assert.ok(hitRows.length > 1);
  const marked = rows.flatMap(({ runs }) => runs.filter(({ match }) => match !== undefined));
  assert.equal(marked.map(({ text }) => text).join(""), "工会".repeat(hitRows.length));
  const { hit } = on.store.get().place.reading ?? { hit: -1 };
  on.type("n");
  assert.equal(on.store.get().place.reading?.hit, (hit + 1) % hitRows.length);
});

test("a list made a moment ago is at hand, but not when articles have come or others are kept", () => {
  const on = stage(120, 36);
  const list = () => on.store.get().results;
  on.type("3");
  on.store.dispatch({ type: "countRested" });
  const names = list();
  on.type("]", "[");
  assert.equal(list(), names);
  const [first, second] = on.world.articles;
  assert.ok(first !== undefined && second !== undefined);
  on.world.add([{ ...first, id: "later", bylines: [{ role: null, outlet: null, name: "后来者" }] }]);
  on.store.dispatch({ type: "corpus", version: on.world.version });
  assert.notEqual(list(), names);
  assert.equal(list().entries.length, names.entries.length + 1);
  const { memory, place, settings, version } = on.store.get();
  const keptOf = (id: string) =>
    on.world.results({
      memory: { ...memory, kept: new Set([id]) },
      place: { ...place, view: "kept" },
      settings,
      version,
    }).chosen[0]?.article.id;
  assert.equal(keptOf(first.id), first.id);
  assert.equal(keptOf(second.id), second.id);
});

test("where a condition alone finds nothing, no word is said to be one too many", () => {
  const on = stage(80, 24);
  on.type("/", "版:77");
  assert.ok(
    on.screen().some((row) => row.includes("版:1..4")) && !on.screen().some((row) => row.includes("少打")),
  );
  on.type(" 没有的词");
  assert.ok(on.screen().some((row) => row.includes("少打")));
});

test("a box opens with the old text: typing replaces it, a key that edits goes on with it, and the foot says so", () => {
  const again: readonly (readonly [readonly string[], string])[] = [
    [["工会"], "工会"],
    [["gong", "hui"], "gonghui"],
    [[" "], " "],
    [["\u0005", " 工会"], "驿站 工会"],
    [["Left", "小"], "驿小站"],
    [["\u007f"], "驿"],
    [["\u0015", "工匠"], "工匠"],
    [["Enter"], "驿站"],
    [["工会", "Esc"], "驿站"],
  ];
  for (const [keys, query] of again) {
    const on = stage(80, 24);
    on.type("/", "驿站", "Enter", "/");
    assert.equal(on.store.get().box?.text, "驿站");
    assert.match(on.screen().at(-1) ?? "", /Ctrl-U 清空 {2}End 接着写/u);
    on.type(...keys);
    assert.equal(on.store.get().place.query, query, keys.join(" "));
    assert.doesNotMatch(on.screen().at(-1) ?? "", /接着写/u);
  }
  const reader = stage(80, 24);
  reader.type("Enter", "/", "社会组织", "Enter", "/");
  assert.match(reader.screen().at(-1) ?? "", /社会组织 {2}Ctrl-U 清空 {2}End 接着写/u);
  reader.type("没有的词");
  assert.equal(reader.store.get().place.reading?.find, "没有的词");
  reader.type("Enter");
  reader.store.dispatch({ type: "paste", text: "贴上的" });
  assert.equal(reader.store.get().place.reading?.find, "贴上的");
});

test("Ctrl and a letter counts in the middle of a run that came in one read", () => {
  const on = stage(80, 24);
  on.type("/", "工匠\u0015工会 \u0017驿站");
  assert.equal(on.store.get().place.query, "驿站", "Ctrl-U and Ctrl-W edit");
  on.type("x\u0003");
  assert.equal(on.store.get().leaving, 0, "Ctrl-C leaves");
});
