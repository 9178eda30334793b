import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Config, readConfig } from "../../source/library/config.js";
import { bindings } from "../../source/ui/own-keys.js";

const folder = mkdtempSync(join(tmpdir(), "config-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function reading(json: string) {
  writeFileSync(join(folder, "config.json"), json);
  return readConfig(folder);
}

/** What each setting may be, and what is odd there. */
const SETTINGS: Readonly<Record<keyof Config, readonly [good: readonly unknown[], odd: readonly unknown[]]>> =
  {
    corpus: [
      ["/a", ["/a", "/b"]],
      [5, "", [], ["/a", 5]],
    ],
    encoding: [["gb18030"], ["", 5]],
    lang: [
      ["zh", "en"],
      ["de", 5],
    ],
    script: [
      ["printed", "cn", "tw", "hk"],
      ["jp", true],
    ],
    ambiguous: [
      ["auto", "narrow", "wide"],
      ["big", 2],
    ],
    mixedSounds: [[true, false], ["yes"]],
    color: [[true, false], ["never"]],
    cache: [[true, false], [0]],
    state: [[true, false], [null]],
    keys: [[{}], [["x"], "x", null]],
  };

for (const [name, [good, bad]] of Object.entries(SETTINGS)) {
  test(`${name}: what it may be is taken, what it may not be is odd, and the rest holds`, () => {
    for (const value of good) {
      const { config, odd } = reading(JSON.stringify({ [name]: value }));
      assert.deepEqual(odd, []);
      const read = config[name as keyof Config];
      assert.deepEqual(read, name === "corpus" && !Array.isArray(value) ? [value] : value);
    }
    for (const value of bad) {
      const other = name === "lang" ? "color" : "lang";
      const { config, odd } = reading(
        JSON.stringify({ [name]: value, [other]: other === "lang" ? "zh" : true }),
      );
      assert.deepEqual([odd, Object.keys(config)], [[name], [other]], JSON.stringify(value));
    }
  });
}

test("a path begins at the file's own folder, at the home folder behind ~, or at the root", () => {
  const { config } = reading(JSON.stringify({ corpus: ["papers", "../b", "~/c", "/d"] }));
  const home = process.env["HOME"] ?? homedir();
  assert.deepEqual(config.corpus, [join(folder, "papers"), join(folder, "../b"), join(home, "c"), "/d"]);
});

test("no file is no trouble; one that is no JSON, or no object, is odd; a byte order mark is not", () => {
  assert.deepEqual(readConfig(join(folder, "none")).odd, []);
  assert.deepEqual(readConfig(null), { config: {}, path: null, odd: [] });
  assert.match(reading("{broken").odd[0] ?? "", /^JSON: /u);
  for (const text of ["[]", "5", "null", '"zh"'])
    assert.deepEqual(reading(text).odd, ["JSON: not an object"], text);
  assert.equal(reading('\ufeff{"lang": "zh"}').config.lang, "zh");
});

test("a key without an action is odd by itself, and the other keys hold", () => {
  const { config, odd } = reading('{"keys": {"x": "quit", "w": "", "v": 5, "u": null}}');
  assert.deepEqual(config.keys, { x: "quit" });
  assert.deepEqual(odd, ["keys.w", "keys.v", "keys.u"]);
});

test("a name that every object has is a name like any other", () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    assert.deepEqual(reading(`{"${name}": {}}`).odd, [name]);
    const { config, odd } = reading(`{"keys": {"${name}": "quit"}}`);
    assert.deepEqual([Object.entries(config.keys ?? {}), odd], [[[name, "quit"]], []]);
    assert.deepEqual(bindings(config.keys).problems, [{ kind: "unknown", key: name }]);
  }
});

test("a name that stands twice is told, at any depth, and the last of them holds", () => {
  const { config, odd } = reading(
    '{"lang": "en", "keys": {"x": "quit", "y": "{", "x": "help"}, "lang": "zh"}',
  );
  assert.equal(config.lang, "zh");
  assert.deepEqual(config.keys, { x: "help", y: "{" });
  assert.deepEqual(odd, ["keys.x ×2", "lang ×2"]);
});

test("the same name in two objects, and signs inside strings, are no repetition", () => {
  const { odd } = reading(
    '{"corpus": ["a:{", "\\"b\\": 1"], "keys": {"lang": "top", "corpus": "end", "\\\\": "help"}}',
  );
  assert.deepEqual(odd, []);
});
