import type { Article } from "../corpus/article.js";
import { bylineText } from "../corpus/field-text.js";
import { titleOf } from "../corpus/title.js";
import { type Context, Trouble } from "./context.js";

/** What a row of a list or a table may hold, by the names that `--fields` takes. All but the title are the contract's. */
const FIELD_VALUES = {
  id: (article: Article) => article.id,
  source: (article: Article) => article.source,
  kind: (article: Article) => article.kind,
  paper: (article: Article) => article.page.paper,
  date: (article: Article) => article.page.date,
  page: (article: Article) => article.page.number,
  section: (article: Article) => article.page.section,
  title: titleOf,
  column: (article: Article) => article.column,
  group: (article: Article) => article.group,
  kicker: (article: Article) => article.kicker,
  headline: (article: Article) => article.headline,
  deck: (article: Article) => article.deck,
  byline: (article: Article) => bylineText(article.bylines),
  place: (article: Article) => article.dateline?.place ?? null,
  summary: (article: Article) => article.summary,
  body: (article: Article) => article.body.map(({ text }) => text).join("\n"),
  notes: (article: Article) => article.notes,
  continuedOn: (article: Article) => article.continuedOn,
  continuedFrom: (article: Article) => article.continuedFrom,
} as const;

export type Field = keyof typeof FIELD_VALUES;
export const FIELD_NAMES = Object.keys(FIELD_VALUES) as Field[];

export function fieldOf(article: Article, field: Field): string | number | null {
  return FIELD_VALUES[field](article);
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
export function cellText(value: string | number | null): string {
  return value === null
    ? ""
    : String(value)
        .replace(/[\s\u0085\u2028\u2029]+/gu, " ")
        .trim();
}

/** Articles in another order than the corpus's. Those without a date stand last. */
export function sortArticles(articles: readonly Article[], order: string | undefined): readonly Article[] {
  if (order !== "newest" && order !== "oldest") return articles;
  const sign = order === "newest" ? -1 : 1;
  return [...articles].sort((a, b) => {
    const [left, right] = [a.page.date, b.page.date];
    if (left === right) return 0;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -sign : sign;
  });
}
