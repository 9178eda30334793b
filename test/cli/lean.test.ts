import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, it } from "node:test";
import { fileURLToPath } from "node:url";
import { Place } from "./built.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const place = new Place();
after(() => place.end());

it("what prints needs neither Ink nor a dictionary nor the parser's threads: it runs where they are not", () => {
  for (const name of ["bin", "corpus", "package.json"])
    cpSync(join(ROOT, name), place.path(`lean/${name}`), { recursive: true });
  mkdirSync(place.path("lean/dist"));
  const kept = readdirSync(join(ROOT, "dist")).filter((name) => /^main\.cjs$|\.pages$/u.test(name));
  assert.equal(kept.length, 2, "the program and the shipped pages, read");
  for (const name of kept) cpSync(join(ROOT, "dist", name), place.path(`lean/dist/${name}`));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [place.path("lean/bin/unionnews.js"), ...args], {
      env: place.env(),
      encoding: "utf8",
    });
  for (const line of [
    ["search", "工会驿站"],
    ["search", "ghyz"],
    ["search", "欠新风波", "--limit", "1"],
    ["list", "--sort", "newest"],
    ["kwic", "工会驿站"],
    ["stats"],
    ["export", "--format", "csv"],
  ]) {
    const { status, stdout, stderr } = run(...line);
    assert.deepEqual([status, stderr], [0, ""], line.join(" "));
    assert.notEqual(stdout, "", line.join(" "));
  }
  // So that what is told here would be told: another script needs its dictionary.
  assert.match(run("list", "--script", "tw").stderr, /scripts/u);
});
