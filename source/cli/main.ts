import { delimiter, join } from "node:path";
import { readConfig } from "../library/config.js";
import { foldersOf } from "../library/folders.js";
import { faultOf } from "../ui/fault.js";
import { type Context, langOf, Trouble, troubleLine } from "./context.js";
import { merge } from "./merge.js";
import { isTerminal, outputStream, Stop, tellError, watchOutput, whenWritten } from "./output.js";
import { type Misuse, parse, type Request } from "./parse.js";
import { run } from "./run.js";
import { EXIT } from "./table.js";
import { wordsIn } from "./words.js";

/** The shipped pages stand beside `bin` and `dist`. */
const SHIPPED = join(import.meta.dirname, import.meta.dirname.endsWith("dist") ? ".." : "../..", "corpus");

/** For the launcher: where the compiled program may be kept; null, nowhere, until the settings are read. */
export const kept: { cacheDir: string | null } = { cacheDir: null };

/** The command line from its words to its exit code: arguments, settings, command. Never throws. */
async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const request = await parse(argv, import.meta);
  if ("misuse" in request) return misused(request, argv, env);
  let lang = langOf(request.options, env);
  try {
    const folders = foldersOf(env);
    const reading = readConfig(folders.config);
    const options = merge(request.options, reading.config);
    lang = langOf(options, env);
    const words = wordsIn(lang);
    const notices = reading.odd.map((detail) => {
      const { what, remedy } = words.badConfig(detail);
      tellError(troubleLine(reading.path ?? "", what, remedy));
      return `config.json: ${what}`;
    });
    const terminal = isTerminal();
    const paths = namedPaths(options.corpus, reading.config.corpus, env);
    const size = terminal ? outputStream() : null;
    const context: Context = {
      options,
      args: request.args,
      lang,
      words,
      paths: paths ?? [SHIPPED],
      isShipped: paths === null,
      terminal,
      color: terminal && !options.noColor && !env["NO_COLOR"] && env["TERM"] !== "dumb",
      columns: options.width ?? (size?.columns || 80),
      rows: size?.rows || 24,
      ambiguous: options.ambiguous === "wide" ? "wide" : "narrow",
      cacheDir: options.noCache ? null : folders.cache,
      stateDir: options.noState ? null : folders.state,
      keys: reading.config.keys ?? {},
      notices,
      releaseSignals: () => process.off("SIGINT", interrupted),
      env,
    };
    kept.cacheDir = context.cacheDir;
    return await run(request as Request, context);
  } catch (error) {
    if (error instanceof Stop) return EXIT.found;
    if (error instanceof Trouble) tellError(troubleLine(error.where, error.what, error.remedy));
    else tellError(troubleLine("", faultOf(error), wordsIn(lang).unexpected.remedy));
    return EXIT.trouble;
  }
}

/** `--corpus`, else `UNIONNEWS_CORPUS` (several parted as in `PATH`), else the configuration; null where none names any. */
function namedPaths(
  given: readonly string[],
  configured: readonly string[] | undefined,
  env: NodeJS.ProcessEnv,
): readonly string[] | null {
  if (given.length > 0) return given;
  const named = (env["UNIONNEWS_CORPUS"] ?? "").split(delimiter).filter((path) => path !== "");
  return named.length > 0 ? named : (configured ?? null);
}

function misused(misuse: Misuse, argv: readonly string[], env: NodeJS.ProcessEnv): number {
  const at = argv.findLastIndex((word) => word.startsWith("--lang"));
  const typed = argv[at]?.split("=")[1] ?? argv[at + 1];
  const lang = langOf(at >= 0 && typed !== undefined ? { lang: typed } : {}, env);
  const { what, remedy } = wordsIn(lang).misuse(misuse);
  tellError(troubleLine("", what, remedy));
  return EXIT.trouble;
}

/** The one place that exits, when all that was written has gone out. */
function leave(code: number): void {
  if (code === EXIT.hungUp) dieOfHangUp();
  else whenWritten(() => process.exit(code));
}

/**
 * Where the terminal has gone there is nothing to wait for, and Node 20 aborts when it wants to put the terminal's
 * modes back at its exit. So the signal that brought the news ends us after all, now that everything is saved.
 */
function dieOfHangUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

/** Standard output cannot take what we write: a line and exit code 2, unless it was only closed. */
function outputFailed(code: string | null): never {
  if (code === null) process.exit(EXIT.found);
  const { what, remedy } = wordsIn(langOf({}, process.env)).cannotWrite(code);
  tellError(troubleLine("stdout", what, remedy));
  process.exit(EXIT.trouble);
}

/** Ctrl-C while something is printed. Whoever else listens (an export that cleans up, a pager) decides for itself. */
function interrupted(): void {
  if (process.listenerCount("SIGINT") === 1) process.exit(EXIT.interrupted);
}

process.on("SIGINT", interrupted);
watchOutput(outputFailed);
void main(process.argv.slice(2), process.env).then(leave);
