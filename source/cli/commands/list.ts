import type { Article } from "../../corpus/article.js";
import { toContract } from "../../corpus/contract.js";
import { bylineText } from "../../corpus/field-text.js";
import { titleOf } from "../../corpus/title.js";
import { sortByDay, turnedRound } from "../../search/dates.js";
import { cellWidth, padCells, truncateCells } from "../../typeset/cells.js";
import { dayText, YEARS_FROM } from "../../typeset/day.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { type Corpus, exitCode, readCorpus, scripted } from "../corpus.js";
import { cellText, chosenFields, type Field, fieldOf } from "../fields.js";
import { writeLines, writeListed } from "../json.js";
import { narrowing, tellNone } from "../narrowed.js";
import { write } from "../output.js";
import { page } from "../pager.js";
import { styled } from "../style.js";
import { ARTICLE_FIELDS, LIST_LINE } from "../table.js";

/** Every article a line: rows on a terminal, in a pipe field after field with tabs between, or JSON. */
export async function list(context: Context): Promise<number> {
  const { options } = context;
  const fields = chosenFields(context, ARTICLE_FIELDS, LIST_LINE);
  const corpus = await readCorpus(context);
  const show = await scripted(context);
  const articles = (await listed(context, corpus)).map(show.article);
  if (options.json) await writeListed({}, "articles", articles.map(asJson(context, corpus)));
  else if (options.ndjson) await writeLines(articles.map(asJson(context, corpus)));
  else if (forEyes(context)) {
    if (articles.length === 0) tellNone("", context);
    const day = dayColumn(articles, context);
    await page(articles.map((article) => listRow(article, day, context, corpus)).join(""), context);
  } else for (const article of articles) await write(fieldLine(article, fields, context, corpus));
  return exitCode(corpus, articles.length);
}

/** What the options that narrow, sort and cut a list make of all articles, as they were read. */
export async function listed(context: Context, corpus: Corpus): Promise<readonly Article[]> {
  const { limit, reverse, sort } = context.options;
  const passes = await narrowing(context, corpus);
  const sorted =
    sort === "newest" || sort === "oldest"
      ? sortByDay(corpus.articles, (article) => article, sort)
      : corpus.articles;
  const chosen = passes === null ? sorted : sorted.filter(passes);
  const ordered = reverse ? turnedRound(chosen, (article) => article, sort) : chosen;
  return ordered.slice(0, limit);
}

/** Rows for eyes: on a terminal, or where a width is asked for, unless single fields are. */
export function forEyes({ terminal, options }: Context): boolean {
  return (terminal || options.width !== undefined) && options.fields === undefined;
}

/** The contract's shape; with `--fields` those fields and no others. */
function asJson(context: Context, { corpusOf }: Corpus): (article: Article) => Record<string, unknown> {
  if (context.options.fields === undefined) return toContract;
  const fields = chosenFields(context, ARTICLE_FIELDS, LIST_LINE);
  return (article) =>
    Object.fromEntries(fields.map((field) => [field, fieldOf(article, field, corpusOf(article))]));
}

function fieldLine(
  article: Article,
  fields: readonly Field[],
  context: Context,
  { corpusOf }: Corpus,
): string {
  const line = fields.map((field) => cellText(fieldOf(article, field, corpusOf(article)))).join("\t");
  return `${context.terminal ? printable(line.replaceAll("\t", "  ")) : line}\n`;
}

/** Below this many cells a row has room for the title alone. */
const NARROW = 40;

/** What stands in the column of days, as wide as the widest of them: with years where there is room, or where they differ. */
export function dayColumn(articles: readonly Article[], { columns }: Context): (article: Article) => string {
  const dates = articles.flatMap(({ page }) => page.date ?? []);
  const years = columns >= YEARS_FROM || dates.some((date) => date.slice(0, 4) !== dates[0]?.slice(0, 4));
  const widest = articles.reduce((most, { page }) => Math.max(most, dayText(page, years).length), 5);
  return ({ page }) => dayText(page, years).padEnd(widest);
}

/** A row for eyes: id, picture sign, title, who, where (of several corpora which); never over the width. */
export function listRow(
  article: Article,
  day: (article: Article) => string,
  context: Context,
  { corpusOf }: Corpus,
): string {
  const { columns, ambiguous, color } = context;
  const id = printable(article.id);
  const sign = article.kind === "photo" ? (ambiguous === "wide" ? "#" : "▢") : " ";
  if (columns < NARROW)
    return `${truncateCells(`${id} ${printable(titleOf(article))}`, columns, ambiguous)}\n`;
  const name = context.paths.length > 1 ? corpusOf(article) : "";
  const shownName = truncateCells(printable(name), Math.floor(columns / 5), ambiguous);
  const where = placeText(article.page.number, day(article), shownName);
  const left = `${id} ${sign} `;
  const room = Math.max(8, columns - cellWidth(left, ambiguous) - cellWidth(where, ambiguous) - 1);
  const who = truncateCells(printable(bylineText(article.bylines)), Math.floor(room / 3), ambiguous);
  const title = truncateCells(
    printable(titleOf(article)),
    Math.max(1, room - cellWidth(who, ambiguous) - 1),
    ambiguous,
  );
  const gap = Math.max(1, room - cellWidth(title, ambiguous) - cellWidth(who, ambiguous));
  return `${styled(id, "dim", color)} ${sign} ${styled(title, "bold", color)}${" ".repeat(gap)}${who} ${styled(where, "dim", color)}\n`;
}

/** `01版 06-22`, in columns of their own, behind the name of the corpus where there are several. */
function placeText(number: number | null, day: string, corpus: string): string {
  const page = number === null ? "" : `${String(number).padStart(2, "0")}版`;
  const place = `${padCells(page, 4, "narrow")} ${day}`;
  return corpus === "" ? place : `${corpus} ${place}`;
}
