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

interface Hands {
  readonly world: World;
  readonly ports: Ports;
  readonly terminal: Terminal;
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  readonly reload: () => void;
  readonly suspend: () => void;
  readonly loadScript: (script: "cn" | "tw" | "hk") => Promise<void>;
  readonly paragraph: () => string | null;
}

export interface Effects {
  readonly run: (effect: Effect) => void;
  /** Searches now what is still to be searched, before a key that acts on the list: it must not act on an older one. */
  readonly settle: () => void;
}

/** Does what the reducer asked for. Every answer comes back as an action. */
export function createEffects(hands: Hands): Effects {
  const { world, ports, terminal, get, dispatch } = hands;
  let rest: NodeJS.Timeout | undefined;
  let count: NodeJS.Timeout | undefined;
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
    setImmediate(() => {
      finding = false;
      settle();
    });
  };

  const say = (text: string): void => dispatch({ type: "message", text });

  const remember = (event: MemoryEvent): void => {
    const problem = ports.remember(event);
    if (problem !== null) say(problem);
  };

  const trouble = (error: unknown): void => say(error instanceof Error ? error.message : String(error));

  const copy = async (what: "citation" | "paragraph" | "article" | "command"): Promise<void> => {
    const state = get();
    const text = textToCopy(what, state, hands);
    if (text === null) return;
    const words = wordsOf(state.settings.lang);
    if (ports.environment.clipboard && text.length <= CLIPBOARD_LIMIT) {
      terminal.send(clipboardSequence(text, ports.environment.multiplexer));
      say(`${words.copied[what]}: ${text.replace(/\s+/gu, " ").slice(0, 60)}`);
    } else say(`${words.copied[what]} → ${await ports.writeAside(`${what}.txt`, text)}`);
  };

  const program = async (effect: Extract<Effect, { do: "view" | "pipe" }>): Promise<void> => {
    const article = world.article(articleInHand(get()));
    if (article === undefined) return;
    const text = articleText(article);
    const run = (): Promise<string | null> =>
      effect.do === "pipe"
        ? ports.runProgram({ kind: "pipe", command: effect.command, text })
        : ports.runProgram({ kind: effect.what, article, text });
    const problem = await terminal.lend(run);
    if (problem !== null) say(problem);
  };

  const peek = async (id: string): Promise<void> => {
    const article = world.article(id);
    if (article !== undefined) dispatch({ type: "peeked", id, text: await ports.peek(article) });
  };

  const run = (effect: Effect): void => {
    switch (effect.do) {
      case "find":
        find();
        break;
      case "press":
        settle();
        dispatch({ type: "press", key: effect.key });
        break;
      case "rest":
        clearTimeout(rest);
        rest = setTimeout(() => {
          dispatch({ type: "preview", id: previewOf(entryAtCursor(get())) });
        }, REST_MS);
        break;
      case "restCount":
        clearTimeout(count);
        count = setTimeout(() => dispatch({ type: "countRested" }), COUNT_MS);
        break;
      case "remember":
        remember(effect.event);
        break;
      case "copy":
        copy(effect.what).catch(trouble);
        break;
      case "view":
      case "pipe":
        program(effect).catch(trouble);
        break;
      case "peek":
        peek(effect.id).catch(trouble);
        break;
      case "loadScript":
        hands
          .loadScript(effect.script)
          .then(() => dispatch({ type: "script", script: effect.script }))
          .catch((error) => {
            dispatch({ type: "script", script: get().settings.script });
            trouble(error);
          });
        break;
      case "reload":
        hands.reload();
        break;
      case "suspend":
        hands.suspend();
        break;
      default:
        terminal.redraw();
    }
  };
  return { run, settle };
}

function textToCopy(what: string, state: State, hands: Hands): string | null {
  if (what === "command") return commandLineOf(state, hands.ports.environment.corpusArguments);
  const article = hands.world.article(articleInHand(state));
  if (article === undefined) return null;
  if (what === "citation") return citation(article, hands.paragraph());
  if (what === "paragraph") return hands.paragraph();
  return articleText(article);
}
