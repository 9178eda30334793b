import type { Article } from "./article.js";
import { indexWords } from "./words.js";

/** A continued story's two parts must share at least this much of their words to be called one. */
const SHARED = 0.1;

/** Where the next part of a story is, and where the part before. Keys and values are article ids. */
interface Continuations {
  readonly next: ReadonlyMap<string, string>;
  readonly previous: ReadonlyMap<string, string>;
}

function textOf(article: Article): string {
  return [article.kicker, article.headline, article.deck, ...article.body.map((e) => e.text)]
    .filter((t) => t !== null)
    .join("\n");
}

/** Pages that can continue one another: the same paper and the same day. */
function dayOf(article: Article): string {
  return `${article.page.paper ?? ""}\n${article.page.date ?? ""}`;
}

function pairFits(from: Article, to: Article): boolean {
  if (from.source === to.source) return false;
  if (from.page.number !== null && to.continuedFrom !== null && from.page.number !== to.continuedFrom)
    return false;
  return !(to.page.number !== null && from.continuedOn !== null && to.page.number !== from.continuedOn);
}

/**
 * Links `（下转第 2 版）` on one page with `（上接第1版）` on another page of the same paper and day: page numbers
 * must not contradict, and among those that fit the parts that share most of their words belong together.
 */
export function linkContinuations(articles: readonly Article[]): Continuations {
  const next = new Map<string, string>();
  const previous = new Map<string, string>();
  const days = new Map<string, { from: Article[]; to: Article[] }>();
  for (const article of articles) {
    if (article.continuedOn === null && article.continuedFrom === null) continue;
    const key = dayOf(article);
    const day = days.get(key) ?? { from: [], to: [] };
    if (article.continuedOn !== null) day.from.push(article);
    if (article.continuedFrom !== null) day.to.push(article);
    days.set(key, day);
  }
  for (const day of days.values()) linkDay(day.from, day.to, next, previous);
  return { next, previous };
}

function linkDay(
  from: readonly Article[],
  to: readonly Article[],
  next: Map<string, string>,
  previous: Map<string, string>,
): void {
  const words = indexWords(to.map(textOf), from.map(textOf));
  const pairs: { a: Article; b: Article; score: number }[] = [];
  for (const b of to) {
    for (const [k, a] of from.entries()) {
      if (!pairFits(a, b)) continue;
      const sure = a.page.number !== null && a.page.number === b.continuedFrom;
      const score = words.share(textOf(b), k);
      if (score >= SHARED || (sure && from.length === 1 && to.length === 1)) pairs.push({ a, b, score });
    }
  }
  pairs.sort((x, y) => y.score - x.score);
  for (const { a, b } of pairs) {
    if (next.has(a.id) || previous.has(b.id)) continue;
    next.set(a.id, b.id);
    previous.set(b.id, a.id);
  }
}
