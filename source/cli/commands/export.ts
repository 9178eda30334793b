import type { Article } from "../../corpus/article.js";
import { WriteTrouble, writeFolder, writeWhole } from "../../library/write-whole.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { Trouble } from "../context.js";
import { exitCode, readCorpus, scripted } from "../corpus.js";
import { bulkLines, mapping } from "../formats/bulk.js";
import { bibtexEntries, cslItems } from "../formats/citations.js";
import { csvLines } from "../formats/csv.js";
import { jsonLines, ndjsonLines } from "../formats/json.js";
import { markdownFile, markdownFolder } from "../formats/markdown.js";
import { writeData } from "../output.js";
import { EXIT, type FORMATS } from "../table.js";
import type { Words } from "../words.js";

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

export async function exportArticles(context: Context): Promise<number> {
  const { options } = context;
  const format = (options.format ?? "json") as Format;
  if (format === "mapping" && options.output === undefined) {
    for (const chunk of mapping()) await writeData(chunk);
    return EXIT.found;
  }
  const corpus = await readCorpus(context);
  const show = await scripted(context);
  const articles = corpus.articles.slice(0, options.limit).map(show.article);
  const chunks = WRITERS[format](articles);
  if (options.output === undefined) {
    for (const chunk of chunks) await writeData(chunk);
    return exitCode(corpus, articles.length);
  }
  const interrupted = await writeTo(options.output, format, articles, chunks, context.words);
  if (interrupted) return EXIT.interrupted;
  if (process.stderr.isTTY) {
    process.stderr.write(`${printable(context.words.wrote(articles.length, options.output))}\n`);
  }
  return exitCode(corpus, articles.length);
}

/** True where a signal stopped it; then nothing was written. */
async function writeTo(
  output: string,
  format: Format,
  articles: readonly Article[],
  chunks: Iterable<string>,
  words: Words,
): Promise<boolean> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.on("SIGINT", abort).on("SIGTERM", abort);
  try {
    if (format === "markdown" && output.endsWith("/")) {
      await writeFolder(output, markdownFolder(articles), stop.signal);
    } else await writeWhole(output, chunks, stop.signal);
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
