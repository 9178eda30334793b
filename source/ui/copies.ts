import type { Article } from "../corpus/article.js";
import { bylineText, datelineText } from "../corpus/field-text.js";
import { leadOf } from "../corpus/title.js";
import type { State } from "./state.js";
import type { Words } from "./words/words.js";

/** At most this many authors are named before `等` (GB/T 7714—2015, 8.1.2: three, then "et al."). */
const AUTHORS = 3;
/** A quotation longer than this (characters) is cut: a citation points, it does not copy. */
const QUOTATION = 60;

/**
 * A newspaper article in GB/T 7714—2015: `作者. 题名[N]. 报纸名, 出版日期(版次)`, then the quoted words and the
 * id by which this program finds the article again. What the page does not say is left out, and of a date that was inferred that is said.
 */
export function citation(article: Article, paragraph: string | null, words: Words): string {
  const names = article.bylines.map((byline) => byline.name);
  const authors = names.length > AUTHORS ? `${names.slice(0, AUTHORS).join(", ")}, 等` : names.join(", ");
  const title = `${article.headline ?? leadOf(article)}[N]`;
  const { paper, date, dateInferred, number } = article.page;
  const dated = date !== null && dateInferred === true ? words.citedInferred(date) : date;
  const issue = [dated, number === null ? null : `(${String(number).padStart(2, "0")})`]
    .filter((part) => part !== null)
    .join("");
  const where = [paper ?? article.source, issue].filter((part) => part !== "").join(", ");
  const parts = [authors, title, where].filter((part) => part !== "");
  const quoted = paragraph === null ? "" : ` “${clip(paragraph)}”`;
  return `${parts.join(". ")}.${quoted} (unionnews open ${article.id})`;
}

function clip(text: string): string {
  const characters = Array.from(text);
  return characters.length <= QUOTATION ? text : `${characters.slice(0, QUOTATION).join("")}……`;
}

/** Between groups of names on the screen: an ideograph's width, so that they are told apart at a glance. */
const NAME_GAP = "　";

/** An article's byline as the screen shows it. */
export function bylineLine(article: Article): string {
  return bylineText(article.bylines, NAME_GAP);
}

/** The article as plain text: head, byline, paragraphs with an indent of two ideographs, crossheads, notes. */
export function articleText(article: Article): string {
  const { dateline } = article;
  const lead = dateline === null ? "" : `${datelineText(dateline)}${dateline.date === null ? "讯" : "电"}`;
  const head = [article.column, article.group, article.kicker, article.headline, article.deck];
  const byline = [lead, bylineLine(article)].filter((part) => part !== "").join("　");
  const body = article.body.map((element) =>
    element.type === "crosshead" ? `\n${element.text}\n` : `　　${element.text}`,
  );
  const parts = [
    head.filter((part) => part !== null).join("\n"),
    byline,
    article.summary ?? "",
    body.join("\n"),
    article.notes ?? "",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Quotes an argument for a POSIX shell; letters and digits of any script need no quotes. */
function quoted(argument: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** So many hits `search` prints on a terminal, and so many values of a figure `stats`, without being asked for more. */
const PRINTED = { hits: 50, values: 20 } as const;

/** The command that prints what is on the screen: the same articles, names or lines, in the same order. */
export function commandLineOf(state: State, corpusArguments: readonly string[]): string {
  const { place, settings } = state;
  const script = settings.script === "printed" ? [] : ["--script", settings.script];
  const reading = place.focus === "reader" ? place.reading : null;
  const query = reading === null ? place.query.trim() : "";
  const words = reading === null ? listWords(state, query) : ["show", reading.id];
  // Words that begin with a dash would be taken for options.
  const asked = query === "" ? [] : query.startsWith("-") ? ["--", query] : [query];
  return ["unionnews", ...words, ...script, ...corpusArguments, ...asked].map(quoted).join(" ");
}

/** The command with its options, and without the query. */
function listWords(state: State, query: string): string[] {
  const { place, results, settings } = state;
  const { length } = results.entries;
  const mixed = settings.mixedSounds && query !== "" ? ["--mixed-sounds"] : [];
  const filters = place.filters.flatMap(({ by, value }) => ["--filter", `${by}=${value}`]);
  const reverse = place.reversed ? ["--reverse"] : [];
  if (place.concordance !== null && query !== "")
    return ["kwic", "--sort", place.concordance, ...mixed, ...filters, ...reverse];
  const more = (most: number): string[] => (length > most ? ["--limit", String(length)] : []);
  if (place.view === "figures") return ["stats", ...mixed, ...filters];
  if (place.view === "bylines" || place.view === "pages") {
    const by = place.view === "pages" ? "source" : "byline";
    return ["stats", "--by", by, ...more(PRINTED.values), ...mixed, ...filters];
  }
  const only =
    place.view === "kept" ? ["--kept"] : place.view === "pictures" ? ["--filter", "kind=photo"] : [];
  const sort = place.sort === "relevance" ? [] : ["--sort", place.sort];
  const limit = query === "" ? [] : more(PRINTED.hits);
  return [query === "" ? "list" : "search", ...sort, ...reverse, ...limit, ...mixed, ...only, ...filters];
}
