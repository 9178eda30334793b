import type { Ambiguous } from "../../typeset/cells.js";
import { BLANK, type Cell, cellsOf, sameCell } from "./cells.js";

/** Where the real cursor stands, zero-based; an input method draws its candidates there. Null hides it. */
export type Caret = { readonly row: number; readonly column: number } | null;

/** Two changed stretches with at most this many equal cells between them are sent as one: a move costs as much. */
const BRIDGE = 4;
/** A shift must save at least this many cells before a scroll region is worth its forty bytes. */
const SHIFT_GAIN = 120;
const MAX_SHIFT = 3;

interface Shift {
  readonly top: number;
  readonly bottom: number;
  /** Rows the text moves up (positive) or down (negative). */
  readonly by: number;
}

/**
 * A model of the screen that turns a whole frame into the few bytes by which it differs from the last one.
 * Ink's own line diff sends every changed line whole (634 bytes a cursor move, measured), and addresses wrong
 * columns where ambiguous characters are wide; this one compares cells and knows the width in force.
 */
export class Canvas {
  private lines: string[] = [];
  private cells: Cell[][] = [];
  private style = "";
  /** A row on which nothing stands. */
  private blank: Cell[] = [];
  private known = false;
  private cursorShown = false;
  private caretSent: string | null = null;

  constructor(
    private columns: number,
    private rows: number,
    private ambiguous: Ambiguous,
  ) {}

  /** The next frame is drawn whole: after a resize, a suspension, Ctrl-L, or a change of width. */
  reset(columns = this.columns, rows = this.rows, ambiguous = this.ambiguous): void {
    this.columns = columns;
    this.rows = rows;
    this.ambiguous = ambiguous;
    this.known = false;
  }

  /** The bytes that bring the screen from the last frame to this one; empty when nothing differs. */
  draw(frame: readonly string[], caret: Caret): string {
    let out = "";
    if (!this.known) out += this.clear();
    const shift = this.findShift(frame);
    if (shift !== null) out += this.scroll(shift);
    const next = this.parse(frame);
    for (let row = 0; row < this.rows; row += 1) {
      const before = this.cells[row];
      const after = next[row];
      if (before === undefined || after === undefined || before === after) continue;
      out += this.drawRow(row, before, after);
    }
    this.cells = next;
    this.lines = Array.from({ length: this.rows }, (_, row) => frame[row] ?? "");
    if (out !== "" && this.style !== "") {
      out += "\u001b[m";
      this.style = "";
    }
    return this.placeCursor(out, caret);
  }

  private placeCursor(out: string, caret: Caret): string {
    if (caret === null) {
      this.caretSent = null;
      if (!this.cursorShown && out === "") return out;
      const hide = this.cursorShown ? "\u001b[?25l" : "";
      this.cursorShown = false;
      return hide + out;
    }
    const at = `\u001b[${caret.row + 1};${caret.column + 1}H`;
    if (out === "" && this.cursorShown && this.caretSent === at) return "";
    const show = this.cursorShown ? "" : "\u001b[?25h";
    this.cursorShown = true;
    this.caretSent = at;
    return out + at + show;
  }

  private clear(): string {
    this.known = true;
    this.lines = Array.from({ length: this.rows }, () => "");
    this.blank = Array.from({ length: this.columns }, () => BLANK);
    this.cells = Array.from({ length: this.rows }, () => this.blank);
    this.style = "";
    this.cursorShown = false;
    this.caretSent = null;
    return "\u001b[m\u001b[?25l\u001b[H\u001b[2J";
  }

  /** A line that is the same string as before keeps its cells, so an unchanged row costs one comparison. */
  private parse(frame: readonly string[]): Cell[][] {
    const next: Cell[][] = [];
    for (let row = 0; row < this.rows; row += 1) {
      const line = frame[row] ?? "";
      const kept = line === this.lines[row] ? this.cells[row] : undefined;
      next.push(kept ?? cellsOf(line, this.columns, this.ambiguous));
    }
    return next;
  }

  /** Finds the largest run of rows that moved up or down by one to three, if any. */
  private findShift(frame: readonly string[]): Shift | null {
    let best: Shift | null = null;
    let gain = SHIFT_GAIN;
    for (let by = -MAX_SHIFT; by <= MAX_SHIFT; by += 1) {
      if (by === 0) continue;
      for (let row = Math.max(0, -by); row < this.rows; row += 1) {
        let end = row;
        let saved = 0;
        while (end < this.rows && end + by < this.rows && end + by >= 0) {
          const line = frame[end] ?? "";
          if (line !== this.lines[end + by]) break;
          if (line !== this.lines[end]) saved += this.inkOf(end + by);
          end += 1;
        }
        if (saved > gain) {
          gain = saved;
          best = by > 0 ? { top: row, bottom: end - 1 + by, by } : { top: row + by, bottom: end - 1, by };
        }
        row = Math.max(row, end);
      }
    }
    return best;
  }

  private inkOf(row: number): number {
    let count = 0;
    for (const cell of this.cells[row] ?? []) if (cell !== BLANK) count += 1;
    return count;
  }

  /** Scrolls a region (DECSTBM, SU, SD) and moves the model with it. */
  private scroll(shift: Shift): string {
    const { blank } = this;
    const region = this.cells.slice(shift.top, shift.bottom + 1);
    const lines = this.lines.slice(shift.top, shift.bottom + 1);
    for (let step = 0; step < Math.abs(shift.by); step += 1) {
      if (shift.by > 0) {
        region.shift();
        lines.shift();
        region.push(blank);
        lines.push("");
      } else {
        region.pop();
        lines.pop();
        region.unshift(blank);
        lines.unshift("");
      }
    }
    this.cells.splice(shift.top, region.length, ...region);
    this.lines.splice(shift.top, lines.length, ...lines);
    const plain = this.style === "" ? "" : "\u001b[m";
    this.style = "";
    const move = `\u001b[${Math.abs(shift.by)}${shift.by > 0 ? "S" : "T"}`;
    return `${plain}\u001b[${shift.top + 1};${shift.bottom + 1}r${move}\u001b[r`;
  }

  private drawRow(row: number, before: readonly Cell[], after: readonly Cell[]): string {
    // On an empty screen there is nothing to compare with: half the work of a first frame.
    if (before === this.blank) return this.drawStretch(row, after, firstInk(after), this.columns);
    let out = "";
    let column = 0;
    while (column < this.columns) {
      while (column < this.columns && sameCell(at(before, column), at(after, column))) column += 1;
      if (column >= this.columns) break;
      const end = this.endOfChange(before, after, column);
      out += this.drawStretch(row, after, startOf(after, column), end);
      column = end;
    }
    return out;
  }

  private endOfChange(before: readonly Cell[], after: readonly Cell[], from: number): number {
    let end = from + 1;
    let equal = 0;
    for (let column = end; column < this.columns && equal <= BRIDGE; column += 1) {
      if (sameCell(at(before, column), at(after, column))) equal += 1;
      else {
        equal = 0;
        end = column + 1;
      }
    }
    // A stretch never ends between the halves of a wide character.
    while (end < this.columns && at(after, end).text === "") end += 1;
    return end;
  }

  private drawStretch(row: number, cells: readonly Cell[], from: number, to: number): string {
    let out = `\u001b[${row + 1};${from + 1}H`;
    let end = to;
    const toEnd = to >= this.columns || restIsBlank(cells, to);
    if (toEnd) while (end > from && at(cells, end - 1) === BLANK) end -= 1;
    for (let column = from; column < end; column += 1) {
      const cell = at(cells, column);
      if (cell.text === "") continue;
      if (cell.style !== this.style) {
        out += cell.style === "" ? "\u001b[m" : `\u001b[${this.style === "" ? "" : "0;"}${cell.style}m`;
        this.style = cell.style;
      }
      out += cell.text;
    }
    if (!toEnd || end >= to) return out;
    if (this.style !== "") {
      out += "\u001b[m";
      this.style = "";
    }
    return `${out}\u001b[K`;
  }
}

function at(cells: readonly Cell[], column: number): Cell {
  return cells[column] ?? BLANK;
}

function firstInk(cells: readonly Cell[]): number {
  const first = cells.findIndex((cell) => cell !== BLANK);
  return first < 0 ? cells.length : first;
}

/** The first cell of the character that stands at a column. */
function startOf(cells: readonly Cell[], column: number): number {
  let start = column;
  while (start > 0 && at(cells, start).text === "") start -= 1;
  return start;
}

function restIsBlank(cells: readonly Cell[], from: number): boolean {
  for (let column = from; column < cells.length; column += 1) if (cells[column] !== BLANK) return false;
  return true;
}
