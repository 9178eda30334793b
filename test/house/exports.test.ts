import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Rooms whose files give nothing away that nobody takes. */
const ROOMS = ["corpus", "search", "typeset", "library", "ui", "cli"] as const;

/** What the launcher takes from the built program, whose source it does not import. */
const TAKEN_FROM_OUTSIDE: readonly string[] = ["source/cli/main.ts: kept"];

interface File {
  readonly path: string;
  /** Without comments: a name that is only talked of is not used. */
  readonly text: string;
  /** The files that it imports in whatever way, without their endings. */
  readonly imports: ReadonlySet<string>;
}

function filesUnder(folder: string): File[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:tsx?|mjs)$/u.test(name))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(ROOT, path), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, "");
      const targets = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*)"(\.[^"]+)"/gu);
      return {
        path,
        text,
        imports: new Set(
          Array.from(targets, ([, target = ""]) => withoutEnding(join(dirname(path), target))),
        ),
      };
    });
}

const withoutEnding = (path: string): string => path.replace(/\.(?:[jt]sx?|mjs)$/u, "");

test("what a file exports is imported somewhere", () => {
  const files = [...filesUnder("source"), ...filesUnder("test")];
  const exported = files
    .filter(({ path }) => ROOMS.some((room) => path.startsWith(join("source", room, "/"))))
    .flatMap(({ path, text }) =>
      Array.from(
        text.matchAll(
          /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/gmu,
        ),
        ([, name = ""]) => ({ path, name }),
      ),
    );
  assert.ok(exported.length > 100, `only ${exported.length} exports were seen`);
  const unused = exported.filter(({ path, name }) => {
    const target = withoutEnding(path);
    const word = new RegExp(`\\b${name}\\b`, "u");
    return !files.some((file) => file.imports.has(target) && word.test(file.text));
  });
  assert.deepEqual(
    unused
      .map(({ path, name }) => `${path.replaceAll("\\", "/")}: ${name}`)
      .filter((each) => !TAKEN_FROM_OUTSIDE.includes(each)),
    [],
  );
});
