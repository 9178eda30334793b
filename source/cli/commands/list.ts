import type { Article } from "../../corpus/article.js";
import { toContract } from "../../corpus/contract.js";
import { bylineText } from "../../corpus/field-text.js";
import { titleOf } from "../../corpus/title.js";
import { cellWidth, padCells, truncateCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { exitCode, readCorpus, scripted } from "../corpus.js";
import { cellText, chosenFields, FIELD_NAMES, type Field, fieldOf, sortArticles } from "../fields.js";
import { write, writeData } from "../output.js";
import { page } from "../pager.js";
import { styled } from "../style.js";

/** What a line holds in a pipe, tab after tab, where `--fields` does not say. */
export const LIST_FIELDS: readonly Field[] = ["id", "kind", "date", "page", "title", "byline", "source"];

export async function list(context: Context): Promise<number> {
  const { options } = context;
  const fields = chosenFields(context, FIELD_NAMES, LIST_FIELDS);
  const corpus = await readCorpus(context);
  const show = await scripted(context);
  const articles = sortArticles(corpus.articles, options.sort).slice(0, options.limit).map(show);
  if (options.json)
    await writeData(`${JSON.stringify({ articles: articles.map(asJson(context)) }, null, 1)}\n`);
  else if (options.ndjson)
    for (const article of articles) await writeData(`${JSON.stringify(asJson(context)(article))}\n`);
  else if (forEyes(context)) {
    await page(articles.map((article) => listRow(article, context)).join(""), context);
  } else for (const article of articles) await write(fieldLine(article, fields, context));
  return exitCode(corpus, articles.length);
}

/** Rows for eyes: on a terminal, or where a width is asked for, unless single fields are. */
export function forEyes({ terminal, options }: Context): boolean {
  return (terminal || options.width !== undefined) && options.fields === undefined;
}

/** The contract's shape; with `--fields` those fields and no others. */
function asJson(context: Context): (article: Article) => Record<string, unknown> {
  if (context.options.fields === undefined) return toContract;
  const fields = chosenFields(context, FIELD_NAMES, LIST_FIELDS);
  return (article) => Object.fromEntries(fields.map((field) => [field, fieldOf(article, field)]));
}

function fieldLine(article: Article, fields: readonly Field[], context: Context): string {
  const line = fields.map((field) => cellText(fieldOf(article, field))).join("\t");
  return `${context.terminal ? printable(line.replaceAll("\t", "  ")) : line}\n`;
}

/** Below this many cells a row has room for the title alone. */
const NARROW = 40;

/** A row for eyes: id, picture sign, title, who, where; never over the width. */
export function listRow(article: Article, context: Context): string {
  const { columns, ambiguous, color } = context;
  const id = printable(article.id);
  const sign = article.kind === "photo" ? (ambiguous === "wide" ? "#" : "▢") : " ";
  if (columns < NARROW)
    return `${truncateCells(`${id} ${printable(titleOf(article))}`, columns, ambiguous)}\n`;
  const where = placeText(article);
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

/** `06-22 01版`, in columns of their own. */
function placeText(article: Article): string {
  const date = article.page.date?.slice(5) ?? "";
  const number = article.page.number === null ? "" : `${String(article.page.number).padStart(2, "0")}版`;
  return `${padCells(number, 4, "narrow")} ${padCells(date, 5, "narrow")}`;
}
