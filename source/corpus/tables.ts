import { closeTable } from "./below-tables.js";
import type { Facts } from "./line-facts.js";
import { relabel } from "./lists.js";
import { bytes, scratch } from "./scratch.js";
import { areVerses, isNextRow, isSurelyRow, mayBeRow, type Row, readRow, rowOf } from "./table-rows.js";

/**
 * Tables that came out as lines (prices, times of trains, results, exchange rates, who won what): each line is a row, and nothing but
 * the likeness of its neighbours says so.
 */

/** Rows: fewer of one form are chance. Under a head inside a table these many do. */
const SHORTEST = 3;
const SHORTEST_PART = 2;
/** Rows of one table that are looked at: a longer one is read in parts. */
const LONGEST = 200;

/** Gives the lines of tables their labels: each row is a paragraph, a line between two parts of one a crosshead. */
export function markTables(facts: Facts[]): void {
  let usual = -1;
  const column = () => {
    if (usual < 0) usual = usualWidth(facts);
    return usual;
  };
  const may = mayOf(facts.length + WINDOW);
  for (const [i, fact] of facts.entries()) may[i] = mayBeRow(fact) ? 1 : 0;
  may.fill(0, facts.length, facts.length + WINDOW);
  for (let i = 0; i + SHORTEST <= facts.length; i += 1) {
    if (may[i] === 0 || !mayBegin(may, i) || facts[i]?.tabular === true) continue;
    const row = rowOf(facts[i]);
    if (row === null) continue;
    const run = runFrom(facts, i, row, column);
    if (run.rows.length < SHORTEST && !goesOn(facts, run, column)) continue;
    // What is none from here on is none from its second row on either, and a book of such lines is read in linear time.
    i = (isRagged(run, column()) ? markTable(facts, run, column) : run.end) - 1;
  }
}

/** Two rows under a head, and under the next head of the same table at least as many. */
function goesOn(facts: readonly Facts[], run: Run, column: Width): boolean {
  return (
    run.rows.length >= SHORTEST_PART && nextPart(facts, run.end, run.rows[0] as Row, column, null) !== null
  );
}

const mayOf = scratch(bytes);
/** Lines in which a table has its first three rows, each but the last of which a narrow column may have torn. */
const WINDOW = 5;

/** The next row stands right below, or below what was torn off, and there are enough of them. */
function mayBegin(may: Uint8Array, i: number): boolean {
  if (may[i + 1] === 0 && may[i + 2] === 0) return false;
  let rows = 0;
  for (let k = i; k < i + WINDOW; k += 1) rows += may[k] ?? 0;
  return rows >= SHORTEST;
}

/** The column's usual width, worked out when it is first asked for. */
type Width = () => number;

/** Rows of one table: their lines' indices, with the rows; behind `end` stands something else. What is none of them goes on with the row above. */
interface Run {
  readonly at: number[];
  readonly rows: Row[];
  readonly widths: number[];
  end: number;
}

function runFrom(facts: readonly Facts[], from: number, first: Row, column: Width): Run {
  const run: Run = { at: [from], rows: [first], widths: [widthAt(facts, from)], end: from + 1 };
  for (;;) {
    if (run.rows.length >= LONGEST) return run;
    const above = run.rows[run.rows.length - 1] as Row;
    let next = rowOf(facts[run.end]);
    if (next !== null && !isNextRow(above, next)) next = null;
    if (next === null && isTorn(facts, run, column)) {
      const further = rowOf(facts[run.end + 1]);
      if (further === null || !isNextRow(above, further)) {
        // Two characters under the last row may be the next piece's headline.
        if ((facts[run.end] as Facts).line.letters < LONGEST_TORN) run.end += 1;
        return run;
      }
      run.end += 1;
      next = further;
    }
    if (next === null) return run;
    run.at.push(run.end);
    run.rows.push(next);
    run.widths.push(widthAt(facts, run.end));
    run.end += 1;
  }
}

/** Characters: what a narrow column tears off a row, which fills it; more of it where a bracket is open or names go on. */
const LONGEST_TORN = 2;
const LONGEST_FURTHER = 12;

/** The line behind the run is what the column's end tore off its last row, which is as wide as any of them. */
function isTorn(facts: readonly Facts[], { end, widths }: Run, column: Width): boolean {
  const fact = facts[end];
  const above = facts[end - 1]?.line.text ?? "";
  if (fact === undefined || fact.mark !== null || fact.line.commas > 0 || fact.line.stop >= 0) return false;
  const open = /[（(][^（）()]*$|、$/u.test(above);
  if (fact.line.text.length > (open ? LONGEST_FURTHER : LONGEST_TORN)) return false;
  const width = widthAt(facts, end - 1);
  return width >= Math.max(...widths) - 1 && fact.line.width < width && width >= column() * FULL;
}

function widthAt(facts: readonly Facts[], i: number): number {
  return facts[i]?.line.width ?? 0;
}

/** Of the usual width: a line this wide fills its column, more or less. */
const FULL = 0.85;

/** Half cells: as wide as three of four lines of the page are at most. */
function usualWidth(facts: readonly Facts[]): number {
  const widths = facts.map(({ line }) => line.width).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

/** Rows end where they end; lines of running text fill their column. */
function isRagged({ rows, widths }: Run, usual: number): boolean {
  if (areVerses(rows)) return false;
  if (rows.every(isSurelyRow)) return true;
  const short = widths.filter((width) => width < usual * FULL).length;
  const widest = Math.max(...widths);
  const uneven = widths.filter((width) => widest - width >= 3).length;
  return short * 3 >= widths.length * 2 || uneven * 2 >= widths.length;
}

/** Labels a table that begins with `run`, and what goes on below heads inside it; the index behind it. */
function markTable(facts: Facts[], run: Run, column: Width): number {
  const from = rowsAbove(facts, run);
  const start = isHeading(facts[from - 1], facts[from]) ? from - 1 : from;
  const heading = start < from ? (facts[start]?.line.text ?? null) : null;
  for (let i = start; i < (run.at[0] ?? 0); i += 1) relabel(facts, i, "entry", true);
  markRows(facts, run);
  let at = run.end;
  let heads = false;
  for (;;) {
    const part = nextPart(facts, at, run.rows[0] as Row, column, heading);
    if (part === null) break;
    const row = sharedPairs(facts[at] as Facts, facts[at - 1]) >= SHARED;
    relabel(facts, at, row ? "entry" : "head", true);
    heads ||= !row;
    for (let i = at + 1; i < (part.at[0] ?? 0); i += 1) relabel(facts, i, "entry", true);
    markRows(facts, part);
    at = part.end;
  }
  if (heads && mayHead(facts[start - 1])) relabel(facts, start - 1, "head", true);
  closeTable(facts, at);
  return at;
}

/** Each row begins a paragraph, what was torn off one goes on with it. */
function markRows(facts: Facts[], { at, end }: Run): void {
  for (let i = at[0] ?? 0; i < end; i += 1) {
    const row = at.includes(i);
    relabel(facts, i, row ? "entry" : "further", i + 1 >= end || at.includes(i + 1));
  }
}

/**
 * The part of the table below a head at `at`, in front of it perhaps the same heading row as the first part's (another one is another
 * table's); null where there is none.
 */
function nextPart(
  facts: readonly Facts[],
  at: number,
  first: Row,
  column: Width,
  heading: string | null,
): Run | null {
  if (!mayHead(facts[at])) return null;
  for (const from of [at + 1, at + 2]) {
    const row = rowOf(facts[from]);
    if (from > at + 1 && (!isHeading(facts[at + 1], facts[from]) || facts[at + 1]?.line.text !== heading))
      return null;
    if (row === null || row.kind !== first.kind || (row.kind === "numbered" && row.number !== 1)) continue;
    if (row.kind === "other" && row.form.slice(0, 3) !== first.form.slice(0, 3)) continue;
    const part = runFrom(facts, from, row, column);
    if (part.rows.length >= SHORTEST_PART) return part;
  }
  return null;
}

/** Rows: so many are looked for above a table that have another form. */
const LONGEST_BACK = 8;
/** Pairs of characters that a row without a figure has in common with the one above it (`居住类价格持平`), and one above a table, where its headline may stand. */
const SHARED = 2;
const SURELY_SHARED = 3;

/** Where the rows above the run begin that have another form: nearly the same words (`居住类价格同比持平`), or a price with more behind a comma. */
function rowsAbove(facts: readonly Facts[], { at, rows }: Run): number {
  let start = at[0] ?? 0;
  for (let back = 0; start > 0 && back < LONGEST_BACK; back += 1) {
    const above = facts[start - 1] as Facts;
    const { text, stop, commas } = above.line;
    if (above.mark !== null || above.tabular || stop >= 0 || commas > 1 || text.length > LONGEST_ABOVE) break;
    const priced =
      commas === 1 && rows[0]?.kind === "priced" && readRow(text.split(/[，,]/u)[0] ?? "")?.kind === "priced";
    if (!priced && sharedPairs(above, facts[start]) < SURELY_SHARED) break;
    start -= 1;
  }
  return start;
}

/** Characters. */
const LONGEST_ABOVE = 60;

function sharedPairs({ line }: Facts, other: Facts | undefined): number {
  const text = other?.line.text ?? "";
  let shared = 0;
  for (let i = 1; i < line.text.length; i += 1) {
    const pair = line.text.slice(i - 1, i + 1);
    if (!/\d/u.test(pair) && text.includes(pair)) shared += 1;
  }
  return shared;
}

/** What stands over a part of a table. */
function mayHead(fact: Facts | undefined): boolean {
  return (
    fact !== undefined &&
    (fact.mark === null || fact.mark.kind === "name") &&
    !fact.ends &&
    fact.line.stop < 0 &&
    fact.line.commas === 0
  );
}

/** Columns: a row that says what stands in each has as many, and no fewer. */
const HEADING_COLUMNS = 3;

/** `年份 总数 男 女` above `2021 1280 700 580`. */
function isHeading(above: Facts | undefined, first: Facts | undefined): boolean {
  if (!mayHead(above)) return false;
  const columns = columnsOf(above);
  return columns >= HEADING_COLUMNS && Math.abs(columns - columnsOf(first)) <= 1;
}

function columnsOf(fact: Facts | undefined): number {
  // `1 号车` is one: extractors set spaces round figures.
  return (fact?.line.text ?? "").replace(/(?<=\d)\s(?=[\u4e00-\u9fff])/gu, "").split(/\s+/u).length;
}
