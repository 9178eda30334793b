import type { Key } from "ink";

/** One key, or a run of text typed in one read (a paste, a phrase from an input method). */
export interface Keypress {
  /** A name from the key table, or null for text that is no single key. */
  readonly name: string | null;
  /** What it would put into a text box; empty for keys that type nothing. */
  readonly text: string;
}

/** An input method that was left on sends these instead of ASCII; `、` is what its slash key types. */
const ALIASES: Readonly<Record<string, string>> = {
  "　": "space",
  "、": "/",
  "。": ".",
  "「": "[",
  "」": "]",
  "【": "[",
  "】": "]",
  "‘": "'",
  "’": "'",
  "·": "`",
  "￥": "$",
  "—": "-",
};

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageDown", "pgdn"],
  ["pageUp", "pgup"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["escape", "esc"],
  ["backspace", "backspace"],
  ["delete", "delete"],
];

/** The ASCII key that a full-width character stands for; null where it stands for none. */
export function keyName(character: string): string | null {
  if (character === " ") return "space";
  if (character === "\r" || character === "\n") return "enter";
  if (character === "\t") return "tab";
  if (character === "\u007f" || character === "\b") return "backspace";
  const alias = ALIASES[character];
  if (alias !== undefined) return alias;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code >= 0x20 && code < 0x7f ? character : null;
}

/** What Ctrl and a letter sends, within a run: over a slow line or typed quickly it comes in one read with what is around it. */
function controlName(character: string): string | null {
  const code = character.charCodeAt(0);
  return code >= 0x01 && code <= 0x1a ? `ctrl-${String.fromCharCode(code + 0x60)}` : null;
}

/**
 * What Ink gives of one read → the keys that were pressed, in order. Ink hands a run (`jjj`, `工会` with Enter
 * in the same read) over as one event; outside a text box each character of it is a key.
 */
export function keypresses(input: string, key: Key): Keypress[] {
  for (const [flag, name] of NAMED) if (key[flag] === true) return [{ name, text: "" }];
  if (key.tab) return [{ name: key.shift ? "shift-tab" : "tab", text: "" }];
  if (key.ctrl) return input === "" ? [] : [{ name: `ctrl-${input}`, text: "" }];
  if (key.meta) return [];
  const presses: Keypress[] = [];
  for (const character of input) {
    const name = keyName(character) ?? controlName(character);
    const typed = character >= " " && character !== "\u007f";
    presses.push({ name, text: typed ? character : "" });
  }
  return presses;
}
