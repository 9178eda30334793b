import { graphemes } from "../typeset/cells.js";
import type { Box } from "./state.js";

/** The longest text that a box takes; a longer paste is cut, since no query is that long. */
const LIMIT = 2000;

/** A box with a text in it that the first typed character replaces, as of a selected text. */
export function openedBox(kind: Box["kind"], text: string, from: Box["from"]): Box {
  return { kind, text, caret: text.length, fresh: text !== "", recall: -1, draft: text, from };
}

/** Types or pastes text at the caret. Line ends become spaces: a box is one line. */
export function insert(opened: Box, text: string): Box {
  const box = opened.fresh ? { ...opened, text: "", caret: 0, fresh: false } : opened;
  const clean = text.replace(/\s+/gu, " ").slice(0, Math.max(0, LIMIT - box.text.length));
  const next = box.text.slice(0, box.caret) + clean + box.text.slice(box.caret);
  return { ...box, text: next, caret: box.caret + clean.length, recall: -1, draft: next };
}

function before(box: Box): number {
  const parts = graphemes(box.text.slice(0, box.caret));
  return box.caret - (parts.at(-1)?.length ?? 0);
}

function after(box: Box): number {
  const parts = graphemes(box.text.slice(box.caret));
  return box.caret + (parts[0]?.length ?? 0);
}

function cut(box: Box, from: number, to: number): Box {
  const text = box.text.slice(0, from) + box.text.slice(to);
  return { ...box, text, caret: from, recall: -1, draft: text };
}

/** The start of the word before the caret, as Ctrl-W of a shell sees it. */
function wordStart(box: Box): number {
  return box.text.slice(0, box.caret).trimEnd().search(/\S+$/u);
}

/** What an editing key does to a box; null where the key edits nothing. Keys are the usual ones of a shell. */
export function edit(opened: Box, key: string): Box | null {
  const box = { ...opened, fresh: false };
  switch (key) {
    case "left":
    case "ctrl-b":
      return { ...box, caret: before(box) };
    case "right":
    case "ctrl-f":
      return { ...box, caret: after(box) };
    case "home":
    case "ctrl-a":
      return { ...box, caret: 0 };
    case "end":
    case "ctrl-e":
      return { ...box, caret: box.text.length };
    case "backspace":
    case "ctrl-h":
      return cut(box, before(box), box.caret);
    case "delete":
    case "ctrl-d":
      return cut(box, box.caret, after(box));
    case "ctrl-u":
      return cut(box, 0, box.caret);
    case "ctrl-k":
      return cut(box, box.caret, box.text.length);
    case "ctrl-w":
      return cut(box, Math.max(0, wordStart(box)), box.caret);
    default:
      return null;
  }
}

/** Brings up an earlier entry (↑) or a later one (↓); past the newest stands what was being typed. */
export function recall(box: Box, history: readonly string[], direction: 1 | -1): Box {
  const next = Math.max(-1, Math.min(box.recall + direction, history.length - 1));
  const text = next < 0 ? box.draft : (history[next] ?? box.draft);
  return { ...box, recall: next, text, caret: text.length, fresh: false };
}
