import type { Article } from "../corpus/article.js";
import { withoutBody } from "../corpus/without-body.js";
import type { Script } from "../search/scripts.js";
import type { ShownScript } from "./state.js";

type Convert = (text: string) => string;

/** A dictionary is unpacked in slices of this length. */
const SLICE_MS = 6;

/** Short texts whose conversion is remembered: more than stand on any screen. */
const TEXTS = 2000;

/**
 * Articles in another script. A dictionary is loaded when it is first asked for; an article is converted once
 * and its marks are found in the converted text, so highlights stay right where conversion changes lengths. `slice`: milliseconds
 * for which a dictionary is unpacked at a stretch.
 */
export function createScripts(slice = SLICE_MS): {
  /** Loads a dictionary in slices between which keys are taken, and says after each how much is done. */
  readonly load: (script: Script, progress: (done: number, total: number) => void) => Promise<void>;
  readonly shown: (article: Article, script: ShownScript) => Article;
  /** A short text: a name, a place, a snippet. */
  readonly text: (text: string, script: ShownScript) => string;
} {
  const converters = new Map<Script, Convert>();
  const done = new Map<Script, WeakMap<Article, Article>>();
  const texts = new Map<string, string>();
  return {
    async load(script, progress) {
      if (converters.has(script)) return;
      const { scriptConverter, unpackScript } = await import("../search/scripts.js");
      let since = performance.now();
      for (const { done: rows, total } of unpackScript(script)) {
        if (performance.now() - since < slice) continue;
        progress(rows, total);
        await new Promise((resolve) => setImmediate(resolve));
        since = performance.now();
      }
      converters.set(script, scriptConverter(script));
      done.set(script, new WeakMap());
    },
    shown(article, script) {
      if (script === "printed") return article;
      const convert = converters.get(script);
      const cache = done.get(script);
      if (convert === undefined || cache === undefined) return article;
      const known = cache.get(article);
      if (known !== undefined) return known;
      const made = convertedWhenRead(article, convert);
      cache.set(article, made);
      return made;
    },
    text(text, script) {
      const convert = script === "printed" ? undefined : converters.get(script);
      if (convert === undefined) return text;
      const key = `${script}/${text}`;
      const known = texts.get(key);
      if (known !== undefined) return known;
      if (texts.size >= TEXTS) texts.clear();
      const made = convert(text);
      texts.set(key, made);
      return made;
    },
  };
}

/** The article in another script; its body, which no list shows, when it is first read: 1 ms for 900 characters. */
function convertedWhenRead(article: Article, convert: Convert): Article {
  const head = convertArticle({ ...withoutBody(article), body: [] }, convert);
  let body: Article["body"] | null = null;
  return Object.defineProperty({ ...head }, "body", {
    enumerable: true,
    get() {
      body ??= article.body.map(({ type, text }) => ({ type, text: convert(text) }));
      return body;
    },
  });
}

/** The article with every text of it in another script, and its page's paper and section; the place of a mark in it must be found anew. */
export function convertArticle(article: Article, convert: Convert): Article {
  const each = (text: string | null): string | null => (text === null ? null : convert(text));
  const { dateline, page } = article;
  return {
    ...article,
    page: { ...page, paper: each(page.paper), section: each(page.section) },
    column: each(article.column),
    group: each(article.group),
    kicker: each(article.kicker),
    headline: each(article.headline),
    deck: each(article.deck),
    summary: each(article.summary),
    notes: each(article.notes),
    bylines: article.bylines.map(({ role, outlet, name }) => ({
      role: each(role),
      outlet: each(outlet),
      name: convert(name),
    })),
    dateline:
      dateline === null
        ? null
        : { outlet: each(dateline.outlet), place: each(dateline.place), date: dateline.date },
    body: article.body.map(({ type, text }) => ({ type, text: convert(text) })),
  };
}
