import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import type { PageEntry, State } from "../state.js";
import { bylineRuns, type EntryContext, titleRuns } from "./entry-parts.js";
import { EMPTY, line, run, spread } from "./line.js";
import { pageTitle } from "./tallies.js";

/** A page beside the list of pages: its items in order, then its running heads; as much as the pane has rows for. */
export function contentsRows(entry: PageEntry, context: EntryContext, height: number): Row[] {
  const { state, width } = context;
  const { ambiguous } = state.settings;
  const digits = String(entry.stories.length).length;
  const rows: Row[] = [line([run(`  ${pageTitle(entry, context)}`, "dim")]), EMPTY];
  for (const [index, story] of entry.stories.entries()) {
    const article = context.shown(story);
    const sign = article.kind === "photo" ? `${glyphsFor(ambiguous).picture} ` : "";
    const number = run(`  ${String(index + 1).padStart(digits)}  `, "dim");
    rows.push(
      spread([number, run(sign, "dim"), ...titleRuns(article, [], state)], [], width, ambiguous),
      spread([run(" ".repeat(digits + 4)), ...bylineRuns(article, [], "dim")], [], width, ambiguous),
    );
  }
  if (entry.furniture.length > 0) rows.push(EMPTY);
  for (const text of entry.furniture)
    rows.push(spread([run(`  ${printable(context.text(text))}`, "dim")], [], width, ambiguous));
  if (rows.length <= height) return rows;
  const cut = rows.slice(0, height - 1);
  return [...cut, line([run(`  ${context.words.more(Math.ceil((rows.length - cut.length) / 2))}`, "dim")])];
}

/** The page that stands beside the list: the one at which the cursor rests. */
export function restingPage(state: State): PageEntry | null {
  const { preview, place, results } = state;
  const shows = (entry: (typeof results.entries)[number] | undefined): entry is PageEntry =>
    entry?.kind === "page" && entry.stories[0]?.id === preview;
  const chosen = results.entries[place.cursor];
  return shows(chosen) ? chosen : (results.entries.find(shows) ?? null);
}
