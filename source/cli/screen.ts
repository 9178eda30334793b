import { openSync } from "node:fs";
import { ReadStream } from "node:tty";
import type { Batch } from "../library/batches.js";
import { beginReading, type Reading, whole } from "../library/begin-reading.js";
import type { Encoding } from "../library/encoding.js";
import { loadCorpus, loadCorpusSync } from "../library/load.js";
import type { LoadOptions } from "../library/load-options.js";
import { SearchKeeper } from "../library/search-keeper.js";
import { isTrouble, type Warning, warningText } from "../library/warnings.js";
import { watchCorpus } from "../library/watch.js";
import { MEASURE } from "../typeset/article.js";
import { printable } from "../typeset/safe.js";
import type { Ending } from "../ui/ending.js";
import type { ScreenRequest } from "../ui/options.js";
import { bindings, type KeyProblem } from "../ui/own-keys.js";
import type { LoadEvents, Ports, ScreenOptions } from "../ui/ports.js";
import { startScreen } from "../ui/start.js";
import { wordsOf } from "../ui/words/words.js";
import { troubleLine } from "./context.js";
import { keepHeapSmall } from "./heap.js";
import type { LastSession } from "./last-session.js";
import { leftCorpus, resume } from "./left-corpus.js";
import { type OpenMemory, openMemory, warningLine } from "./memory.js";
import { hangUp, outputStream, tellError } from "./output.js";
import { feed, notesOf, Pages } from "./pages.js";
import { EXIT } from "./table.js";
import { wordsIn } from "./words.js";

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
  return { line: troubleLine("open", what, remedy), code: EXIT.trouble };
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
export async function openScreen(wanted: ScreenRequest): Promise<number> {
  // What is remembered says which corpus to go on with; else it is read while the corpus is.
  const early = wanted.goOn === true ? openMemory(wanted) : null;
  const { request, last, gone } = resume(wanted, early?.last ?? null);
  const search = new SearchKeeper();
  const load = { encoding: request.encoding as Encoding | null, cacheDir: request.cacheDir, search };
  const small = loadCorpusSync(request.paths, load);
  const problem = small === null ? null : nothingToOpen(small, request);
  if (problem !== null) {
    early?.close();
    tellError(problem.line);
    return problem.code;
  }
  // A large corpus is begun now, so that it is read while the screen is made.
  const reading = small === null ? await beginReading(request.paths, load) : whole(small);
  const memory = early ?? openMemory(request);
  const corpus = leftCorpus(request);
  const { keys, problems } = bindings(request.keys);
  const warnings = [...reading.first.warnings.filter(isTrouble), ...memory.warnings];
  const notices = [
    ...(gone === null ? [] : [tellGone(gone, request.lang)]),
    ...(request.notices ?? []),
    ...warnings.map((warning) => warningLine(warning, request.lang)),
    ...tellProblems(problems, request.lang),
  ];
  const ports: Ports = {
    ...corpusPorts(request, load, reading),
    firstNotice: notices[0] ?? null,
    more: small === null,
    memory: memory.memory,
    remember: memory.remember,
    leave(place, at, { measure }) {
      // Who sees that a disk is not there, and quits, wants to go on when it is back.
      if (gone === null) memory.leave({ place, at, measure, corpus });
    },
    environment: environmentOf(request),
  };
  // Behind the first frame, which is drawn before anything is waited for: loading what sets it takes 4 ms.
  if (small !== null) setImmediate(keepHeapSmall);
  const options = { ...optionsOf(request, last, memory), keys };
  const ending = await startScreen(ports, options, { openInput: keyboard, output: outputStream() });
  tellEnd(memory.close(), ending, request.lang);
  return ending.code;
}

/** The corpus that was left is gone: told at the foot, and again when the screen is. */
function tellGone(path: string, lang: ScreenRequest["lang"]): string {
  const { what, remedy } = wordsIn(lang).corpusGone;
  tellError(troubleLine(path, what, remedy));
  return `${what}: ${path}; ${remedy}`;
}

/** What is wrong with the reader's own keys. The foot has room for one line and not for long; all of them are there when the screen is gone. */
function tellProblems(problems: readonly KeyProblem[], lang: ScreenRequest["lang"]): string[] {
  return problems.map((problem) => {
    const text = wordsOf(lang).keyProblem(problem);
    tellError(`unionnews: config.json: ${printable(text)}\n`);
    return text;
  });
}

type CorpusPorts = Pick<
  Ports,
  | "first"
  | "firstPages"
  | "firstSearch"
  | "load"
  | "reload"
  | "keepSearch"
  | "watch"
  | "peek"
  | "runProgram"
  | "writeAside"
>;

/** The corpus: what was read of it at once, how the rest comes, how a page is looked at, how changes are told. */
function corpusPorts(
  { paths, lang }: ScreenRequest,
  load: LoadOptions & { readonly search: SearchKeeper },
  { first, rest, walked }: Reading,
): CorpusPorts {
  const pages = new Pages(paths.length > 1);
  pages.take(first);
  const feedAll = async (batches: AsyncIterable<Batch>, on: LoadEvents): Promise<void> => {
    for await (const batch of batches) feed(batch, pages, on, lang);
  };
  return {
    first: first.articles,
    firstPages: notesOf(first, pages.several),
    firstSearch: first.search,
    load: (on) => feedAll(rest, on),
    reload: (on) => feedAll(loadCorpus(paths, load), on),
    keepSearch: (index, isOver) =>
      load.search.keep(index.segments, (segment) => index.bytesOf(segment), isOver),
    watch: (tell) =>
      watchCorpus(
        paths,
        ({ added, changed, removed }) =>
          tell({ added: added.length, changed: changed.length, removed: removed.length }),
        walked === null ? {} : { since: walked },
      ),
    peek: (article) => pages.peek(article),
    runProgram: async (program) =>
      (await import("./programs.js")).runProgram(program, (article) => pages.text(article)),
    writeAside: async (name, text) => (await import("./programs.js")).writeAside(name, text),
  };
}

function environmentOf(request: ScreenRequest): Ports["environment"] {
  return {
    multiplexer: multiplexer(),
    clipboard: !["linux", "dumb"].includes(process.env["TERM"] ?? "dumb"),
    corpusArguments: [
      ...(request.corpusArguments ?? []).flatMap((path) => ["--corpus", path]),
      ...(request.encoding === null ? [] : ["--encoding", request.encoding]),
    ],
  };
}

/** How the screen begins: as it was asked for, or where the last session was left, whose measure always holds. */
function optionsOf(
  request: ScreenRequest,
  left: LastSession | null,
  { last, firstRun }: OpenMemory,
): Omit<ScreenOptions, "keys"> {
  return {
    settings: {
      lang: request.lang,
      ambiguous: request.ambiguous === "wide" ? "wide" : "narrow",
      measure: last?.measure ?? MEASURE.standard,
      script: "printed",
      color: request.color,
      mixedSounds: request.mixedSounds ?? false,
      screenReader: request.screenReader ?? false,
    },
    ambiguous: request.ambiguous,
    script: request.script,
    query: request.query ?? null,
    openId: request.openId ?? null,
    place: left?.place ?? null,
    at: left?.at ?? null,
    firstRun,
  };
}

/** What has to be said when the terminal is back: what could not be remembered, and what ended the screen. */
function tellEnd(unwritten: Warning | null, ending: Ending, lang: ScreenRequest["lang"]): void {
  if (unwritten !== null) {
    const { what, remedy } = warningText(unwritten, lang);
    tellError(troubleLine(unwritten.path, what, remedy));
  }
  if (ending.trouble !== null) tellError(troubleLine("", ending.trouble, wordsIn(lang).unexpected.remedy));
}
