import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleConstant } from "../../source/constants.mjs";
import type { readPage as ReadPage } from "../../source/corpus/read-page.js";
import { type Figure, median, smoke } from "./figure.js";

function pagesIn(folder: string): string[] {
  const at = new URL(folder, import.meta.url);
  const names = readdirSync(at).filter((name) => name.endsWith(".txt"));
  return names.map((name) => readFileSync(new URL(name, at), "utf8"));
}

/** The parser as the build makes it for its threads: what runs the sources as they are names each function anew (8 % of a page). */
async function builtParser(): Promise<typeof ReadPage> {
  const { code } = await bundleConstant({
    entryPoints: [fileURLToPath(new URL("../../source/corpus/read-page.ts", import.meta.url))],
    format: "esm",
    platform: "node",
    target: "node20",
  });
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)).readPage;
}

const readPage = await builtParser();

/** Milliseconds of reading each of the texts once. */
function timeOf(texts: readonly string[]): number {
  const start = performance.now();
  for (const text of texts) readPage(text, "bench.txt");
  return performance.now() - start;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** Thousands of characters. */
function length(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / 1000;
}

/** Times of rounds over a stream of pages: the best round, which other programs disturbed least, and the median. */
interface Rounds {
  readonly best: number;
  readonly median: number;
}

/** The texts take turns, so that each round comes warm from other pages than its own; the first half warms up. */
function roundsOver(streams: readonly (readonly string[])[], rounds: number): Rounds[] {
  const times: number[][] = streams.map(() => []);
  for (let i = 0; i < rounds; i += 1) {
    for (const [k, texts] of streams.entries()) times[k]?.push(timeOf(texts));
  }
  return times.map((all) => {
    const warm = all.slice(rounds >> 1);
    return { best: Math.min(...warm), median: median(warm) };
  });
}

/** Pages and megabytes a second once warm, a page's time cold and warm, and how the time grows to 5 MB. */
export async function run(): Promise<readonly Figure[]> {
  const shipped = pagesIn("../../corpus/");
  const practice = pagesIn("../corpus/practice/");
  const cold = timeOf(shipped.slice(0, 1));
  const varied = [...shipped, ...practice];
  const [own, all] = roundsOver([shipped, varied], smoke ? 6 : 240) as [Rounds, Rounds];
  const megabytes = shipped.reduce((sum, page) => sum + bytes(page), 0) / 1e6;
  return [
    { figure: "a whole page, the first one", value: cold, unit: "ms" },
    { figure: "a whole page, warm: best round", value: own.best / shipped.length, unit: "ms", wanted: "< 5" },
    { figure: "a whole page, warm: median", value: own.median / shipped.length, unit: "ms", wanted: "< 5" },
    {
      figure: "whole pages a second on one core: best round",
      value: (shipped.length / own.best) * 1000,
      unit: "/s",
      wanted: "≥ 1000",
    },
    {
      figure: "whole pages a second on one core: median",
      value: (shipped.length / own.median) * 1000,
      unit: "/s",
      wanted: "≥ 1000",
    },
    { figure: "megabytes a second: best round", value: (megabytes / own.best) * 1000, unit: "MB/s" },
    { figure: "1,000 characters of whole pages: best round", value: own.best / length(shipped), unit: "ms" },
    {
      figure: `1,000 characters of ${varied.length} pages of all kinds: best round`,
      value: all.best / length(varied),
      unit: "ms",
    },
    {
      figure: `1,000 characters of ${varied.length} pages of all kinds: median`,
      value: all.median / length(varied),
      unit: "ms",
    },
    ...growth(shipped.join("\n\n")),
  ];
}

/**
 * How the time for a byte grows from a short text over half of 5 MB to the whole. The first step holds what a short text is spared (it
 * lies in the caches, and nothing of it outlives a collection); the second, in turns, is the growth itself.
 */
function growth(page: string): Figure[] {
  const small = page.slice(0, 25_000);
  const half = page.repeat(Math.ceil((smoke ? 2.5e5 : 2.5e6) / bytes(page)));
  const large = half + half;
  const perByte: Record<"small" | "half" | "large", number[]> = { small: [], half: [], large: [] };
  for (let round = 0; round < (smoke ? 1 : 7); round += 1) {
    for (const [name, text] of Object.entries({ small, half, large })) {
      perByte[name as keyof typeof perByte].push(timeOf([text]) / bytes(text));
    }
  }
  return [
    {
      figure: `a text of ${(bytes(large) / 1e6).toFixed(1)} MB`,
      value: median(perByte.large) * bytes(large),
      unit: "ms",
    },
    {
      figure: "time for a byte, that text against a short one",
      value: median(perByte.large) / median(perByte.small),
      unit: "×",
    },
    {
      figure: "time for a byte, that text against half of it",
      value: median(perByte.large) / median(perByte.half),
      unit: "×",
      wanted: "≈ 1",
    },
  ];
}
