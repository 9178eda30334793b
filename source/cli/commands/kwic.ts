import type { Article } from "../../corpus/article.js";
import type { KwicRow } from "../../search/kwic.js";
import { kwic } from "../../search/kwic.js";
import { toldField } from "../../search/layout.js";
import { cellWidth, padCells, takeCells, takeLastCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { exitCode, foundInPageOrder, readSearchable, type Shown, scripted } from "../corpus.js";
import { cellText } from "../fields.js";
import { writeLines, writeListed } from "../json.js";
import { narrowing, tellNone } from "../narrowed.js";
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
  const passes = await narrowing(context, corpus);
  const found = await foundInPageOrder(context, corpus, query);
  const articles = passes === null ? found : found.filter(passes);
  const sort = options.sort === "left" || options.sort === "right" ? options.sort : "none";
  const width = Math.ceil(context.columns / 2);
  // In reading order the rest is not looked through once there is enough, unless it must be counted.
  const enough = sort === "none" && !options.reverse && !options.json;
  const places = kwic(shownOneByOne(articles, show), query, {
    sort,
    mixedSounds,
    width,
    ...(enough && options.limit !== undefined ? { limit: options.limit } : {}),
  });
  const all = options.reverse ? places.toReversed() : places;
  const rows = all.slice(0, options.limit);
  if (options.json) await writeListed({ query, total: all.length }, "rows", rows.map(asJson));
  else if (options.ndjson) await writeLines(rows.map(asJson));
  else if (context.terminal || options.width !== undefined) {
    if (rows.length === 0) tellNone(query, context);
    await page(aligned(rows, context), context);
  } else for (const row of rows) await write(line(row));
  return exitCode(corpus, all.length);
}

/** Each in the script asked for when its turn comes: what is not looked through is not converted. */
function* shownOneByOne(articles: readonly Article[], show: Shown): Generator<Article> {
  for (const article of articles) yield show.article(article);
}

function asJson({ article, mark, left, word, right }: KwicRow): Record<string, unknown> {
  return { id: article.id, source: article.source, field: toldField(article, mark.field), left, word, right };
}

function line({ article, mark, left, word, right }: KwicRow): string {
  return `${[article.id, toldField(article, mark.field), left, word, right].map(cellText).join("\t")}\n`;
}

/** Left neighbours flush right against the word, right neighbours flush left, the id in front. */
function aligned(rows: readonly KwicRow[], context: Context): string {
  const { ambiguous, color, columns } = context;
  let ids = 0;
  let widest = 0;
  // Not spread into one call: there are as many as the corpus has places.
  for (const { article, word } of rows) {
    ids = Math.max(ids, article.id.length);
    widest = Math.max(widest, cellWidth(printable(word), ambiguous));
  }
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
