import type { Article } from "../../corpus/article.js";
import { allNames, type NamesOf } from "../../search/asked-names.js";
import { countFacet, type FacetCount } from "../../search/facets.js";
import { bar } from "../../typeset/bars.js";
import { cellWidth, padCells, truncateCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { type Corpus, exitCode, foundInPageOrder, readCorpus, readSearchable } from "../corpus.js";
import { cellText } from "../fields.js";
import { writeLines, writeObject } from "../json.js";
import { narrowing, tellNone } from "../narrowed.js";
import { write } from "../output.js";
import { page } from "../pager.js";
import { styled } from "../style.js";
import { type ASKED_FIGURES, FIGURES } from "../table.js";

type Figure = (typeof ASKED_FIGURES)[number];

/** On a terminal bars, at most this many a figure unless `--limit` says otherwise; in a pipe all of them. */
const ROWS = 20;

/** In a pipe: figure, value, count, tab after tab. */
export async function stats(context: Context): Promise<number> {
  const { options } = context;
  const query = context.args.join(" ").trim();
  const { corpus, found, namesOf } = await chosenArticles(context, query);
  const passes = await narrowing(context, corpus);
  const articles = passes === null ? found : found.filter(passes);
  const chosen = (options.by.length > 0 ? options.by : FIGURES) as readonly Figure[];
  const figures = chosen.map((figure) => ({ figure, rows: countFacet(articles, figure, namesOf) }));
  if (options.json) {
    const counts = figures.map(({ figure, rows }) => [figure, rows.slice(0, options.limit)] as const);
    await writeObject({ total: articles.length, figures: Object.fromEntries(counts) });
  } else if (options.ndjson) {
    for (const { figure, rows } of figures) {
      await writeLines(rows.slice(0, options.limit).map(({ value, count }) => ({ figure, value, count })));
    }
  } else if (context.terminal || options.width !== undefined) {
    const parts = figures.filter(({ rows }) => rows.length > 0);
    // Of articles that were found only a figure that was asked for can have nothing.
    const asked = articles.length === 0 ? [] : options.by.map((figure) => `--by ${figure}`);
    if (parts.length === 0) tellNone(query, context, asked);
    await page(
      parts.map(({ figure, rows }) => bars(figure, rows, options.limit ?? ROWS, context)).join("\n"),
      context,
    );
  } else {
    for (const { figure, rows } of figures) {
      for (const { value, count } of rows.slice(0, options.limit)) {
        await write(`${figure}\t${cellText(value)}\t${count}\n`);
      }
    }
  }
  return exitCode(corpus, articles.length);
}

/** What a query finds, and whom it asks for; all articles without one, and then nothing is made ready to be searched. */
async function chosenArticles(
  context: Context,
  query: string,
): Promise<{ readonly corpus: Corpus; readonly found: readonly Article[]; readonly namesOf: NamesOf }> {
  if (query === "") {
    const corpus = await readCorpus(context);
    return { corpus, found: corpus.articles, namesOf: allNames };
  }
  const corpus = await readSearchable(context);
  const found = await foundInPageOrder(context, corpus, query);
  return { corpus, found, namesOf: corpus.searcher.askedNames(query, context.options.mixedSounds) };
}

/** A heading, then a row for each of the first `limit` values: name, number, bar, drawn to the width. */
export function bars(
  figure: Figure,
  all: readonly FacetCount[],
  limit: number,
  { ambiguous, color, columns, words }: Pick<Context, "ambiguous" | "color" | "columns" | "words">,
): string {
  const rows = all.slice(0, limit);
  const name = (value: string): string =>
    printable(figure === "kind" ? (words.figures[value] ?? value) : value);
  const widest = rows.reduce((most, { value }) => Math.max(most, cellWidth(name(value), ambiguous)), 0);
  const names = Math.min(widest, Math.max(4, Math.floor(columns / 2)));
  const most = rows.reduce((greatest, { count }) => Math.max(greatest, count), 0);
  const digits = String(most).length;
  const room = Math.max(1, columns - names - digits - 4);
  const lines = rows.map(({ value, count }) => {
    const label = padCells(truncateCells(name(value), names, ambiguous), names, ambiguous);
    const drawn = styled(bar(count, most, room, ambiguous), "accent", color);
    return `  ${label} ${String(count).padStart(digits)} ${drawn}\n`;
  });
  const rest = all.length - rows.length;
  const end = rest > 0 ? `  ${words.more(rest)}\n` : "";
  return `${styled(words.figures[figure] ?? figure, "bold", color)}\n${lines.join("")}${end}`;
}
