import assert from "node:assert/strict";
import { test } from "node:test";
import { keyName } from "../../source/ui/keypress.js";
import { bindings, KEY_TABLE } from "../../source/ui/keys.js";
import { VIEWS } from "../../source/ui/state.js";
import { wordsOf } from "../../source/ui/words/words.js";
import { stage } from "./stage.js";

/** Every leaf of a table of words by its path; a function counts by how many things it must be told. */
function leaves(table: object, path = ""): string[] {
  return Object.entries(table).flatMap(([name, value]) => {
    const here = `${path}/${name}`;
    if (typeof value === "function") return [`${here}(${value.length})`];
    if (typeof value === "object") return leaves(value, here);
    assert.ok(typeof value === "string" && value.trim() !== "", `${here} says nothing`);
    return [here];
  });
}

test("both languages say everything", () => {
  assert.deepEqual(leaves(wordsOf("zh")).sort(), leaves(wordsOf("en")).sort());
  assert.ok(leaves(wordsOf("en")).length > 100);
});

test("the English table is English, the Chinese one Chinese", () => {
  const { commands } = wordsOf("en");
  for (const text of Object.values(commands)) assert.doesNotMatch(text, /\p{Script=Han}/u);
  for (const text of Object.values(wordsOf("zh").commands)) assert.match(text, /\p{Script=Han}/u);
});

test("no key does two things", () => {
  const all = KEY_TABLE.flatMap((row) => row.keys);
  assert.equal(new Set(all).size, all.length);
});

test("every command has a word and stands in the help", () => {
  const on = stage(200, 60);
  on.type("?");
  const help = on.screen().join("\n");
  for (const { command } of KEY_TABLE) assert.ok(help.includes(wordsOf("zh").commands[command]), command);
});

test("own keys take over, and what names no command is told", () => {
  const { keys, unknown } = bindings({ x: "quit", j: "up", w: "fly" });
  assert.equal(keys.get("x"), "quit");
  assert.equal(keys.get("j"), "up");
  assert.equal(keys.get("down"), "down");
  assert.deepEqual(unknown, ["w = fly"]);
});

test("the help shows own keys", () => {
  const { keys } = bindings({ x: "quit" });
  assert.deepEqual(
    [...keys].filter(([, command]) => command === "quit").map(([key]) => key),
    ["q", "x"],
  );
});

test("every full-width form of an ASCII key is that key", () => {
  for (let code = 0x21; code < 0x7f; code += 1) {
    const full = String.fromCharCode(code + 0xfee0);
    assert.equal(keyName(full), String.fromCharCode(code), full);
  }
  assert.equal(keyName("　"), "space");
  assert.equal(keyName("、"), "/");
  assert.equal(keyName("工"), null);
});

test("there is a key for every view", () => {
  const views = KEY_TABLE.filter((row) => /^view[A-Z]/u.test(row.command)).length;
  assert.equal(views, VIEWS.length);
});
