import { type Command, KEY_TABLE } from "./keys.js";
import { isNear } from "./near.js";

/** Short names that a vim or less user types; every command of the key table is also known by its own name. */
const SHORT: Readonly<Record<string, Command>> = {
  mixed: "mixedSounds",
  q: "quitAtOnce",
  quit: "quitAtOnce",
  h: "help",
  "1": "viewArticles",
  articles: "viewArticles",
  pictures: "viewPictures",
  bylines: "viewBylines",
  pages: "viewPages",
  kept: "viewKept",
  figures: "viewFigures",
};

/** Commands that may have something behind them. */
const WITH_ARGUMENT: ReadonlySet<string> = new Set(["open", "search"]);

/** More than this many near names are no help. */
const MOST_NEAR = 4;

/** Every name that `:` takes, in the alphabet's order; the shortest of them need no completion. */
export const COMMAND_NAMES: readonly string[] = [
  ...new Set([...KEY_TABLE.map(({ command }) => command), ...Object.keys(SHORT)]),
]
  .filter((name) => name.length > 1)
  .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));

/** The command of a name, capitals or not. */
export function commandNamed(name: string): Command | undefined {
  const small = name.toLowerCase();
  if (Object.hasOwn(SHORT, small)) return SHORT[small];
  return KEY_TABLE.find(({ command }) => command.toLowerCase() === small)?.command;
}

/** The names that a line which has just been begun may become; none behind a space, nor of a line that is a name already. */
export function commandsFor(line: string): readonly string[] {
  if (line === "" || /\s/u.test(line)) return [];
  const begun = line.toLowerCase();
  const names = COMMAND_NAMES.filter((name) => name.toLowerCase().startsWith(begun));
  return names.length === 1 && names[0]?.toLowerCase() === begun ? [] : names;
}

/** Tab: the line as far as all names go that it may become; of one name all of it. */
export function completed(line: string): string {
  const names = commandsFor(line);
  const [first = line] = names;
  if (names.length === 1) return WITH_ARGUMENT.has(first) ? `${first} ` : first;
  let length = line.length;
  while (
    length < first.length &&
    names.every(
      (name) => name.slice(0, length + 1).toLowerCase() === first.slice(0, length + 1).toLowerCase(),
    )
  )
    length += 1;
  return first.slice(0, Math.max(length, line.length));
}

/** Names that begin like a word, or are it but for one letter. */
export function namesNear(word: string): readonly string[] {
  const begun = commandsFor(word);
  const near =
    begun.length > 0 ? begun : COMMAND_NAMES.filter((name) => isNear(word.toLowerCase(), name.toLowerCase()));
  return near.slice(0, MOST_NEAR);
}
