import type { Script } from "../search/scripts.js";
import type { Action, Effect, MemoryEvent } from "./actions.js";
import { clipboardSequence } from "./clipboard.js";
import { articleText, citation, commandLineOf } from "./copies.js";
import { articleInHand, entryAtCursor, previewOf } from "./navigate.js";
import type { Ports } from "./ports.js";
import { resultsKey, type State } from "./state.js";
import type { Terminal } from "./terminal/terminal.js";
import { wordsOf } from "./words/words.js";
import type { World } from "./world.js";

/** The side pane follows when the cursor has rested this long, so that running through the list costs few bytes. */
const REST_MS = 120;
/** A digit alone is a view's key after this long; before, it may be the first of a count. */
const COUNT_MS = 280;
/** Above this many characters a terminal may refuse a clipboard request (xterm takes 100,000 bytes of base64). */
const CLIPBOARD_LIMIT = 70_000;

type Copied = Extract<Effect, { readonly do: "copy" }>["what"];

/** What the effects reach. */
interface Hands {
  readonly world: World;
  readonly ports: Ports;
  readonly terminal: Terminal;
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  readonly reload: () => void;
  readonly suspend: () => void;
  readonly loadScript: (script: Script) => Promise<void>;
  readonly paragraph: () => string | null;
}

interface Effects {
  readonly run: (effect: Effect) => void;
  /** Searches now what is still to be searched, before a key that acts on the list: it must not act on an older one. */
  readonly settle: () => void;
}

/** What is done for each kind of effect. */
type Does = { readonly [K in Effect["do"]]: (effect: Extract<Effect, { readonly do: K }>) => void };

/** Does what the reducer asked for. Every answer comes back as an action. */
export function createEffects(hands: Hands): Effects {
  const { world, terminal, get, dispatch } = hands;
  let finding = false;

  /** Searches once for the newest place; what was asked before it is never searched at all. */
  const settle = (): void => {
    const state = get();
    if (state.results.key === resultsKey(state)) return;
    dispatch({ type: "results", results: world.results(state) });
  };

  const find = (): void => {
    if (finding) return;
    finding = true;
    // React draws in a turn of its own, asked for after this one: what was typed is on the screen before it is searched for.
    setImmediate(() =>
      setImmediate(() => {
        finding = false;
        settle();
      }),
    );
  };

  const trouble = (error: unknown): void =>
    say(hands, error instanceof Error ? error.message : String(error));

  const does: Does = {
    find,
    press: ({ key }) => {
      settle();
      dispatch({ type: "press", key });
    },
    rest: rested(REST_MS, () => dispatch({ type: "preview", id: previewOf(entryAtCursor(get())) })),
    restCount: rested(COUNT_MS, () => dispatch({ type: "countRested" })),
    remember: ({ event }) => remember(hands, event),
    copy: ({ what }) => void copy(hands, what).catch(trouble),
    view: (effect) => void runProgram(hands, effect).catch(trouble),
    pipe: (effect) => void runProgram(hands, effect).catch(trouble),
    peek: ({ id }) => void peek(hands, id).catch(trouble),
    loadScript: ({ script }) => void loadScript(hands, script).catch(trouble),
    reload: hands.reload,
    suspend: hands.suspend,
    redraw: () => terminal.redraw(),
  };
  return { run: (effect) => (does[effect.do] as (effect: Effect) => void)(effect), settle };
}

/** Does something when nobody has asked for it again for so many milliseconds. */
function rested(milliseconds: number, then: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds);
  };
}

function say({ dispatch }: Hands, text: string): void {
  dispatch({ type: "message", text });
}

function remember(hands: Hands, event: MemoryEvent): void {
  const problem = hands.ports.remember(event);
  if (problem !== null) say(hands, problem);
}

/** To the clipboard of the terminal, or into a file where that cannot be reached or would not take so much. */
async function copy(hands: Hands, what: Copied): Promise<void> {
  const { ports, terminal, get } = hands;
  const state = get();
  const text = textToCopy(what, state, hands);
  if (text === null) return;
  const words = wordsOf(state.settings.lang);
  if (ports.environment.clipboard && text.length <= CLIPBOARD_LIMIT) {
    terminal.send(clipboardSequence(text, ports.environment.multiplexer));
    say(hands, `${words.copied[what]}: ${text.replace(/\s+/gu, " ").slice(0, 60)}`);
  } else say(hands, `${words.copied[what]} → ${await ports.writeAside(`${what}.txt`, text)}`);
}

/** Hands the terminal to a program that shows, edits or takes the article in hand. */
async function runProgram(hands: Hands, effect: Extract<Effect, { do: "view" | "pipe" }>): Promise<void> {
  const { world, ports, terminal, get } = hands;
  const article = world.article(articleInHand(get()));
  if (article === undefined) return;
  const text = articleText(article);
  const problem = await terminal.lend(() =>
    effect.do === "pipe"
      ? ports.runProgram({ kind: "pipe", command: effect.command, text })
      : ports.runProgram({ kind: effect.what, article, text }),
  );
  if (problem !== null) say(hands, problem);
}

async function peek({ world, ports, dispatch }: Hands, id: string): Promise<void> {
  const article = world.article(id);
  if (article !== undefined) dispatch({ type: "peeked", id, text: await ports.peek(article) });
}

/** Where its dictionary cannot be had, the screen stays in the script that it is in. */
async function loadScript({ get, dispatch, loadScript: load }: Hands, script: Script): Promise<void> {
  try {
    await load(script);
    dispatch({ type: "script", script });
  } catch (error) {
    dispatch({ type: "script", script: get().settings.script });
    throw error;
  }
}

function textToCopy(what: Copied, state: State, hands: Hands): string | null {
  if (what === "command") return commandLineOf(state, hands.ports.environment.corpusArguments);
  const article = hands.world.article(articleInHand(state));
  if (article === undefined) return null;
  if (what === "citation") return citation(article, hands.paragraph(), wordsOf(state.settings.lang));
  if (what === "paragraph") return hands.paragraph();
  return articleText(article);
}
