import { bar } from "../../typeset/bars.js";
import { type Ambiguous, cellWidth, ellipsisFor, padCells } from "../../typeset/cells.js";
import type { Row, Run } from "../../typeset/row.js";
import { runsWidth } from "../../typeset/runs.js";
import { printable } from "../../typeset/safe.js";
import { commandsFor } from "../command-names.js";
import type { Layout } from "../layout.js";
import type { Box, State } from "../state.js";
import type { Words } from "../words/words.js";
import { run, spread } from "./line.js";
import { notesBelow, visibleBox } from "./list-head.js";

const PROGRESS_CELLS = 12;

type Hint = readonly [keys: string, hint: keyof Words["hints"]];

/** A box with the text of the last time: typing replaces it, these do not. */
const KEPT_TEXT: readonly Hint[] = [
  ["Ctrl-U", "clear"],
  ["End", "edit"],
];

/** The few keys that matter now; the rest is in the help. */
function hintsFor(state: State): readonly Hint[] {
  if (state.box !== null) {
    const held: readonly Hint[] = state.box.fresh ? KEPT_TEXT : [];
    return [["Enter", "enter"], ...held, ["Tab", "open"], ["Esc", "cancel"], ["↑", "recall"]];
  }
  if (state.overlay?.kind === "filters")
    return [
      ["j k", "move"],
      ["Enter", "choose"],
      ["F", "close"],
    ];
  if (state.overlay !== null)
    return [
      ["j k", "scroll"],
      ["q", "close"],
    ];
  if (state.place.focus === "reader") {
    return [
      ["h", "back"],
      ["J K", "next"],
      ["/", "find"],
      ["n N", "hit"],
      ["f", "keep"],
      ["y", "copy"],
      ["t", "script"],
      ["?", "help"],
    ];
  }
  return [
    ["Enter", "open"],
    ["/", "search"],
    ["F", "filters"],
    ["f", "keep"],
    ["t", "script"],
    ["?", "help"],
    ["q", "quit"],
  ];
}

/** The last row: a message or the keys that matter now; at the right long work and the place. */
export function footRow(
  state: State,
  words: Words,
  layout: Layout,
  share: number | null,
): { row: Row; caret: number | null } {
  const { columns } = state.size;
  const { ambiguous } = state.settings;
  const box = state.box;
  if (box !== null && box.kind !== "search") {
    const label = ` ${words.boxes[box.kind]} `;
    const width = columns - cellWidth(label, ambiguous) - 2;
    const { before, after } = visibleBox(box.text, box.caret, width, ambiguous);
    // Nothing at the right: the line belongs to what is typed, and what is left of it to what may be.
    const typed = [run(label, "accent"), run(before + after, box.fresh ? "dim" : "bold")];
    const room = columns - runsWidth(typed, ambiguous) - 2;
    const aside = asMany(asides(box, words), room, ambiguous);
    const behind = aside === "" ? [] : [run(`  ${aside}`, "dim")];
    const row = spread([...typed, ...behind], [], columns, ambiguous);
    return { row, caret: cellWidth(label + before, ambiguous) };
  }
  const right = [...progressRuns(state, words), ...placeRuns(state, words, share)];
  const room = columns - runsWidth(right, ambiguous) - 1;
  const left = leftRuns(state, words, room, notesBelow(state, words, layout));
  return { row: spread(left, right, columns, layout.tooSmall ? "narrow" : ambiguous), caret: null };
}

/** What stands behind a line that is typed: what to do with an old text, the names that it may become. */
function asides({ kind, text, fresh }: Box, words: Words): readonly string[] {
  if (fresh) return KEPT_TEXT.map(([key, hint]) => `${key} ${words.hints[hint]}`);
  if (kind !== "command") return [];
  return text === "" ? words.commandHints : commandsFor(text);
}

/** As many texts as fit whole, with a sign where there are more. */
function asMany(texts: readonly string[], room: number, ambiguous: Ambiguous): string {
  const more = ` ${ellipsisFor(ambiguous)}`;
  for (let count = texts.length; count > 0; count -= 1) {
    const shown = texts.slice(0, count).join("  ") + (count < texts.length ? more : "");
    if (cellWidth(shown, ambiguous) <= room) return shown;
  }
  return "";
}

/** Long work: a bar, how much is done of how much, the rest of the time. */
function progressRuns(state: State, words: Words): Run[] {
  const { loading, settings } = state;
  if (loading === null || loading.total === 0) return [];
  const { done, total, rest } = loading;
  const drawn = bar(done, total, PROGRESS_CELLS, settings.ambiguous);
  const left = rest === null ? "" : ` ${words.rest(rest)}`;
  return [
    run(`${words.work[loading.work]} `, "dim"),
    run(padCells(drawn, PROGRESS_CELLS, settings.ambiguous), "accent"),
    run(
      ` ${padCells(`${done}/${total}`, 2 * String(total).length + 1, settings.ambiguous, "right")}${left}  `,
      "dim",
    ),
  ];
}

/** The message if there is one, else how the query was read, else as many hints as fit whole; the way to all keys is the last to go. */
function leftRuns(state: State, words: Words, room: number, notes: string): Run[] {
  const { message, settings } = state;
  const { ambiguous } = settings;
  const said = message === null ? [] : [run(` ${printable(message)}`)];
  // The line of a first run says what the hints say: where it would be cut, they stand in its place.
  if (message !== null && (message !== words.firstRun || runsWidth(said, ambiguous) <= room)) return said;
  if (notes !== "") return [run(` ${notes}`)];
  const hints = [...hintsFor(state)];
  const drawn = (): Run[] =>
    hints.flatMap(([key, hint], index) => [
      run(index === 0 ? " " : "  "),
      run(key === "↑" && ambiguous === "wide" ? "^" : key, "bold"),
      run(` ${words.hints[hint]}`, "dim"),
    ]);
  while (hints.length > 1 && runsWidth(drawn(), ambiguous) > room) {
    hints.splice(
      hints.findLastIndex(([, hint]) => hint !== "help"),
      1,
    );
  }
  return drawn();
}

/** At the right: where one is in the list, and what waits for a second key. */
function placeRuns(state: State, words: Words, share: number | null): Run[] {
  const runs: Run[] = [];
  if (state.count !== null) runs.push(run(`${state.count} `, "accent"));
  if (state.prefix !== null) {
    runs.push(run(state.prefix === "copy" ? "y… " : state.prefix === "mark" ? "m… " : "'… ", "accent"));
  }
  if (state.settings.script !== "printed") runs.push(run(`${words.scripts[state.settings.script]} `, "dim"));
  if (state.settings.mixedSounds) runs.push(run(`${words.mixedSounds} `, "dim"));
  if (share !== null) runs.push(run(`${share}%  `, "dim"));
  const { length } = state.results.entries;
  if (length > 0) runs.push(run(`${state.place.cursor + 1}/${length} `, "dim"));
  return runs;
}
