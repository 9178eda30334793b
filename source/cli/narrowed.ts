import type { Article } from "../corpus/article.js";
import { meets } from "../search/conditions.js";
import { FACETS, type Facet, facetValues } from "../search/facets.js";
import { CONDITION_VALUES, readCondition } from "../search/read-condition.js";
import { printable } from "../typeset/safe.js";
import { type Context, Trouble } from "./context.js";
import type { Corpus } from "./corpus.js";
import { tellError } from "./output.js";

type Passes = (article: Article) => boolean;

/**
 * What `--filter` and `--kept` leave of the articles; null where neither is asked for. A value that an article has is meant
 * as it stands, as in the reader's pane of filters, so that a screen and the command that `Y` copies have the same rows.
 * Throws `Trouble` for a value that can be none.
 */
export async function narrowing(context: Context, corpus: Corpus): Promise<Passes | null> {
  const { filter, kept } = context.options;
  if (filter.length === 0 && !kept) return null;
  const filters = filter.map((text) => readFilter(text, context, corpus));
  const ids = kept ? await keptIds(context.stateDir) : null;
  return (article) => (ids === null || ids.has(article.id)) && filters.every((passes) => passes(article));
}

/** Tells eyes that nothing was found, and what narrowed it (`more`: what else did). A script sees it by the exit code. */
export function tellNone(query: string, { options, words }: Context, more: readonly string[] = []): void {
  const filters = options.filter.map((text) => `--filter ${text}`);
  const narrowed = [...filters, ...(options.kept ? ["--kept"] : []), ...more].join(" ");
  tellError(`${printable(words.none(query, narrowed))}\n`);
}

function readFilter(text: string, context: Context, corpus: Corpus): Passes {
  const sign = text.indexOf("=");
  const by = FACETS.find((facet) => facet === text.slice(0, sign));
  if (by === undefined) {
    const { what, remedy } = context.words.badFilter(FACETS.join(", "));
    throw new Trouble(`--filter ${text}`, what, remedy);
  }
  const value = text.slice(sign + 1);
  const read = by === "source" ? readSource(value, corpus) : readValue(by, value, corpus);
  if (typeof read === "function") return read;
  const { what, remedy } = context.words.misuse({
    misuse: "bad-value",
    about: `--filter ${text}`,
    detail: read,
  });
  throw new Trouble("", what, remedy);
}

/** A test of articles, or what there is instead. What the query language knows is read as it reads it: `page=02`, `month=2025`. */
function readValue(by: Exclude<Facet, "source">, value: string, { articles }: Corpus): Passes | string {
  const has: Passes = (article) => facetValues(article, by).includes(value);
  if (by === "byline" || by === "place" || by === "column" || articles.some(has)) return has;
  const type = by === "month" ? "date" : by;
  const condition = readCondition(type, value);
  return condition === null ? CONDITION_VALUES[type] : (article) => meets(article, condition);
}

/** So many files are named where one is not there. */
const NAMED = 5;

/** By a file's name, perhaps behind that of its corpus; where none is called so, also without its ending. */
function readSource(value: string, { batch, corpusOf }: Corpus): Passes | string {
  const { pages } = batch;
  const whole = (name: string): boolean => name === value;
  const begun = (name: string): boolean => name.replace(/(?:\.txt)?\.[^./]*$/iu, "") === value;
  for (const is of [whole, begun]) {
    const isMeant = (name: string, corpus: string): boolean => is(name) || is(`${corpus}/${name}`);
    if (pages.some(({ name, corpus }) => isMeant(name, corpus)))
      return (article) => isMeant(article.source, corpusOf(article));
  }
  if (pages.length === 0) return () => false;
  const names = pages.slice(0, NAMED).map(({ name }) => name);
  return [...names, ...(pages.length > NAMED ? ["…"] : [])].join(", ");
}

async function keptIds(dir: string | null): Promise<ReadonlySet<string>> {
  // Loaded now and not above: few ask for it, and it brings `node:os` with it.
  const { openState } = await import("../library/state.js");
  const state = openState({ dir });
  const ids = [...state.memory.kept].filter(([, { on }]) => on).map(([id]) => id);
  state.close();
  return new Set(ids);
}
