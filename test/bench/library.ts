import { execFile, execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
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
    const program = await built(dir);
    const cacheDir = join(dir, "cache");
    const read = (): Promise<Load> => inProcess<Load>(program, ["load", corpus.dir, cacheDir]);
    const parsing = await parseAlone(program, corpus.dir);
    const cold = await read();
    const coldRate = cold.bytes / 1e6 / (cold.all / 1000);
    const bare = await inProcess<Load>(program, ["unpack", corpus.dir, cacheDir]);
    const warm = await best(read);
    appendFileSync(corpus.file, "\n");
    const changed = await read();
    const size = `${cold.articles} articles in ${FILES} files`;
    const search = "everything searchable";
    return [
      { figure: "this machine: 200 MB of fresh memory, touched", value: touching(), unit: "ms" },
      { figure: `${size}, parsing alone, all cores`, value: parsing.rate, unit: "MB/s" },
      { figure: `${size}, cold: all`, value: coldRate, unit: "MB/s", wanted: "20" },
      { figure: `${size}, cold: all`, value: coldRate / parsing.rate, unit: "×", against: "parsing alone" },
      {
        figure: `${size}, cold: all, processor time`,
        value: cold.reading / parsing.processor,
        unit: "×",
        against: "parsing alone",
      },
      { figure: `${size}, cold: first articles`, value: cold.first, unit: "ms", wanted: "under 1000" },
      { figure: `${size}, cold: ${search}`, value: cold.searchable, unit: "ms" },
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
        value: warm.processor / bare.processor,
        unit: "×",
        against: "unpacking the articles alone",
      },
      ...startFigures(),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Milliseconds to touch the pages of fresh memory for the first time. Reading what is kept is little else: machines were met
 * that differ by a factor of ten in this, and so in the warm figures.
 */
function touching(): number {
  const bytes = new Uint8Array(new SharedArrayBuffer(200e6));
  const began = performance.now();
  for (let at = 0; at < bytes.length; at += 4096) bytes[at] = 1;
  return performance.now() - began;
}

/** What reading.ts says; times in milliseconds from the start of its process. */
interface Load {
  readonly first: number;
  readonly all: number;
  readonly searchable: number;
  readonly longest: number;
  /** Processor time up to `all`, of indexing, and of both. */
  readonly reading: number;
  readonly indexing: number;
  readonly processor: number;
  readonly articles: number;
  readonly bytes: number;
}

/** The reading bundled as the build bundles it, beside the threads' program that was built: run as sources it is half as fast. */
async function built(dir: string): Promise<string> {
  // Whoever only tries whether the benchmark runs has built before, and other tests use that.
  if (!smoke) execFileSync(process.execPath, [`${ROOT}source/build.mjs`], { stdio: "ignore" });
  const outfile = join(dir, "reading.mjs");
  await build({
    entryPoints: [`${ROOT}test/bench/reading.ts`],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "error",
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  copyFileSync(`${ROOT}dist/parse-worker.cjs`, join(dir, "parse-worker.cjs"));
  return outfile;
}

/** One reading in a process of its own. */
async function inProcess<T>(program: string, args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env: CLEAN });
  return JSON.parse(stdout) as T;
}

/** The reading that other programs disturbed least. */
async function best(read: () => Promise<Load>): Promise<Load> {
  const all = [await read(), await read(), await read()];
  return all.reduce((least, each) => (each.searchable < least.searchable ? each : least));
}

/** Megabytes a second where every core does nothing but parse its share of the pages, and the processor time of all of them. */
async function parseAlone(program: string, corpus: string): Promise<{ rate: number; processor: number }> {
  const cores = availableParallelism();
  const parts = await Promise.all(
    Array.from({ length: cores }, (_, i) =>
      inProcess<{ milliseconds: number; bytes: number; processor: number }>(program, [
        "parse",
        corpus,
        String(i),
        String(cores),
      ]),
    ),
  );
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const seconds = Math.max(...parts.map(({ milliseconds }) => milliseconds)) / 1000;
  return { rate: bytes / 1e6 / seconds, processor: parts.reduce((sum, part) => sum + part.processor, 0) };
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
