import type { ReadStream, WriteStream } from "node:tty";
import { drawScreen } from "./draw.js";
import { createEffects } from "./effects.js";
import { type Ending, watchForTheEnd } from "./ending.js";
import { createLoader } from "./loading.js";
import { createLook, type FullLook } from "./look.js";
import { keepPlace, previewOf } from "./navigate.js";
import { openWhenRead } from "./open-later.js";
import { paintRow } from "./paint.js";
import type { Ports, ScreenOptions } from "./ports.js";
import { createReducer } from "./reduce.js";
import { closeGone, indexOf, standingOf, topAt } from "./standing.js";
import { START, type Standing, type State } from "./state.js";
import { createStore, type Store } from "./store.js";
import { Terminal } from "./terminal/terminal.js";
import { wordsOf } from "./words/words.js";
import { World } from "./world.js";

/** After a suspension was refused (no job control), the screen comes back by itself. */
const SUSPEND_MS = 200;

interface Streams {
  /** Opens the terminal for reading; called again after another program had it. */
  readonly openInput: () => ReadStream;
  readonly output: WriteStream;
}

/**
 * Opens the reading room and resolves when the reader has left it. The first frame is written before Ink is
 * loaded: its rows are typeset already, and nothing else is needed to show them.
 */
export async function startScreen(ports: Ports, options: ScreenOptions, streams: Streams): Promise<Ending> {
  const world = new World();
  world.add(ports.first, ports.firstPages, ports.firstSearch);
  const guess = options.ambiguous === "wide" ? "wide" : "narrow";
  const terminal = new Terminal(streams.output, streams.openInput, guess);
  const look = createLook(world, options.keys);
  const end = watchForTheEnd(() => terminal.lent);

  // A window of another size than the one that was left breaks lines elsewhere.
  const first = keepPlace(firstState(world, ports, options, terminal), look);
  const store: Store = createStore(
    first,
    createReducer(options.keys),
    look,
    (effect) => effects.run(effect),
    (action) => {
      // Text that goes into a box is on the screen before it is searched; any other key acts on the list as it is asked for.
      if (action.type === "press" && (action.key.text === "" || store.get().box === null)) effects.settle();
    },
  );
  const effects = createEffects({
    world,
    ports,
    terminal,
    get: store.get,
    dispatch: store.dispatch,
    reload: () => load(ports.reload, true, null),
    suspend: suspender(terminal),
    loadScript: (script) =>
      look.loadScript(script, (done, total) =>
        store.dispatch({ type: "progress", progress: { work: "converting", done, total, rest: null } }),
      ),
    paragraph: () => look.paragraph(store.get()),
  });

  const load = createLoader(store, world, ports.keepSearch);

  begin(options, store, look, terminal);
  // What a key may ask for and no frame shows: 3 ms.
  world.link();
  terminal.on("resize", () =>
    store.dispatch({ type: "resize", columns: terminal.columns, rows: terminal.rows }),
  );
  terminal.on("ambiguous", () => store.dispatch({ type: "ambiguous", ambiguous: terminal.ambiguous }));
  const words = wordsOf(options.settings.lang);
  const stopWatching = ports.watch(({ added, changed, removed }) =>
    load(ports.reload, true, words.corpusChanged(added, changed, removed)),
  );
  let unmount = (): void => {};
  try {
    const { mount } = await import("./mount.js");
    const mounted = mount(store, look, terminal);
    unmount = mounted.unmount;
    if (options.openId !== null && !look.has(options.openId))
      openWhenRead(options.openId, store, look, words.notFound(options.openId));
    load(ports.load, false, null);
    if (options.script !== "printed") effects.run({ do: "loadScript", script: options.script });
    return await Promise.race([left(store), end.ending, mounted.failed]);
  } finally {
    stopWatching();
    unmount();
    terminal.leave();
    end.stop();
    rememberPlace(ports, store.get());
  }
}

/** The first frame. `open` begins in an article: it is opened before it where it is there already. */
function begin(options: ScreenOptions, store: Store, look: FullLook, terminal: Terminal): void {
  const { openId } = options;
  if (openId !== null && look.has(openId)) store.dispatch({ type: "open", id: openId });
  if (options.settings.screenReader) terminal.enterSpoken();
  else {
    terminal.enter();
    if (options.ambiguous === "auto") terminal.probe();
    paintFirst(terminal, store.get(), look);
  }
}

/** Where one stands in the open article, and where one was left, for the next time. */
function rememberPlace(ports: Pick<Ports, "remember" | "leave">, state: State): void {
  const { place, settings } = state;
  if (place.focus === "reader" && place.reading?.origin) {
    ports.remember({ event: "place", id: place.reading.id, origin: place.reading.origin });
  }
  // Who leaves before all pages have come stands where the list was going to be.
  const { entry, cursor, top } = standingOf(state);
  ports.leave({ ...place, cursor, top }, entry, settings);
}

/** The state of the first frame: what is remembered, or a query, with what is read already. */
export function firstState(
  world: World,
  ports: Pick<Ports, "firstNotice" | "memory" | "more">,
  options: Pick<ScreenOptions, "settings" | "place" | "at" | "query" | "firstRun">,
  terminal: Pick<Terminal, "columns" | "rows" | "ambiguous">,
): State {
  const words = wordsOf(options.settings.lang);
  const place = options.place ?? { ...START, query: options.query ?? "" };
  const state: State = {
    size: { columns: terminal.columns, rows: terminal.rows },
    settings: { ...options.settings, ambiguous: terminal.ambiguous },
    version: world.version,
    loading: ports.more ? { work: "reading", done: 0, total: 0, rest: null } : null,
    scriptAsked: null,
    place,
    past: [],
    future: [],
    awaited: null,
    box: null,
    lines: { command: [], pipe: [] },
    overlay: null,
    count: null,
    prefix: null,
    message: ports.firstNotice ?? (options.firstRun ? words.firstRun : null),
    results: { key: "", entries: [], chosen: [], search: null, took: 0 },
    memory: ports.memory,
    preview: null,
    leaving: null,
  };
  const results = world.results(state);
  const left: Standing = { entry: options.at, cursor: place.cursor, top: place.top };
  const found = indexOf(left, results);
  const cursor = found >= 0 ? found : Math.min(place.cursor, Math.max(0, results.entries.length - 1));
  const begun: State = {
    ...state,
    results,
    awaited: options.place !== null && found < 0 && ports.more ? left : null,
    preview: previewOf(results.entries[cursor]),
    place: { ...place, cursor, top: topAt(left, cursor) },
  };
  const open = closeGone(begun, (id) => world.article(id) !== undefined);
  return { ...open, message: ports.firstNotice ?? open.message };
}

function paintFirst(terminal: Terminal, state: State, look: FullLook): void {
  const { rows, caret } = drawScreen(state, look);
  terminal.setCaret(caret);
  terminal.paint(rows.map((row) => paintRow(row, state.settings.color)));
  terminal.flush();
}

/** Resolves when the state says that the reader has left. */
function left(store: Store): Promise<Ending> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { leaving } = store.get();
      if (leaving !== null) resolve({ code: leaving, trouble: null });
    };
    store.subscribe(look);
    look();
  });
}

/** Ctrl-Z: the shell comes back; with `fg` the screen does. Pressed again meanwhile it asks for nothing. */
function suspender(terminal: Terminal): () => void {
  let away = false;
  return () => {
    if (away) return;
    away = true;
    void terminal.lend(untilContinued).finally(() => {
      away = false;
    });
  };
}

/** Stops the program; resolves when it goes on, or soon where it was not stopped. */
function untilContinued(): Promise<void> {
  return new Promise((resolve) => {
    const back = (): void => {
      clearTimeout(refused);
      process.off("SIGCONT", back);
      resolve();
    };
    process.on("SIGCONT", back);
    // The whole group stops, so that a shell which started us through npm gets its prompt.
    process.kill(0, "SIGTSTP");
    const refused = setTimeout(back, SUSPEND_MS);
  });
}
