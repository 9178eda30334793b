import type { Ambiguous } from "../typeset/cells.js";
import { printable } from "../typeset/safe.js";
import type { Lang } from "../ui/options.js";
import type { Options } from "./parse.js";
import type { Words } from "./words.js";

/** What a command needs to know of the world; nothing below `main.ts` asks the process itself. */
export interface Context {
  readonly options: Options;
  readonly args: readonly string[];
  readonly lang: Lang;
  readonly words: Words;
  /** Files and folders to read, never empty. */
  readonly paths: readonly string[];
  /** They are the shipped pages: nobody named others. */
  readonly isShipped: boolean;
  /** Standard output is a terminal: colours, widths, a pager. */
  readonly terminal: boolean;
  readonly color: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly ambiguous: Ambiguous;
  /** Where parsed pages and marks are kept; null keeps none. */
  readonly cacheDir: string | null;
  readonly stateDir: string | null;
  readonly keys: Readonly<Record<string, string>>;
  /** Lines about settings that were left aside, for the screen to show: on a terminal they are gone when it opens. */
  readonly notices: readonly string[];
  /** The screen takes signals itself; it calls this before it opens. */
  readonly releaseSignals: () => void;
  readonly env: NodeJS.ProcessEnv;
}

/** Trouble is a value until it reaches `main.ts`, which prints it as one line and gives exit code 2. */
export class Trouble extends Error {
  constructor(
    readonly where: string,
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${where}: ${what}; ${remedy}`);
  }
}

/** One line for standard error: what, where, what to do. Safe for a terminal whatever the path or page holds. */
export function troubleLine(where: string, what: string, remedy: string): string {
  const text = where === "" ? `${what}; ${remedy}` : `${where}: ${what}; ${remedy}`;
  return `unionnews: ${printable(text)}\n`;
}

/** Chinese where the locale is Chinese (`LC_ALL` before `LC_MESSAGES` before `LANG`, as POSIX has it). */
export function langOf(options: { readonly lang?: string }, env: NodeJS.ProcessEnv): Lang {
  if (options.lang === "zh" || options.lang === "en") return options.lang;
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}
