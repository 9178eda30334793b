import type { Ambiguous } from "./cells.js";

/** The few signs that are not text. */
interface Glyphs {
  /** In front of a picture. */
  readonly picture: string;
  /** In front of the chosen row. */
  readonly chosen: string;
  /** The same while the keys go to the pane beside the list. */
  readonly resting: string;
  /** Something to follow, after its words; and the way back. */
  readonly onward: string;
  readonly back: string;
  /** Between two panes. */
  readonly rule: string;
  readonly ellipsis: string;
  /** Between the parts of a dim line. */
  readonly dot: string;
  /** From an eighth of a cell to a whole one. */
  readonly eighths: readonly string[];
  /** From low to high, for a sparkline. */
  readonly heights: readonly string[];
}

const DRAWN: Glyphs = {
  picture: "▢",
  chosen: "▸",
  resting: "▹",
  onward: "→",
  back: "←",
  rule: "│",
  ellipsis: "…",
  dot: "·",
  eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
  heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

const ASCII: Glyphs = {
  picture: "#",
  chosen: ">",
  resting: "-",
  onward: "->",
  back: "<-",
  rule: "|",
  ellipsis: "..",
  dot: "-",
  eighths: ["#"],
  heights: [".", ":", "-", "=", "+", "*", "#", "@"],
};

/**
 * The signs for a terminal of this kind. Where ambiguous characters are wide they are ASCII: an arrow or a bar of
 * two cells pushes its row out of place, and such terminals disagree about which signs are wide.
 */
export function glyphsFor(ambiguous: Ambiguous): Glyphs {
  return ambiguous === "wide" ? ASCII : DRAWN;
}
