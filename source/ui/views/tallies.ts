import { leadOf } from "../../corpus/title.js";
import { bar } from "../../typeset/bars.js";
import { cellWidth, padCells, truncateCells } from "../../typeset/cells.js";
import { kwicRuns } from "../../typeset/concordance.js";
import { dayText } from "../../typeset/day.js";
import type { Row, Run } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import type { ConcordanceEntry, FigureEntry, NameEntry, PageEntry, State } from "../state.js";
import { type EntryContext, shortName } from "./entry-parts.js";
import { EMPTY, joined, line, run, spread } from "./line.js";

/** Cells of a bar beside a name, and of a figure's label. */
const BAR_CELLS = 16;
const NAME_CELLS = 10;
const ROLE_CELLS = 10;
const LABEL_CELLS = 14;

/** A name, its roles, how many stories and pictures, with whom, a bar; everything in columns of its own. */
export function drawName(entry: NameEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const most = greatest(state);
  const column = (text: string, cells: number): string =>
    padCells(truncateCells(printable(text), cells, ambiguous), cells, ambiguous);
  const counted = (stories: number, pictures: number, cells: number): string => {
    const count = Math.max(stories, pictures);
    const gap = count === 0 ? 0 : String(most).length - String(count).length;
    return padCells(" ".repeat(gap) + words.pieces(stories, pictures), cells, ambiguous);
  };
  const stories = cellWidth(words.pieces(most, 0), ambiguous);
  const pictures = cellWidth(words.pieces(0, most), ambiguous);
  const company =
    entry.company.length === 0 ? "" : `${words.with} ${entry.company.map(context.text).join(" ")}`;
  const left = [
    cursor,
    run(` ${column(context.text(entry.name), NAME_CELLS)} `),
    run(`${column(entry.roles.map(context.text).join("、"), ROLE_CELLS)} `, "dim"),
    run(`${counted(entry.pieces, 0, stories)} ${counted(0, entry.pictures, pictures)}  `),
    run(printable(company), "dim"),
  ];
  const total = entry.pieces + entry.pictures;
  const bars = run(padCells(bar(total, most, BAR_CELLS, ambiguous), BAR_CELLS, ambiguous), "accent");
  const rows = [spread(left, width >= 60 ? [bars, run(" ")] : [], width, ambiguous)];
  for (const variant of entry.variants) {
    const text = `${words.alsoSpelled} ${printable(context.text(variant.name))} ${words.pieces(variant.count, 0)}`;
    rows.push(spread([run(" ".repeat(NAME_CELLS + 3)), run(text, "dim")], [], width, ambiguous));
  }
  return rows;
}

/** The most that any name of the list has; the list may stand in either order. */
function greatest(state: State): number {
  const { entries } = state.results;
  return [entries[0], entries.at(-1)].reduce(
    (most, entry) => (entry?.kind === "name" ? Math.max(most, entry.pieces + entry.pictures) : most),
    1,
  );
}

/** A page: where and when, how much is on it, its headlines in order, its running heads. */
export function drawPage(entry: PageEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const name = pageTitle(entry, context);
  const pictures = entry.stories.filter((story) => story.kind === "photo").length;
  const digits = (count: number): string => (count < 10 ? " " : "");
  const stories = entry.stories.length - pictures;
  const count = `${digits(stories)}${words.pieces(stories, 0)} ${padCells(words.pieces(0, pictures), cellWidth(words.pieces(0, 9), ambiguous), ambiguous)}`;
  const titles = entry.stories.map((story) =>
    printable(context.shown(story).headline ?? `‹${leadOf(context.shown(story))}›`),
  );
  const furniture = entry.furniture.map((each) => printable(context.text(each))).join("  ");
  return [
    spread([cursor, run(" "), run(name)], [run(`${count} `, "dim")], width, ambiguous),
    spread([run("  "), run(titles.join(" / "), "dim")], [], width, ambiguous),
    ...(furniture === "" ? [] : [spread([run("  "), run(furniture, "dim")], [], width, ambiguous)]),
  ];
}

/** The paper, the date, the page's number and section, and the file that it came from. */
export function pageTitle(entry: PageEntry, { shown, words }: EntryContext): string {
  const [first] = entry.stories;
  const page = first && shown(first).page;
  const number = page?.number == null ? null : words.page(page.number);
  const day = page && dayText(page);
  const known = [page?.paper, day, number, page?.section].filter((part) => part != null && part !== "");
  return printable([...known, shortName(entry.source)].join(" "));
}

/** A value with its bar and its count, the first of a group under the group's heading. */
export function drawFigure(entry: FigureEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const value =
    entry.by === "kind" ? words.kinds[entry.value as "news" | "photo"] : context.text(entry.value);
  const label = padCells(truncateCells(printable(value), LABEL_CELLS, ambiguous), LABEL_CELLS, ambiguous);
  const room = Math.max(1, width - LABEL_CELLS - 14);
  const row = joined(
    [
      [cursor, run(` ${label}`)],
      [run(bar(entry.count, entry.most, room, ambiguous), "accent")],
      [run(String(entry.count), "dim")],
    ],
    " ",
  );
  const heading = line([run(`  ${words.filterNames[entry.by]}`, "bold")]);
  const drawn = spread(row, [], width, ambiguous);
  return entry.first ? [EMPTY, heading, drawn] : [drawn];
}

/** A place with its neighbours, the word in the middle of the row. */
export function drawConcordance(entry: ConcordanceEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width } = context;
  const { ambiguous } = state.settings;
  const { text } = context;
  const hit = { left: text(entry.left), word: text(entry.word), right: text(entry.right) };
  const runs = kwicRuns(hit, { width: width - 3, ambiguous });
  return [spread([cursor, run(" "), ...runs], [], width, ambiguous)];
}
