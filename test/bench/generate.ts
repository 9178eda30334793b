import type { Article, Byline } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { shippedPages } from "../corpus/shipped.js";

/**
 * Articles that look like the shipped ones and are as many as wanted: text that follows the corpus character by
 * character (which one comes after which two), leaves it now and then for any character of it (a large
 * corpus holds a million different pairs; a chain over four pages alone has fifteen thousand), with headlines,
 * kickers, signatures, places and dates in the shares in which papers have them. The same seed gives the same articles.
 */

/** A small generator of numbers in [0, 1), good enough for text (mulberry32's recurrence). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** The shipped pages, read. */
export function shippedArticles(): readonly Article[] {
  return shippedPages().flatMap(({ name, raw }) => readPage(raw, name).articles);
}

/** How often the text leaves the chain for any character at all: about as many new pairs as running text brings. */
const LEAP = 0.05;
const HAN = /\p{Script=Han}/u;

interface Chain {
  readonly after: ReadonlyMap<string, string>;
  readonly all: string;
}

function learn(articles: readonly Article[]): Chain {
  const after = new Map<string, string>();
  let all = "";
  for (const article of articles) {
    const texts = [article.headline, article.kicker, article.deck, ...article.body.map(({ text }) => text)];
    for (const text of texts) {
      const han = [...(text ?? "")].filter((character) => HAN.test(character)).join("");
      for (let i = 2; i < han.length; i += 1) {
        const pair = han.slice(i - 2, i);
        after.set(pair, (after.get(pair) ?? "") + han.charAt(i));
        after.set(han.charAt(i - 1), (after.get(han.charAt(i - 1)) ?? "") + han.charAt(i));
      }
      all += han;
    }
  }
  return { after, all };
}

function letter(random: Random, text: string): string {
  return text.charAt(Math.floor(random() * text.length));
}

/** `length` characters of running text without punctuation. */
function run(random: Random, { after, all }: Chain, length: number): string {
  let text = letter(random, all);
  while (text.length < length) {
    const choices = after.get(text.slice(-2)) ?? "";
    // A pair with a single continuation would recite the page word for word.
    const next = choices.length > 1 && random() < 0.5 ? choices : (after.get(text.slice(-1)) ?? all);
    text += random() < LEAP ? letter(random, all) : letter(random, next);
  }
  return text;
}

function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** Sentences with commas up to about `length` characters. */
function paragraph(random: Random, chain: Chain, length: number): string {
  let text = "";
  while (text.length < length) {
    const clauses = between(random, 1, 3);
    for (let i = 1; i <= clauses; i += 1)
      text += run(random, chain, between(random, 6, 16)) + (i < clauses ? "，" : "。");
    if (random() < 0.08) text += `${between(random, 2, 2999)}人参加，`;
  }
  return text;
}

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

interface Material {
  readonly chain: Chain;
  readonly names: readonly string[];
  readonly places: readonly string[];
  readonly columns: readonly string[];
}

function material(random: Random, count: number): Material {
  const articles = shippedArticles();
  const chain = learn(articles);
  const names = Array.from({ length: Math.max(60, Math.min(4000, Math.floor(count / 12))) }, () => {
    return (
      letter(random, SURNAMES) +
      Array.from({ length: between(random, 1, 2) }, () => letter(random, chain.all)).join("")
    );
  });
  const places = Array.from({ length: 300 }, () => run(random, chain, 2));
  const columns = Array.from({ length: 80 }, () => run(random, chain, between(random, 3, 6)));
  return { chain, names, places, columns };
}

function bylines(random: Random, names: readonly string[]): readonly Byline[] {
  const signed: Byline[] = [{ role: "记者", outlet: "本报", name: pick(random, names) }];
  if (random() < 0.4) signed.push({ role: "通讯员", outlet: null, name: pick(random, names) });
  return signed;
}

function headline(random: Random, chain: Chain): string {
  const text = run(random, chain, between(random, 8, 24));
  return random() < 0.25 && text.length > 12 ? `“${text.slice(0, 4)}”${text.slice(4)}` : text;
}

function body(random: Random, chain: Chain, length: number): Article["body"] {
  const elements: Article["body"][number][] = [];
  for (let written = 0; written < length; ) {
    const text = paragraph(random, chain, Math.min(between(random, 60, 240), length - written));
    elements.push({ type: "paragraph", text });
    written += text.length;
  }
  return elements;
}

/** Characters of a story, a caption having a sixth: with the short fields 80 million for 100,000 articles. */
const BODY = 900;
const DAYS = 900;
const ON_A_PAGE = 8;

function article(random: Random, { chain, names, places, columns }: Material, index: number): Article {
  const photo = random() < 0.2;
  const page = Math.floor(index / ON_A_PAGE);
  const day = new Date(Date.UTC(2023, 0, 1 + (Math.floor(page / 8) % DAYS)));
  const maybe = (share: number, from: number, to: number): string | null =>
    random() < share ? run(random, chain, between(random, from, to)) : null;
  return {
    id: index.toString(36),
    source: `${page}.txt`,
    page: { paper: "工人日报", date: day.toISOString().slice(0, 10), number: (page % 8) + 1, section: null },
    kind: photo ? "photo" : "news",
    column: random() < 0.2 ? pick(random, columns) : null,
    group: null,
    kicker: photo ? null : maybe(0.4, 12, 30),
    headline: headline(random, chain),
    deck: photo ? null : maybe(0.2, 10, 20),
    summary: photo ? null : maybe(0.05, 50, 90),
    notes: null,
    bylines: bylines(random, names),
    dateline: random() < 0.5 ? { outlet: "本报", place: pick(random, places), date: null } : null,
    body: body(random, chain, photo ? BODY / 6 : BODY),
    continuedOn: null,
    continuedFrom: null,
  };
}

/** `count` articles in the order of their pages; of 100,000 with this seed 80,000 are stories of 900 characters. */
export function* generateArticles(count: number, seed: number): Generator<Article> {
  const random = randomFrom(seed);
  const stuff = material(random, count);
  for (let index = 0; index < count; index += 1) {
    // Text put together piece by piece is kept in pieces by V8; read back it lies in one, as text from a file does.
    yield JSON.parse(JSON.stringify(article(random, stuff, index))) as Article;
  }
}
