/**
 * How well articles were read, against what a careful reader has: the measure that the rules are tuned with.
 * Texts are compared without white space and in one form of punctuation. An article is matched with the expected one
 * with which it shares most character pairs; the exact rates are over all expected items.
 */
import type { Article } from "../../source/corpus/article.js";

/** Expected articles: fields left out are null, lists empty. */
export type Wanted = Partial<Article>;

/** The fields that are compared as a whole. */
export const EXACT = [
  "kind",
  "headline",
  "kicker",
  "deck",
  "bylines",
  "dateline",
  "column",
  "group",
  "summary",
  "continuedOn",
  "continuedFrom",
] as const;

/** What was counted on a page: numbers, so that pages add up. */
export interface Counts {
  pages: number;
  wanted: number;
  got: number;
  /** Articles whose body shares nine in ten pairs with the expected one. */
  whole: number;
  exact: Record<(typeof EXACT)[number], number>;
  captions: number;
  captionsExact: number;
  breaks: Overlap;
  crossheads: Overlap;
}

interface Overlap {
  wanted: number;
  got: number;
  both: number;
}

/** One thing that was read otherwise than expected. */
export interface Miss {
  readonly item: string;
  readonly field: string;
  readonly wanted: string;
  readonly got: string;
}

export function noCounts(): Counts {
  return {
    pages: 0,
    wanted: 0,
    got: 0,
    whole: 0,
    exact: Object.fromEntries(EXACT.map((field) => [field, 0])) as Counts["exact"],
    captions: 0,
    captionsExact: 0,
    breaks: { wanted: 0, got: 0, both: 0 },
    crossheads: { wanted: 0, got: 0, both: 0 },
  };
}

export function add(to: Counts, more: Counts): void {
  for (const key of ["pages", "wanted", "got", "whole", "captions", "captionsExact"] as const)
    to[key] += more[key];
  for (const field of EXACT) to.exact[field] += more.exact[field];
  for (const key of ["breaks", "crossheads"] as const) {
    to[key].wanted += more[key].wanted;
    to[key].got += more[key].got;
    to[key].both += more[key].both;
  }
}

/** Nothing expected and nothing claimed is perfect. */
const f1 = (both: number, a: number, b: number) => (a + b === 0 ? 1 : (2 * both) / (a + b));
const share = (n: number, of: number) => (of === 0 ? 1 : n / of);

/** The figures of a page or a set, 0 to 1. `overall` is the mean of articles, headline, byline, caption, paragraphs. */
export function rates(c: Counts): Record<string, number> {
  const out: Record<string, number> = { articles: f1(c.whole, c.wanted, c.got) };
  for (const field of EXACT) out[field] = share(c.exact[field], c.wanted);
  out["crosshead"] = f1(c.crossheads.both, c.crossheads.wanted, c.crossheads.got);
  out["paragraph"] = f1(c.breaks.both, c.breaks.wanted, c.breaks.got);
  out["caption"] = share(c.captionsExact, c.captions);
  const five = ["articles", "headline", "bylines", "paragraph", "caption"];
  if (c.captions === 0) five.pop();
  out["overall"] = five.reduce((sum, key) => sum + (out[key] ?? 0), 0) / five.length;
  return out;
}

const SAME: Readonly<Record<string, string>> = { "〜": "~", "∶": ":", "〔": "[", "〕": "]", "｡": "。" };
const plainCache = new Map<string, string>();

/** Text in the form in which texts are compared. */
export function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const known = plainCache.get(text);
  if (known !== undefined) return known;
  const made = text
    .replace(/[“”„‟«»〝〞〟「」『』｢｣"‘’‚‛'`´]/gu, '"')
    .replace(/[-—–―－‒‐‑﹣−ー─]+/gu, "-")
    .replace(/[·•・‧∙]/gu, "·")
    .normalize("NFKC")
    .replace(/[〜∶〔〕｡]/gu, (c) => SAME[c] ?? c)
    .replace(/\.{2,}/gu, "…")
    .replace(/\s+/gu, "")
    .replace(/…+/gu, "…");
  plainCache.set(text, made);
  return made;
}

const BULLETS = /^[●▲■◆□○▪◇△★☆◎▶►]+/u;
const words = (value: unknown) => plain(value).replace(BULLETS, "");

function bodyOf(article: Wanted): { type: string; text: string }[] {
  return (article.body ?? [])
    .map((e) => ({ type: e.type ?? "paragraph", text: words(e.text) }))
    .filter((e) => e.text !== "");
}

function bylinesOf(article: Wanted): string {
  const names = (article.bylines ?? []).map(
    (b) => `${b.role === "作者" ? "" : (b.role ?? "")}/${plain(b.name)}`,
  );
  return [...new Set(names)].sort().join(" ");
}

function datelineOf(article: Wanted, other: Wanted): string {
  const d = article.dateline;
  if (d === null || d === undefined) return "";
  const outlet = other.dateline?.outlet == null ? "" : (d.outlet ?? "");
  return `${outlet}/${plain(d.place)}/${plain(d.date)}`;
}

function fieldValue(field: (typeof EXACT)[number], article: Wanted, other: Wanted): string {
  if (field === "kind") return article.kind ?? "news";
  if (field === "bylines") return bylinesOf(article);
  if (field === "dateline") return datelineOf(article, article.dateline?.outlet == null ? article : other);
  if (field === "headline" || field === "kicker" || field === "deck")
    return words(article[field]).replace(/^-+|-+$/gu, "");
  return words(article[field]);
}

function pairsOf(text: string): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i + 1 < Math.max(2, text.length); i += 1) {
    const pair = text.slice(i, i + 2);
    out.set(pair, (out.get(pair) ?? 0) + 1);
  }
  return out;
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Overlap {
  let both = 0;
  for (const [key, n] of a) both += Math.min(n, b.get(key) ?? 0);
  const sum = (m: ReadonlyMap<string, number>) => [...m.values()].reduce((x, y) => x + y, 0);
  return { both, wanted: sum(a), got: sum(b) };
}

function count(keys: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const key of keys) out.set(key, (out.get(key) ?? 0) + 1);
  return out;
}

/** The places between body elements, each known by six characters on either side. */
function breaksOf(article: Wanted): Map<string, number> {
  const texts = bodyOf(article).map((e) => e.text);
  const whole = texts.join("");
  const keys: string[] = [];
  let at = 0;
  for (const text of texts.slice(0, -1)) {
    at += text.length;
    keys.push(`${whole.slice(Math.max(0, at - 6), at)}|${whole.slice(at, at + 6)}`);
  }
  return count(keys);
}

const crossheadsOf = (article: Wanted) =>
  count(bodyOf(article).flatMap((e) => (e.type === "crosshead" ? [e.text] : [])));

/** What an article is known by: its body, or its headline where it has none. */
const knownBy = (article: Wanted) =>
  bodyOf(article)
    .map((e) => e.text)
    .join("") || words(article.headline);

/** Best pairs first: for each expected article the place of the one that was read for it, and how alike they are. */
function match(wanted: readonly Wanted[], got: readonly Wanted[]): { at: number; alike: number }[] {
  const a = wanted.map((x) => pairsOf(knownBy(x)));
  const b = got.map((x) => pairsOf(knownBy(x)));
  const all: { i: number; j: number; alike: number }[] = [];
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) {
      const o = overlap(x, y);
      const alike = f1(o.both, o.wanted, o.got);
      if (alike >= 0.5) all.push({ i, j, alike });
    }
  all.sort((x, y) => y.alike - x.alike);
  const out = wanted.map(() => ({ at: -1, alike: 0 }));
  const taken = new Set<number>();
  for (const { i, j, alike } of all) {
    if (out[i]?.at !== -1 || taken.has(j)) continue;
    out[i] = { at: j, alike };
    taken.add(j);
  }
  return out;
}

/** Counts one page. What was read otherwise is pushed to `misses`. */
export function scorePage(wanted: readonly Wanted[], got: readonly Wanted[], misses?: Miss[]): Counts {
  const counts = noCounts();
  counts.pages = 1;
  counts.wanted = wanted.length;
  counts.got = got.length;
  const pairs = match(wanted, got);
  for (const [i, want] of wanted.entries()) {
    const { at, alike } = pairs[i] ?? { at: -1, alike: 0 };
    scoreItem(counts, want, got[at], alike, misses);
  }
  const taken = new Set(pairs.map((p) => p.at));
  for (const [j, extra] of got.entries()) {
    if (taken.has(j)) continue;
    counts.breaks.got += [...breaksOf(extra).values()].reduce((x, y) => x + y, 0);
    counts.crossheads.got += [...crossheadsOf(extra).values()].reduce((x, y) => x + y, 0);
    misses?.push({
      item: titleOf(extra),
      field: "article",
      wanted: "none",
      got: `${knownBy(extra).length} characters`,
    });
  }
  return counts;
}

const titleOf = (article: Wanted) => article.headline ?? `‹${knownBy(article).slice(0, 14)}…›`;

function scoreItem(
  counts: Counts,
  want: Wanted,
  got: Wanted | undefined,
  alike: number,
  misses?: Miss[],
): void {
  const item = titleOf(want);
  const miss = (field: string, wanted: string, was: string) =>
    misses?.push({ item, field, wanted, got: was });
  if (alike >= 0.9) counts.whole += 1;
  else miss("article", "found", got === undefined ? "not found" : `alike ${alike.toFixed(2)}`);
  const photo = want.kind === "photo";
  if (photo) counts.captions += 1;
  const breaks = breaksOf(want);
  const heads = crossheadsOf(want);
  const none = new Map<string, number>();
  for (const [key, a, b] of [
    ["breaks", breaks, got === undefined ? none : breaksOf(got)],
    ["crossheads", heads, got === undefined ? none : crossheadsOf(got)],
  ] as const) {
    const o = overlap(a, b);
    counts[key].wanted += o.wanted;
    counts[key].got += o.got;
    counts[key].both += o.both;
    if (got === undefined) continue;
    const name = key === "breaks" ? "paragraph" : "crosshead";
    for (const k of a.keys()) if (!b.has(k)) miss(name, k, "");
    for (const k of b.keys()) if (!a.has(k)) miss(name, "", k);
  }
  if (got === undefined) return;
  for (const field of EXACT) {
    const a = fieldValue(field, want, got);
    const b = fieldValue(field, got, want);
    if (a === b) counts.exact[field] += 1;
    else miss(field, a, b);
  }
  if (!photo) return;
  if (knownBy(want) === knownBy(got)) counts.captionsExact += 1;
  else miss("caption", knownBy(want), knownBy(got));
}
