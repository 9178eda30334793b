import assert from "node:assert/strict";
import { test } from "node:test";
import { drawScreen } from "../../source/ui/draw.js";
import { bindings } from "../../source/ui/own-keys.js";
import { createReducer } from "../../source/ui/reduce.js";
import { firstState } from "../../source/ui/start.js";
import { START, type State } from "../../source/ui/state.js";
import { createStore, type Store } from "../../source/ui/store.js";
import { type Stage, shipped, stage } from "./stage.js";

const HALF = shipped.slice(0, 12);

/** A session that is taken up again while only the first pages, or none, have been read. */
function goOn(
  place: Partial<State["place"]>,
  at: string | null,
  first: typeof shipped,
): { on: Stage; store: Store } {
  const on = stage(100, 24, {}, first);
  const { settings, memory } = on.store.get();
  const state = firstState(
    on.world,
    { firstNotice: null, more: true, memory },
    { settings, place: { ...START, ...place }, at, query: null, firstRun: false },
    { columns: 100, rows: 24, ambiguous: "narrow" },
  );
  const store: Store = createStore(state, createReducer(bindings().keys), on.look, (effect) => {
    if (effect.do === "find") store.dispatch({ type: "results", results: on.world.results(store.get()) });
  });
  return { on, store };
}

function grow({ on, store }: { on: Stage; store: Store }, articles: typeof shipped): void {
  on.world.add(articles);
  store.dispatch({ type: "corpus", version: on.world.version });
}

const press = (store: Store, name: string): void =>
  store.dispatch({ type: "press", key: { name, text: "" } });

test("the cursor goes back to its entry when that comes, with the rows above it that were there", () => {
  for (const first of [[], HALF]) {
    const began = goOn({ cursor: 20, top: 16 }, shipped[20]?.id ?? "", first);
    assert.equal(began.store.get().place.cursor, Math.max(0, first.length - 1));
    grow(began, shipped.slice(first.length));
    const { cursor, top } = began.store.get().place;
    assert.deepEqual([cursor, top], [20, 16]);
    began.store.dispatch({ type: "loaded" });
    press(began.store, "j");
    assert.equal(began.store.get().place.cursor, 21);
  }
});

test("an entry is held on to, not its number", () => {
  const began = goOn({ cursor: 20, top: 16 }, shipped[20]?.id ?? "", []);
  grow(began, [{ ...(shipped[0] as (typeof shipped)[0]), id: "new" }]);
  grow(began, shipped);
  assert.equal(began.store.get().place.cursor, 21);
});

test("of an entry that is there no more, or was left by an older version, its number is kept", () => {
  for (const at of ["gone", null]) {
    const began = goOn({ cursor: 20, top: 16 }, at, []);
    grow(began, HALF);
    assert.equal(began.store.get().place.cursor, HALF.length - 1);
    grow(began, shipped.slice(HALF.length));
    assert.equal(began.store.get().place.cursor, 20, String(at));
  }
});

test("who moves meanwhile is not taken away", () => {
  const began = goOn({ cursor: 20, top: 16 }, shipped[20]?.id ?? "", HALF);
  press(began.store, "k");
  grow(began, shipped.slice(HALF.length));
  assert.equal(began.store.get().place.cursor, HALF.length - 2);
});

test("an article that comes later opens at the text that was read, and J goes on from it", () => {
  const whole = stage(100, 24);
  const lengths = shipped
    .slice(0, -1)
    .map(({ body }) => body.reduce((sum, { text }) => sum + text.length, 0));
  const longest = lengths.indexOf(Math.max(...lengths));
  whole.type(`${longest + 1}g`, "Enter", "d");
  const { place } = whole.store.get();
  assert.ok(place.reading?.origin);
  const began = goOn({ ...place }, place.reading.id, []);
  grow(began, shipped);
  assert.deepEqual(began.store.get().place, place);
  const next = shipped[place.cursor + 1];
  press(began.store, "J");
  assert.equal(began.store.get().place.reading?.id, next?.id);
  press(began.store, "q");
  assert.equal(began.store.get().place.cursor, place.cursor + 1);
});

test("an article opened before the list has come so far is where the cursor stands when it has", () => {
  const began = goOn({}, null, HALF);
  began.on.world.add(shipped.slice(HALF.length));
  const id = shipped[30]?.id ?? "";
  began.store.dispatch({ type: "open", id });
  began.store.dispatch({ type: "corpus", version: began.on.world.version });
  assert.equal(began.store.get().place.cursor, 30);
});

test("a corpus that is read anew in pieces does not move the cursor", () => {
  const on = stage(100, 24);
  on.type("G");
  on.store.dispatch({ type: "progress", progress: { work: "reading", done: 0, total: 0, rest: null } });
  on.world.clear();
  for (const articles of [HALF, shipped.slice(HALF.length)]) {
    on.world.add(articles);
    on.store.dispatch({ type: "corpus", version: on.world.version });
  }
  on.store.dispatch({ type: "loaded" });
  assert.equal(on.store.get().place.cursor, shipped.length - 1);
});

test("an article that is not there any more gives its list and says so, and no empty page", () => {
  const reading = { id: "gone", top: 0, origin: null, find: null, hit: -1 };
  const began = goOn(
    { cursor: 20, top: 16, focus: "reader", whole: true, reading },
    shipped[20]?.id ?? "",
    [],
  );
  const screen = (): string =>
    drawScreen(began.store.get(), began.on.look)
      .rows.map((row) => row.runs.map((run) => run.text).join(""))
      .join("\n");
  assert.match(screen(), /正在读取…/u);
  assert.doesNotMatch(screen(), /没有命中/u);
  grow(began, shipped);
  began.store.dispatch({ type: "loaded" });
  const { place } = began.store.get();
  assert.deepEqual([place.focus, place.reading, place.cursor], ["list", null, 20]);
  assert.match(screen(), /已不在语料里/u);
});

test("a page that is taken away while one reads it leaves its list", () => {
  const on = stage(100, 24);
  on.type("Enter");
  on.store.dispatch({ type: "progress", progress: { work: "reading", done: 0, total: 0, rest: null } });
  on.world.clear();
  on.world.add(shipped.slice(1));
  on.store.dispatch({ type: "corpus", version: on.world.version });
  on.store.dispatch({ type: "loaded" });
  assert.equal(on.store.get().place.focus, "list");
  assert.match(on.screen().at(-1) ?? "", /已不在语料里/u);
});
