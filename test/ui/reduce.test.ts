import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { titleOf } from "../../source/corpus/title.js";
import { commandLineOf } from "../../source/ui/copies.js";
import { shipped, stage } from "./stage.js";

const at = (on: ReturnType<typeof stage>): number => on.store.get().place.cursor;
const openTitle = (on: ReturnType<typeof stage>): string => {
  const { reading, focus } = on.store.get().place;
  const article = focus === "reader" ? on.world.article(reading?.id ?? null) : undefined;
  return article === undefined ? "" : titleOf(article);
};

test("j and k move, counts multiply, the ends hold", () => {
  const on = stage(80, 24);
  on.type("j", "j");
  assert.equal(at(on), 2);
  on.type("k");
  assert.equal(at(on), 1);
  on.type("5", "j");
  assert.equal(at(on), 6);
  on.type("1", "2", "k");
  assert.equal(at(on), 0);
  on.type("G");
  assert.equal(at(on), shipped.length - 1);
  on.type("j");
  assert.equal(at(on), shipped.length - 1);
  on.type("g");
  assert.equal(at(on), 0);
});

test("a run of keys that arrives in one read is a run of keys", () => {
  const on = stage(80, 24);
  on.type("jjj");
  assert.equal(at(on), 3);
});

test("the cursor's entry is always on the screen", () => {
  const on = stage(80, 24);
  for (const key of ["G", "k", "k", "g", "5j", "G", "u", "d", "b", " "]) {
    on.type(key);
    assert.equal(on.screen().filter((row) => row.startsWith("▸")).length, 1, `after ${key}`);
  }
});

test("Enter opens, h goes back to the same entry", () => {
  const on = stage(80, 24);
  on.type("j", "Enter");
  const entry = on.store.get().results.entries[1];
  assert.ok(entry?.kind === "article");
  assert.equal(openTitle(on), titleOf(entry.article));
  on.type("h");
  assert.equal(on.store.get().place.focus, "list");
  assert.equal(at(on), 1);
});

test("J and K read on without going back to the list", () => {
  const on = stage(120, 36);
  on.type("Enter", "J", "J", "K");
  assert.equal(at(on), 1);
  const entry = on.store.get().results.entries[1];
  assert.ok(entry?.kind === "article");
  assert.equal(openTitle(on), titleOf(entry.article));
});

test("a search runs as one types, Esc takes it back, Enter keeps it", () => {
  const on = stage(80, 24);
  on.type("/", "工会驿站");
  const found = on.store.get().results;
  assert.ok(found.entries.length > 0 && found.entries.length < shipped.length);
  assert.equal(found.search?.counts.exact, found.search?.total);
  on.type("Esc");
  assert.equal(on.store.get().place.query, "");
  assert.equal(on.store.get().results.entries.length, shipped.length);
  on.type("/", "工会驿站", "Enter");
  assert.equal(on.store.get().box, null);
  assert.equal(on.store.get().place.query, "工会驿站");
});

test("Chinese typed anywhere is a search, also while reading", () => {
  const on = stage(80, 24);
  on.type("Enter", "驿站");
  assert.equal(on.store.get().box?.kind, "search");
  assert.equal(on.store.get().place.query, "驿站");
});

test("a phrase with Enter in the same read searches and loses nothing", () => {
  const on = stage(80, 24);
  on.type("/", "驿站\r");
  assert.equal(on.store.get().box, null);
  assert.equal(on.store.get().place.query, "驿站");
});

test("full-width keys of an input method that was left on do what the keys do", () => {
  const on = stage(80, 24);
  on.type("ｊ", "ｊ");
  assert.equal(at(on), 2);
  on.type("？");
  assert.equal(on.store.get().overlay?.kind, "help");
  on.type("ｑ", "／");
  assert.equal(on.store.get().box?.kind, "search");
});

test("n and N go from hit to hit, round at the ends", () => {
  const on = stage(80, 24);
  on.type("/", "工会驿站", "Enter", "Enter");
  const { hitRows } = on.look.reader(on.store.get());
  assert.ok(hitRows.length > 1);
  assert.equal(on.store.get().place.reading?.hit, 0);
  on.type("n");
  assert.equal(on.store.get().place.reading?.hit, 1);
  on.type("N", "N");
  assert.equal(on.store.get().place.reading?.hit, hitRows.length - 1);
});

test("a hit that n goes to is on the screen", () => {
  const on = stage(80, 24);
  on.type("Enter", "/", "工会", "Enter");
  const { hitRows } = on.look.reader(on.store.get());
  for (let step = 0; step < hitRows.length; step += 1) {
    on.type("n");
    const reading = on.store.get().place.reading;
    const row = hitRows[reading?.hit ?? -1] ?? -1;
    const top = reading?.top ?? 0;
    assert.ok(row >= top && row < top + 22, `hit ${reading?.hit} on row ${row}, screen from ${top}`);
  }
});

test("the names lead to their articles, and back", () => {
  const on = stage(120, 36);
  on.type("3");
  on.store.dispatch({ type: "countRested" });
  assert.equal(on.store.get().place.view, "bylines");
  const entry = on.store.get().results.entries[0];
  assert.ok(entry?.kind === "name");
  on.type("Enter");
  const articles = on.store.get().results.entries;
  assert.equal(articles.length, entry.pieces + entry.pictures);
  for (const each of articles) {
    assert.ok(each.kind === "article" && each.article.bylines.some((byline) => byline.name === entry.name));
  }
  on.type("h");
  assert.equal(on.store.get().place.view, "bylines");
});

test("a digit before a motion is a count, before anything else a view", () => {
  const on = stage(80, 24);
  on.type("2", "j");
  assert.equal(on.store.get().place.view, "articles");
  assert.equal(at(on), 2);
  on.type("2", "?");
  assert.equal(on.store.get().place.view, "pictures");
  assert.equal(on.store.get().overlay?.kind, "help");
});

test("pictures are pictures, with their captions to read", () => {
  const on = stage(120, 36);
  on.type("]");
  const { entries } = on.store.get().results;
  assert.equal(entries.length, shipped.filter((article) => article.kind === "photo").length);
  const caption = shipped.find((article) => article.kind === "photo")?.body[0]?.text ?? "";
  assert.ok(on.screen().join("").includes(caption.slice(0, 8)));
});

test("q goes up one level and at the top leaves", () => {
  const on = stage(80, 24);
  on.type("/", "工会", "Enter", "Enter", "?", "q");
  assert.equal(on.store.get().overlay, null);
  on.type("q");
  assert.equal(on.store.get().place.focus, "list");
  on.type("q");
  assert.equal(on.store.get().place.query, "");
  assert.equal(on.store.get().leaving, null);
  on.type("q");
  assert.equal(on.store.get().leaving, 0);
});

test("Esc never leaves", () => {
  const on = stage(80, 24);
  for (let step = 0; step < 5; step += 1) on.type("Esc");
  assert.equal(on.store.get().leaving, null);
});

test("the place in an article survives a change of width and back", () => {
  const on = stage(120, 36);
  on.type("Enter", "d", "d");
  const before = on.store.get().place.reading;
  const first = on.screen()[1];
  on.store.dispatch({ type: "resize", columns: 60, rows: 20 });
  const narrow = on.store.get().place.reading;
  assert.deepEqual(narrow?.origin, before?.origin);
  on.store.dispatch({ type: "resize", columns: 120, rows: 36 });
  assert.equal(on.screen()[1], first);
});

test("a kept article is in the view of kept ones, and remembered", () => {
  const on = stage(80, 24);
  on.type("j", "f", "5");
  on.store.dispatch({ type: "countRested" });
  assert.equal(on.store.get().results.entries.length, 1);
  assert.ok(on.effects.some((effect) => effect.do === "remember" && effect.event.event === "keep"));
  on.type("f");
  assert.equal(on.store.get().results.entries.length, 0);
});

test("a mark brings one back to its line", () => {
  const on = stage(80, 24);
  on.type("Enter", "d", "m", "a");
  const { reading } = on.store.get().place;
  on.type("h", "G", "'", "a");
  assert.equal(on.store.get().place.reading?.id, reading?.id);
  assert.equal(on.store.get().place.reading?.top, reading?.top);
});

test("after a mark, keys in the list act on the article that it led to", () => {
  const on = stage(120, 36);
  on.type("g", "j", "m", "x", "G", "'", "x", "q");
  assert.equal(at(on), 1);
  const marked = on.store.get().results.entries[1];
  assert.ok(marked?.kind === "article");
  assert.equal(on.store.get().preview, marked.article.id);
  on.type("f");
  assert.deepEqual([...on.store.get().memory.kept], [marked.article.id]);
});

test("where the list does not have a mark's article, the pane goes back to the cursor's when the reader is left", () => {
  const on = stage(120, 36);
  on.type("/", "工会驿站", "Enter", "G");
  const { entries } = on.store.get().results;
  const listed = new Set(entries.map((entry) => (entry.kind === "article" ? entry.article.id : "")));
  const other = shipped.findIndex((article) => !listed.has(article.id));
  on.type("Esc", `${other + 1}g`, "m", "x", "/", "工会驿站", "Enter", "j", "'", "x");
  assert.equal(on.store.get().place.reading?.id, shipped[other]?.id);
  on.type("q");
  const entry = on.store.get().results.entries[at(on)];
  assert.equal(at(on), 1);
  assert.ok(entry?.kind === "article");
  assert.equal(on.store.get().preview, entry.article.id);
});

test("a jump takes the list's cursor along, and H goes back to where it began", () => {
  const [first, second, third] = shipped.slice(0, 3) as [Article, Article, Article];
  const page = { ...first.page, paper: "小城日报", date: "2024-03-05" };
  const on = stage(120, 36, {}, [
    { ...first, source: "1.txt", page: { ...page, number: 1 }, continuedOn: 2 },
    { ...second, source: "2.txt", page: { ...page, number: 2 }, continuedOn: null, continuedFrom: null },
    { ...first, id: "goes-on", source: "2.txt", page: { ...page, number: 2 }, continuedFrom: 1 },
    { ...third, source: "2.txt", page: { ...page, number: 2 }, continuedOn: null, continuedFrom: null },
  ]);
  on.type("Enter", "Enter");
  assert.equal(on.store.get().place.reading?.id, "goes-on");
  assert.equal(at(on), 2);
  on.type("H");
  assert.equal(at(on), 0);
});

test("an older question's answer never shows", () => {
  const on = stage(80, 24);
  const now = on.store.get();
  const { place, results } = now;
  const stale = on.world.results({ ...now, place: { ...place, query: "工会" } });
  on.store.dispatch({ type: "results", results: stale });
  assert.equal(on.store.get().results, results);
});

test("the up arrow brings earlier queries back, and the draft after them", () => {
  const on = stage(80, 24);
  on.type("/", "工会", "Enter", "/", "Up");
  assert.equal(on.store.get().box?.text, "工会");
  on.type("Down");
  assert.equal(on.store.get().box?.text, "工会");
  on.type("Esc", "Esc", "/", "驿", "Up");
  assert.equal(on.store.get().box?.text, "工会");
  on.type("Down");
  assert.equal(on.store.get().box?.text, "驿");
});

test("p takes mixed sounds for one, in the list, in the article and in the command that is copied", () => {
  const on = stage(80, 24);
  on.type("/", "gonghuiyizan", "Enter");
  assert.equal(on.store.get().results.search?.counts.pinyin, 0);
  on.type("p");
  const { results, settings } = on.store.get();
  assert.ok(settings.mixedSounds && (results.search?.counts.pinyin ?? 0) > 0);
  assert.match(on.screen().at(-1) ?? "", /模糊音/u);
  assert.match(commandLineOf(on.store.get(), []), /search --mixed-sounds gonghuiyizan/u);
  on.type("Enter");
  assert.ok(on.look.reader(on.store.get()).hitRows.length > 0);
  on.type("p");
  assert.equal(on.look.reader(on.store.get()).hitRows.length, 0);
});

test("H and L go back and forth through where one has been", () => {
  const on = stage(80, 24);
  on.type("/", "工会", "Enter", "]");
  assert.equal(on.store.get().place.view, "pictures");
  on.type("H");
  assert.equal(on.store.get().place.view, "articles");
  assert.equal(on.store.get().place.query, "工会");
  on.type("H");
  assert.equal(on.store.get().place.query, "");
  on.type("L", "L");
  assert.equal(on.store.get().place.view, "pictures");
});

test("a pasted text is text, never commands", () => {
  const on = stage(80, 24);
  on.store.dispatch({ type: "paste", text: "qqq\njjj" });
  assert.equal(on.store.get().leaving, null);
  assert.equal(on.store.get().place.query, "qqq jjj");
});

test("a view's key and Enter in one breath open what that view lists", () => {
  const on = stage(80, 24);
  on.type("3", "Enter");
  assert.deepEqual(
    on.store.get().place.filters.map((filter) => filter.by),
    ["byline"],
  );
});

test("a concordance of more places than anybody reads has the first of them, and says so", () => {
  const article = shipped[0] as Article;
  const many = Array.from({ length: 10 }, (_, i) => ({
    ...article,
    id: `many${i}`,
    body: [{ type: "paragraph" as const, text: "港口。".repeat(400) }],
  }));
  const on = stage(80, 24, {}, many);
  on.type("/", "港口", "Enter", "c");
  assert.equal(on.store.get().results.entries.length, 3000);
  assert.match(on.screen()[2] ?? "", /前 3000 处/u);
  const few = stage(80, 24, {}, many.slice(0, 2));
  few.type("/", "港口", "Enter", "c");
  assert.match(few.screen()[2] ?? "", / 800 处/u);
});
