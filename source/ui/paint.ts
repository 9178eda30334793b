import type { Rank, Row, Run } from "../typeset/row.js";

/**
 * Rank → look. The 16 ANSI colours on the terminal's own background, so that a light and a dark terminal
 * both work; weight tells rank, colour is an accent, and nothing is told by colour alone.
 */
const BOLD = "1";
const DIM = "2";
const UNDERLINE = "4";
const INVERSE = "7";
/** Magenta and cyan keep their contrast on white and on black, which yellow and blue do not. */
const MATCH_COLOUR = "35";
const ACCENT_COLOUR = "36";

const LOOK: Readonly<Record<Rank, readonly string[]>> = {
  plain: [],
  column: [DIM],
  group: [DIM],
  kicker: [DIM],
  headline: [BOLD],
  lead: [],
  deck: [],
  byline: [DIM],
  crosshead: [BOLD],
  summary: [],
  caption: [],
  credit: [DIM],
  note: [DIM],
  place: [DIM],
  jump: [ACCENT_COLOUR],
  dim: [DIM],
  accent: [BOLD, ACCENT_COLOUR],
  bold: [BOLD],
};

function codesOf(run: Run, colour: boolean): string {
  const codes = [...LOOK[run.rank]];
  if (run.match !== undefined) {
    // Bold on top of dim would cancel it on most terminals, so a match is never dim.
    const bright = codes.filter((code) => code !== DIM && code !== ACCENT_COLOUR);
    codes.splice(0, codes.length, ...bright, BOLD, UNDERLINE, MATCH_COLOUR);
    if (run.match === "current") codes.push(INVERSE);
  }
  const kept = colour ? codes : codes.filter((code) => code !== MATCH_COLOUR && code !== ACCENT_COLOUR);
  return [...new Set(kept)].sort().join(";");
}

const cached = { colour: new Map<string, string>(), plain: new Map<string, string>() };

function styleOf(run: Run, colour: boolean): string {
  const cache = colour ? cached.colour : cached.plain;
  const key = `${run.rank}/${run.match ?? ""}`;
  let style = cache.get(key);
  if (style === undefined) {
    style = codesOf(run, colour);
    cache.set(key, style);
  }
  return style;
}

/**
 * A finished row as a line with SGR sequences; every run ends with the terminal's plain look. The reset is
 * written `0`: Ink's tokenizer does not take an empty parameter for one, and would let a look run on.
 */
export function paintRow(row: Row, colour: boolean): string {
  let line = "";
  for (const run of row.runs) {
    if (run.text === "") continue;
    const style = styleOf(run, colour);
    line += style === "" ? run.text : `\u001b[${style}m${run.text}\u001b[0m`;
  }
  return line;
}
