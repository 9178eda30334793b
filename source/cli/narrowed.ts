import type { Article } from "../corpus/article.js";
import { FACETS, type Facet, facetValues } from "../search/facets.js";
import { type Context, Trouble } from "./context.js";
import type { Corpus } from "./corpus.js";

/**
 * What `--filter` and `--kept` leave of the articles; null where neither is asked for. Values are compared whole, as in
 * the reader's pane of filters, so that a screen and the command that `Y` copies have the same rows.
 */
export async function narrowing(
  context: Context,
  { corpusOf }: Corpus,
): Promise<((article: Article) => boolean) | null> {
  const { filter, kept } = context.options;
  if (filter.length === 0 && !kept) return null;
  const filters = filter.map((text) => readFilter(text, context));
  const ids = kept ? await keptIds(context.stateDir) : null;
  return (article) =>
    (ids === null || ids.has(article.id)) &&
    filters.every(({ by, value }) =>
      facetValues(article, by).some(
        (each) => each === value || (by === "source" && `${corpusOf(article)}/${each}` === value),
      ),
    );
}

function readFilter(text: string, context: Context): { readonly by: Facet; readonly value: string } {
  const sign = text.indexOf("=");
  const by = FACETS.find((facet) => facet === text.slice(0, sign));
  if (by === undefined) {
    const { what, remedy } = context.words.badFilter(FACETS.join(", "));
    throw new Trouble(`--filter ${text}`, what, remedy);
  }
  return { by, value: text.slice(sign + 1) };
}

async function keptIds(dir: string | null): Promise<ReadonlySet<string>> {
  // Loaded now and not above: few ask for it, and it brings `node:os` with it.
  const { openState } = await import("../library/state.js");
  const state = openState({ dir });
  const ids = [...state.memory.kept].filter(([, { on }]) => on).map(([id]) => id);
  state.close();
  return new Set(ids);
}
