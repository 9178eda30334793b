import about from "../../package.json" with { type: "json" };
import {
  type CommandName,
  type CommandSpec,
  choicesOf,
  commandNamed,
  GLOBAL_OPTIONS,
  OPTIONS,
  type OptionSpec,
} from "./table.js";

/** The options as given; what was not given is undefined (a list: empty, a switch: false). */
export interface Options {
  readonly corpus: readonly string[];
  readonly encoding?: string;
  readonly script?: string;
  readonly lang?: string;
  readonly ambiguous?: string;
  readonly mixedSounds: boolean;
  readonly noColor: boolean;
  readonly noCache: boolean;
  readonly noState: boolean;
  readonly noPager: boolean;
  readonly screenReader: boolean;
  readonly json: boolean;
  readonly ndjson: boolean;
  readonly limit?: number;
  readonly sort?: string;
  readonly reverse: boolean;
  readonly filter: readonly string[];
  readonly kept: boolean;
  readonly fields?: string;
  readonly width?: number;
  readonly by: readonly string[];
  readonly format?: string;
  readonly output?: string;
  readonly help: boolean;
  readonly version: boolean;
}

export interface Request {
  readonly command: CommandSpec;
  readonly args: readonly string[];
  readonly options: Options;
  readonly version: string;
}

/** Why a line could not be read: a code and what it is about, put into words by `words.ts`. */
export interface Misuse {
  readonly misuse: "unknown-option" | "no-value" | "bad-value" | "no-argument" | "too-many" | "not-for";
  readonly about: string;
  readonly detail: string;
}

/**
 * Reads the command line (without node and script). Gives a request or says what is wrong; never exits.
 * The line is first sorted by our table, because a query may begin with a dash (`-北京` leaves Beijing out)
 * and must not be taken for options; meow then does what it is good at: values, types, version.
 */
export async function parse(argv: readonly string[], importMeta: ImportMeta): Promise<Request | Misuse> {
  const sorted = sortArguments(argv);
  if ("misuse" in sorted) return sorted;
  // Most lines have none, and then meow is not even loaded: 5 ms of a start.
  const flags = sorted.options.length === 0 ? {} : await flagsOf(sorted.options, importMeta);
  const options = toOptions(flags);
  const [first = "", ...rest] = sorted.words;
  // The reader has a row in the table but no name that one types: `unionnews read` looks for “read”.
  const named = sorted.literal || first === "read" ? undefined : commandNamed(first);
  const command = named ?? (commandNamed("read") as CommandSpec);
  const args = named === undefined ? [...sorted.words] : rest;
  const { version } = about;
  if (options.help || options.version) return { command, args, options, version };
  return misuseOf(command, args, sorted.names, options) ?? { command, args, options, version };
}

async function flagsOf(options: readonly string[], importMeta: ImportMeta): Promise<Record<string, unknown>> {
  const { default: meow } = await import("meow");
  const { flags } = meow({
    importMeta,
    // Given, and not asked of the result: finding and checking our own package.json costs a start 20 ms.
    pkg: { name: about.name, version: about.version },
    argv: [...options],
    autoHelp: false,
    autoVersion: false,
    flags: flagSpecs() as NonNullable<Parameters<typeof meow>[0]["flags"]>,
  });
  return flags;
}

interface Sorted {
  readonly options: string[];
  readonly words: string[];
  /** The options that were named, for the check whether the command knows them. */
  readonly names: OptionSpec[];
  /** The first word came after `--`, so it is a query even if a command has its name. */
  readonly literal: boolean;
}

function sortArguments(argv: readonly string[]): Sorted | Misuse {
  const options: string[] = [];
  const words: string[] = [];
  const names: OptionSpec[] = [];
  let literal = false;
  for (let i = 0; i < argv.length; i++) {
    const argument = spelledOut(argv[i] ?? "");
    if (argument === "--") {
      literal = words.length === 0;
      for (const word of argv.slice(i + 1)) words.push(word);
      break;
    }
    const match = /^(?:--([a-z][a-z-]*)|-([a-z]))(?:=(.*))?$/isu.exec(argument);
    if (match === null) {
      if (/^-{1,2}[!-~]/u.test(argument)) return unknown(argument);
      words.push(argument);
      continue;
    }
    const option = OPTIONS.find(({ name, short }) => name === match[1] || (short ?? "") === match[2]);
    if (option === undefined) return unknown(argument);
    names.push(option);
    let value = match[3];
    if (option.value === undefined) {
      if (value !== undefined) return { misuse: "bad-value", about: `--${option.name}`, detail: "" };
      options.push(`--${option.name}`);
      continue;
    }
    if (value === undefined) value = argv[++i];
    if (value === undefined || value === "") {
      return { misuse: "no-value", about: `--${option.name}`, detail: option.value.name };
    }
    options.push(`--${option.name}=${value}`);
  }
  return { options, words, names, literal };
}

/** `-n5` is `-n=5`: a number may stand at its letter, as with `head` and `tail`. */
function spelledOut(argument: string): string {
  const match = /^-([a-z])(\d+)$/iu.exec(argument);
  const option = OPTIONS.find(({ short, value }) => short === match?.[1] && value?.kind === "number");
  return option === undefined ? argument : `-${match?.[1]}=${match?.[2]}`;
}

/** The nearest option, for the remedy: the one that begins as the mistyped one does. */
function unknown(argument: string): Misuse {
  const typed = argument.replace(/^-+/u, "").replace(/=.*$/su, "");
  const near = OPTIONS.find(({ name }) => name.startsWith(typed.slice(0, 3)) || typed.startsWith(name));
  return { misuse: "unknown-option", about: argument, detail: near === undefined ? "" : `--${near.name}` };
}

function misuseOf(
  command: CommandSpec,
  args: readonly string[],
  names: readonly OptionSpec[],
  options: Options,
): Misuse | null {
  for (const option of names) {
    if (!GLOBAL_OPTIONS.includes(option.name) && !optionsOf(command.name).includes(option.name)) {
      return { misuse: "not-for", about: `--${option.name}`, detail: command.name };
    }
    const misuse = badValue(option, command.name, options);
    if (misuse !== null) return misuse;
  }
  if (args.length < command.least || args.every((word) => word.trim() === "") !== (args.length === 0)) {
    return { misuse: "no-argument", about: command.name, detail: command.args };
  }
  if (args.length > command.most) {
    return { misuse: "too-many", about: command.name, detail: args.at(-1) ?? "" };
  }
  return null;
}

/** What a command takes; the reader also takes what `list` and `search` do, for when it prints. */
export function optionsOf(command: CommandName): readonly string[] {
  const own = commandNamed(command)?.options ?? [];
  return command === "read" ? [...own, ...(commandNamed("search")?.options ?? [])] : own;
}

function badValue(option: OptionSpec, command: CommandName, options: Options): Misuse | null {
  if (option.value === undefined) return null;
  const given = givenFor(option.name, options);
  const values = Array.isArray(given) ? given : [given];
  const choices = choicesOf(option, command);
  for (const value of values) {
    if (option.value.kind === "number") {
      if (!Number.isInteger(value) || Number(value) < 1) {
        return { misuse: "bad-value", about: `--${option.name}`, detail: "1, 2, 3, …" };
      }
    } else if (option.name !== "encoding" && choices?.includes(String(value)) === false) {
      return { misuse: "bad-value", about: `--${option.name} ${value}`, detail: choices.join(", ") };
    }
  }
  return null;
}

function givenFor(name: string, options: Options): unknown {
  return (options as unknown as Record<string, unknown>)[camel(name)];
}

function camel(name: string): string {
  return name.replace(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
}

/** Meow negates `--no-x` itself: there the flag is `x`, and it is on. */
function flagSpecs(): Record<string, object> {
  const specs = OPTIONS.map((option) => {
    const { name, value, multiple } = option;
    if (value === undefined) {
      const off = /^no-(.*)$/u.exec(name)?.[1];
      return [camel(off ?? name), { type: "boolean", default: off !== undefined }] as const;
    }
    const type = value.kind === "number" ? "number" : "string";
    return [camel(name), multiple === true ? { type, isMultiple: true } : { type }] as const;
  });
  return Object.fromEntries(specs);
}

function toOptions(flags: Record<string, unknown>): Options {
  const options: Record<string, unknown> = {};
  for (const { name, value, multiple } of OPTIONS) {
    const off = /^no-(.*)$/u.exec(name)?.[1];
    const given = flags[camel(off ?? name)];
    if (value === undefined) options[camel(name)] = off === undefined ? given === true : given === false;
    else if (multiple === true) options[camel(name)] = given ?? [];
    else if (given !== undefined) options[camel(name)] = Array.isArray(given) ? given.at(-1) : given;
  }
  return options as unknown as Options;
}
