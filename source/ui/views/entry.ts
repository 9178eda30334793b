import { cellWidth } from "../../typeset/cells.js";
import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row, Run } from "../../typeset/row.js";
import { markText, type Stretch } from "../../typeset/runs.js";
import type { ArticleEntry, Entry } from "../state.js";
import type { Words } from "../words/words.js";
import { bylineRuns, type EntryContext, titleRuns, whereRuns } from "./entry-parts.js";
import { run, spread } from "./line.js";
import { drawPicture } from "./picture.js";
import { drawConcordance, drawFigure, drawName, drawPage } from "./tallies.js";

/** An entry of a list as rows of `width` cells; the chosen one differs in its first cell alone. */
export function drawEntry(entry: Entry, chosen: boolean, context: EntryContext): Row[] {
  const { ambiguous } = context.state.settings;
  const { chosen: here, resting } = glyphsFor(ambiguous);
  const sign = context.state.place.focus === "reader" ? resting : here;
  const cursor = run(chosen ? sign : " ".repeat(cellWidth(sign, ambiguous)), "accent");
  switch (entry.kind) {
    case "article":
      return context.state.place.view === "pictures"
        ? drawPicture(entry, cursor, context)
        : drawArticle(entry, cursor, context);
    case "name":
      return drawName(entry, cursor, context);
    case "page":
      return drawPage(entry, cursor, context);
    case "figure":
      return drawFigure(entry, cursor, context);
    default:
      return drawConcordance(entry, cursor, context);
  }
}

function drawArticle(entry: ArticleEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width, words } = context;
  const { ambiguous } = state.settings;
  const article = context.shown(entry.article);
  const marks = state.place.query === "" ? [] : context.marks(entry);
  const picture = article.kind === "photo" ? [run(`${glyphsFor(ambiguous).picture} `, "dim")] : [];
  const rows = [
    spread([cursor, run(" "), ...picture, ...titleRuns(article, marks, state)], [], width, ambiguous),
  ];
  const names = bylineRuns(article, marks, "dim");
  const where = [...matchRuns(entry, words), ...whereRuns(entry.article, context)];
  rows.push(spread([run("  "), ...names], where, width, ambiguous));
  const snippet = snippetRuns(entry, context);
  if (snippet !== null) rows.push(spread([run("  "), ...snippet], [], width, ambiguous));
  return rows;
}

/** Why it was found: the field and the words around. Null where title and byline, which are marked, show it. */
function snippetRuns(entry: ArticleEntry, { words, text }: EntryContext): Run[] | null {
  const { hit } = entry;
  if (hit === null || hit.field === "headline" || hit.field === "byline") return null;
  const shown = text(hit.snippet.text);
  // Another script is nearly always as long, character for character; where it is not, the words stand unmarked.
  const places = shown.length === hit.snippet.text.length ? hit.snippet.marks : [];
  const marked = places.map(([start, end]): Stretch => ({ start, end, match: "hit" }));
  return [run(`${words.fields[hit.field]} `, "dim"), ...markText(shown, marked, "plain")];
}

/** How nearly it matches, where it is not exact. */
function matchRuns(entry: ArticleEntry, words: Words): Run[] {
  return entry.hit === null || entry.hit.match === "exact"
    ? []
    : [run(`${words.matches[entry.hit.match]} `, "accent")];
}
