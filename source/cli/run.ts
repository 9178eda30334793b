import { existsSync } from "node:fs";
import { printable } from "../typeset/safe.js";
import { SCRIPTS, type ShownScript } from "../ui/state.js";
import type { Context } from "./context.js";
import { Trouble } from "./context.js";
import { tellError, write } from "./output.js";
import type { Request } from "./parse.js";
import { type CommandName, commandNear, EXIT } from "./table.js";

type Command = (context: Context) => Promise<number>;

/** Each command is loaded when it is asked for: one that prints needs neither the screen nor the other commands. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  read: async () => read,
  list: async () => (await import("./commands/list.js")).list,
  search: async () => (await import("./commands/search.js")).search,
  show: async () => (await import("./commands/show.js")).show,
  open: async () => open,
  kwic: async () => (await import("./commands/kwic.js")).printKwic,
  stats: async () => (await import("./commands/stats.js")).stats,
  export: async () => (await import("./commands/export.js")).exportArticles,
  check: async () => (await import("./commands/check.js")).check,
  completions: async () => (await import("./commands/made.js")).completions,
  man: async () => (await import("./commands/made.js")).man,
};

/** Runs what was asked for and gives the exit code. */
export async function run(request: Request, context: Context): Promise<number> {
  const { options, command } = request;
  if (options.version || options.help) {
    const { helpText } = await import("./help.js");
    const explicit = context.args.length > 0 || command.name !== "read" ? command : null;
    await write(options.version ? `${request.version}\n` : helpText(explicit, context.lang));
    return EXIT.found;
  }
  return (await COMMANDS[command.name]())(context);
}

/** A terminal that can only print lines gets lines. */
function printsLines(context: Context): boolean {
  return context.env["TERM"] === "dumb";
}

/** The reader; where standard output is no terminal it prints what `list` or `search` prints. */
const read: Command = async (context) => {
  const { args } = context;
  const goOn = args.length === 1 && args[0] === "-";
  if (!context.terminal || printsLines(context)) {
    if (args.length === 0 || goOn) return (await import("./commands/list.js")).list(context);
    const code = await (await import("./commands/search.js")).search(context);
    if (code === EXIT.nothing && args.length === 1) tellMistyped(args[0] ?? "", context);
    return code;
  }
  return screen(context, goOn ? { goOn } : args.length === 0 ? {} : { query: args.join(" ") });
};

/** What to say of a query that is the path of pages: who types one wants them read, not looked for. A word alone may be a folder's name by chance. */
function misplacedPath({ args, words }: Context): string | null {
  const [path = ""] = args;
  if (args.length !== 1 || !/^\.{1,2}$|[/\\]/u.test(path)) return null;
  return existsSync(path) ? words.path(path) : null;
}

/** A word that is nowhere and nearly a command was meant for one. A script is told nothing but trouble. */
function tellMistyped(word: string, context: Context): void {
  const near = commandNear(word);
  const hint = near === undefined ? misplacedPath(context) : context.words.meant(near);
  // Standard error is asked last: Node loads a whole network to tell whether it is a terminal.
  if (hint !== null && process.stderr.isTTY === true) tellError(`${printable(hint)}\n`);
}

const open: Command = async (context) => {
  if (!context.terminal) {
    const { what, remedy } = context.words.noTerminal;
    throw new Trouble("open", what, remedy);
  }
  if (printsLines(context)) return (await import("./commands/show.js")).show(context);
  return screen(context, { openId: context.args[0] ?? "" });
};

async function screen(
  context: Context,
  start: { readonly goOn?: boolean; readonly query?: string; readonly openId?: string },
): Promise<number> {
  const { options, env } = context;
  const [{ openScreen }, { encodingOf }] = await Promise.all([import("./screen.js"), import("./corpus.js")]);
  const misplaced = start.query === undefined ? null : misplacedPath(context);
  context.releaseSignals();
  return openScreen({
    paths: context.paths,
    isShipped: context.isShipped,
    ...start,
    lang: context.lang,
    ambiguous: options.ambiguous === "wide" || options.ambiguous === "narrow" ? options.ambiguous : "auto",
    color: !options.noColor && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    stateDir: context.stateDir,
    homeless: context.stateDir === null && !options.noState,
    cacheDir: context.cacheDir,
    script: scriptOf(options.script),
    mixedSounds: options.mixedSounds,
    screenReader: options.screenReader,
    keys: context.keys,
    notices: [misplaced, ...context.notices].filter((notice) => notice !== null),
    corpusArguments: options.corpus,
    encoding: encodingOf(context),
  });
}

function scriptOf(name: string | undefined): ShownScript {
  return SCRIPTS.find((script) => script === name) ?? "printed";
}
