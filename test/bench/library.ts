import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCorpus } from "../../source/library/load.js";
import { SearchKeeper } from "../../source/library/search-keeper.js";
import { World } from "../../source/ui/world.js";
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
    const bare = await unpacking(corpus.dir, cacheDir);
    const warm = await load(corpus.dir, cacheDir);
    appendFileSync(corpus.file, "\n");
    const changed = await load(corpus.dir, cacheDir);
    const size = `${cold.articles} articles in ${FILES} files`;
    const search = "everything searchable";
    return [
      { figure: `${size}, cold: all`, value: cold.megabytes / (cold.all / 1000), unit: "MB/s", wanted: "20" },
      { figure: `${size}, cold: first articles`, value: cold.first, unit: "ms", wanted: "under 1000" },
      { figure: `${size}, warm: first articles`, value: warm.first, unit: "ms", wanted: "under 1000" },
      { figure: `${size}, warm: all`, value: warm.all, unit: "ms", wanted: "under 2500" },
      { figure: `${size}, warm: ${search}`, value: warm.searchable, unit: "ms", wanted: "under 2500" },
      { figure: `${size}, one changed: all`, value: changed.all, unit: "ms" },
      { figure: `${size}, one changed: ${search}`, value: changed.searchable, unit: "ms" },
      { figure: `${size}, warm: longest slice between keys`, value: warm.longest, unit: "ms" },
      {
        figure: `${size}, cold: indexing, processor time`,
        value: cold.indexing / warm.indexing,
        unit: "×",
        against: "taking the index as it was kept",
      },
      {
        figure: `${size}, warm: all there is, processor time`,
        value: warm.processor / bare,
        unit: "×",
        against: "unpacking the articles alone",
      },
      ...startFigures(),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Processor time in milliseconds, which other programs lengthen less than the time that passes. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Files just written are too young to be cached: the clock is set on. */
const aged = { parser: "bench", now: () => Date.now() + 60_000 };

/** The processor time of unpacking the kept articles, and nothing more. */
async function unpacking(corpus: string, cacheDir: string): Promise<number> {
  const began = processor();
  for await (const _ of loadCorpus([corpus], { ...aged, cacheDir }));
  return processor() - began;
}

/** Reads a corpus as the reader does, to the point where all of it is indexed, and keeps the index. */
async function load(corpus: string, cacheDir: string) {
  const began = performance.now();
  const processorBegan = processor();
  const world = new World();
  const keeper = new SearchKeeper();
  let first = Number.NaN;
  let bytes = 0;
  for await (const batch of loadCorpus([corpus], { ...aged, cacheDir, search: keeper })) {
    if (world.articles.length === 0 && batch.articles.length > 0) first = performance.now() - began;
    world.add(batch.articles, [], batch.search);
    bytes = batch.progress.bytes;
  }
  const all = performance.now() - began;
  const indexingBegan = processor();
  let longest = 0;
  for (let done = false; !done; ) {
    const slice = performance.now();
    done = world.build(8);
    longest = Math.max(longest, performance.now() - slice);
  }
  const searchable = performance.now() - began;
  const indexing = processor() - indexingBegan;
  const used = processor() - processorBegan;
  await keeper.keep(
    world.index.segments,
    (segment) => world.index.bytesOf(segment),
    () => false,
  );
  const articles = world.articles.length;
  return {
    first,
    all,
    searchable,
    longest,
    indexing,
    processor: used,
    articles,
    megabytes: bytes / 1e6,
  };
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

/** Nothing that Node itself reads: a variable with certificates, say, slows every start and makes the ratios look better. */
const CLEAN = {
  PATH: process.env["PATH"],
  HOME: process.env["HOME"],
  LANG: "zh_CN.UTF-8",
  TERM: "xterm-256color",
};

function timed(args: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"], env: CLEAN });
  return performance.now() - began;
}
