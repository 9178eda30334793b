import type { Article } from "../corpus/article.js";
import type { Batch } from "../library/batches.js";
import { ENCODINGS, type Encoding, encodingNamed } from "../library/encoding.js";
import { loadWhole, type WholeOptions } from "../library/load.js";
import { isTrouble, type Warning, warningText } from "../library/warnings.js";
import type { Searcher } from "../search/searcher.js";
import type { Snippet } from "../search/types.js";
import { type Context, Trouble, troubleLine } from "./context.js";
import { tellError } from "./output.js";
import { progressLine } from "./progress.js";
import { EXIT } from "./table.js";
import { tellReading } from "./told-reading.js";

export interface Corpus {
  readonly batch: Batch;
  readonly articles: readonly Article[];
  /** Something that was asked for could not be read: the exit code says so, whatever was found. */
  readonly trouble: boolean;
  /** The name of the corpus that an article is in, as several are told apart by. */
  readonly corpusOf: (article: Article) => string;
}

export interface Searchable extends Corpus {
  readonly searcher: Searcher;
}

/** The encoding that was insisted on. */
export function encodingOf(context: Context): Encoding | null {
  const name = context.options.encoding;
  if (name === undefined) return null;
  const encoding = encodingNamed(name);
  if (encoding === null) {
    const { what, remedy } = context.words.badEncoding(ENCODINGS.join(", "));
    throw new Trouble(`--encoding ${name}`, what, remedy);
  }
  return encoding;
}

/** Reads the whole corpus for a command that prints; each warning is a line on standard error. */
export async function readCorpus(context: Context): Promise<Corpus> {
  return read(context, {});
}

/** A corpus with all of it in a searcher: with what is kept of its index, as the screen keeps it. */
export async function readSearchable(context: Context): Promise<Searchable> {
  // Loaded now and not above: most commands search nothing.
  const [{ GrownSearch }, { SearchKeeper }] = await Promise.all([
    import("../ui/grown-search.js"),
    import("../library/search-keeper.js"),
  ]);
  const search = new GrownSearch();
  const corpus = await read(context, {
    search: new SearchKeeper(),
    onBatch: (batch) => search.add(batch.articles, batch.search),
  });
  return { ...corpus, searcher: search.whole() };
}

/** What a query finds, in page order; all of it, since nobody waits at a key. How it was read is told. */
export async function foundInPageOrder(
  context: Context,
  { articles, searcher }: Searchable,
  query: string,
): Promise<readonly Article[]> {
  const { mixedSounds } = context.options;
  const { reading, indices } = searcher.search(query, {
    limit: 0,
    sort: "page",
    thorough: true,
    mixedSounds,
  });
  await tellReading(reading, context);
  return Array.from(indices, (index) => articles[index]).filter((article) => article !== undefined);
}

async function read(context: Context, options: WholeOptions): Promise<Corpus> {
  const line = progressLine(context, "reading");
  const batch = await loadWhole(context.paths, {
    ...options,
    encoding: encodingOf(context),
    cacheDir: context.cacheDir,
    onLost: (warning) => {
      const { what, remedy } = warningText(warning, context.lang);
      throw new Trouble(warning.path, what, remedy);
    },
    onProgress: ({ files, totalFiles }) => line.show(files, totalFiles),
  }).finally(line.clear);
  for (const warning of batch.warnings) tell(warning, context);
  const trouble = batch.warnings.some(isTrouble);
  return { batch, articles: batch.articles, trouble, corpusOf: corpusFinder(batch) };
}

/** By id, since an article may come in another script than the one that was read. */
function corpusFinder({ articles, pages, counts }: Batch): (article: Article) => string {
  let names: Map<string, string> | null = null;
  return ({ id }) => {
    if (names === null) {
      names = new Map();
      let next = 0;
      for (const [index, { corpus }] of pages.entries()) {
        for (const end = next + (counts[index] ?? 0); next < end; next++) {
          names.set(articles[next]?.id ?? "", corpus);
        }
      }
    }
    return names.get(id) ?? "";
  };
}

/** A warning as one line on standard error. */
export function tell(warning: Warning, context: Context): void {
  const { what, remedy } = warningText(warning, context.lang);
  tellError(troubleLine(warning.path, what, remedy));
}

/** 2 where something could not be read, else 0 or 1 by whether anything was found. */
export function exitCode(corpus: Corpus, found: number): number {
  if (corpus.trouble) return EXIT.trouble;
  return found > 0 ? EXIT.found : EXIT.nothing;
}

/** How articles and snippets are shown in the script that was asked for. */
export interface Shown {
  readonly article: (article: Article) => Article;
  readonly snippet: (snippet: Snippet) => Snippet;
  /** Words of our own that stand among those of an article. */
  readonly text: (text: string) => string;
}

/** In the script asked for, and as they are where none was. */
export async function scripted(context: Context): Promise<Shown> {
  const script = context.options.script;
  if (script !== "cn" && script !== "tw" && script !== "hk") {
    return { article: (article) => article, snippet: (snippet) => snippet, text: (text) => text };
  }
  const [{ convertScript }, { convertArticle }] = await Promise.all([
    import("../search/scripts.js"),
    import("../ui/scripts.js"),
  ]);
  const convert = (text: string): string => convertScript(text, script).text;
  return {
    article: (article) => convertArticle(article, convert),
    text: convert,
    snippet({ text, marks }) {
      const made = convertScript(text, script);
      const place = (at: number): number => made.starts.findIndex((start) => start >= at);
      return { text: made.text, marks: marks.map(([start, end]) => [place(start), place(end)]) };
    },
  };
}
