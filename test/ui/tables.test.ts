import assert from "node:assert/strict";
import { test } from "node:test";
import { keyName } from "../../source/ui/keypress.js";
import { KEY_TABLE } from "../../source/ui/keys.js";
import { bindings } from "../../source/ui/own-keys.js";
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

test("own keys take over, however they are written, and what cannot be used is told", () => {
  const { keys, problems } = bindings({
    x: "quit",
    j: "up",
    "Ctrl-X": "help",
    "^y": "peek",
    PageUp: "TOP",
    "Shift+Tab": "historyBack",
    " ": "open",
    "！": "redraw",
    w: "fly",
    gg: "top",
    "ctrl-m": "top",
    "5": "top",
    Escape: "quit",
    工: "quit",
    "c-x": "mark",
  });
  const bound = {
    x: "quit",
    j: "up",
    "ctrl-x": "mark",
    "ctrl-y": "peek",
    pgup: "top",
    "shift-tab": "historyBack",
  };
  for (const [key, command] of Object.entries({
    ...bound,
    space: "open",
    "!": "redraw",
    down: "down",
    "5": "viewKept",
  }))
    assert.equal(keys.get(key), command, key);
  assert.deepEqual(problems, [
    { kind: "fixed", key: "5" },
    { kind: "command", key: "w", command: "fly" },
    { kind: "unknown", key: "gg" },
    { kind: "unknown", key: "ctrl-m" },
    { kind: "fixed", key: "Escape" },
    { kind: "fixed", key: "工" },
    { kind: "twice", key: "c-x", command: "mark" },
  ]);
});

test("an action that has lost its last key is told, and how to do it all the same", () => {
  const { problems } = bindings({ q: "down", t: "up" });
  assert.deepEqual(problems, [
    { kind: "lost", command: "script" },
    { kind: "lost", command: "quit" },
  ]);
  for (const lang of ["zh", "en"] as const) {
    for (const problem of problems) assert.match(wordsOf(lang).keyProblem(problem), /:(script|quit)$/u);
  }
});

test("the help shows own keys", () => {
  const on = stage(80, 100, {}, undefined, { keys: { x: "quit", j: "up" } });
  on.type("?");
  const helpOf = (command: "quit" | "up" | "down"): string =>
    on.screen().find((row) => row.endsWith(`  ${wordsOf("zh").commands[command]}`)) ?? "";
  assert.match(helpOf("quit"), /^ +q +x +返回/u);
  assert.match(helpOf("up"), /^ +j +k +↑ /u);
  assert.match(helpOf("down"), /^ +↓ /u);
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
