import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Place, putPaper, type Ran } from "./built.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const place = new Place();
const paper = putPaper(place);
after(() => place.end());

/** What `npm run explain -- …` runs, without npm's own lines. */
function explain(...args: string[]): Ran {
  return shell(args.map((arg) => `'${arg}'`).join(" "));
}

function shell(rest: string): Ran {
  const command = `'${process.execPath}' --import tsx source/cli/explain.ts ${rest}`;
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", command], {
    cwd: ROOT,
    env: place.env(),
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

test("a page is explained line by line: its role, by how much, and over what", () => {
  const { code, out, err } = explain(`${paper}/2025-06-22-01.txt`);
  assert.equal(err, "");
  assert.equal(code, 0);
  assert.match(out, /2025-06-22, page 1,/u);
  assert.match(out, /^ {2}headline +-?\d+\.\d over \w+ +一座小城的夜班公交$/mu);
  assert.match(out, /^ {2}body +-?\d+\.\d over \w+ +司机说/mu);
  const [, placed, visible] = /(\d+) of (\d+) visible characters/u.exec(out) ?? [];
  assert.ok(Number(visible) > 50);
  assert.equal(placed, visible);
});

test("a folder's close calls come the closest first, those of other encodings too", () => {
  const folder = place.path("close");
  mkdirSync(folder);
  const page = readFileSync(`${ROOT}corpus/000_c7bdcbc0909fb83d.txt`, "utf8");
  place.put("close/a.txt", page);
  place.put("close/b.txt", Buffer.from(`\ufeff${page}`, "utf16le"));
  const { code, out } = explain(folder);
  assert.equal(code, 0);
  const scores = Array.from(out.matchAll(/^ *(-?\d+\.\d\d) {2}\w+ or \w+/gmu), ([, score]) => Number(score));
  assert.ok(scores.length >= 2, out);
  assert.deepEqual(
    scores,
    scores.toSorted((a, b) => a - b),
  );
  assert.match(out, new RegExp(`^${scores.length} close calls on 2 pages$`, "mu"));
  assert.match(out, /b\.txt$/mu);
});

test("what cannot be explained is told in a line, and the rest goes on", () => {
  const { code, out, err } = explain(place.path("none.txt"), `${paper}/2025-06-22-02.txt`);
  assert.equal(code, 2);
  assert.match(err, /^unionnews: .*none\.txt: no such file or folder; check the path\n$/u);
  assert.match(out, /图书馆搬进了厂区/u);
  assert.equal(explain().code, 2);
});

test("a closed pipe ends it quietly", () => {
  const pages = Array.from({ length: 40 }, () => `'${ROOT}corpus/004_686709f71b2f6033.txt'`).join(" ");
  const { out, err } = shell(`${pages} | head -n 1`);
  assert.equal(err, "");
  assert.equal(out.split("\n").length, 2);
});
