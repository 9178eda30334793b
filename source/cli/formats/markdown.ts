import type { Article } from "../../corpus/article.js";
import { bylineText } from "../../corpus/field-text.js";
import { titleOf } from "../../corpus/title.js";
import { dayText } from "../../typeset/day.js";

/** All articles in one text, each under its headline, the page it comes from in a line below. */
export function* markdownFile(articles: Iterable<Article>): Generator<string> {
  let before = "";
  for (const article of articles) {
    yield `${before}${headed(article, 2)}`;
    before = "\n";
  }
}

/** One file an article: `2025-06-22-p01-k3x9.md`, its data in front matter. */
export function* markdownFolder(articles: Iterable<Article>): Generator<{ name: string; text: string }> {
  for (const article of articles) {
    const { date, number } = article.page;
    const page = number === null ? null : `p${String(number).padStart(2, "0")}`;
    const name = [date, page, article.id].filter((part) => part !== null).join("-");
    yield {
      name: `${name.replace(/[^\w.-]/gu, "_")}.md`,
      text: `---\n${frontMatter(article)}---\n\n${headed(article, 1)}`,
    };
  }
}

/** YAML, every value as a JSON scalar or list: a subset of YAML that needs no rules of quoting of its own. */
function frontMatter(article: Article): string {
  const { page } = article;
  const rows: Record<string, unknown> = {
    id: article.id,
    title: titleOf(article),
    kind: article.kind,
    paper: page.paper,
    date: page.date,
    dateInferred: page.dateInferred ?? null,
    page: page.number,
    section: page.section,
    column: article.column,
    authors: article.bylines.map(({ name }) => name),
    place: article.dateline?.place ?? null,
    source: article.source,
  };
  return Object.entries(rows)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join("");
}

function headed(article: Article, level: number): string {
  const { page, continuedFrom, continuedOn } = article;
  const number = page.number === null ? null : `第${page.number}版`;
  const place = [page.paper, dayText(page), number, page.section];
  const parts = [
    emphasised(article.column, "*"),
    emphasised(article.group, "*"),
    article.kicker === null ? null : escaped(article.kicker),
    `${"#".repeat(level)} ${escaped(titleOf(article))}`,
    emphasised(article.deck, "**"),
    escaped(bylineText(article.bylines)),
    escaped(place.filter((part) => part !== null && part !== "").join(" ")),
    continuedFrom === null ? null : `（上接第${continuedFrom}版）`,
    article.summary === null ? null : `> ${escaped(article.summary)}`,
    ...article.body.map(({ type, text }) =>
      type === "crosshead" ? `${"#".repeat(level + 1)} ${escaped(text)}` : escaped(text),
    ),
    ...(article.notes ?? "").split("\n").map(escaped),
    continuedOn === null ? null : `（下转第${continuedOn}版）`,
  ];
  return parts
    .filter((part) => part !== null && part !== "")
    .map((part) => `${part}\n`)
    .join("\n");
}

function emphasised(text: string | null, sign: string): string | null {
  return text === null ? null : `${sign}${escaped(text)}${sign}`;
}

/** Nothing of the page's text is taken for Markdown or for HTML, at a line's start (`1.`, `-`, `#`) or inside. */
function escaped(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\\`*_[\]<>&~|]/gu, "\\$&")
    .replace(/^(\s*)([#+=-])/u, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/u, "$1\\$2");
}
