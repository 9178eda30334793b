import type { Look, Step } from "./actions.js";
import { runCommand } from "./commands.js";
import { type Command, KEY_TABLE } from "./keys.js";
import { goTo, openArticle } from "./navigate.js";
import type { State } from "./state.js";

/** Short names that a vim or less user types; every command of the key table is also known by its own name. */
const SHORT: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["mixed", "mixedSounds"],
  ["q", "quitAtOnce"],
  ["quit", "quitAtOnce"],
  ["h", "help"],
  ["1", "viewArticles"],
  ["articles", "viewArticles"],
  ["pictures", "viewPictures"],
  ["bylines", "viewBylines"],
  ["pages", "viewPages"],
  ["kept", "viewKept"],
  ["figures", "viewFigures"],
]);

/**
 * The `:` line: a command by name, `open ID`, `search WORDS`, a number (the entry or row of that number).
 * What is none of these is searched for, so that nothing typed here is lost.
 */
export function readCommandLine(state: State, line: string, look: Look): Step {
  if (line === "") return [state, []];
  if (/^\d{1,7}$/u.test(line)) {
    const [next, effects] = runCommand({ ...state, count: Number(line) }, "top", look);
    return [{ ...next, count: null }, effects];
  }
  const [word = "", ...rest] = line.split(/\s+/u);
  const argument = rest.join(" ");
  if (word === "open" && look.has(argument)) return openArticle(state, argument, look);
  if (word === "search" && argument !== "") return search(state, argument);
  const named = KEY_TABLE.find((row) => row.command === word)?.command ?? SHORT.get(word);
  if (named !== undefined && argument === "") return runCommand(state, named, look);
  return search(state, line);
}

function search(state: State, query: string): Step {
  return [
    goTo(state, { ...state.place, query, cursor: 0, top: 0, focus: "list", whole: false, concordance: null }),
    [],
  ];
}
