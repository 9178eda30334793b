import type { Article } from "../../corpus/article.js";
import { titleOf } from "../../corpus/title.js";

/** BibTeX, an `@article` each with the fields of old BibTeX and of biblatex (`entrysubtype`, `date`). */
export function* bibtexEntries(articles: Iterable<Article>): Generator<string> {
  for (const article of articles) {
    const { paper, date, dateInferred, number } = article.page;
    const found = `unionnews open ${article.id}`;
    const fields: readonly (readonly [string, string | null])[] = [
      ["author", article.bylines.map(({ name }) => `{${tex(name)}}`).join(" and ")],
      ["title", `{${tex(titleOf(article))}}`],
      ["journal", paper === null ? null : tex(paper)],
      ["date", date],
      ["year", date?.slice(0, 4) ?? null],
      ["month", date === null ? null : String(Number(date.slice(5, 7)))],
      ["pages", number === null ? null : String(number)],
      ["entrysubtype", "newspaper"],
      ["langid", "chinese"],
      ["note", tex(dateInferred === true ? `date inferred; ${found}` : found)],
    ];
    const rows = fields.filter(([, value]) => value !== null && value !== "");
    yield `@article{${article.id},\n${rows.map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n\n`;
  }
}

/** What TeX would take for a command or a brace. */
function tex(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\\{}~^]/gu, (sign) => TEX[sign] ?? sign)
    .replace(/[#$%&_]/gu, "\\$&");
}

const TEX: Readonly<Record<string, string>> = {
  "\\": "\u2216",
  "{": "\uff5b",
  "}": "\uff5d",
  "~": "\uff5e",
  "^": "\uff3e",
};

/** CSL-JSON, type `article-newspaper`. Names are literal: a page does not say where a family name ends. */
export function* cslItems(articles: Iterable<Article>): Generator<string> {
  let before = "[\n";
  for (const article of articles) {
    yield before + JSON.stringify(cslItem(article));
    before = ",\n";
  }
  yield before === ",\n" ? "\n]\n" : "[]\n";
}

function cslItem(article: Article): Record<string, unknown> {
  const { paper, date, dateInferred, number, section } = article.page;
  const item: Record<string, unknown> = {
    id: article.id,
    type: "article-newspaper",
    title: titleOf(article),
    language: "zh",
  };
  if (article.bylines.length > 0) item["author"] = article.bylines.map(({ name }) => ({ literal: name }));
  if (paper !== null) item["container-title"] = paper;
  if (date !== null) {
    // `circa`: the schema's word for a date that is not certain.
    const circa = dateInferred === true ? { circa: true } : {};
    item["issued"] = { "date-parts": [date.split("-").map(Number)], ...circa };
  }
  if (number !== null) item["page"] = String(number);
  if (section !== null) item["section"] = section;
  return item;
}
