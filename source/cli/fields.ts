import type { Article } from "../corpus/article.js";
import { bylineText } from "../corpus/field-text.js";
import { titleOf } from "../corpus/title.js";
import { type Context, Trouble } from "./context.js";
import type { ARTICLE_FIELDS } from "./table.js";

export type Field = (typeof ARTICLE_FIELDS)[number];
export type Value = string | number | boolean | null;

/** What a row of a list or a table may hold, by the names that `--fields` takes; `corpus` is what the reader named. */
const FIELD_VALUES: Readonly<Record<Field, (article: Article, corpus: string) => Value>> = {
  id: (article) => article.id,
  corpus: (_, corpus) => corpus,
  source: (article) => article.source,
  kind: (article) => article.kind,
  paper: (article) => article.page.paper,
  date: (article) => article.page.date,
  page: (article) => article.page.number,
  section: (article) => article.page.section,
  title: titleOf,
  column: (article) => article.column,
  group: (article) => article.group,
  kicker: (article) => article.kicker,
  headline: (article) => article.headline,
  deck: (article) => article.deck,
  byline: (article) => bylineText(article.bylines),
  place: (article) => article.dateline?.place ?? null,
  summary: (article) => article.summary,
  body: (article) => article.body.map(({ text }) => text).join("\n"),
  notes: (article) => article.notes,
  continuedOn: (article) => article.continuedOn,
  continuedFrom: (article) => article.continuedFrom,
  dateInferred: (article) => article.page.dateInferred === true,
};

/** `corpus` is the name of the corpus that the article is in; only the field of that name needs it. */
export function fieldOf(article: Article, field: Field, corpus = ""): Value {
  return FIELD_VALUES[field](article, corpus);
}

/** The fields that `--fields` names, or the command's own. */
export function chosenFields<T extends string>(
  context: Context,
  known: readonly T[],
  standard: readonly T[],
): readonly T[] {
  const given = context.options.fields;
  if (given === undefined) return standard;
  const names = given.split(/[,，\s]+/u).filter((name) => name !== "");
  const odd = names.find((name) => !(known as readonly string[]).includes(name));
  if (odd !== undefined || names.length === 0) {
    const { what, remedy } = context.words.badField(known.join(", "));
    throw new Trouble(`--fields ${odd ?? given}`, what, remedy);
  }
  return names as T[];
}

/** A value inside a tab-separated line: its white space is one space, so that a line stays a line. */
export function cellText(value: Value): string {
  return value === null
    ? ""
    : String(value)
        .replace(/[\s\u0085\u2028\u2029]+/gu, " ")
        .trim();
}
