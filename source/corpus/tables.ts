import type { Facts } from "./line-facts.js";
import { relabel } from "./lists.js";

/**
 * Tables that came out as lines (prices, times of trains, results, exchange rates, who won what): each line is a row, and nothing but
 * the likeness of its neighbours says so. A row's form is what its characters are: figures 9, letters A, ideographs 字, a blank, a colon.
 */

/** Rows: fewer of one form are chance. Under a head inside a table these many do. */
const SHORTEST = 3;
const SHORTEST_PART = 2;
/** Characters: a longer line is no row; a longer first column none of words alone. */
const LONGEST_ROW = 60;
const LONGEST_LABEL = 10;
/** Pieces of a form that tell it. */
const TELLING = 3;

/** A row: its form as a whole and by its first pieces, and what stands round its first figure. */
interface Row {
  readonly form: string;
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

const FIGURE = /[\d]/u;
const IN_FIGURE = /[\d.:/%+\-—~～℃°]/u;
const LETTER = /[A-Za-z]/u;
const IDEOGRAPH = /[\u3400-\u9fff〇]/u;
const WHITE = /\s/u;

/** What a line is as a row; null where it has what sentences have, or nothing that parts columns. */
function rowOf(fact: Facts | undefined): Row | null {
  if (fact === undefined || fact.mark !== null || fact.line.commas > 0 || fact.line.stop >= 0) return null;
  const { text } = fact.line;
  if (text.length > LONGEST_ROW || text.length < 3 || /[！？；，。、：:;]$|,(?!\d)/u.test(text)) return null;
  const bracket = text.search(/[（(]/u);
  const head = bracket > 0 ? text.slice(0, bracket) : text;
  let form = "";
  for (let i = 0; i < head.length; i += 1) {
    const piece = pieceAt(head, i);
    if (piece !== "" && piece !== form[form.length - 1]) form += piece;
  }
  const key = form.slice(0, TELLING);
  if (key.length < 2 || !(key.includes("9") || isLabelledRow(form, head))) return null;
  const around = head.replace(/\s/gu, "");
  const at = around.search(FIGURE);
  const end = at < 0 ? -1 : at + (/^[\d.:/]+/u.exec(around.slice(at))?.[0].length ?? 0);
  return { form, key, before: around[at - 1] ?? "", after: around[end] ?? "" };
}

/** What the character at `i` is; "" where it parts nothing, as a blank beside a figure, which extractors set. */
function pieceAt(text: string, i: number): string {
  const character = text[i] ?? "";
  if (FIGURE.test(character)) return "9";
  if (LETTER.test(character)) return "A";
  if (IDEOGRAPH.test(character)) return "字";
  const before = text[i - 1] ?? "";
  const after = text[i + 1] ?? "";
  if (WHITE.test(character)) return FIGURE.test(before) !== FIGURE.test(after) ? "" : " ";
  if (IN_FIGURE.test(character) && FIGURE.test(before)) return "";
  return character === "：" ? ":" : character;
}

/** Two columns of words: a short first one, then a blank or a colon. */
function isLabelledRow(form: string, text: string): boolean {
  if (!/^字[ :]字/u.test(form)) return false;
  const label = text.search(/[\s：:]/u);
  return label >= 2 && label <= LONGEST_LABEL;
}

/** Two rows of one table. */
function alike(a: Row, b: Row): boolean {
  if (a.key !== b.key) return false;
  if (!a.key.includes("9")) return (a.before + a.after === "") === (b.before + b.after === "");
  if (a.form === b.form) return true;
  return (a.before !== "" && a.before === b.before) || (a.after !== "" && a.after === b.after);
}

/** Gives the lines of tables their labels: each row is a paragraph, a line between two parts of one a crosshead. */
export function markTables(facts: Facts[]): void {
  let widest = -1;
  for (let i = 0; i + 1 < facts.length; i += 1) {
    const row = rowOf(facts[i]);
    if (row === null) continue;
    const first = runFrom(facts, i, row);
    if (first.rows < SHORTEST) continue;
    if (widest < 0) widest = usualWidth(facts);
    if (!isRagged(facts, i, first.end, widest)) continue;
    i = markTable(facts, rowsAbove(facts, i), first.end, row) - 1;
  }
}

/** Rows of one form from `from` on: where they end, and how many they are. What a narrow column tore off a row goes on with it. */
function runFrom(facts: readonly Facts[], from: number, first: Row): { end: number; rows: number } {
  let row = first;
  let end = from + 1;
  let rows = 1;
  for (;;) {
    const next = rowOf(facts[end]);
    if (next === null || !alike(row, next)) return { end, rows };
    row = next;
    end += 1;
    rows += 1;
  }
}

/** Where the rows above `from` begin that have another form and nearly the same words (`居住类价格同比持平`). */
function rowsAbove(facts: readonly Facts[], from: number): number {
  let start = from;
  while (start > 0 && from - start < LONGEST_BACK) {
    const above = facts[start - 1] as Facts;
    const apart = above.mark !== null || above.tabular || above.line.stop >= 0 || above.line.commas > 1;
    if (apart || above.line.text.length > LONGEST_ROW || sharedPairs(above, facts[start]) < SURELY_SHARED)
      break;
    start -= 1;
  }
  return start;
}

/** Half cells: as wide as three of four lines of the page are at most. */
function usualWidth(facts: readonly Facts[]): number {
  const widths = facts.map(({ line }) => line.width).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

/** Rows end where they end; lines of running text fill their column. */
function isRagged(facts: readonly Facts[], from: number, end: number, usual: number): boolean {
  const widths = facts.slice(from, end).map(({ line }) => line.width);
  // Running text has no blanks, so two in each of them part columns; and it does not begin each line with a date or a time.
  const forms = facts.slice(from, end).map((fact) => rowOf(fact)?.form ?? "");
  if (forms.every((form) => form.startsWith("9") || form.split(" ").length >= 3)) return true;
  const short = widths.filter((width) => width < usual * 0.85).length;
  const widest = Math.max(...widths);
  const uneven = widths.filter((width) => widest - width >= 3).length;
  return short * 3 >= widths.length * 2 || uneven * 2 >= widths.length;
}

/** Labels a table that begins with the rows from `from` to `end`, and what goes on below heads inside it; the index behind it. */
function markTable(facts: Facts[], from: number, end: number, first: Row): number {
  const start = isHeading(facts[from - 1], facts[from]) ? from - 1 : from;
  for (let i = start; i < end; i += 1) relabel(facts, i, "entry", true, true);
  let at = end;
  let heads = false;
  for (;;) {
    const below = rowOf(facts[at + 1]);
    if (below === null || below.key !== first.key || !mayHead(facts[at])) break;
    const part = runFrom(facts, at + 1, below);
    if (part.rows < SHORTEST_PART) break;
    const row = sharedPairs(facts[at] as Facts, facts[at - 1]) >= SHARED;
    relabel(facts, at, row ? "entry" : "head", true, true);
    heads ||= !row;
    for (let i = at + 1; i < part.end; i += 1) relabel(facts, i, "entry", true, true);
    at = part.end;
  }
  if (heads && mayHead(facts[start - 1])) relabel(facts, start - 1, "head", true, true);
  goOnInProse(facts, at);
  return at;
}

/** Pairs of characters that a row without a figure has in common with the one above it (`居住类价格持平`). */
const SHARED = 2;
/** The same above a table, where its headline may stand; and how many rows of it are looked for there. */
const SURELY_SHARED = 3;
const LONGEST_BACK = 8;

function sharedPairs({ line }: Facts, other: Facts | undefined): number {
  const text = other?.line.text ?? "";
  let shared = 0;
  for (let i = 1; i < line.text.length; i += 1) if (text.includes(line.text.slice(i - 1, i + 1))) shared += 1;
  return shared;
}

/** Likelier running text than display type. */
const PROSE = -4;

/** Small print below a table whose first line fills the column: the next one ends its sentence. */
function goOnInProse(facts: Facts[], at: number): void {
  const fact = facts[at];
  const next = facts[at + 1];
  if (fact === undefined || next === undefined || fact.mark !== null || fact.ends || next.mark !== null)
    return;
  if (next.ends && next.line.width <= fact.line.width) facts[at] = { ...fact, display: PROSE, opens: -PROSE };
}

/** What stands over a part of a table. */
function mayHead(fact: Facts | undefined): boolean {
  return (
    fact !== undefined && fact.mark === null && !fact.ends && fact.line.stop < 0 && fact.line.commas === 0
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
  return (fact?.line.text ?? "").split(/\s+/u).length;
}
