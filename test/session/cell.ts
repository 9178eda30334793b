import type xterm from "@xterm/headless";

/** A cell of the screen model, as a test or a picture looks at it. */
export interface Cell {
  /** The character with its marks, a space where nothing is; empty in the second half of a wide one. */
  readonly text: string;
  readonly width: number;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  /** A number of the palette, `#rrggbb`, or null for the terminal's own. */
  readonly foreground: number | string | null;
  readonly background: number | string | null;
}

/** What of the model's cell can be seen. Throws where there is none. */
export function toCell(cell: xterm.IBufferCell | undefined): Cell {
  if (cell === undefined) throw new RangeError("a cell outside the screen");
  const colour = (palette: boolean, rgb: boolean, value: number): number | string | null =>
    palette ? value : rgb ? `#${value.toString(16).padStart(6, "0")}` : null;
  return {
    text: cell.getWidth() === 0 ? "" : cell.getChars() || " ",
    width: cell.getWidth(),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    inverse: cell.isInverse() !== 0,
    foreground: colour(cell.isFgPalette(), cell.isFgRGB(), cell.getFgColor()),
    background: colour(cell.isBgPalette(), cell.isBgRGB(), cell.getBgColor()),
  };
}
