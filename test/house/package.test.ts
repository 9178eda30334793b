import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The package is to stay small enough to be copied over a slow line. */
const MOST_BYTES = 2.5 * 1024 * 1024;

/** Runs npm without a registry: what the package needs must be in it. */
function npm(args: readonly string[], cwd: string): string {
  const env = { ...process.env, npm_config_offline: "true", npm_config_ignore_scripts: "true" };
  return execFileSync("npm", [...args], { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

test("the package runs from its tarball, in an empty folder, with nothing else installed", () => {
  const folder = mkdtempSync(join(tmpdir(), "package-"));
  try {
    npm(["pack", "--pack-destination", folder], ROOT);
    const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    assert.ok(statSync(join(folder, tarball)).size < MOST_BYTES);
    npm(["init", "--yes"], folder);
    npm(["install", join(folder, tarball)], folder);
    const installed = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
    assert.deepEqual(installed, ["unionnews"]);
    const program = join(folder, "node_modules", ".bin", "unionnews");
    const run = (...args: string[]): string => execFileSync(program, args, { cwd: folder, encoding: "utf8" });
    assert.match(run("--version"), /^\d+\.\d+\.\d+\n$/u);
    assert.ok(run("list").trim().split("\n").length > 30);
    assert.match(run("search", "gonghuiyizhan"), /pinyin/u);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
