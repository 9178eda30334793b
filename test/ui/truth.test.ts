import assert from "node:assert/strict";
import { test } from "node:test";
import { cellWidth } from "../../source/typeset/cells.js";
import { citation } from "../../source/ui/copies.js";
import { spokenLines } from "../../source/ui/views/spoken.js";
import { wordsOf } from "../../source/ui/words/words.js";
import { type Stage, shipped, stage } from "./stage.js";

/** What the screen says must be so. */

const text = (on: Stage): string => on.screen().join("\n");
const foot = (on: Stage): string => on.screen().at(-1) ?? "";

test("an empty list says why it is empty, and what to do", () => {
  const on = stage(80, 24);
  on.type("5");
  on.store.dispatch({ type: "countRested" });
  assert.match(text(on), /还没有收藏/u);
  on.type("1", "f", "/", "工会驿站", "Enter", "5");
  on.store.dispatch({ type: "countRested" });
  assert.doesNotMatch(text(on), /没有找到/u);
  assert.match(text(on), /找到 3 条，但都不在收藏里/u);
});

test("no hits: what was tried is what was tried", () => {
  const on = stage(80, 24);
  on.type("/", "xqzvw");
  assert.match(text(on), /已试过/u);
  on.type("Esc", "/", "“xqzvw”");
  assert.match(text(on), /没有找到/u);
  assert.doesNotMatch(text(on), /已试过/u);
});

test("a narrow list says it all the same", () => {
  for (const columns of [40, 100]) {
    const on = stage(columns, 24);
    on.type("/", "xqzvw");
    const said = on
      .screen()
      .slice(2)
      .map((row) => row.replace(/│.*/u, "").trim())
      .join("");
    assert.match(said, /换成拼音（gonghui）、首字母（gh）。/u);
  }
});

test("a view that shows a part of the hits tells both numbers", () => {
  const on = stage(80, 24);
  on.type("/", "工会驿站", "Enter", "2");
  on.store.dispatch({ type: "countRested" });
  assert.match(text(on), /1 幅 · 3 条/u);
});

test("nothing found: no article stands beside the list", () => {
  const on = stage(120, 36);
  on.type("/", "xqzvw");
  assert.equal(on.store.get().preview, null);
  on.type("Esc");
  assert.notEqual(on.store.get().preview, null);
});

test("the concordance says by which side it is sorted, and Enter goes to the place that a line shows", () => {
  const on = stage(120, 24);
  on.type("/", "工会驿站", "Enter", "c");
  assert.match(text(on), /按右邻/u);
  on.type("c");
  assert.match(text(on), /按左邻/u);
  for (const [index, entry] of on.store.get().results.entries.entries()) {
    assert.ok(entry.kind === "concordance");
    on.type("g", ...Array.from({ length: index }, () => "j"), "Enter");
    const { reading } = on.store.get().place;
    assert.equal(reading?.hit, entry.hit);
    const row = on.look.reader(on.store.get()).hitRows[entry.hit] ?? -1;
    const origin = on.look.reader(on.store.get()).rows[row]?.origin;
    assert.equal(origin?.field, entry.mark.field);
    assert.equal(origin?.element, entry.mark.element);
    assert.ok((origin?.offset ?? Number.POSITIVE_INFINITY) <= entry.mark.start);
    on.type("h");
  }
  on.type("g", "Enter", "J", "J");
  const third = on.store.get().results.entries[2];
  assert.ok(third?.kind === "concordance");
  const { reading } = on.store.get().place;
  assert.deepEqual(
    [reading?.id, reading?.hit],
    [third.article.id, third.hit],
    "J goes to the next line's place",
  );
});

test("a citation says of a date that it was inferred, in the language of the screen", () => {
  const [article] = shipped;
  assert.ok(article !== undefined);
  const cited = (lang: "zh" | "en", dateInferred?: true): string => {
    const page = {
      paper: "小城时报",
      date: "2025-06-22",
      number: 2,
      section: null,
      ...(dateInferred && { dateInferred }),
    };
    return citation({ ...article, page }, null, wordsOf(lang));
  };
  assert.match(cited("en", true), /\. 小城时报, 2025-06-22 \[date inferred\]\(02\)\. \(unionnews open/u);
  assert.match(cited("zh", true), /\. 小城时报, 2025-06-22\[日期系推定\]\(02\)\. \(unionnews open/u);
  for (const lang of ["zh", "en"] as const) assert.match(cited(lang), /小城时报, 2025-06-22\(02\)\./u);
});

test("help and raw page tell how far one has come where they do not fit", () => {
  const on = stage(80, 24);
  on.type("?");
  assert.match(foot(on), / 0% /u);
  on.type("G");
  assert.match(foot(on), / 100% /u);
  const high = stage(80, 100);
  high.type("?");
  assert.doesNotMatch(foot(high), /%/u);
});

test("what a key did is said: marks, kept ones, measure, order", () => {
  const on = stage(80, 24);
  on.type("m", "a");
  assert.match(foot(on), /记号 a/u);
  on.type("'", "z");
  assert.match(foot(on), /没有这个记号/u);
  on.type("f");
  assert.match(foot(on), /已收藏/u);
  on.type("f");
  assert.match(foot(on), /已取消收藏/u);
  on.type("s");
  assert.match(foot(on), /排序：新到旧/u);
  on.type("S");
  assert.match(foot(on), /排序：新到旧 倒序/u);
  on.type("Enter", "-");
  assert.match(foot(on), /版心 28 字/u);
  on.type("n");
  assert.match(foot(on), /先按 \/ 搜索/u);
});

test("a key that needs an article says so where there is none", () => {
  const on = stage(80, 24);
  on.type("[");
  for (const key of ["m", "f", "y", "o", "v", "|", "e"]) {
    on.type("j", key);
    assert.match(foot(on), /先选一篇文章/u, key);
  }
  assert.deepEqual(
    on.effects.filter((effect) => effect.do === "view" || effect.do === "remember"),
    [],
  );
});

test("the hints of the foot are whole, and the way to all keys is always there", () => {
  for (const lang of ["zh", "en"] as const) {
    for (const keys of [[], ["Enter"], ["/"], ["F"], ["e"]]) {
      for (const columns of [40, 50, 60, 80, 100, 120]) {
        const on = stage(columns, 24, { lang });
        on.type(...keys);
        const row = foot(on);
        assert.doesNotMatch(row, /…|\.\./u, `${lang} ${keys.join("")} at ${columns}: ${row}`);
        const { hints } = wordsOf(lang);
        if (keys.length === 0 || keys[0] === "Enter") assert.ok(row.includes(`? ${hints.help}`), row);
      }
    }
  }
});

test("long work shows a bar, the count and the rest of the time, and leaves room for the hints", () => {
  for (const ambiguous of ["narrow", "wide"] as const) {
    const on = stage(120, 24, { ambiguous });
    on.store.dispatch({
      type: "progress",
      progress: { work: "reading", done: 50, total: 200, rest: 42 },
    });
    assert.match(foot(on), /读取 (███|###)\s+50\/200 约剩 42 秒/u);
    assert.match(foot(on), /\? 全部键/u);
    assert.equal(cellWidth(foot(on), ambiguous), 120);
    on.store.dispatch({ type: "loaded" });
    assert.doesNotMatch(foot(on), /50\/200/u);
  }
});

test("a first run's line gives way to the hints where it would be cut", () => {
  const said = wordsOf("zh").firstRun;
  const wide = stage(80, 24);
  wide.store.dispatch({ type: "message", text: said });
  assert.ok(foot(wide).includes("q 退出"));
  const narrow = stage(40, 10);
  narrow.store.dispatch({ type: "message", text: said });
  assert.doesNotMatch(foot(narrow), /…/u);
  assert.match(foot(narrow), /\? 全部键/u);
});

test("a screen reader is told the same, in words of the language and without what is drawn", () => {
  const on = stage(80, 24);
  const spoken = (): string => spokenLines(on.store.get(), on.look).join("\n");
  on.type("F");
  assert.equal(spoken(), "类别: 文章, 30");
  on.type("j", "Enter");
  assert.equal(spoken(), "类别: 图片, 8 +");
  on.type("Enter", "F", "]", "]", "]");
  assert.match(spoken(), /^版面, 1\/4\n2025-06-21\? 000, 6 篇 2 图\n近千家社会组织/u);
  on.type("[", "[", "[", "[", "G");
  assert.match(spoken(), /^数据, \d+\/\d+\n栏目: /u);
  assert.doesNotMatch(spoken(), /[│▸▢█]/u);
});

test("by date what has none stands last, also the other way round, among articles, pages and hits", () => {
  for (const view of [[], ["4"], ["/", "工会", "Enter"]]) {
    const on = stage(120, 36);
    on.type(...view, "s", "S");
    assert.equal(on.store.get().place.sort, "newest");
    const dates = on.store.get().results.entries.map((entry) => {
      if (entry.kind === "page") return entry.stories[0]?.page.date ?? "none";
      return entry.kind === "article" ? (entry.article.page.date ?? "none") : "";
    });
    assert.equal(dates.at(-1), "none");
    assert.deepEqual(dates, dates.toSorted(), view.join(" "));
  }
});
