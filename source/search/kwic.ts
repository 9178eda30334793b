import type { Article, Mark } from "../corpus/article.js";
import { findInArticle } from "./find.js";
import { piecesOf } from "./layout.js";
import type { LocateOptions } from "./locate.js";

/** Characters on either side where no width is given. */
const CONTEXT = 20;

/** A line of a concordance: a word with its neighbours, as printed. */
export interface KwicRow {
  readonly article: Article;
  readonly mark: Mark;
  /** Which of its article's places this is, from 0, in reading order. */
  readonly hit: number;
  readonly left: string;
  readonly word: string;
  readonly right: string;
}

interface KwicOptions extends LocateOptions {
  /** Characters (code points) on either side. */
  readonly width?: number;
  /** By what follows the word, or by what stands before it, read from the word outwards; else in reading order. */
  readonly sort?: "left" | "right" | "none";
  /** Only so many places, the first ones, are looked for and sorted. */
  readonly limit?: number;
}

/** The last `count` code points, the first, without cutting one in two. */
function lastOf(text: string, count: number): string {
  return Array.from(text.slice(-2 * count))
    .slice(-count)
    .join("");
}

function firstOf(text: string, count: number): string {
  return Array.from(text.slice(0, 2 * count))
    .slice(0, count)
    .join("");
}

let pinyinOrder: Intl.Collator | null = null;

/** Made when rows are sorted: it takes 8 ms, and this file is part of every start of the screen. */
function byPinyin(): Intl.Collator {
  pinyinOrder ??= new Intl.Collator("zh-Hans-CN-u-co-pinyin");
  return pinyinOrder;
}

function backwards(text: string): string {
  return Array.from(text).reverse().join("");
}

/**
 * A concordance: every place in the articles where a word of the query stands, a line each. Articles in the order
 * given, places in reading order; sorted, by the neighbours' pinyin, and where they are alike in that order still.
 */
export function kwic(
  articles: Iterable<Article>,
  query: string,
  options: KwicOptions = {},
): readonly KwicRow[] {
  const width = Math.max(1, Math.trunc(options.width ?? CONTEXT));
  const { limit = Number.POSITIVE_INFINITY } = options;
  const rows: KwicRow[] = [];
  if (limit <= 0) return rows;
  for (const article of articles) {
    const marks = findInArticle(article, query, options);
    if (marks.length === 0) continue;
    const texts = new Map(piecesOf(article).map(({ field, element, text }) => [`${field} ${element}`, text]));
    for (const [hit, mark] of marks.slice(0, limit - rows.length).entries()) {
      const text = texts.get(`${mark.field} ${mark.element}`) ?? "";
      rows.push({
        article,
        mark,
        hit,
        left: lastOf(text.slice(0, mark.start), width),
        word: text.slice(mark.start, mark.end),
        right: firstOf(text.slice(mark.end), width),
      });
    }
    // Asked here and not before: the next article may have to be fetched or converted.
    if (rows.length >= limit) break;
  }
  const { sort = "none" } = options;
  if (sort === "none") return rows;
  const keyed = rows.map((row) => ({ row, key: sort === "right" ? row.right : backwards(row.left) }));
  return keyed.sort((a, b) => byPinyin().compare(a.key, b.key)).map(({ row }) => row);
}
