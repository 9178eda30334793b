import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCorpus } from "../../source/library/load.js";
import { type Figure, median, smoke } from "./figure.js";
import { makePages } from "./pages.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FILES = smoke ? 250 : 12_500;
const RUNS = smoke ? 3 : 15;

/** Loading a large corpus (cold, warm, one file changed) and what a printing command takes beside bare Node. */
export async function run(): Promise<readonly Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), "unionnews-bench-"));
  try {
    const corpus = makePages(join(dir, "corpus"), FILES);
    const cacheDir = join(dir, "cache");
    const cold = await load(corpus.dir, cacheDir);
    const warm = await load(corpus.dir, cacheDir);
    appendFileSync(corpus.file, "\n");
    const changed = await load(corpus.dir, cacheDir);
    const size = `${cold.articles} articles in ${FILES} files`;
    return [
      { figure: `${size}, cold: all`, value: cold.megabytes / (cold.all / 1000), unit: "MB/s", wanted: "20" },
      { figure: `${size}, cold: first articles`, value: cold.first, unit: "ms", wanted: "under 1000" },
      { figure: `${size}, warm: first articles`, value: warm.first, unit: "ms", wanted: "under 1000" },
      { figure: `${size}, warm: all`, value: warm.all, unit: "ms", wanted: "under 2500" },
      { figure: `${size}, one changed: all`, value: changed.all, unit: "ms" },
      ...startFigures(),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function load(corpus: string, cacheDir: string) {
  const began = performance.now();
  let first = Number.NaN;
  let articles = 0;
  let bytes = 0;
  // Files just written are too young to be cached: the clock is set on.
  const options = { cacheDir, parser: "bench", now: () => Date.now() + 60_000 };
  for await (const batch of loadCorpus([corpus], options)) {
    if (articles === 0 && batch.articles.length > 0) first = performance.now() - began;
    articles += batch.articles.length;
    bytes = batch.progress.bytes;
  }
  return { first, all: performance.now() - began, articles, megabytes: bytes / 1e6 };
}

function startFigures(): Figure[] {
  const commands: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ["unionnews --version", ["--version"], undefined],
    ["unionnews list", ["list"], undefined],
    ["unionnews search 工会驿站", ["search", "工会驿站"], "1.8"],
    ["unionnews search ghyz", ["search", "ghyz"], "1.8"],
  ];
  const times = [[], ...commands.map(() => [])] as number[][];
  // In turns, so that what else the machine does falls on all of them alike.
  for (let round = 0; round < RUNS; round++) {
    times[0]?.push(timed(["-e", "0"]));
    for (const [index, [, args]] of commands.entries()) {
      times[index + 1]?.push(timed([`${ROOT}bin/unionnews.js`, ...args]));
    }
  }
  const bare = median(times[0] ?? []);
  return commands.map(([name, , wanted], index) => ({
    figure: `${name}, whole process`,
    value: median(times[index + 1] ?? []) / bare,
    unit: "×",
    against: "node -e 0",
    ...(wanted === undefined ? {} : { wanted }),
  }));
}

function timed(args: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  return performance.now() - began;
}
