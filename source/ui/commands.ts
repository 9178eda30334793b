import { MEASURE } from "../typeset/article.js";
import type { Look, Step } from "./actions.js";
import { openedBox } from "./box.js";
import { chooseFilter, toggleFilters } from "./filters.js";
import type { Command } from "./keys.js";
import { moveCursor, moveRows, readingAt } from "./move.js";
import {
  articleInHand,
  historyBack,
  historyForward,
  hitStep,
  keepPlace,
  neighbour,
  openArticle,
  openEntry,
  stepView,
  switchView,
  upOne,
} from "./navigate.js";
import { type BoxKind, SCRIPTS, SORTS, type State } from "./state.js";
import { type Words, wordsOf } from "./words/words.js";

/** Characters by which a key changes the measure. */
const MEASURE_STEP = 2;

type Run = (state: State, look: Look) => Step;

const still = (state: State | null, otherwise: State): Step => [state ?? otherwise, []];

/** What a command does where nothing more special is said (`inReader`, `inOverlay`). */
const RUN: Readonly<Record<Command, Run>> = {
  down: motion("down"),
  up: motion("up"),
  pageDown: motion("pageDown"),
  pageUp: motion("pageUp"),
  halfDown: motion("halfDown"),
  halfUp: motion("halfUp"),
  top: motion("top"),
  bottom: motion("bottom"),
  open,
  back: (state) => still(upOne(state), state),
  nextArticle: (state, look) => neighbour(state, 1, look),
  previousArticle: (state, look) => neighbour(state, -1, look),
  search: (state) => [withBox(state, state.place.focus === "reader" ? "find" : "search"), []],
  nextHit: toHit(1),
  previousHit: toHit(-1),
  viewArticles: (state) => [switchView(state, "articles"), []],
  viewPictures: (state) => [switchView(state, "pictures"), []],
  viewBylines: (state) => [switchView(state, "bylines"), []],
  viewPages: (state) => [switchView(state, "pages"), []],
  viewKept: (state) => [switchView(state, "kept"), []],
  viewFigures: (state) => [switchView(state, "figures"), []],
  nextView: (state) => [stepView(state, 1), []],
  previousView: (state) => [stepView(state, -1), []],
  filters: (state) => [toggleFilters(state), []],
  sort: (state) => [ordered(state, { sort: nextOf(SORTS, state.place.sort) }), []],
  reverse: (state) => [ordered(state, { reversed: !state.place.reversed }), []],
  otherPane,
  historyBack: (state) => still(historyBack(state), state),
  historyForward: (state) => still(historyForward(state), state),
  mark: withArticle((state) => [{ ...state, prefix: "mark" }, []]),
  goToMark: (state) => [{ ...state, prefix: "goToMark" }, []],
  keep: withArticle(keep),
  copy: withArticle((state) => [{ ...state, prefix: "copy" }, []]),
  copyCommand: (state) => [state, [{ do: "copy", what: "command" }]],
  rawPage: withArticle((state) => [state, [{ do: "view", what: "rawPage" }]]),
  editor: withArticle((state) => [state, [{ do: "view", what: "editor" }]]),
  pipe: withArticle((state) => [withBox(state, "pipe"), []]),
  peek: withArticle(peek),
  concordance,
  script: (state, look) => {
    const script = nextOf(SCRIPTS, state.scriptAsked ?? state.settings.script);
    if (script !== "printed") return [{ ...state, scriptAsked: script }, [{ do: "loadScript", script }]];
    const printed = { ...state, scriptAsked: null, settings: { ...state.settings, script } };
    return [keepPlace(printed, look), []];
  },
  mixedSounds: (state) => {
    const mixedSounds = !state.settings.mixedSounds;
    return [{ ...state, settings: { ...state.settings, mixedSounds } }, []];
  },
  narrower: (state, look) => [withMeasure(state, state.settings.measure - MEASURE_STEP, look), []],
  wider: (state, look) => [withMeasure(state, state.settings.measure + MEASURE_STEP, look), []],
  onlyReader: (state, look) =>
    state.place.focus === "reader"
      ? [keepPlace({ ...state, place: { ...state.place, whole: !state.place.whole } }, look), []]
      : openEntry(state, look),
  reload: (state) => [state, [{ do: "reload" }]],
  help: (state) => [{ ...state, overlay: { kind: "help", top: 0 } }, []],
  commandLine: (state) => [withBox(state, "command"), []],
  quit: (state) => still(upOne(state), { ...state, leaving: 0 }),
  quitAtOnce: (state) => [{ ...state, leaving: 0 }, []],
  suspend: (state) => [state, [{ do: "suspend" }]],
  redraw: (state) => [state, [{ do: "redraw" }]],
};

/** Does a command, in an overlay first if one is open. */
export function runCommand(state: State, command: Command, look: Look): Step {
  if (state.overlay !== null) {
    const step = inOverlay(state, command, look);
    if (step !== null) return step;
  }
  return RUN[command](state, look);
}

/** `n` and `N`: from hit to hit in an article, from entry to entry in a list. */
function toHit(direction: 1 | -1): Run {
  return (state, look) => {
    if (state.place.focus === "list")
      return still(moveCursor(state, direction === 1 ? "down" : "up", look), state);
    const there = hitStep(state, direction, look);
    if (there !== null) return [there, []];
    const sought = (state.place.reading?.find ?? state.place.query).trim() !== "";
    return [saying(state, (words) => (sought ? words.noHits : words.noQuery)), []];
  };
}

function nextOf<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length] as T;
}

function motion(command: Command): Run {
  return (state, look) => {
    if (state.place.focus === "list") return still(moveCursor(state, command, look), state);
    const { reading } = state.place;
    if (reading === null) return [state, []];
    const { rows } = look.reader(state);
    const top = moveRows(command, reading.top, rows.length, look.readerHeight(state), state.count);
    if (top === null) return [state, []];
    return [{ ...state, place: { ...state.place, reading: readingAt(state, reading, top, look) } }, []];
  };
}

/** Overlays scroll by the same keys; `?`, `q`, `h` and the key that opened one close it. */
function inOverlay(state: State, command: Command, look: Look): Step | null {
  const { overlay } = state;
  if (overlay === null) return null;
  if (command === "quit" || command === "back") return [{ ...state, overlay: null }, []];
  if (command === "help" && overlay.kind === "help") return [{ ...state, overlay: null }, []];
  if (command === "peek" && overlay.kind === "peek") return [{ ...state, overlay: null }, []];
  if (overlay.kind === "filters") return chooseFilter(state, overlay, command, look);
  const rows = look.overlayRows(state).length;
  const top = moveRows(command, overlay.top, rows, state.size.rows - 1, state.count);
  if (top !== null) return [{ ...state, overlay: { ...overlay, top } }, []];
  return command === "open" ? [{ ...state, overlay: null }, []] : null;
}

function open(state: State, look: Look): Step {
  if (state.place.focus === "list") return openEntry(state, look);
  const { reading } = state.place;
  const linked = reading === null ? null : look.continuation(reading.id);
  if (linked === null) return motion("down")(state, look);
  // The place is kept for `H`, so that one comes back from the other page.
  const kept: State = { ...state, past: [...state.past, state.place], future: [] };
  return openArticle(kept, linked, look);
}

function otherPane(state: State, look: Look): Step {
  const { place } = state;
  if (place.focus === "reader") return [{ ...state, place: { ...place, focus: "list", whole: false } }, []];
  const [opened, effects] = openEntry(state, look);
  if (opened.place.focus !== "reader") return [state, []];
  return [keepPlace({ ...opened, place: { ...opened.place, whole: false } }, look), effects];
}

function withBox(state: State, kind: BoxKind): State {
  const text =
    kind === "search" ? state.place.query : kind === "find" ? (state.place.reading?.find ?? "") : "";
  return {
    ...state,
    overlay: null,
    message: null,
    box: openedBox(kind, text, state.place),
  };
}

/** Another order, said: the head has no room for it on a low screen. */
function ordered(state: State, change: Partial<State["place"]>): State {
  const next = listFromTop(state, change);
  const { sort, reversed } = next.place;
  return saying(next, (words) =>
    words.order([words.sorts[sort], ...(reversed ? [words.reversed] : [])].join(" ")),
  );
}

function listFromTop(state: State, change: Partial<State["place"]>): State {
  return { ...state, place: { ...state.place, ...change, cursor: 0, top: 0, focus: "list", whole: false } };
}

function saying(state: State, say: (words: Words) => string): State {
  return { ...state, message: say(wordsOf(state.settings.lang)) };
}

/** What needs an article, with a word where there is none in hand: the view of figures has none. */
function withArticle(run: (state: State, id: string) => Step): Run {
  return (state) => {
    const id = articleInHand(state);
    return id === null ? [saying(state, (words) => words.noArticle), []] : run(state, id);
  };
}

function keep(state: State, id: string): Step {
  const kept = new Set(state.memory.kept);
  const on = !kept.delete(id);
  if (on) kept.add(id);
  const next = saying({ ...state, memory: { ...state.memory, kept } }, (words) =>
    on ? words.kept : words.letGo,
  );
  return [next, [{ do: "remember", event: { event: "keep", id, on } }]];
}

function peek(state: State, id: string): Step {
  const origin = state.place.focus === "reader" ? (state.place.reading?.origin ?? null) : null;
  const element = origin?.field === "body" ? origin.element : -1;
  return [{ ...state, overlay: { kind: "peek", top: 0, id, element, text: null } }, [{ do: "peek", id }]];
}

/** First press: hits aligned on the word, sorted by the right neighbour; second: by the left; third: the list. */
function concordance(state: State): Step {
  if (state.place.query.trim() === "") return [saying(state, (words) => words.noQuery), []];
  const next =
    state.place.concordance === null ? "right" : state.place.concordance === "right" ? "left" : null;
  return [listFromTop(state, { concordance: next, view: "articles" }), []];
}

function withMeasure(state: State, characters: number, look: Look): State {
  const measure = Math.max(MEASURE.least, Math.min(MEASURE.most, characters));
  const kept = keepPlace({ ...state, settings: { ...state.settings, measure } }, look);
  return saying(kept, (words) => words.measure(measure));
}
