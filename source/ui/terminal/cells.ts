import { type Ambiguous, cellWidth, codePointWidth, graphemes } from "../../typeset/cells.js";
import { isPlain } from "../../typeset/plain.js";

/** One cell of the screen. A wide character stands in its first cell; its second has an empty `text`. */
export interface Cell {
  readonly text: string;
  /** The SGR parameters in force, as one string (`1;4`): two cells look alike when these are equal. */
  readonly style: string;
}

export const BLANK: Cell = { text: " ", style: "" };
const TAIL_OF: Record<string, Cell> = Object.create(null);

function tailCell(style: string): Cell {
  TAIL_OF[style] ??= { text: "", style };
  return TAIL_OF[style];
}

/** What a parameter switches off, so that the set of what is on stays small and in one order. */
const OFF: Record<string, readonly string[]> = {
  "22": ["1", "2"],
  "23": ["3"],
  "24": ["4"],
  "27": ["7"],
  "39": ["30", "31", "32", "33", "34", "35", "36", "37", "90", "91", "92", "93", "94", "95", "96", "97"],
};
const COLOURS = OFF["39"] ?? [];

function applySgr(style: string, parameters: string): string {
  let on = style === "" ? [] : style.split(";");
  for (const parameter of parameters.split(";")) {
    if (parameter === "" || parameter === "0") on = [];
    else if (parameter in OFF) on = on.filter((each) => !OFF[parameter]?.includes(each));
    else if (COLOURS.includes(parameter)) on = [...on.filter((each) => !COLOURS.includes(each)), parameter];
    else if (!on.includes(parameter)) on = [...on, parameter].sort();
  }
  return on.sort().join(";");
}

const SPACE = 0x20;
const SGR = /\u001b\[([0-9;]*)m/gu;

/**
 * One line of a frame → exactly `columns` cells. Only SGR sequences are understood, since only `paint.ts`
 * writes them; a character that no longer fits is dropped, a line that is short is filled with blanks.
 */
export function cellsOf(line: string, columns: number, ambiguous: Ambiguous): Cell[] {
  const cells: Cell[] = [];
  let style = "";
  let from = 0;
  const pushPlain = (text: string): void => {
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      const width = codePointWidth(unit, ambiguous);
      if (cells.length + width > columns) continue;
      if (unit === SPACE && style === "") {
        // Half of a screen; one object serves for all of it.
        cells.push(BLANK);
        continue;
      }
      cells.push({ text: text.charAt(i), style });
      if (width === 2) cells.push(tailCell(style));
    }
  };
  const push = (text: string): void => {
    if (isPlain(text)) {
      pushPlain(text);
      return;
    }
    for (const character of graphemes(text)) {
      const width = cellWidth(character, ambiguous);
      if (width === 0 || cells.length + width > columns) continue;
      cells.push({ text: character, style });
      if (width === 2) cells.push(tailCell(style));
    }
  };
  SGR.lastIndex = 0;
  for (let match = SGR.exec(line); match !== null; match = SGR.exec(line)) {
    if (match.index > from) push(line.slice(from, match.index));
    style = applySgr(style, match[1] ?? "");
    from = match.index + match[0].length;
  }
  if (from < line.length) push(line.slice(from));
  while (cells.length < columns) cells.push(BLANK);
  return cells;
}

/** Nothing need be sent to make one of the other. */
export function sameCell(a: Cell, b: Cell): boolean {
  return a === b || (a.text === b.text && a.style === b.style);
}
