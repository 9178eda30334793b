import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The package is to stay small enough to be copied over a slow line. */
const MOST_BYTES = 2.5 * 1024 * 1024;

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

/** What the package is made of, and nothing else. */
const HELD: readonly RegExp[] = [
  /^package\.json$/u,
  /^(?:README(?:\.zh)?\.md|LICENSE)$/u,
  /^bin\/(?:unionnews\.js|load\.cjs|package\.json)$/u,
  /^corpus\/(?:README\.md|[0-9a-f_]+\.txt)$/u,
  // The program, its parts that are loaded on demand, and what V8 compiled of it.
  /^dist\/[\w-]+\.c?js(?:\.(?:search|print|screen)\.v[\w.-]+)?$/u,
  // The shipped pages, read and folded.
  /^dist\/\w+\.(?:pages|folded)$/u,
  /^dist\/(?:LICENSES\.txt|unionnews\.1)$/u,
  /^dist\/completions\/(?:unionnews\.bash|_unionnews|unionnews\.fish)$/u,
];

/** Runs npm without a registry: what the package needs must be in it. */
function npm(args: readonly string[], cwd: string): { readonly out: string; readonly said: string } {
  const env = { ...process.env, npm_config_offline: "true", npm_config_ignore_scripts: "true" };
  const { status, stdout, stderr } = spawnSync("npm", [...args], { cwd, env, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return { out: stdout, said: stderr };
}

/** Whether bytes hold the path of the folder in which this was built; V8 keeps a string in one or in two bytes a unit. */
function namesBuilder(bytes: Buffer): boolean {
  return bytes.includes(ROOT, 0, "utf8") || bytes.includes(ROOT, 0, "utf16le");
}

test("the package runs from its tarball, in an empty folder, with nothing else installed", () => {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  try {
    const packed = JSON.parse(
      npm(["pack", "--json", "--pack-destination", folder], ROOT).out,
    ) as readonly Packed[];
    const files = (packed[0]?.files ?? []).map(({ path }) => path);
    assert.deepEqual(
      files.filter((path) => !HELD.some((held) => held.test(path))),
      [],
    );
    for (const held of HELD)
      assert.ok(
        files.some((path) => held.test(path)),
        String(held),
      );
    const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    assert.ok(statSync(join(folder, tarball)).size < MOST_BYTES);
    npm(["init", "--yes"], folder);
    assert.doesNotMatch(npm(["install", join(folder, tarball)], folder).said, /warn/iu);
    const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
    assert.deepEqual(installed, ["unionnews"]);
    const home = join(folder, "node_modules", "unionnews");
    assert.deepEqual(
      files.filter((path) => namesBuilder(readFileSync(join(home, path)))),
      [],
      "name the folder in which they were built",
    );
    const program = join(folder, "node_modules", ".bin", "unionnews");
    const run = (...args: string[]): string => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
    assert.match(run("--version"), /^\d+\.\d+\.\d+\n$/u);
    assert.ok(run("list").trim().split("\n").length > 30);
    assert.match(run("search", "gonghuiyizhan"), /pinyin/u);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
