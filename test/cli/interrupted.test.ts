import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { LAUNCHER } from "../session/program.js";
import { Place } from "./built.js";

/** What stood in the file before. */
const BEFORE = "what was there before\n";
/** So many stories, and sentences in each, that writing them takes a while, also on a quick machine. */
const PAGES = 150;
const LINES = 400;

const place = new Place();
after(() => place.end());
mkdirSync(place.path("out"));
for (let page = 0; page < PAGES; page++) {
  const body = `第${page}位船工在渡口摆渡了三十年，每天清早都有人等他。`.repeat(LINES);
  place.put(`pages/2025-01-01-${page}.txt`, `渡口的第${page}个清晨\n\n${body}\n`);
}
const FILE = place.path("out/all.json");

/** Exports over what was there before and sends an interruption when `until` says so; true where the old file has stayed. */
async function keptOld(until: (child: ChildProcess) => Promise<unknown>, when: string): Promise<boolean> {
  writeFileSync(FILE, BEFORE);
  const args = [LAUNCHER, "export", "--format", "json", "--output", FILE, "--corpus", place.path("pages")];
  const child = spawn(process.execPath, args, { stdio: "ignore", env: place.env() });
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  await Promise.race([until(child), ended]);
  child.kill("SIGINT");
  const end = await ended;
  assert.deepEqual(readdirSync(place.path("out")), ["all.json"], when);
  const text = readFileSync(FILE, "utf8");
  if (text === BEFORE) assert.ok(end === 130 || end === "SIGINT", `${when}: ${end}`);
  else assert.equal((JSON.parse(text) as { articles: unknown[] }).articles.length, PAGES, when);
  return text === BEFORE;
}

it("an export that is interrupted, whenever that is, leaves the old file or the whole new one, and nothing else", async () => {
  for (let ms = 40; ms <= 400; ms += 40) await keptOld(() => wait(ms), `after ${ms} ms`);
});

it("an export that is interrupted while it writes leaves the old file", async () => {
  const writing = async (child: ChildProcess): Promise<void> => {
    while (readdirSync(place.path("out")).length < 2 && child.exitCode === null) await wait(1);
  };
  // The whole file may be there before the signal is: then it is tried again.
  let kept = false;
  for (let tries = 0; tries < 20 && !kept; tries += 1) kept = await keptOld(writing, "while it writes");
  assert.ok(kept, "twenty exports were all written before they were interrupted");
});
