/**
 * The key table is data: the dispatcher, the help, the README's table and the footer's hints all come from it.
 * Names of keys: a printable character stands for itself (`J` is Shift-j); the others are `up`, `down`, `left`,
 * `right`, `enter`, `space`, `esc`, `tab`, `shift-tab`, `pgup`, `pgdn`, `home`, `end`, `backspace`, `ctrl-x`.
 */
export type Command =
  | "down"
  | "up"
  | "open"
  | "back"
  | "pageDown"
  | "pageUp"
  | "halfDown"
  | "halfUp"
  | "top"
  | "bottom"
  | "nextArticle"
  | "previousArticle"
  | "search"
  | "nextHit"
  | "previousHit"
  | "viewArticles"
  | "viewPictures"
  | "viewBylines"
  | "viewPages"
  | "viewKept"
  | "viewFigures"
  | "nextView"
  | "previousView"
  | "filters"
  | "sort"
  | "reverse"
  | "otherPane"
  | "historyBack"
  | "historyForward"
  | "mark"
  | "goToMark"
  | "keep"
  | "copy"
  | "copyCommand"
  | "rawPage"
  | "editor"
  | "pipe"
  | "peek"
  | "concordance"
  | "mixedSounds"
  | "script"
  | "narrower"
  | "wider"
  | "onlyReader"
  | "reload"
  | "help"
  | "commandLine"
  | "quit"
  | "quitAtOnce"
  | "suspend"
  | "redraw";

export type KeyGroup = "move" | "read" | "find" | "views" | "keep" | "look" | "leave";

interface KeyRow {
  readonly command: Command;
  readonly keys: readonly string[];
  readonly group: KeyGroup;
}

export const KEY_TABLE: readonly KeyRow[] = [
  { command: "down", keys: ["j", "down"], group: "move" },
  { command: "up", keys: ["k", "up"], group: "move" },
  { command: "open", keys: ["l", "enter", "right"], group: "move" },
  { command: "back", keys: ["h", "left", "backspace"], group: "move" },
  { command: "pageDown", keys: ["space", "pgdn", "ctrl-f"], group: "move" },
  { command: "pageUp", keys: ["b", "pgup"], group: "move" },
  { command: "halfDown", keys: ["d", "ctrl-d"], group: "move" },
  { command: "halfUp", keys: ["u", "ctrl-u"], group: "move" },
  { command: "top", keys: ["g", "home"], group: "move" },
  { command: "bottom", keys: ["G", "end"], group: "move" },
  { command: "otherPane", keys: ["tab", "shift-tab"], group: "move" },
  { command: "historyBack", keys: ["H"], group: "move" },
  { command: "historyForward", keys: ["L"], group: "move" },
  { command: "nextArticle", keys: ["J"], group: "read" },
  { command: "previousArticle", keys: ["K"], group: "read" },
  { command: "narrower", keys: ["-"], group: "read" },
  { command: "wider", keys: ["=", "+"], group: "read" },
  { command: "onlyReader", keys: ["z"], group: "read" },
  { command: "script", keys: ["t"], group: "read" },
  { command: "search", keys: ["/"], group: "find" },
  { command: "nextHit", keys: ["n"], group: "find" },
  { command: "previousHit", keys: ["N"], group: "find" },
  { command: "concordance", keys: ["c"], group: "find" },
  { command: "mixedSounds", keys: ["p"], group: "find" },
  { command: "filters", keys: ["F"], group: "find" },
  { command: "sort", keys: ["s"], group: "find" },
  { command: "reverse", keys: ["S"], group: "find" },
  { command: "viewArticles", keys: ["1"], group: "views" },
  { command: "viewPictures", keys: ["2"], group: "views" },
  { command: "viewBylines", keys: ["3"], group: "views" },
  { command: "viewPages", keys: ["4"], group: "views" },
  { command: "viewKept", keys: ["5"], group: "views" },
  { command: "viewFigures", keys: ["6"], group: "views" },
  { command: "nextView", keys: ["]"], group: "views" },
  { command: "previousView", keys: ["["], group: "views" },
  { command: "keep", keys: ["f"], group: "keep" },
  { command: "mark", keys: ["m"], group: "keep" },
  { command: "goToMark", keys: ["'"], group: "keep" },
  { command: "copy", keys: ["y"], group: "keep" },
  { command: "copyCommand", keys: ["Y"], group: "keep" },
  { command: "peek", keys: ["e"], group: "look" },
  { command: "rawPage", keys: ["o"], group: "look" },
  { command: "editor", keys: ["v"], group: "look" },
  { command: "pipe", keys: ["|"], group: "look" },
  { command: "reload", keys: ["r"], group: "look" },
  { command: "help", keys: ["?"], group: "leave" },
  { command: "commandLine", keys: [":"], group: "leave" },
  { command: "quit", keys: ["q"], group: "leave" },
  { command: "quitAtOnce", keys: ["Q", "ctrl-c"], group: "leave" },
  { command: "suspend", keys: ["ctrl-z"], group: "leave" },
  { command: "redraw", keys: ["ctrl-l"], group: "leave" },
];

export type Bindings = ReadonlyMap<string, Command>;

/** The keys that do a command now, in the table's order, own ones last. */
export function keysOf(command: Command, keys: Bindings): string[] {
  const found: string[] = [];
  for (const [key, bound] of keys) if (bound === command) found.push(key);
  return found;
}
