import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import type { Action, Effect } from "../../source/ui/actions.js";
import { drawScreen } from "../../source/ui/draw.js";
import { keypresses } from "../../source/ui/keypress.js";
import { createLook, type FullLook } from "../../source/ui/look.js";
import { bindings } from "../../source/ui/own-keys.js";
import { createReducer } from "../../source/ui/reduce.js";
import { START, type State } from "../../source/ui/state.js";
import { createStore, type Store } from "../../source/ui/store.js";
import { World } from "../../source/ui/world.js";

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));

/** The shipped corpus, read once for all tests of the screen. */
export const shipped: readonly Article[] = readdirSync(CORPUS)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .flatMap((name) => readPage(readFileSync(CORPUS + name, "utf8"), name).articles);

export interface Stage {
  readonly store: Store;
  readonly look: FullLook;
  readonly world: World;
  /** What was asked of the world outside, in order. */
  readonly effects: Effect[];
  /** Types keys as a terminal sends them: `j`, `Enter`, `Esc`, `工会`. */
  type(...keys: string[]): void;
  /** The screen as text, one row a line. */
  screen(): string[];
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["Enter", "enter"],
  ["Esc", "esc"],
  ["Tab", "tab"],
  ["Up", "up"],
  ["Down", "down"],
  ["Left", "left"],
]);

/** A whole screen without a terminal, with keys and earlier queries of the reader's own: searches are answered at once, everything else is written down. */
export function stage(
  columns: number,
  rows: number,
  change: Partial<State["settings"]> = {},
  articles: readonly Article[] = shipped,
  own: { readonly keys?: Readonly<Record<string, string>>; readonly queries?: readonly string[] } = {},
): Stage {
  const world = new World();
  world.add(articles);
  world.link();
  const { keys } = bindings(own.keys);
  const look = createLook(world, keys);
  const settings: State["settings"] = {
    lang: "zh",
    ambiguous: "narrow",
    measure: 30,
    script: "printed",
    color: true,
    mixedSounds: false,
    screenReader: false,
    ...change,
  };
  const memory = {
    read: new Set<string>(),
    kept: new Set<string>(),
    marks: new Map(),
    places: new Map(),
    queries: own.queries ?? [],
  };
  const first: State = {
    size: { columns, rows },
    settings,
    version: world.version,
    loading: null,
    scriptAsked: null,
    place: START,
    past: [],
    future: [],
    awaited: null,
    box: null,
    lines: { command: [], pipe: [] },
    overlay: null,
    count: null,
    prefix: null,
    message: null,
    results: world.results({ place: START, memory, settings, version: world.version }),
    memory,
    preview: articles[0]?.id ?? null,
    leaving: null,
  };
  const effects: Effect[] = [];
  const store: Store = createStore(first, createReducer(keys), look, (effect) => {
    effects.push(effect);
    if (effect.do === "find") store.dispatch({ type: "results", results: world.results(store.get()) });
    if (effect.do === "press") store.dispatch({ type: "press", key: effect.key });
    if (effect.do === "rest") store.dispatch({ type: "preview", id: effect.id });
  });
  const type = (...typed: string[]): void => {
    for (const text of typed) {
      const named = NAMED.get(text);
      const presses = named === undefined ? keypresses(text, noKey) : [{ name: named, text: "" }];
      for (const key of presses) store.dispatch({ type: "press", key } satisfies Action);
    }
  };
  const screen = (): string[] =>
    drawScreen(store.get(), look).rows.map((row) => row.runs.map((run) => run.text).join(""));
  return { store, look, world, effects, type, screen };
}

type InkKey = Parameters<typeof keypresses>[1];

/** Ink's flags for plain text: none set. */
export const noKey: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};
