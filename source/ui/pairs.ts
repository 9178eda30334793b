import type { Look, Step } from "./actions.js";
import type { Keypress } from "./keypress.js";
import { readingAt } from "./move.js";
import { articleInHand, goTo, openArticle, rowOf } from "./navigate.js";
import type { State } from "./state.js";
import { wordsOf } from "./words/words.js";

const COPIES: Readonly<Record<string, "citation" | "paragraph" | "article">> = {
  y: "citation",
  p: "paragraph",
  a: "article",
};

/** The second key of a pair: a letter after `m` and `'`, what to copy after `y`. Anything else lets go. */
export function pressSecond(state: State, key: Keypress, look: Look): Step {
  const free: State = { ...state, prefix: null, count: null };
  const letter = key.name ?? "";
  if (state.prefix === "copy") {
    const what = COPIES[letter];
    return [free, what === undefined ? [] : [{ do: "copy", what }]];
  }
  if (!/^[a-zA-Z0-9]$/u.test(letter)) return [free, []];
  return state.prefix === "mark" ? setMark(free, letter) : goToMark(free, letter, look);
}

function setMark(state: State, letter: string): Step {
  const id = articleInHand(state);
  if (id === null) return [state, []];
  const origin = state.place.focus === "reader" ? (state.place.reading?.origin ?? null) : null;
  const marks = new Map(state.memory.marks).set(letter, { id, origin });
  const message = wordsOf(state.settings.lang).marked(letter);
  return [
    { ...state, message, memory: { ...state.memory, marks } },
    [{ do: "remember", event: { event: "mark", letter, id, origin } }],
  ];
}

function goToMark(state: State, letter: string, look: Look): Step {
  const mark = state.memory.marks.get(letter);
  if (mark === undefined || !look.has(mark.id)) {
    return [{ ...state, message: wordsOf(state.settings.lang).noMark }, []];
  }
  const [opened, effects] = openArticle(goTo(state, state.place), mark.id, look);
  const { reading } = opened.place;
  if (reading === null || mark.origin === null) return [opened, effects];
  const at = readingAt(opened, reading, rowOf(opened, mark.origin, look), look);
  return [{ ...opened, place: { ...opened.place, reading: at } }, effects];
}
