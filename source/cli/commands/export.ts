import type { Article } from "../../corpus/article.js";
import { WriteTrouble, writeFolder, writeWhole } from "../../library/write-whole.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { Trouble } from "../context.js";
import { type Corpus, exitCode, readCorpus, readSearchable, scripted } from "../corpus.js";
import { bulkLines, mapping } from "../formats/bulk.js";
import { bibtexEntries, cslItems } from "../formats/citations.js";
import { csvLines } from "../formats/csv.js";
import { jsonLines, ndjsonLines } from "../formats/json.js";
import { markdownFile, markdownFolder } from "../formats/markdown.js";
import { tellNone } from "../narrowed.js";
import { isTerminal, tellError, writeData } from "../output.js";
import { counted, progressLine } from "../progress.js";
import { EXIT, type FORMATS } from "../table.js";
import type { Words } from "../words.js";
import { listed } from "./list.js";
import { hitsOf } from "./search.js";

type Format = (typeof FORMATS)[number];

const WRITERS: Readonly<Record<Format, (articles: Iterable<Article>) => Iterable<string>>> = {
  json: jsonLines,
  ndjson: ndjsonLines,
  csv: csvLines,
  markdown: markdownFile,
  bibtex: bibtexEntries,
  csl: cslItems,
  bulk: bulkLines,
  mapping,
};

/**
 * Writes all articles, or what a query finds, in a format, to standard output or to what `--output` names, whole or not at all. Where
 * nothing is found what is written holds no article, and the exit code is 1.
 */
export async function exportArticles(context: Context): Promise<number> {
  const { options } = context;
  const format = (options.format ?? "json") as Format;
  if (format === "mapping" && options.output === undefined) {
    for (const chunk of mapping()) await writeData(chunk);
    return EXIT.found;
  }
  const query = context.args.join(" ");
  const { corpus, articles } = await chosenArticles(query, context);
  if (articles.length === 0 && process.stderr.isTTY) tellNone(query, context);
  const show = await scripted(context);
  const line = progressLine(context, "writing");
  // Converted one by one as they are written: all of them at once would take a minute before the first byte.
  const shown = counted(inScript(articles, show.article), articles.length, line);
  if (options.output === undefined) {
    // On a terminal the articles themselves are to be seen.
    const chunks = WRITERS[format](isTerminal() ? inScript(articles, show.article) : shown);
    try {
      for (const chunk of chunks) await writeData(chunk);
    } finally {
      line.clear();
    }
    return exitCode(corpus, articles.length);
  }
  const interrupted = await writeTo(options.output, format, shown, context.words).finally(line.clear);
  if (interrupted) return EXIT.interrupted;
  if (process.stderr.isTTY) {
    tellError(`${printable(context.words.wrote(articles.length, options.output))}\n`);
  }
  return exitCode(corpus, articles.length);
}

/** The articles that `search` finds, in its order, or without a query those that `list` lists. */
async function chosenArticles(
  query: string,
  context: Context,
): Promise<{ readonly corpus: Corpus; readonly articles: readonly Article[] }> {
  if (query === "") {
    const corpus = await readCorpus(context);
    return { corpus, articles: await listed(context, corpus) };
  }
  const corpus = await readSearchable(context);
  const limit = context.options.limit ?? corpus.articles.length;
  const { hits } = await hitsOf(query, limit, context, corpus);
  return { corpus, articles: hits.map(({ article }) => article) };
}

function* inScript(articles: readonly Article[], show: (article: Article) => Article): Generator<Article> {
  for (const article of articles) yield show(article);
}

/** True where a signal stopped it; then nothing was written. */
async function writeTo(
  output: string,
  format: Format,
  articles: Iterable<Article>,
  words: Words,
): Promise<boolean> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.on("SIGINT", abort).on("SIGTERM", abort);
  try {
    if (format === "markdown" && output.endsWith("/")) {
      await writeFolder(output, markdownFolder(articles), stop.signal);
    } else await writeWhole(output, WRITERS[format](articles), stop.signal);
    return false;
  } catch (error) {
    if (!(error instanceof WriteTrouble)) throw error;
    if (error.code === "interrupted") return true;
    const { what, remedy } = words.cannotWrite(error.code);
    throw new Trouble(output, what, remedy);
  } finally {
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
}
