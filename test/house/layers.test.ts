import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../../source", import.meta.url));

/** What a room may know, besides itself. An arrow that is not here does not exist. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  corpus: [],
  search: ["corpus"],
  typeset: ["corpus"],
  library: ["corpus"],
  ui: ["corpus", "search", "typeset"],
  cli: ["corpus", "search", "typeset", "library", "ui"],
};

/** Rooms that are pure: no files, no processes, no terminal, no network. */
const PURE = ["corpus", "search", "typeset"];

/** Every package that is imported lives in one place, so that replacing it is that place's work. */
const HOMES: Readonly<Record<string, RegExp>> = {
  "opencc-js": /^search\//u,
  "fuse.js": /^search\/fuzzy\.ts$/u,
  "get-east-asian-width": /^typeset\/cells\.ts$/u,
  ink: /^ui\/[a-z]+\.tsx?$/u,
  react: /^ui\/[a-z]+\.tsx$/u,
  meow: /^cli\//u,
  "iconv-lite": /^library\/big5\.ts$/u,
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /\.tsx?$/u.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, "utf8");
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)"([^"]+)"/gmu);
  return Array.from(found, (match) => ({ file: relative(SOURCE, path), target: match[1] ?? "" }));
}

const imports = filesUnder(SOURCE).flatMap(importsOf);
const roomOf = (file: string): string => file.split("/")[0] ?? "";

test("the imports of the source are found at all", () => {
  assert.ok(imports.length > 100, `only ${imports.length} imports were seen`);
  assert.ok(imports.some((each) => each.target === "ink"));
});

test("an arrow between rooms never runs back", () => {
  const wrong = imports.filter(({ file, target }) => {
    if (!target.startsWith(".") || !file.includes("/")) return false;
    const reached = roomOf(relative(SOURCE, resolve(SOURCE, dirname(file), target)));
    const from = roomOf(file);
    // What stands outside of the source (package.json, for the version) is no room.
    return reached !== ".." && reached !== from && !(MAY_IMPORT[from] ?? []).includes(reached);
  });
  assert.deepEqual(wrong, []);
});

/** What is imported from beside a file by more than its types. */
function valuesFrom(text: string): string[] {
  const found = text.matchAll(/^(?:import|export) (?!type )(?:\{([^}]*)\}|[^;"]*)\s*from "(\.[^"]+)";/gmu);
  return Array.from(found).flatMap(([, names = "a value", target = ""]) => {
    const told = names.split(",").map((name) => name.trim());
    return told.some((name) => name !== "" && !name.startsWith("type ")) ? [target] : [];
  });
}

/** Files by those that they need to run: not what is loaded when it is wanted. */
function needs(): ReadonlyMap<string, readonly string[]> {
  const files = filesUnder(SOURCE);
  const fileAt = (path: string): string =>
    files.find((file) => file.replace(/\.tsx?$/u, ".js") === path) ?? path;
  return new Map(
    files.map((file) => [
      file,
      valuesFrom(readFileSync(file, "utf8")).map((target) => fileAt(resolve(dirname(file), target))),
    ]),
  );
}

test("no two files need each other to run", () => {
  const all = needs();
  const whole = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path))
      circles.push(
        [...above.slice(above.indexOf(path)), path].map((each) => relative(SOURCE, each)).join(" → "),
      );
    if (above.includes(path) || whole.has(path)) return;
    for (const next of all.get(path) ?? []) visit(next, [...above, path]);
    whole.add(path);
  };
  for (const path of all.keys()) visit(path, []);
  assert.ok(
    [...all.values()].flat().every((path) => all.has(path)),
    "an import leads to no file",
  );
  assert.deepEqual(circles, []);
});

test("the pure rooms know no files, no process, no terminal", () => {
  const wrong = imports.filter(
    ({ file, target }) => PURE.includes(roomOf(file)) && target.startsWith("node:"),
  );
  assert.deepEqual(wrong, []);
  for (const room of PURE) {
    for (const path of filesUnder(join(SOURCE, room))) {
      const text = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "");
      assert.doesNotMatch(
        text,
        /\bprocess\.|\bDate\.now\(|\bperformance\.now\(|\bconsole\./u,
        relative(SOURCE, path),
      );
    }
  }
});

test("a package lives in its own place, and there are no others", () => {
  const foreign = imports
    .filter(({ target }) => !target.startsWith(".") && !target.startsWith("node:"))
    .map(({ file, target }) => ({ file, name: packageOf(target) }));
  assert.deepEqual(
    foreign.filter(({ file, name }) => HOMES[name]?.test(file) !== true),
    [],
  );
  assert.deepEqual(
    Object.keys(HOMES).filter((home) => foreign.every(({ name }) => name !== home)),
    [],
    "a home without its package",
  );
});

/** `opencc-js` of `opencc-js/t2cn`. */
function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

test("only the command line ends the process", () => {
  for (const path of filesUnder(SOURCE)) {
    const file = relative(SOURCE, path);
    if (file.startsWith("cli/")) continue;
    assert.doesNotMatch(readFileSync(path, "utf8"), /process\.exit\(|process\.exitCode\s*=/u, file);
  }
});
