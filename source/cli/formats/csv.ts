import type { Article } from "../../corpus/article.js";
import { type Field, fieldOf, type Value } from "../fields.js";
import { ARTICLE_FIELDS } from "../table.js";

/** All but the corpus: what is exported may be put together with other exports, and a name of a folder says little there. */
const COLUMNS: readonly Field[] = ARTICLE_FIELDS.filter((field) => field !== "corpus");

/**
 * RFC 4180: CRLF line ends, quotation marks doubled inside quoted fields. A byte order mark comes first, because
 * spreadsheets take a file without one for the machine's old code page and show Chinese as rubbish.
 */
export function* csvLines(articles: Iterable<Article>): Generator<string> {
  yield `\ufeff${COLUMNS.join(",")}\r\n`;
  for (const article of articles) {
    yield `${COLUMNS.map((column) => csvField(fieldOf(article, column))).join(",")}\r\n`;
  }
}

/**
 * A spreadsheet runs a text that begins like a formula (OWASP, CSV injection), and a page is somebody else's text:
 * such a field gets an apostrophe in front, which the spreadsheet does not show.
 */
function csvField(value: Value): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
