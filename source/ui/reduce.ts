import type { Action, Effect, Look, Step } from "./actions.js";
import { openedBox } from "./box.js";
import { pressInBox, typeInto } from "./box-keys.js";
import { runCommand } from "./commands.js";
import type { Keypress } from "./keypress.js";
import type { Bindings, Command } from "./keys.js";
import { entryAtCursor, goTo, keepPlace, openArticle, previewOf } from "./navigate.js";
import { pressSecond } from "./pairs.js";
import { closeGone, moved, takeResults } from "./standing.js";
import { type Loading, type PeekText, resultsKey, type ShownScript, START, type State } from "./state.js";

const HAN = /\p{Script=Han}/u;

/** Commands that a number before them multiplies; before any other a lone digit is a view's key. */
const COUNTED: ReadonlySet<Command> = new Set<Command>([
  "down",
  "up",
  "pageDown",
  "pageUp",
  "halfDown",
  "halfUp",
  "top",
  "bottom",
  "nextArticle",
  "previousArticle",
  "nextHit",
  "previousHit",
]);

const VIEW_KEYS: Readonly<Record<number, Command>> = {
  1: "viewArticles",
  2: "viewPictures",
  3: "viewBylines",
  4: "viewPages",
  5: "viewKept",
  6: "viewFigures",
};

/** What the reader does; all other actions are told by the world, and take nobody elsewhere. */
const ACTS: ReadonlySet<Action["type"]> = new Set([
  "press",
  "paste",
  "command",
  "countRested",
  "open",
  "query",
]);

/** The one reducer: a state and an action give the next state and what must be done outside it. */
export function createReducer(keys: Bindings): (state: State, action: Action, look: Look) => Step {
  return (state, action, look) => {
    const [next, effects] = step(state, action, look, keys);
    const there = closeGone(next, look.has);
    return settle(state, [ACTS.has(action.type) ? moved(state, there) : there, effects]);
  };
}

/** Asks for what the new state needs and does not have: a list, a preview, a saved place. */
function settle(before: State, [stepped, effects]: Step): Step {
  const key = resultsKey(stepped);
  const changed = key !== resultsKey(before);
  const more: Effect[] = changed ? [{ do: "find", key }, ...effects] : [...effects];
  const left = before.place.focus === "reader" && stepped.place.focus !== "reader";
  const id = previewOf(entryAtCursor(stepped));
  // The reader may have shown an article that the list does not have; what keys act on now is the cursor's.
  const after: State = left ? { ...stepped, preview: id } : stepped;
  if (id !== after.preview && id !== previewOf(entryAtCursor(before))) more.push({ do: "rest", id });
  const was = before.place.reading;
  const now = after.place.reading;
  if (was !== null && was.origin !== null && (left || now === null || now.id !== was.id)) {
    more.push({ do: "remember", event: { event: "place", id: was.id, origin: was.origin } });
    const places = new Map(after.memory.places).set(was.id, was.origin);
    return [{ ...after, memory: { ...after.memory, places } }, more];
  }
  return [after, more];
}

function step(state: State, action: Action, look: Look, keys: Bindings): Step {
  switch (action.type) {
    case "press":
      return press(state, action.key, look, keys);
    case "paste":
      return typeInto(
        state.box === null ? openBox(state, state.place.focus === "reader" ? "find" : "search") : state,
        action.text,
        look,
      );
    case "command":
      return runCommand(state, action.command, look);
    case "countRested":
      return countRested(state, look);
    case "open":
      return openArticle(state, action.id, look);
    case "query":
      return [goTo(state, { ...state.place, query: action.query, focus: "list", cursor: 0, top: 0 }), []];
    default:
      return [report(state, action, look), []];
  }
}

/** An article that one was reading in the last session may have come now: it opens at the text that was read. */
function takeCorpus(state: State, look: Look): State {
  const { focus, reading } = state.place;
  return focus === "reader" && reading !== null && reading.origin !== null ? keepPlace(state, look) : state;
}

/** What the world tells: sizes, progress, results. */
function report(state: State, action: Action, look: Look): State {
  switch (action.type) {
    case "resize":
      return keepPeek(
        keepPlace({ ...state, size: { columns: action.columns, rows: action.rows } }, look),
        look,
      );
    case "ambiguous":
      return keepPlace({ ...state, settings: { ...state.settings, ambiguous: action.ambiguous } }, look);
    case "script":
      return takeScript(state, action.script, look);
    case "corpus":
      return takeCorpus({ ...state, version: action.version }, look);
    case "progress":
      // Of two works at once the reading is told: it takes longer.
      return action.progress.work === "converting" && state.loading?.work === "reading"
        ? state
        : { ...state, loading: action.progress };
    case "loaded":
      return { ...state, loading: ended(state, "reading") };
    case "preview":
      return { ...state, preview: action.id };
    case "peeked":
      return takePeek(state, action.id, action.text, look);
    case "message":
      return { ...state, message: action.text };
    case "leave":
      return { ...state, leaving: action.code };
    case "results":
      return takeResults(state, action.results, look);
    default:
      return state;
  }
}

function ended(state: State, work: Loading["work"]): Loading | null {
  return state.loading?.work === work ? null : state.loading;
}

/** The dictionary of a script is there; whoever has asked for another one since gets that one. */
function takeScript(state: State, script: ShownScript, look: Look): State {
  const loaded = { ...state, loading: ended(state, "converting") };
  const late = state.scriptAsked !== null && state.scriptAsked !== script && script !== state.settings.script;
  if (late) return loaded;
  return keepPlace({ ...loaded, scriptAsked: null, settings: { ...state.settings, script } }, look);
}

/** The raw page at the lines that one was reading. */
function takePeek(state: State, id: string, text: PeekText | null, look: Look): State {
  if (state.overlay?.kind !== "peek" || state.overlay.id !== id) return state;
  const read: State = { ...state, overlay: { ...state.overlay, text } };
  const last = Math.max(0, look.overlayRows(read).length - (state.size.rows - 1));
  const top = Math.min(look.peekRow(read), last);
  return { ...read, overlay: { ...state.overlay, text, top } };
}

/** Another width breaks a raw page's lines elsewhere: its view opens anew. */
function keepPeek(state: State, look: Look): State {
  const { overlay } = state;
  return overlay?.kind === "peek" ? takePeek(state, overlay.id, overlay.text, look) : state;
}

/** Pasted text, and Chinese typed anywhere, begin a search of their own; in an article pasted text is looked for there. */
function openBox(state: State, kind: "search" | "find"): State {
  return { ...state, overlay: null, box: openedBox(kind, "", state.place) };
}

function press(state: State, key: Keypress, look: Look, keys: Bindings): Step {
  const quiet = state.message === null ? state : { ...state, message: null };
  if (state.box !== null) return pressInBox(quiet, key, look, keys);
  if (state.prefix !== null) return pressSecond(quiet, key, look);
  if (key.text !== "" && HAN.test(key.text)) return typeInto(openFresh(quiet), key.text, look);
  if (key.name === null) return [quiet, []];
  if (/^[0-9]$/u.test(key.name) && (state.count !== null || key.name !== "0")) {
    const count = Math.min(99_999, (state.count ?? 0) * 10 + Number(key.name));
    return [{ ...quiet, count }, [{ do: "restCount" }]];
  }
  if (key.name === "esc") return clearOne(quiet);
  const command = keys.get(key.name);
  if (command === undefined) return [{ ...quiet, count: null }, []];
  return counted(quiet, key, command, look);
}

/** Chinese typed anywhere begins a new search over the whole corpus. */
function openFresh(state: State): State {
  return openBox({ ...state, place: { ...state.place, focus: "list", whole: false } }, "search");
}

/** `5j` multiplies; a digit before a command that takes no number was a view's key after all. */
function counted(state: State, key: Keypress, command: Command, look: Look): Step {
  if (state.count !== null && !COUNTED.has(command)) {
    const [viewed, effects] = countRested(state, look);
    // What the key acts on is the list of that view, which is still to be found.
    return [viewed, [...effects, { do: "press", key }]];
  }
  const [next, effects] = runCommand(state, command, look);
  return [{ ...next, count: null }, effects];
}

/** A digit that nothing has followed: the key of a view. */
function countRested(state: State, look: Look): Step {
  if (state.count === null) return [state, []];
  const command = VIEW_KEYS[state.count];
  const cleared = { ...state, count: null };
  return command === undefined ? [cleared, []] : runCommand(cleared, command, look);
}

/** Esc cancels or clears, one thing at a time; it never leaves the program. */
function clearOne(state: State): Step {
  if (state.count !== null) return [{ ...state, count: null }, []];
  if (state.overlay !== null) return [{ ...state, overlay: null }, []];
  const { place } = state;
  if (place.focus === "reader") {
    if (place.reading !== null && place.reading.find !== null) {
      return [{ ...state, place: { ...place, reading: { ...place.reading, find: null, hit: -1 } } }, []];
    }
    return [{ ...state, place: { ...place, focus: "list", whole: false } }, []];
  }
  if (place.query === "" && place.filters.length === 0) return [state, []];
  return [goTo(state, { ...START, view: place.view, sort: place.sort, reversed: place.reversed }), []];
}
