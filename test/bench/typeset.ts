import type { Article, Mark } from "../../source/corpus/article.js";
import { typesetArticle } from "../../source/typeset/article.js";
import { cellWidth } from "../../source/typeset/cells.js";
import { wrap } from "../../source/typeset/wrap.js";
import { NO_FIELDS } from "../corpus/blank.js";
import { shippedPages } from "../corpus/shipped.js";
import { type Figure, median, smoke } from "./figure.js";

/** Running text as papers print it: the shipped pages without their line ends, as often as is needed. */
function runningText(length: number): string {
  const text = shippedPages()
    .map(({ raw }) => raw.replace(/\s*\n\s*/gu, ""))
    .join("");
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function articleOf(paragraphs: readonly string[]): Article {
  return {
    id: "bench",
    source: "bench.txt",
    page: { paper: null, date: null, number: null, section: null },
    kind: "news",
    ...NO_FIELDS,
    body: paragraphs.map((text) => ({ type: "paragraph", text })),
  };
}

/** Milliseconds of a call: the first one, and the median of the later ones. */
function time(rounds: number, call: () => unknown): { first: number; later: number } {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  return { first: times[0] ?? 0, later: median(times.slice(1)) };
}

const OPTIONS = { width: 60, ambiguous: "narrow", indent: 4 } as const;
const ARTICLE_LENGTH = 7_700;

export async function run(): Promise<Figure[]> {
  const rounds = smoke ? 5 : 60;
  const figures: Figure[] = [];
  const add = (figure: string, value: number, unit = "ms"): void => {
    figures.push({ figure, value, unit });
  };

  const text = runningText(ARTICLE_LENGTH);
  const lines = time(rounds, () => wrap(text, OPTIONS));
  add("lines of 7,700 characters, first time", lines.first);
  add("lines of 7,700 characters", lines.later);

  const paragraphs = text.match(/.{1,220}/gsu) ?? [];
  const article = articleOf(paragraphs);
  const marks: Mark[] = paragraphs.flatMap((_, element) =>
    [10, 60, 110].map((start): Mark => ({ field: "body", element, start, end: start + 4 })),
  );
  const options = { width: 120, ambiguous: "narrow" } as const;
  add("article of 7,700 characters to rows", time(rounds, () => typesetArticle(article, options)).later);
  add("the same with 105 hits", time(rounds, () => typesetArticle(article, { ...options, marks })).later);
  add(
    "the same in 20 cells",
    time(rounds, () => typesetArticle(article, { ...options, width: 20, marks })).later,
  );
  add(
    "width of a headline of 20",
    time(rounds * 50, () => cellWidth(text.slice(0, 20), "wide")).later * 1000,
    "µs",
  );

  const longLength = smoke ? 200_000 : 2_000_000;
  const long = runningText(longLength);
  const perCharacter = time(3, () => wrap(long, OPTIONS)).later / longLength;
  add(
    `time a character at ${longLength.toLocaleString("en")} to that at 7,700`,
    perCharacter / (lines.later / ARTICLE_LENGTH),
    "×",
  );
  const word = "a".repeat(longLength);
  add(
    "a word of that length, to that text",
    time(3, () => wrap(word, OPTIONS)).later / (perCharacter * longLength),
    "×",
  );
  const brackets = "（".repeat(longLength);
  const nested = time(3, () => wrap(brackets, OPTIONS)).later;
  add("opening brackets of that length, to that text", nested / (perCharacter * longLength), "×");
  return figures;
}
