import { leadOf } from "../../corpus/title.js";
import { bar } from "../../typeset/bars.js";
import { padCells } from "../../typeset/cells.js";
import { kwicRuns } from "../../typeset/concordance.js";
import type { Row, Run } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import type { ConcordanceEntry, FigureEntry, NameEntry, PageEntry, State } from "../state.js";
import { type EntryContext, shortName } from "./entry-parts.js";
import { EMPTY, joined, line, run, spread } from "./line.js";

/** Cells of a bar beside a name, and of a figure's label. */
const BAR_CELLS = 16;
const LABEL_CELLS = 14;

export function drawName(entry: NameEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const most = firstName(state)?.pieces ?? 1;
  const first = firstName(state)?.pictures ?? 0;
  const name = run(padCells(printable(entry.name), 10, ambiguous));
  const roles = run(padCells(printable(entry.roles.join("、")), 10, ambiguous), "dim");
  const pieces = run(padCells(words.pieces(entry.pieces, entry.pictures), 11, ambiguous));
  const company = entry.company.length > 0 ? `${words.with} ${entry.company.join(" ")}` : "";
  const bars = run(bar(entry.pieces + entry.pictures, most + first, BAR_CELLS, ambiguous), "accent");
  const left = [
    cursor,
    run(" "),
    name,
    run(" "),
    roles,
    run(" "),
    pieces,
    run("  "),
    run(printable(company), "dim"),
  ];
  const rows = [spread(left, width >= 60 ? [line([bars]).runs[0] as Run, run(" ")] : [], width, ambiguous)];
  for (const variant of entry.variants) {
    const text = `${words.alsoSpelled} ${printable(variant.name)} ${words.pieces(variant.count, 0)}`;
    rows.push(spread([run("            "), run(text, "dim")], [], width, ambiguous));
  }
  return rows;
}

function firstName(state: State): NameEntry | null {
  const entry = state.results.entries[0];
  return entry?.kind === "name" ? entry : null;
}

export function drawPage(entry: PageEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const page = entry.stories[0]?.page;
  const head = [
    page?.paper,
    page?.date,
    page?.number == null ? null : words.page(page.number),
    page?.section,
  ];
  const known = head.filter((part) => part != null).join(" ");
  const pictures = entry.stories.filter((story) => story.kind === "photo").length;
  const title = run(printable(known === "" ? entry.source : known));
  const count = words.pieces(entry.stories.length - pictures, pictures);
  const furniture = entry.furniture.map((each) => printable(each)).join("  ");
  const titles = entry.stories.map((story) =>
    printable(context.shown(story).headline ?? `‹${leadOf(story)}›`),
  );
  return [
    spread(
      [cursor, run(" "), title],
      [run(shortName(known === "" ? "" : entry.source), "dim"), run("  "), run(count, "dim"), run(" ")],
      width,
      ambiguous,
    ),
    spread([run("  "), run(titles.join(" / "), "dim")], [], width, ambiguous),
    ...(furniture === "" ? [] : [spread([run("  "), run(furniture, "dim")], [], width, ambiguous)]),
  ];
}

export function drawFigure(entry: FigureEntry, cursor: Run, context: EntryContext): Row[] {
  const { words, width, state } = context;
  const { ambiguous } = state.settings;
  const value = entry.by === "kind" ? words.kinds[entry.value as "news" | "photo"] : entry.value;
  const label = padCells(printable(value), LABEL_CELLS, ambiguous);
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

export function drawConcordance(entry: ConcordanceEntry, cursor: Run, context: EntryContext): Row[] {
  const { state, width } = context;
  const { ambiguous } = state.settings;
  const runs = kwicRuns(entry, { width: width - 3, ambiguous });
  return [spread([cursor, run(" "), ...runs], [], width, ambiguous)];
}
