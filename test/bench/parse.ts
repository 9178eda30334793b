import { readdirSync, readFileSync } from "node:fs";
import { readPage } from "../../source/corpus/read-page.js";
import { type Figure, median, smoke } from "./figure.js";

const CORPUS = new URL("../../corpus/", import.meta.url);

function shippedPages(): string[] {
  const names = readdirSync(CORPUS).filter((name) => name.endsWith(".txt"));
  return names.map((name) => readFileSync(new URL(name, CORPUS), "utf8"));
}

/** Milliseconds of reading each of the texts once. */
function timeOf(texts: readonly string[]): number {
  const start = performance.now();
  for (const text of texts) readPage(text, "bench.txt");
  return performance.now() - start;
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** Pages and megabytes a second once warm, a page's time cold and warm, and how the time grows to 5 MB. */
export async function run(): Promise<readonly Figure[]> {
  const pages = shippedPages();
  const cold = timeOf(pages.slice(0, 1));
  const rounds = smoke ? 5 : 200;
  const times: number[] = [];
  for (let i = 0; i < rounds; i += 1) times.push(timeOf(pages));
  const warm = median(times.slice(rounds >> 1)) / pages.length;
  const megabytes = pages.reduce((sum, page) => sum + bytes(page), 0) / pages.length / 1e6;
  const joined = pages.join("\n\n");
  const small = joined.slice(0, 25_000);
  const large = joined.repeat(Math.ceil((smoke ? 5e5 : 5e6) / bytes(joined)));
  const perByteSmall = median(Array.from({ length: 15 }, () => timeOf([small]))) / bytes(small);
  const perByteLarge = timeOf([large]) / bytes(large);
  return [
    { figure: "a page, the first one", value: cold, unit: "ms" },
    { figure: "a page, warm", value: warm, unit: "ms", wanted: "< 5" },
    { figure: "pages a second on one core", value: 1000 / warm, unit: "/s", wanted: "≥ 1000" },
    { figure: "megabytes a second", value: (megabytes / warm) * 1000, unit: "MB/s" },
    {
      figure: `a text of ${(bytes(large) / 1e6).toFixed(1)} MB`,
      value: perByteLarge * bytes(large),
      unit: "ms",
    },
    {
      figure: "time for a byte, that text against a short one",
      value: perByteLarge / perByteSmall,
      unit: "×",
      wanted: "≈ 1",
    },
  ];
}
