import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { wordsOf } from "../../source/ui/words/words.js";
import { type Stage, shipped, stage } from "./stage.js";

const article = shipped[0] as Article;

/** Articles with many names, places, standing heads, months and pages, so that no group fits a screen. */
const many: readonly Article[] = Array.from({ length: 300 }, (_, index) => ({
  ...article,
  id: `many${index}`,
  kind: index % 5 === 0 ? "photo" : "news",
  bylines: [{ role: "记者", outlet: null, name: `名${index % 90}` }],
  dateline: { outlet: null, place: `地${index % 40}`, date: null },
  column: `栏${index % 30}`,
  page: {
    ...article.page,
    date: `${2000 + (index % 25)}-0${1 + (index % 9)}-01`,
    number: 1 + (index % 24),
  },
}));

function choice(on: Stage) {
  const { overlay } = on.store.get();
  assert.ok(overlay?.kind === "filters");
  return on.look.filterChoices(on.store.get())[overlay.cursor];
}

/** Puts the pane's cursor on a value. */
function goTo(on: Stage, by: string, value: string): void {
  const at = on.look
    .filterChoices(on.store.get())
    .findIndex((each) => each.by === by && each.value === value && each.hidden === 0);
  assert.ok(at >= 0, `${by} ${value} is listed`);
  on.type("g", ...Array.from({ length: at }, () => "j"));
  assert.equal(choice(on)?.value, value);
}

for (const [columns, rows] of [
  [200, 50],
  [120, 36],
  [80, 24],
] as const) {
  test(`every group of filters is in sight at ${columns}×${rows}, and says how much is not`, () => {
    const on = stage(columns, rows, {}, many);
    on.type("F");
    const screen = on.screen().map((row) => row.slice(0, 30));
    const { filterNames } = wordsOf("zh");
    for (const by of ["kind", "month", "page", "byline", "place", "column"] as const) {
      assert.ok(
        screen.some((row) => row.startsWith(` ${filterNames[by]}`)),
        filterNames[by],
      );
    }
    const hidden = screen.filter((row) => /还有 \d+ 项/u.test(row));
    assert.equal(hidden.length, 5);
    for (const { by, hidden: count } of on.look.filterChoices(on.store.get())) {
      if (count === 0) continue;
      const listed = on.look.filterChoices(on.store.get()).filter((each) => each.by === by).length - 1;
      const all = { month: 225, page: 24, byline: 90, place: 40, column: 30 }[by as "month"];
      assert.equal(listed + count, all, by);
    }
  });
}

test("Enter on what is not listed lists it", () => {
  const on = stage(120, 36, {}, many);
  on.type("F");
  const before = on.look.filterChoices(on.store.get());
  const more = before.findIndex((each) => each.by === "byline" && each.hidden > 0);
  on.type(...Array.from({ length: more }, () => "j"), "Enter");
  const names = on.look.filterChoices(on.store.get()).filter((each) => each.by === "byline");
  assert.equal(names.length, 90);
  assert.ok(names.every((each) => each.hidden === 0));
});

test("the cursor stays on the value that was switched, and switches it off again", () => {
  const on = stage(120, 36);
  on.type("F", "j", "Enter");
  assert.deepEqual([choice(on)?.by, choice(on)?.value, choice(on)?.on], ["kind", "photo", true]);
  assert.ok(on.store.get().results.entries.length < shipped.length);
  on.type("Enter");
  assert.equal(on.store.get().results.entries.length, shipped.length);
  assert.equal(choice(on)?.value, "photo");
});

test("a filter that leaves nothing can be switched off where it is", () => {
  const on = stage(120, 36);
  on.type("F", "j", "Enter", "F", "/", "全程时刻表", "Enter");
  assert.equal(on.store.get().results.entries.length, 0);
  assert.match(on.screen().join("\n"), /没有文章符合筛选：类别:图片/u);
  on.type("F");
  goTo(on, "kind", "photo");
  on.type("Enter");
  assert.equal(on.store.get().results.entries.length, 1);
});

test("F over a whole article shows the list that it narrows", () => {
  for (const columns of [60, 120]) {
    const on = stage(columns, 36);
    on.type("Enter", "F");
    assert.match(on.screen().join("\n"), /筛选/u);
    on.type("j", "Enter", "F");
    assert.equal(on.store.get().place.focus, "list");
    assert.deepEqual(
      on.store.get().place.filters.map((filter) => filter.value),
      ["photo"],
    );
  }
});

test("a file that was chosen among the pages can be let go", () => {
  const on = stage(120, 36);
  on.type("4", "Enter", "F");
  const source = shipped[0]?.source ?? "";
  goTo(on, "source", source);
  on.type("Enter");
  assert.equal(on.store.get().results.entries.length, shipped.length);
});

test("names, pages, figures and the concordance are narrowed by the articles that they are made of", () => {
  for (const keys of [["]", "]"], ["]", "]", "]"], ["["], ["/", "工会", "Enter", "c"]]) {
    const on = stage(120, 36);
    on.type(...keys, "F");
    const counted = on.look.filterChoices(on.store.get()).filter(({ by }) => by === "kind");
    const articles = keys.includes("c") ? on.store.get().results.search?.total : shipped.length;
    assert.equal(
      counted.reduce((sum, { count }) => sum + count, 0),
      articles,
    );
    goTo(on, "kind", "photo");
    on.type("Enter");
    assert.ok(on.store.get().results.chosen.every((entry) => entry.article.kind === "photo"));
    assert.ok(on.store.get().results.entries.length > 0);
  }
});
