import { keyName } from "./keypress.js";
import { type Bindings, type Command, KEY_TABLE } from "./keys.js";

/** What is wrong with a reader's own key; the rest of the keys holds. */
export type KeyProblem =
  /** No key of that name. */
  | { readonly kind: "unknown"; readonly key: string }
  /** It has a meaning that cannot be changed: digits count, Esc cancels, a Han character searches. */
  | { readonly kind: "fixed"; readonly key: string }
  | { readonly kind: "command"; readonly key: string; readonly command: string }
  /** The same key under two names; the later holds. */
  | { readonly kind: "twice"; readonly key: string; readonly command: string }
  /** An own key took the last one away. */
  | { readonly kind: "lost"; readonly command: Command };

const NAMES: ReadonlySet<string> = new Set([
  "up",
  "down",
  "left",
  "right",
  "enter",
  "space",
  "tab",
  "shift-tab",
  "pgup",
  "pgdn",
  "home",
  "end",
  "backspace",
  "delete",
]);

/** Other programs' names for them. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ["return", "enter"],
  ["escape", "esc"],
  ["pageup", "pgup"],
  ["pagedown", "pgdn"],
  ["del", "delete"],
  ["↑", "up"],
  ["↓", "down"],
  ["←", "left"],
  ["→", "right"],
]);

/** A terminal sends the same for these and for Tab, Enter, Esc, Backspace. */
const SAME_AS_OTHERS: ReadonlySet<string> = new Set(["ctrl-i", "ctrl-m", "ctrl-j", "ctrl-h", "ctrl-["]);

/** The key table's name of a key as a reader writes it: `Ctrl-X`, `C-x`, `^x`, `PageUp`, `Space`, a character. */
function keyNamed(written: string): { readonly key: string } | "fixed" | "unknown" {
  if (Array.from(written).length === 1 && !ALSO.has(written)) {
    const key = keyName(written);
    if (key === null) return /\p{Script=Han}/u.test(written) ? "fixed" : "unknown";
    return /^[0-9]$/u.test(key) ? "fixed" : { key };
  }
  const plain = written.trim().toLowerCase().replace(/[+_ ]/gu, "-");
  const control = /^(?:ctrl-|control-|c-|\^)([a-z[])$/u.exec(plain);
  const name = control === null ? (ALSO.get(plain) ?? plain) : `ctrl-${control[1]}`;
  if (name === "esc") return "fixed";
  if (SAME_AS_OTHERS.has(name)) return "unknown";
  return NAMES.has(name) || control !== null ? { key: name } : "unknown";
}

/**
 * The bindings in force: the table, then the reader's own (`{ "x": "quit" }`). An own key takes the key away from what
 * it did; what cannot be used is given back as a problem, in the reader's own spelling.
 */
export function bindings(own: Readonly<Record<string, string>> = {}): {
  readonly keys: Bindings;
  readonly problems: readonly KeyProblem[];
} {
  const keys = new Map<string, Command>();
  for (const row of KEY_TABLE) for (const key of row.keys) keys.set(key, row.command);
  const commands = new Map<string, Command>(KEY_TABLE.map(({ command }) => [command.toLowerCase(), command]));
  const problems: KeyProblem[] = [];
  const taken = new Set<string>();
  for (const [written, wanted] of Object.entries(own)) {
    const named = keyNamed(written);
    const command = commands.get(wanted.toLowerCase());
    if (named === "fixed" || named === "unknown") problems.push({ kind: named, key: written });
    else if (command === undefined) problems.push({ kind: "command", key: written, command: wanted });
    else {
      if (taken.has(named.key)) problems.push({ kind: "twice", key: written, command });
      taken.add(named.key);
      keys.set(named.key, command);
    }
  }
  const bound = new Set(keys.values());
  for (const { command } of KEY_TABLE) if (!bound.has(command)) problems.push({ kind: "lost", command });
  return { keys, problems };
}
