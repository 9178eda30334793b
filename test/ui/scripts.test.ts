import assert from "node:assert/strict";
import { test } from "node:test";
import { unpackScript } from "../../source/search/scripts.js";
import { drawScreen } from "../../source/ui/draw.js";
import { createScripts } from "../../source/ui/scripts.js";
import { shipped, stage } from "./stage.js";

test("a dictionary is unpacked in slices that count up to the whole, once", () => {
  const seen = [...unpackScript("hk")];
  assert.ok(seen.length > 20);
  for (const [index, { done, total }] of seen.entries()) {
    assert.equal(total, seen[0]?.total);
    assert.ok(done >= (seen[index - 1]?.done ?? 0) && done <= total);
  }
  assert.equal(seen.at(-1)?.done, seen.at(-1)?.total);
  assert.deepEqual([...unpackScript("hk")], []);
});

test("between the slices of a dictionary everything else has its turn", async () => {
  // Slices as short as they come: how many there are must not hang on how fast the machine is.
  const scripts = createScripts(0);
  let turns = 0;
  let reports = 0;
  let over = false;
  const turn = (): void => {
    turns += 1;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  await scripts.load("tw", (done, total) => {
    reports += 1;
    assert.ok(done <= total);
  });
  over = true;
  assert.ok(reports > 5, `${reports} slices`);
  assert.ok(turns >= reports, `${turns} turns for ${reports} slices`);
});

test("an article in another script is whole, also where its body is converted when it is read", async () => {
  const scripts = createScripts();
  await scripts.load("tw", () => {});
  for (const article of shipped) {
    const shown = scripts.shown(article, "tw");
    assert.equal(shown.body.length, article.body.length);
    assert.equal(scripts.shown(article, "tw").body, shown.body);
    assert.deepEqual(Object.keys(shown).sort(), Object.keys(article).sort());
    assert.doesNotMatch(shown.body.map(({ text }) => text).join(""), /[们这国务]/u);
  }
});

test("the paper stands in the script that is shown, above the article and in the list of pages", async () => {
  const page = { paper: "小城时报", date: "2025-06-22", number: 3, section: "职工新闻" };
  const on = stage(
    120,
    36,
    {},
    shipped.slice(0, 2).map((article) => ({ ...article, page })),
  );
  await on.look.loadScript("tw");
  on.store.dispatch({ type: "script", script: "tw" });
  const shown = (): string => on.screen().join("\n");
  assert.match(shown(), /小城時報 2025-06-22 .* 職工新聞/u);
  on.type("4");
  on.store.dispatch({ type: "countRested" });
  assert.match(shown(), /▸ 小城時報 2025-06-22 .* 職工新聞/u);
  assert.doesNotMatch(shown(), /小城时报|职工新闻/u);
});

test("t pressed while a dictionary loads goes on to the next script, and the last one asked for is shown", () => {
  const on = stage(80, 24);
  on.type("t", "t");
  assert.deepEqual(
    on.effects.flatMap((effect) => (effect.do === "loadScript" ? [effect.script] : [])),
    ["cn", "tw"],
  );
  on.store.dispatch({ type: "progress", progress: { work: "converting", done: 3, total: 9, rest: null } });
  assert.match(on.screen().at(-1) ?? "", /转换 .* 3\/9/u);
  on.type("j");
  assert.equal(on.store.get().place.cursor, 1);
  on.store.dispatch({ type: "script", script: "cn" });
  assert.equal(on.store.get().settings.script, "printed");
  on.store.dispatch({ type: "script", script: "tw" });
  assert.equal(on.store.get().settings.script, "tw");
  assert.equal(on.store.get().loading, null);
  on.type("t", "t");
  assert.equal(on.store.get().settings.script, "printed");
});

test("reading a corpus is told before loading a dictionary", () => {
  const on = stage(80, 24);
  const progress = (work: "reading" | "converting"): void =>
    on.store.dispatch({ type: "progress", progress: { work, done: 1, total: 2, rest: null } });
  progress("reading");
  progress("converting");
  assert.equal(on.store.get().loading?.work, "reading");
  on.store.dispatch({ type: "script", script: "cn" });
  assert.equal(on.store.get().loading?.work, "reading");
  on.store.dispatch({ type: "loaded" });
  assert.equal(on.store.get().loading, null);
});

test("mixed sounds are marked in the list's headlines in another script too", async () => {
  const on = stage(80, 24, { mixedSounds: true });
  await on.look.loadScript("tw");
  on.type("/", "qianxing", "Enter");
  on.store.dispatch({ type: "script", script: "tw" });
  const rows = drawScreen(on.store.get(), on.look).rows.map(({ runs }) => runs);
  const headline = rows.find((runs) => runs.some(({ text }) => text.includes("一函兩書"))) ?? [];
  assert.deepEqual(
    headline.filter(({ match }) => match !== undefined).map(({ text }) => text),
    ["欠薪"],
  );
});
