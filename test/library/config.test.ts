import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readConfig } from "../../source/library/config.js";

const folder = mkdtempSync(join(tmpdir(), "config-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function reading(json: string) {
  writeFileSync(join(folder, "config.json"), json);
  return readConfig(folder);
}

test("a key without an action is odd by itself, and the other keys hold", () => {
  const { config, odd } = reading('{"keys": {"x": "quit", "w": "", "v": 5, "u": null}}');
  assert.deepEqual(config.keys, { x: "quit" });
  assert.deepEqual(odd, ["keys.w", "keys.v", "keys.u"]);
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
