import { openSync } from "node:fs";
import { ReadStream } from "node:tty";
import type { Article } from "../corpus/article.js";
import type { Batch } from "../library/batches.js";
import { beginReading, whole } from "../library/begin-reading.js";
import type { Encoding } from "../library/encoding.js";
import { type LoadOptions, loadCorpus, loadCorpusSync } from "../library/load.js";
import type { PageRecord } from "../library/page-record.js";
import { SearchKeeper } from "../library/search-keeper.js";
import { isTrouble, warningText } from "../library/warnings.js";
import { watchCorpus } from "../library/watch.js";
import { MEASURE } from "../typeset/article.js";
import { printable } from "../typeset/safe.js";
import type { ScreenRequest } from "../ui/options.js";
import { bindings } from "../ui/own-keys.js";
import type { LoadEvents, Ports, ScreenOptions } from "../ui/ports.js";
import { startScreen } from "../ui/start.js";
import type { PeekText } from "../ui/state.js";
import { wordsOf } from "../ui/words/words.js";
import type { PageNote } from "../ui/world.js";
import { troubleLine } from "./context.js";
import { keepHeapSmall } from "./heap.js";
import { openMemory, warningLine } from "./memory.js";
import { hangUp, outputStream, tellError } from "./output.js";
import { EXIT } from "./table.js";
import { wordsIn } from "./words.js";

/** Pages by the articles that were read from them, for the peek and the pager. */
class Pages {
  private readonly byArticle = new Map<string, PageRecord>();

  /** `several`: the reader asked for more than one folder or file, so each is shown by its name. */
  constructor(readonly several: boolean) {}

  take(batch: Batch): void {
    let next = 0;
    for (const [index, record] of batch.pages.entries()) {
      const count = batch.counts[index] ?? 0;
      for (const article of batch.articles.slice(next, next + count)) this.byArticle.set(article.id, record);
      next += count;
    }
  }

  async text(article: Article): Promise<string | null> {
    const record = this.byArticle.get(article.id);
    if (record === undefined) return null;
    // Loaded when a page is looked at: what parses pages takes a start 8 ms.
    const { rawPage } = await import("../library/page-record.js");
    const read = await rawPage(record);
    return "text" in read ? read.text : null;
  }
}

async function peek(pages: Pages, article: Article): Promise<PeekText | null> {
  const text = await pages.text(article);
  return text === null ? null : (await import("./peek.js")).peekAt(text, article);
}

function notesOf(batch: Batch, several: boolean): PageNote[] {
  return batch.pages.map(({ name, corpus, furniture }, index) => ({
    source: name,
    corpus: several ? corpus : null,
    furniture,
    count: batch.counts[index] ?? 0,
  }));
}

function feed(batch: Batch, pages: Pages, on: LoadEvents, lang: ScreenRequest["lang"]): void {
  pages.take(batch);
  on.batch(batch.articles, notesOf(batch, pages.several), batch.search);
  on.progress(batch.progress.files, batch.progress.totalFiles);
  const trouble = batch.warnings.find(isTrouble);
  if (trouble !== undefined) on.notice(warningLine(trouble, lang));
}

/** A screen without an article, or without the one asked for, helps nobody: a line says why, as for a command. */
function nothingToOpen(small: Batch, request: ScreenRequest): { line: string; code: number } | null {
  const trouble = small.warnings.find(isTrouble);
  if (small.articles.length === 0 && trouble !== undefined) {
    const { what, remedy } = warningText(trouble, request.lang);
    return { line: troubleLine(trouble.path, what, remedy), code: EXIT.trouble };
  }
  const { openId } = request;
  if (openId === undefined || small.articles.some((article) => article.id === openId)) return null;
  const { what, remedy } = wordsIn(request.lang).noArticle(openId);
  return { line: troubleLine("open", what, remedy), code: EXIT.nothing };
}

/**
 * Keys come from the terminal itself, also when standard input is a pipe. Opened apart from standard input, it can
 * be closed while another program has the terminal.
 */
function keyboard(): ReadStream {
  return openTerminal().once("end", hangUp).on("error", hangUp);
}

function openTerminal(): ReadStream {
  try {
    return new ReadStream(openSync("/dev/tty", "r+"));
  } catch (error) {
    // A process without a controlling terminal may still have one on its standard input.
    if (process.stdin.isTTY) return process.stdin;
    throw error;
  }
}

function multiplexer(): "tmux" | "screen" | null {
  if (process.env["TMUX"]) return "tmux";
  return process.env["TERM"]?.startsWith("screen") ? "screen" : null;
}

/**
 * Opens the library, hands its articles to the screen and waits until the reader leaves.
 * Gives the exit code; never exits itself. `main.ts` loads this file only for the screen, so that a command
 * that prints does not pay for it.
 */
export async function openScreen(request: ScreenRequest): Promise<number> {
  const { lang } = request;
  const pages = new Pages(request.paths.length > 1);
  const keeper = new SearchKeeper();
  const load: LoadOptions = {
    encoding: request.encoding as Encoding | null,
    cacheDir: request.cacheDir,
    search: keeper,
  };
  const small = loadCorpusSync(request.paths, load);
  if (small !== null) {
    const problem = nothingToOpen(small, request);
    if (problem !== null) {
      tellError(problem.line);
      return problem.code;
    }
  }
  // A large corpus is begun now, so that it is read while the screen is made.
  const { first, rest, walked } = small === null ? await beginReading(request.paths, load) : whole(small);
  pages.take(first);
  const memory = openMemory(request);
  const readAll = async (on: LoadEvents): Promise<void> => {
    for await (const batch of loadCorpus(request.paths, load)) feed(batch, pages, on, lang);
  };
  const told = [...first.warnings.filter(isTrouble), ...memory.warnings];
  const notices = [...(request.notices ?? []), ...told.map((warning) => warningLine(warning, lang))];
  const { keys, problems } = bindings(request.keys);
  for (const problem of problems) {
    const text = wordsOf(lang).keyProblem(problem);
    notices.push(text);
    // The foot has room for one line and not for long; all of them are there when the screen is gone.
    tellError(`unionnews: config.json: ${printable(text)}\n`);
  }

  const ports: Ports = {
    first: first.articles,
    firstPages: notesOf(first, pages.several),
    firstSearch: first.search,
    firstNotice: notices[0] ?? null,
    more: small === null,
    load: async (on) => {
      for await (const batch of rest) feed(batch, pages, on, lang);
    },
    reload: readAll,
    keepSearch: (index, isOver) => keeper.keep(index.segments, (segment) => index.bytesOf(segment), isOver),
    watch: (changed) =>
      watchCorpus(
        request.paths,
        (change) =>
          changed({
            added: change.added.length,
            changed: change.changed.length,
            removed: change.removed.length,
          }),
        walked === null ? {} : { since: walked },
      ),
    memory: memory.memory,
    remember: memory.remember,
    leave: memory.leave,
    peek: (article) => peek(pages, article),
    runProgram: async (program) =>
      (await import("./programs.js")).runProgram(program, (article) => pages.text(article)),
    writeAside: async (name, text) => (await import("./programs.js")).writeAside(name, text),
    environment: {
      multiplexer: multiplexer(),
      clipboard: !["linux", "dumb"].includes(process.env["TERM"] ?? "dumb"),
      corpusArguments: [
        ...(request.corpusArguments ?? []).flatMap((path) => ["--corpus", path]),
        ...(request.encoding === null ? [] : ["--encoding", request.encoding]),
      ],
    },
  };
  const options: ScreenOptions = {
    settings: {
      lang,
      ambiguous: request.ambiguous === "wide" ? "wide" : "narrow",
      measure: memory.last?.measure ?? MEASURE.standard,
      script: "printed",
      color: request.color,
      mixedSounds: request.mixedSounds ?? false,
      screenReader: request.screenReader ?? false,
    },
    ambiguous: request.ambiguous,
    script: request.script,
    keys,
    query: request.query ?? null,
    openId: request.openId ?? null,
    place: request.goOn === true ? (memory.last?.place ?? null) : null,
    firstRun: memory.firstRun,
  };
  // Behind the first frame, which is drawn before anything is waited for: loading what sets it takes 4 ms.
  if (small !== null) setImmediate(keepHeapSmall);
  const ending = await startScreen(ports, options, { openInput: keyboard, output: outputStream() });
  const unwritten = memory.close();
  if (unwritten !== null) {
    const { what, remedy } = warningText(unwritten, lang);
    tellError(troubleLine(unwritten.path, what, remedy));
  }
  if (ending.trouble !== null) {
    tellError(troubleLine("", ending.trouble, wordsIn(lang).unexpected.remedy));
  }
  return ending.code;
}
