import type { Article } from "../../corpus/article.js";
import type { KwicOptions, KwicRow } from "../../search/kwic.js";
import { kwic } from "../../search/kwic.js";
import { cellWidth, padCells, takeCells, takeLastCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { exitCode, readSearchable, type Shown, scripted } from "../corpus.js";
import { cellText } from "../fields.js";
import { writeLines, writeListed } from "../json.js";
import { narrowing } from "../narrowed.js";
import { write } from "../output.js";
import { page } from "../pager.js";
import { styled } from "../style.js";

/** In a pipe: id, field, left, word, right, tab after tab. On a terminal the words stand in one column. */
export async function printKwic(context: Context): Promise<number> {
  const { options } = context;
  const { mixedSounds } = options;
  const query = context.args.join(" ");
  const corpus = await readSearchable(context);
  const show = await scripted(context);
  const passes = narrowing(context, corpus);
  // Articles in page order; the searcher says which of them are worth looking through.
  const { indices } = corpus.searcher.search(query, { limit: 1, sort: "page", thorough: true, mixedSounds });
  const articles = Array.from(indices.toSorted(), (index) => corpus.articles[index]).filter(
    (article): article is Article => article !== undefined && (passes === null || passes(article)),
  );
  const sort = options.sort === "left" || options.sort === "right" ? options.sort : "none";
  const width = Math.ceil(context.columns / 2);
  // In reading order the rest is not looked through once there is enough, unless it must be counted.
  const inOrder = sort === "none" && !options.reverse && !options.json;
  const enough = inOrder ? (options.limit ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const found = rowsOf(articles, show, query, { sort, mixedSounds, width }, enough);
  const all = options.reverse ? found.toReversed() : found;
  const rows = all.slice(0, options.limit);
  if (options.json) await writeListed({ query, total: all.length }, "rows", rows.map(asJson));
  else if (options.ndjson) await writeLines(rows.map(asJson));
  else if (context.terminal || options.width !== undefined) await page(aligned(rows, context), context);
  else for (const row of rows) await write(line(row));
  return exitCode(corpus, all.length);
}

/** So many articles are looked through at a time. */
const SOME = 64;

/** The concordance, or as much of it as is enough; a sorted one is made at once. */
function rowsOf(
  articles: readonly Article[],
  show: Shown,
  query: string,
  options: KwicOptions,
  enough: number,
): readonly KwicRow[] {
  if (enough === Number.POSITIVE_INFINITY) return kwic(articles.map(show.article), query, options);
  const rows: KwicRow[] = [];
  for (let at = 0; at < articles.length && rows.length < enough; at += SOME) {
    const some = articles.slice(at, at + SOME);
    for (const row of kwic(some.map(show.article), query, options)) rows.push(row);
  }
  return rows;
}

function asJson({ article, mark, left, word, right }: KwicRow): Record<string, unknown> {
  return { id: article.id, source: article.source, field: mark.field, left, word, right };
}

function line({ article, mark, left, word, right }: KwicRow): string {
  return `${[article.id, mark.field, left, word, right].map(cellText).join("\t")}\n`;
}

/** Left neighbours flush right against the word, right neighbours flush left, the id in front. */
function aligned(rows: readonly KwicRow[], context: Context): string {
  const { ambiguous, color, columns } = context;
  const ids = Math.max(0, ...rows.map(({ article }) => article.id.length));
  const widest = Math.max(0, ...rows.map(({ word }) => cellWidth(printable(word), ambiguous)));
  const side = Math.max(1, Math.floor((columns - ids - widest - 4) / 2));
  return rows
    .map(({ article, left, word, right }) => {
      const before = takeLastCells(printable(left), side, ambiguous);
      const after = takeCells(printable(right), side, ambiguous);
      const id = styled(padCells(printable(article.id), ids, ambiguous), "dim", color);
      const gap = " ".repeat(Math.max(0, side - cellWidth(before, ambiguous)));
      return `${id} ${gap}${before} ${styled(printable(word), "match", color)} ${after}\n`;
    })
    .join("");
}
