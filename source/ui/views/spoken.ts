import { titleOf } from "../../corpus/title.js";
import { printable } from "../../typeset/safe.js";
import { articleText, bylineLine } from "../copies.js";
import type { FullLook } from "../look.js";
import type { Entry, State } from "../state.js";
import { wordsOf } from "../words/words.js";
import { emptyLines } from "./empty.js";

/**
 * The screen as sentences, for a screen reader: what is chosen, what is open, what is typed, in reading order and
 * without columns, rules or bars. An open article is its whole plain text.
 */
export function spokenLines(state: State, look: FullLook): string[] {
  const words = wordsOf(state.settings.lang);
  const { box, message, overlay, place, results } = state;
  const lines: string[] = [];
  if (message !== null) lines.push(message);
  if (box !== null) lines.push(`${words.boxes[box.kind]}: ${box.text}`);
  if (overlay?.kind === "filters") {
    const choice = look.filterChoices(state)[overlay.cursor];
    if (choice !== undefined) {
      lines.push(`${words.filterNames[choice.by]}: ${choice.value}, ${choice.count}${choice.on ? " +" : ""}`);
    }
  } else if (overlay !== null) {
    lines.push(
      ...look.overlayRows(state).map((row) =>
        row.runs
          .map((run) => run.text)
          .join("")
          .trim(),
      ),
    );
  } else if (place.focus === "reader" && place.reading !== null) {
    lines.push(...openArticle(state, look));
  } else {
    const entry = results.entries[place.cursor];
    const count = `${words.views[place.view]}, ${results.entries.length === 0 ? 0 : place.cursor + 1}/${results.entries.length}`;
    lines.push(count);
    if (entry !== undefined) lines.push(...spokenEntry(entry, state, look));
    else lines.push(...emptyLines(state, words).filter((line) => line !== ""));
  }
  return lines.map((line) => printable(line));
}

function openArticle(state: State, look: FullLook): string[] {
  const words = wordsOf(state.settings.lang);
  const { reading } = state.place;
  const article = look.openArticle(state);
  if (article === null || reading === null) return [];
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
      return [`${entry.name}, ${words.pieces(entry.pieces, entry.pictures)}`];
    case "page":
      return [`${entry.source}, ${words.pieces(entry.stories.length, 0)}`];
    case "figure":
      return [`${words.filterNames[entry.by]}: ${entry.value}, ${entry.count}`];
    default:
      return [`${entry.left}${entry.word}${entry.right}`];
  }
}
