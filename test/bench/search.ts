import Fuse from "fuse.js";
import type { Article } from "../../source/corpus/article.js";
import { createSearcher, type Searcher } from "../../source/search/searcher.js";
import { type Figure, smoke } from "./figure.js";
import { generateArticles, pick, randomFrom, shippedArticles } from "./generate.js";
import { KINDS, type MadeQuery, makeQueries, withError } from "./queries.js";

/**
 * Search at 1,000, 10,000 and 100,000 articles: building, memory, 300 queries of every kind, and on the same articles
 * in the same run Fuse.js alone over the short fields and a plain scan of the bodies.
 */

const SEED = 20250622;
const SIZES = smoke ? [1000] : [1000, 10_000, 100_000];
/** Queries of each kind: 13 kinds make 300. */
const EACH = smoke ? 4 : 23;
const SLICE = 5;
/** Hits whose marks and snippets are made out with each query, as a screen does. */
const SHOWN = 20;
/** Fuse.js takes seconds a query; so many tell enough. */
const FUSE_QUERIES = smoke ? 4 : 6;
const ERRORS = smoke ? 20 : 100;

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) };
}

/** Runs a query as a screen does, the visible hits made out. */
function ask(searcher: Searcher, query: string): void {
  for (const hit of searcher.search(query, { limit: SHOWN }).hits)
    if (hit.snippet.text === "" && hit.marks.length > 0) throw new Error(query);
}

/** Milliseconds of processor time since `from`: what a query costs, whatever else the machine does. */
function spent(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function timed(call: () => void): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

class Report {
  readonly figures: Figure[] = [];

  add(figure: string, value: number, unit = "ms", wanted?: string, against?: string): void {
    this.figures.push({
      figure,
      value,
      unit,
      ...(wanted === undefined ? {} : { wanted }),
      ...(against === undefined ? {} : { against }),
    });
  }
}

/** How soon the first thousand can be asked, with nothing built: the rest is still on its way. */
function firstAsked(report: Report, name: string, articles: readonly Article[]): void {
  const searcher = createSearcher({ now: () => performance.now() });
  const total = timed(() => {
    searcher.add(articles.slice(0, 1000));
    ask(searcher, articles[0]?.headline ?? "");
  });
  report.add(`${name}: the first 1,000 articles, added and asked`, total, "ms");
}

function build(report: Report, name: string, articles: readonly Article[], large: boolean): Searcher {
  const searcher = createSearcher({ now: () => performance.now() });
  const slices: number[] = [];
  const before = process.cpuUsage();
  const total = timed(() => {
    searcher.add(articles);
    for (let done = false; !done; ) slices.push(timed(() => (done = searcher.build(SLICE))));
  });
  report.add(`${name}: build`, total, "ms", large ? "8000" : undefined);
  report.add(`${name}: processor time of it`, spent(before), "ms");
  const { p99, worst } = spread(slices);
  report.add(`${name}: slice of building, 99 of 100`, p99, "ms", "10");
  report.add(`${name}: slice of building, worst`, worst, "ms");
  return searcher;
}

/** Finished segments as bytes and back: what a start needs instead of building. */
function keep(
  report: Report,
  name: string,
  searcher: Searcher,
  articles: readonly Article[],
  large: boolean,
): void {
  const { segments } = searcher;
  const kept = segments.map((segment) => searcher.bytesOf(segment));
  const again = createSearcher();
  const total = timed(() => {
    for (const [i, { from, to }] of segments.entries()) {
      if (!again.restore(articles.slice(from, to), kept[i] as Uint8Array)) throw new Error("not restored");
    }
  });
  report.add(`${name}: search data to keep`, kept.reduce((sum, { length }) => sum + length, 0) / 1e6, "MB");
  report.add(`${name}: taken back`, total, "ms", large ? "in 2500 with the pages" : undefined);
}

function measureQueries(
  report: Report,
  name: string,
  searcher: Searcher,
  queries: readonly MadeQuery[],
  large: boolean,
): number[] {
  const all: number[] = [];
  const costs: number[] = [];
  for (const kind of KINDS) {
    const own = queries.filter((query) => query.kind === kind);
    const times = own.map(({ text }) => {
      const before = process.cpuUsage();
      const time = timed(() => ask(searcher, text));
      costs.push(spent(before));
      return time;
    });
    const { p50, p95, worst } = spread(times);
    report.add(`${name}: ${kind}, p50`, p50);
    report.add(`${name}: ${kind}, p95`, p95);
    report.add(`${name}: ${kind}, worst`, worst);
    all.push(...times);
  }
  const { p50, p95, worst } = spread(all);
  report.add(`${name}: all kinds, p50`, p50);
  report.add(`${name}: all kinds, p95`, p95, "ms", large ? "16" : undefined);
  report.add(`${name}: all kinds, worst`, worst, "ms", large ? "50" : undefined);
  report.add(`${name}: all kinds, p95 of processor time`, spread(costs).p95);
  return all;
}

/** The same words put to Fuse.js over the short fields and to `includes` over the bodies. */
function compare(
  report: Report,
  name: string,
  searcher: Searcher,
  articles: readonly Article[],
  queries: readonly MadeQuery[],
): void {
  const own = queries.filter(({ kind }) => kind === "headline" || kind === "error").slice(-FUSE_QUERIES * 2);
  const chosen = own.filter((_query, i) => i % 2 === 0);
  const records = articles.map(({ headline, kicker, deck, bylines }) => ({
    headline: headline ?? "",
    kicker: kicker ?? "",
    deck: deck ?? "",
    bylines: bylines.map((byline) => byline.name).join(" "),
  }));
  const fuse = new Fuse(records, {
    keys: ["headline", "kicker", "deck", "bylines"],
    ignoreLocation: true,
    includeScore: true,
  });
  const ours = spread(chosen.map(({ text }) => timed(() => ask(searcher, text)))).p50;
  const theirs = spread(chosen.map(({ text }) => timed(() => fuse.search(text, { limit: SHOWN })))).p50;
  report.add(`${name}: Fuse.js alone, four short fields, p50`, theirs);
  report.add(`${name}: the same queries here, all fields, p50`, ours);
  report.add(`${name}: how many times faster`, theirs / ours, "×", "100", "Fuse.js alone");
  const bodies = articles.map(({ body }) => body.map(({ text }) => text).join("\n"));
  for (const text of bodies) text.charCodeAt(0);
  const scans = queries.filter(({ kind }) => kind === "body").slice(0, 20);
  const scan = spread(scans.map(({ text }) => timed(() => bodies.filter((body) => body.includes(text)))));
  const words = spread(scans.map(({ text }) => timed(() => ask(searcher, text))));
  report.add(`${name}: plain scan of bodies, p50`, scan.p50);
  report.add(`${name}: the same queries here, p50`, words.p50);
  report.add(`${name}: how many times faster`, scan.p50 / words.p50, "×", undefined, "a plain scan");
}

/** Of headlines of 12 to 25 characters with one character wrong: in how many the article is among the first three. */
function measureErrors(report: Report, name: string, searcher: Searcher, articles: readonly Article[]): void {
  const random = randomFrom(SEED + 1);
  let tried = 0;
  let found = 0;
  while (tried < ERRORS) {
    const article = pick(random, articles);
    const headline = (article.headline ?? "").replace(/[“”]/gu, "");
    if (headline.length < 12 || headline.length > 25) continue;
    tried += 1;
    const query = withError(random, headline, article.body[0]?.text.replace(/\P{Script=Han}/gu, "") ?? "");
    const { hits } = searcher.search(query, { limit: 3 });
    if (hits.some((hit) => hit.article.id === article.id)) found += 1;
  }
  report.add(
    `${name}: headline with one error, among the first three`,
    (100 * found) / tried,
    "of 100",
    "97",
  );
}

export interface Quality {
  readonly tried: number;
  readonly first: number;
  readonly firstThree: number;
  readonly misses: readonly string[];
}

/** Kinds of queries that mean one article, and say enough to tell which. */
const TELLING = new Set(["headline", "name", "caption", "traditional", "pinyin", "initials", "error"]);

/** On the shipped corpus: is the article that a query was made from the first, or among the first three? */
export function measureQuality(articles: readonly Article[], each: number): Quality {
  const searcher = createSearcher();
  searcher.add(articles);
  const queries = makeQueries(randomFrom(SEED), articles, each).filter(({ kind }) => TELLING.has(kind));
  const misses: string[] = [];
  let first = 0;
  let firstThree = 0;
  for (const { kind, text, from } of queries) {
    const { hits } = searcher.search(text, { limit: 10 });
    // Where another article says the same in as good a place, no order is the right one.
    const top = hits[0]?.score ?? 0;
    const rank = hits.findIndex((hit) => hit.article.id === from.id);
    const tied = rank >= 0 && hits[rank]?.score === top;
    if (rank === 0 || tied) first += 1;
    else misses.push(`${kind}: ${text} (${rank + 1})`);
    if (tied || (rank >= 0 && rank < 3)) firstThree += 1;
  }
  return { tried: queries.length, first, firstThree, misses };
}

export async function run(): Promise<Figure[]> {
  const report = new Report();
  for (const size of SIZES) {
    const name = size.toLocaleString("en");
    const large = size === 100_000;
    const articles = [...generateArticles(size, SEED)];
    firstAsked(report, name, articles);
    const before = process.memoryUsage().rss;
    const searcher = build(report, name, articles, large);
    report.add(
      `${name}: resident, articles and index`,
      process.memoryUsage().rss / 1e6,
      "MB",
      large ? "900" : undefined,
    );
    report.add(`${name}: of that grown while building`, (process.memoryUsage().rss - before) / 1e6, "MB");
    for (const { text } of makeQueries(randomFrom(SEED + 2), articles, 2)) ask(searcher, text);
    const queries = makeQueries(randomFrom(SEED), articles, EACH);
    measureQueries(report, name, searcher, queries, large);
    measureErrors(report, name, searcher, articles);
    compare(report, name, searcher, articles, queries);
    keep(report, name, searcher, articles, large);
  }
  const quality = measureQuality(shippedArticles(), smoke ? 10 : 60);
  report.add("shipped corpus: right article first", (100 * quality.first) / quality.tried, "of 100", "97");
  report.add(
    "shipped corpus: among the first three",
    (100 * quality.firstThree) / quality.tried,
    "of 100",
    "100",
  );
  return report.figures;
}
