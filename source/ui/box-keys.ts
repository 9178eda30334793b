import type { Effect, Look, Step } from "./actions.js";
import { edit, insert, recall } from "./box.js";
import { readCommandLine } from "./command-line.js";
import { completed } from "./command-names.js";
import type { Keypress } from "./keypress.js";
import type { Bindings, Command } from "./keys.js";
import { moveCursor, showHit } from "./move.js";
import { openEntry } from "./navigate.js";
import type { Box, State } from "./state.js";

/** Motions that reach the list while one types a search: the arrows recall queries, these move. */
const LIST_KEYS: Readonly<Record<string, Command>> = {
  pgdn: "pageDown",
  pgup: "pageUp",
  "ctrl-n": "down",
  "ctrl-p": "up",
  "ctrl-j": "down",
};

/** So many earlier entries of a box are kept. */
const MOST_LINES = 200;

/** Text typed or pasted into the open box; a search and a find run at once. */
export function typeInto(state: State, text: string, look: Look): Step {
  return state.box === null ? [state, []] : [withText(state, insert(state.box, text), look), []];
}

/** The state with the box's text, and what is searched with it. */
function withText(state: State, box: Box, look: Look): State {
  const next: State = { ...state, box };
  if (box.text === state.box?.text) return next;
  if (box.kind === "search") {
    const { place } = state;
    return { ...next, place: { ...place, query: box.text, cursor: 0, top: 0, concordance: null } };
  }
  if (box.kind === "find") return findInArticle(next, box.text, look);
  return next;
}

function findInArticle(state: State, text: string, look: Look): State {
  const { reading } = state.place;
  if (reading === null) return state;
  const find = text === "" ? null : text;
  const from = state.box?.from.reading ?? reading;
  const sought = { ...reading, find, top: from.top, origin: from.origin, hit: -1 };
  const at: State = { ...state, place: { ...state.place, reading: sought } };
  const { hitRows } = look.reader(at);
  if (find === null || hitRows.length === 0) return at;
  const below = hitRows.findIndex((row) => row >= from.top);
  const hit = Math.max(0, below);
  return { ...at, place: { ...at.place, reading: showHit(at, { ...sought, hit }, look) } };
}

/** A key while a box is open. */
export function pressInBox(state: State, key: Keypress, look: Look, keys: Bindings): Step {
  const { box } = state;
  if (box === null) return [state, []];
  const { name } = key;
  if (key.text !== "") return typeInto(state, key.text, look);
  if (name === "enter") return accept(state, box, look);
  if (name === "esc" || name === "ctrl-g") return cancel(state, box);
  if (name === "ctrl-c") return [{ ...state, leaving: 0 }, []];
  if (name === "up" || name === "down") {
    return [withText(state, recall(box, earlier(state, box), name === "up" ? 1 : -1), look), []];
  }
  if (box.kind === "command" && name === "tab") {
    const text = completed(box.text);
    return [
      { ...state, box: { ...box, text, caret: text.length, fresh: false, recall: -1, draft: text } },
      [],
    ];
  }
  if (name === "backspace" && box.text === "") return cancel(state, box);
  if (box.kind === "search" && name === "tab") {
    const [closed, effects] = accept(state, box, look);
    const [opened, more] = openEntry(closed, look);
    return [opened, [...effects, ...more]];
  }
  const motion = name === null || box.kind !== "search" ? undefined : LIST_KEYS[name];
  if (motion !== undefined) return [moveCursor(state, motion, look) ?? state, []];
  if (name === "ctrl-z") return [state, [{ do: "suspend" }]];
  if (name === "ctrl-l") return [state, [{ do: "redraw" }]];
  const edited = name === null ? null : edit(box, name);
  if (edited !== null) return [withText(state, edited, look), []];
  return keys.get(name ?? "") === "quitAtOnce" ? [{ ...state, leaving: 0 }, []] : [state, []];
}

/** Enter: the box closes and what it found stays. */
function accept(state: State, box: Box, look: Look): Step {
  const closed: State = { ...state, box: null };
  const text = box.text.trim();
  switch (box.kind) {
    case "search": {
      const past = box.from.query === box.text ? state.past : [...state.past, box.from];
      const [next, effects] = remembered({ ...closed, past, future: [] }, text);
      return [next, effects];
    }
    case "find":
      return remembered(closed, text);
    case "pipe":
      return [withLine(closed, "pipe", text), text === "" ? [] : [{ do: "pipe", command: text }]];
    default:
      return readCommandLine(withLine(closed, "command", text), text, look);
  }
}

/** What ↑ brings back: of a search the queries, which are remembered, of a command the lines of this session. */
function earlier(state: State, { kind }: Box): readonly string[] {
  return kind === "command" || kind === "pipe" ? state.lines[kind] : state.memory.queries;
}

function withLine(state: State, kind: "command" | "pipe", line: string): State {
  if (line === "") return state;
  const lines = [line, ...state.lines[kind].filter((each) => each !== line)].slice(0, MOST_LINES);
  return { ...state, lines: { ...state.lines, [kind]: lines } };
}

function remembered(state: State, query: string): Step {
  if (query === "") return [state, []];
  const queries = [query, ...state.memory.queries.filter((each) => each !== query)].slice(0, MOST_LINES);
  const effects: Effect[] = [{ do: "remember", event: { event: "query", query } }];
  return [{ ...state, memory: { ...state.memory, queries } }, effects];
}

/** Esc: as it was before the box opened. */
function cancel(state: State, box: Box): Step {
  return [
    { ...state, box: null, place: box.kind === "search" || box.kind === "find" ? box.from : state.place },
    [],
  ];
}
