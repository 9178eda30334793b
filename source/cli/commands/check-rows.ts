import { cellWidth, ellipsisFor, padCells, takeLastCells, truncateCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import { wrap } from "../../typeset/wrap.js";
import type { Context } from "../context.js";
import { styled } from "../style.js";
import type { PageReport } from "./check.js";

const GAP = "  ";

/** What `check` shows to eyes: of each page its path, what was read and what wants a look, in columns; then the sum. No row is over the width. */
export function checkRows(reports: readonly PageReport[], total: string, context: Context): string {
  const { ambiguous, columns } = context;
  const cells = reports.map((report) => cellsOf(report, context));
  const widths = Array.from({ length: READ }, (_, column) =>
    cells.reduce((widest, row) => {
      const width = cellWidth(row[column] ?? "", ambiguous);
      // A path that is wider than half of a line stands out of its column.
      return column === 0 && width > columns / 2 ? widest : Math.max(widest, width);
    }, 0),
  );
  const rows = cells.flatMap((row, index) => inRows(row, widths, reports[index]?.look.length !== 0, context));
  const sum = wrap(total, { width: columns, ambiguous }).map(({ start, shown }) => total.slice(start, shown));
  return [...rows, ...sum, ""].join("\n");
}

/** Path, encoding, what is on the page, its date, then what is to be said of it. */
function cellsOf(report: PageReport, { words, columns, ambiguous }: Context): readonly string[] {
  const { check } = words;
  const said = report.look.map((reason) => {
    if (reason === "no-items") return check.noItems;
    if (reason === "unplaced") return check.unplaced(report.unplaced);
    if (reason === "front-matter") return check.frontMatter(report.frontMatter.length);
    return reason === "broken" ? check.broken(report.broken) : check.close(report.close);
  });
  const date =
    report.date === null ? check.noDate : report.date + (report.dateInferred ? ` (${check.inferred})` : "");
  const items = check.items(report.articles, report.pictures);
  return [
    pathCell(printable(report.path), columns, ambiguous),
    report.encoding,
    items,
    date,
    ...(said.length === 0 ? [check.clean] : said),
  ];
}

/** Of a path that is wider than a row its end, which tells the page. */
function pathCell(path: string, columns: number, ambiguous: Context["ambiguous"]): string {
  const room = columns - GAP.length;
  if (cellWidth(path, ambiguous) <= room) return path;
  const cut = ellipsisFor(ambiguous);
  return cut + takeLastCells(path, room - cellWidth(cut, ambiguous), ambiguous);
}

/** How many of a page's cells say what was read; those behind them say what is to be looked at. */
const READ = 4;

/** Cells side by side, two blanks between, as many as a row holds; the others in rows below, set in where there is room. */
function inRows(
  cells: readonly string[],
  widths: readonly number[],
  looks: boolean,
  { ambiguous, color, columns }: Context,
): readonly string[] {
  const indent = columns > 20 ? GAP : "";
  const rows: string[] = [];
  let row = "";
  let used = 0;
  for (const [index, cell] of cells.entries()) {
    const text = truncateCells(cell, columns - indent.length, ambiguous);
    // As wide as its column, so that all pages go on in a new row at the same place.
    const width = Math.max(widths[index] ?? 0, cellWidth(text, ambiguous));
    const fits = used + GAP.length + width <= columns;
    if (index > 0 && fits) {
      row += GAP;
      used += GAP.length;
    } else if (index > 0) {
      rows.push(row.trimEnd());
      row = indent;
      used = indent.length;
    }
    const shown = padCells(text, width, ambiguous);
    row += looks && index >= READ ? styled(shown, "match", color) : shown;
    used += width;
  }
  return [...rows, row];
}
