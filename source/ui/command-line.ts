import type { Look, Step } from "./actions.js";
import { commandNamed, namesNear } from "./command-names.js";
import { runCommand } from "./commands.js";
import { goTo, openArticle } from "./navigate.js";
import type { State } from "./state.js";
import { wordsOf } from "./words/words.js";

const HAN = /\p{Script=Han}/u;

/**
 * The `:` line: a command by name, `open ID`, `search WORDS`, a number (the entry or row of that number). Chinese is searched
 * for, as anywhere. Of anything else a line says that there is no such command, and which are near.
 */
export function readCommandLine(state: State, line: string, look: Look): Step {
  if (line === "") return [state, []];
  if (/^\d{1,7}$/u.test(line)) {
    const [next, effects] = runCommand({ ...state, count: Number(line) }, "top", look);
    return [{ ...next, count: null }, effects];
  }
  const [word = "", ...rest] = line.split(/\s+/u);
  const argument = rest.join(" ");
  const name = word.toLowerCase();
  const words = wordsOf(state.settings.lang);
  if (name === "open" && argument !== "") {
    if (look.has(argument)) return openArticle(state, argument, look);
    return [{ ...state, message: words.notFound(argument) }, []];
  }
  if (name === "search" && argument !== "") return search(state, argument);
  const named = commandNamed(name);
  if (named !== undefined) {
    if (argument === "") return runCommand(state, named, look);
    return [{ ...state, message: words.takesNothing(word) }, []];
  }
  if (HAN.test(line)) return search(state, line);
  return [{ ...state, message: words.noCommand(word, namesNear(word)) }, []];
}

function search(state: State, query: string): Step {
  return [
    goTo(state, { ...state.place, query, cursor: 0, top: 0, focus: "list", whole: false, concordance: null }),
    [],
  ];
}
