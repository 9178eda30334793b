import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { after, before, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { LAUNCHER } from "../session/program.js";
import { Place } from "./built.js";

/** So many pages, and sentences on each, that they are kept in several files, and that no pipe holds what is printed of them. */
const PAGES = 240;
const LINES = 600;
const YOUNG_MS = 2100;

const place = new Place();
before(async () => {
  for (let page = 0; page < PAGES; page++) {
    const body = `第${page}位船工在渡口摆渡了三十年，每天清早都有人等他。`.repeat(LINES);
    place.put(`pages/2025-01-01-${page}.txt`, `渡口的第${page}个清晨\n\n${body}\n`);
  }
  // Pages younger than two seconds are kept with what tells them, and then once more: their texts stay in memory.
  await wait(YOUNG_MS);
  assert.equal(place.run(["list", "--corpus", "pages"]).code, 0);
});
after(() => place.end());

it("a text that is taken away while it is printed is told, and gives exit code 2", async () => {
  const args = [LAUNCHER, "export", "--format", "ndjson", "--corpus", "pages"];
  const child = spawn(process.execPath, args, { cwd: place.dir, env: place.env() });
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  await new Promise((resolve) => child.stdout.once("readable", resolve));
  // It waits for us now. Another session sees the page gone, and keeps the pages around it anew.
  rmSync(place.path(`pages/2025-01-01-${PAGES - 1}.txt`));
  assert.equal(place.run(["list", "--corpus", "pages"]).code, 0);
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  assert.equal(await ended, 2);
  assert.match(err, /^unionnews: \S+\/pages\/2025-01-01-239\.txt: has changed or gone [^\n]+\n$/u);
  const articles = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.equal(articles.length, PAGES - 1);
  assert.ok(articles.every(({ body }) => body.length > 0));
});
