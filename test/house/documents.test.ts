import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDERS = ["source", "test", "bin", ".ci"] as const;

const FILES = [
  ...readdirSync(ROOT),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name.replaceAll("\\", "/")}`,
    ),
  ),
];

for (const name of FILES.filter((file) => file.endsWith(".md"))) {
  const lines = readFileSync(ROOT + name, "utf8").split("\n");

  test(`every row in ${name} stands in a table`, () => {
    const astray = lines.filter(
      (line, at) =>
        line.startsWith("|") && !lines[at - 1]?.startsWith("|") && !/^[| :-]+$/u.test(lines[at + 1] ?? ""),
    );
    assert.deepEqual(astray, []);
  });

  test(`the source files that ${name} names are there`, () => {
    const named = Array.from(
      lines.join("\n").matchAll(/`([\w./-]+\.(?:tsx?|mjs))`/gu),
      ([, file = ""]) => file,
    );
    const missing = named.filter((file) => !FILES.some((known) => `/${known}`.endsWith(`/${file}`)));
    assert.deepEqual(missing, []);
  });
}
