import type { Article } from "../../corpus/article.js";
import { toContract } from "../../corpus/contract.js";
import { bylineText } from "../../corpus/field-text.js";
import { titleOf } from "../../corpus/title.js";
import { PRINTED_LABELS, plainText, typesetArticle } from "../../typeset/article.js";
import { dayText } from "../../typeset/day.js";
import type { Rank } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { Trouble } from "../context.js";
import { readCorpus, type Shown, scripted } from "../corpus.js";
import { writeLines, writeListed } from "../json.js";
import { write } from "../output.js";
import { page } from "../pager.js";
import { type Look, styled } from "../style.js";
import { EXIT } from "../table.js";

/** Articles by their ids: typeset on a terminal, in a pipe as printed, or JSON. Trouble where an id is none. */
export async function show(context: Context): Promise<number> {
  const { options, args } = context;
  const corpus = await readCorpus(context);
  const byId = new Map(corpus.articles.map((article) => [article.id, article]));
  const { article: inScript, text } = await scripted(context);
  const articles = args.map((id) => {
    const article = byId.get(id.trim().toLowerCase());
    if (article === undefined) {
      const { what, remedy } = context.words.noArticle(id);
      throw new Trouble("show", what, remedy);
    }
    return inScript(article);
  });
  if (options.json) await writeListed({}, "articles", articles.map(toContract));
  else if (options.ndjson) await writeLines(articles.map(toContract));
  else if (context.terminal)
    await page(articles.map((article) => `${typeset(article, context, text)}\n`).join("\n"), context);
  else if (options.width !== undefined) {
    await write(articles.map((article) => `${plainText(rowsOf(article, context, text))}\n`).join("\n"));
  } else await write(articles.map((article) => plainArticle(article, text)).join("\n"));
  return corpus.trouble ? EXIT.trouble : EXIT.found;
}

const LOOKS: Partial<Record<Rank, Look>> = {
  headline: "bold",
  lead: "bold",
  crosshead: "bold",
  bold: "bold",
  kicker: "dim",
  byline: "dim",
  place: "dim",
  dim: "dim",
  note: "dim",
  credit: "dim",
  accent: "accent",
  column: "accent",
  jump: "accent",
};

function rowsOf(article: Article, context: Context, text: Shown["text"]) {
  const { wired, reported, took } = PRINTED_LABELS;
  const added = { wired: text(wired), reported: text(reported), took: text(took) };
  const labels = { ...added, place: placeLine(article), ...jumps(article, text) };
  return typesetArticle(article, { width: context.columns, ambiguous: context.ambiguous, labels });
}

/** The article typeset to the terminal's width. */
function typeset(article: Article, context: Context, text: Shown["text"]): string {
  return rowsOf(article, context, text)
    .map((row) =>
      row.runs
        .map(({ text, rank }) => {
          const look = LOOKS[rank];
          const safe = printable(text);
          return look === undefined ? safe : styled(safe, look, context.color);
        })
        .join(""),
    )
    .join("\n");
}

/** Paper, date, page, section, id: what the page says and nothing in place of what it does not. */
function placeLine(article: Article): string {
  const { paper, number, section } = article.page;
  const page = number === null ? null : `第 ${number} 版`;
  const parts = [paper, dayText(article.page), page, section, article.source, article.id];
  return parts.filter((part) => part !== null && part !== "").join("  ");
}

function jumps(article: Article, text: Shown["text"]) {
  const { continuedOn, continuedFrom } = article;
  return {
    continuedOn: continuedOn === null ? null : text(`下转第 ${continuedOn} 版`),
    continuedFrom: continuedFrom === null ? null : text(`上接第 ${continuedFrom} 版`),
  };
}

/** The article for a pipe: every part and every paragraph one line, as printed on the page. */
function plainArticle(article: Article, text: Shown["text"]): string {
  const { continuedOn, continuedFrom } = jumps(article, text);
  const head = [article.column, article.group, article.kicker, titleOf(article), article.deck];
  const parts = [
    placeLine(article),
    ...head,
    bylineText(article.bylines),
    continuedFrom,
    article.summary,
    ...article.body.map(({ text }) => text),
    ...(article.notes ?? "").split("\n"),
    continuedOn,
  ];
  return parts
    .filter((part) => part !== null && part !== "")
    .map((part) => `${part}\n`)
    .join("");
}
