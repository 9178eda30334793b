import { titleOf } from "../../corpus/title.js";
import { printable } from "../../typeset/safe.js";
import type { FilterChoice } from "../actions.js";
import { articleText, bylineLine } from "../copies.js";
import type { FullLook } from "../look.js";
import type { Entry, State } from "../state.js";
import { type Words, wordsOf } from "../words/words.js";
import { emptyLines } from "./empty.js";
import { filterValue } from "./list-head.js";
import { pageTitle } from "./tallies.js";

/**
 * The screen as sentences, for a screen reader: what is chosen, what is open, what is typed, in reading order and
 * without columns, rules or bars. An open article is its whole plain text.
 */
export function spokenLines(state: State, look: FullLook): string[] {
  const words = wordsOf(state.settings.lang);
  const { box, message } = state;
  const told = message === null ? [] : [message];
  const typed = box === null ? [] : [`${words.boxes[box.kind]}: ${box.text}`];
  return [...told, ...typed, ...inFront(state, look, words)].map((line) => printable(line));
}

/** What lies over the screen, else the open article, else the chosen entry. */
function inFront(state: State, look: FullLook, words: Words): readonly string[] {
  const { overlay, place, results } = state;
  if (overlay?.kind === "filters") {
    const choice = look.filterChoices(state)[overlay.cursor];
    return choice === undefined ? [] : [spokenChoice(choice, words)];
  }
  if (overlay !== null) {
    return look.overlayRows(state).map((row) =>
      row.runs
        .map((run) => run.text)
        .join("")
        .trim(),
    );
  }
  if (place.focus === "reader" && place.reading !== null) return openArticle(state, look);
  const { length } = results.entries;
  const entry = results.entries[place.cursor];
  const count = `${words.views[place.view]}, ${length === 0 ? 0 : place.cursor + 1}/${length}`;
  if (entry !== undefined) return [count, ...spokenEntry(entry, state, look)];
  return [count, ...emptyLines(state, words).filter((line) => line !== "")];
}

function spokenChoice(choice: FilterChoice, words: Words): string {
  const heading = words.filterNames[choice.by];
  if (choice.hidden > 0) return `${heading}: ${words.more(choice.hidden)}`;
  return `${heading}: ${filterValue(choice, words)}, ${choice.count}${choice.on ? " +" : ""}`;
}

function openArticle(state: State, look: FullLook): string[] {
  const words = wordsOf(state.settings.lang);
  const { reading } = state.place;
  const article = look.openArticle(state);
  if (article === null || reading === null) return [`${words.loading}…`];
  const { hitRows } = look.reader(state);
  const hit = reading.hit >= 0 ? [words.hitOf(reading.hit + 1, hitRows.length)] : [];
  return [...hit, ...articleText(article).split("\n")];
}

function spokenEntry(entry: Entry, state: State, look: FullLook): string[] {
  const words = wordsOf(state.settings.lang);
  const context = look.entryContext(state, state.size.columns);
  switch (entry.kind) {
    case "article": {
      const article = context.shown(entry.article);
      const kind = article.kind === "photo" ? `${words.kinds.photo}: ` : "";
      const why = entry.hit === null ? [] : [`${words.fields[entry.hit.field]}: ${entry.hit.snippet.text}`];
      return [`${kind}${titleOf(article)}`, bylineLine(article), ...why].filter((line) => line !== "");
    }
    case "name":
      return [`${context.text(entry.name)}, ${words.pieces(entry.pieces, entry.pictures)}`];
    case "page": {
      const pictures = entry.stories.filter((story) => story.kind === "photo").length;
      const titles = entry.stories.map((story) => titleOf(context.shown(story)));
      return [
        `${pageTitle(entry, context)}, ${words.pieces(entry.stories.length - pictures, pictures)}`,
        ...titles,
        ...entry.furniture.map(context.text),
      ];
    }
    case "figure":
      return [`${words.filterNames[entry.by]}: ${filterValue(entry, words)}, ${entry.count}`];
    default:
      return [context.text(`${entry.left}${entry.word}${entry.right}`)];
  }
}
