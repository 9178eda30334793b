import type { Ambiguous } from "../../typeset/cells.js";
import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row } from "../../typeset/row.js";
import { padRow } from "../../typeset/runs.js";
import type { FilterChoice } from "../actions.js";
import type { State } from "../state.js";
import type { Words } from "../words/words.js";
import { EMPTY, line, run, spread } from "./line.js";
import { filterValue } from "./list-head.js";

/** The pane of filters: every value with its count, those in force marked, `height` rows of `width` cells. */
export function filterRows(
  state: State,
  choices: readonly FilterChoice[],
  words: Words,
  width: number,
  height: number,
): Row[] {
  const { ambiguous } = state.settings;
  const { overlay } = state;
  const cursor = overlay?.kind === "filters" ? overlay.cursor : -1;
  const rows: Row[] = [line([run(` ${words.filtersTitle}`, "bold")])];
  const drawn = choices.map((choice, index) => choiceRows(choice, index === cursor, words, width, ambiguous));
  // The cursor's row is kept on the screen; headings scroll with their values.
  let first = 0;
  const heightOf = (from: number, to: number): number =>
    drawn.slice(from, to).reduce((sum, each) => sum + each.length, 0);
  while (first < cursor && heightOf(first, cursor + 1) > height - 1) first += 1;
  rows.push(...drawn.slice(first).flat());
  while (rows.length < height) rows.push(EMPTY);
  return rows.slice(0, height).map((row) => padRow(row, width, ambiguous));
}

function choiceRows(
  choice: FilterChoice,
  chosen: boolean,
  words: Words,
  width: number,
  ambiguous: Ambiguous,
): Row[] {
  const sign = glyphsFor(ambiguous).chosen;
  if (choice.hidden > 0) {
    const more = [run(` ${chosen ? sign : " "} `, "accent"), run(`  ${words.more(choice.hidden)}`, "dim")];
    return [spread(more, [], width, ambiguous)];
  }
  const value = filterValue(choice, words);
  const row = spread(
    [
      run(` ${chosen ? sign : " "} `, "accent"),
      run(choice.on ? "+ " : "  ", "accent"),
      run(value, choice.on ? "bold" : "plain"),
    ],
    [run(String(choice.count), "dim"), run(" ")],
    width,
    ambiguous,
  );
  return choice.first ? [line([run(` ${words.filterNames[choice.by]}`, "dim")]), row] : [row];
}
