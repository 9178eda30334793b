import assert from "node:assert/strict";
import { test } from "node:test";
import { drawScreen } from "../../source/ui/draw.js";
import { createLook } from "../../source/ui/look.js";
import { bindings } from "../../source/ui/own-keys.js";
import { type Stage, stage } from "./stage.js";

/** The screen as it is, and as one draws it who has drawn nothing before. */
function drawnTwice(on: Stage): void {
  const state = on.store.get();
  const anew = createLook(on.world, bindings(undefined).keys);
  assert.deepEqual(drawScreen(state, on.look), drawScreen(state, anew));
}

test("entries that were drawn before are as those drawn anew, whatever has happened in between", () => {
  const on = stage(120, 36);
  const keys = ["j", "j", "K", "Enter", "h", "f", "k", "G", "g", "3", "j", "4", "2", "6", "1", "s", "S"];
  const found = ["/", "工会", "Enter", "j", "Enter", "h", "F", "F", "c", "j", "Esc", "Esc", "5", "1"];
  // The other pane has the keys; names and their bars of fewer articles; captions, on a lower screen too.
  const beside = ["Tab", "j", "Tab", "3", "F", "j", "Enter", "F", "F", "j", "Enter", "F", "2"];
  for (const key of [...keys, ...found, ...beside]) {
    on.type(key);
    drawnTwice(on);
  }
  for (const [columns, rows] of [
    [120, 20],
    [80, 24],
    [120, 36],
    [200, 50],
  ] as const) {
    on.store.dispatch({ type: "resize", columns, rows });
    drawnTwice(on);
  }
  on.store.dispatch({ type: "ambiguous", ambiguous: "wide" });
  drawnTwice(on);
});

test("articles that come later are drawn beside those that were there", () => {
  const on = stage(120, 36);
  const [first] = on.world.articles;
  assert.ok(first !== undefined);
  drawnTwice(on);
  on.world.add([{ ...first, id: "later", page: { ...first.page, date: "2001-02-03" } }]);
  on.store.dispatch({ type: "corpus", version: on.world.version });
  // Pages of several years are there now, so every entry says its year.
  drawnTwice(on);
});
