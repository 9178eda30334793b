import { cellWidth, padCells } from "../../typeset/cells.js";
import { glyphsFor } from "../../typeset/glyphs.js";
import type { Row, Run } from "../../typeset/row.js";
import { printable } from "../../typeset/safe.js";
import { wrap } from "../../typeset/wrap.js";
import type { Overlay, PeekBlock, State } from "../state.js";
import type { Words } from "../words/words.js";
import { EMPTY, line, run } from "./line.js";

type Peek = Extract<Overlay, { kind: "peek" }>;

/** From here on how a block was read stands beside it, before above it. */
const BESIDE_FROM = 72;
/** Room for a raw line where its reading stands beside it: a newspaper's column is narrower, a longer line is wrapped. */
const RAW_SHARE = 0.6;
const RAW_MOST = 80;
const EDGE_CELLS = 3;
/** Rows of the page above the place at which its view opens. */
const ABOVE = 3;

/**
 * The raw page, block for block, with how each was read and what else it might be; the article's own are marked at the
 * edge. `start`: the row to begin at, with the paragraph that one was reading, or the article's first lines.
 */
export function peekRows(peek: Peek, state: State, words: Words): { rows: Row[]; start: number } {
  const title = line([run(` ${words.peekTitle}`, "bold"), run(`  ${words.peekLegend}`, "dim")]);
  const rows: Row[] = [title, EMPTY];
  if (peek.text === null) return { rows: [...rows, line([run(` ${words.noRawPage}`, "dim")])], start: 0 };
  const width = rawWidth(peek.text, state);
  let first = -1;
  let here = -1;
  let element = -1;
  for (const block of peek.text) {
    const running = block.roles.some((role) => role === "body" || role === "caption");
    if (block.own && first < 0) first = rows.length;
    if (block.own && running) element += 1;
    if (block.own && running && element === peek.element) here = rows.length;
    for (const row of blockRows(block, width, state, words)) rows.push(row);
  }
  return { rows, start: Math.max(0, (here >= 0 ? here : first) - ABOVE) };
}

/** Cells for a raw line: as many as the page's longest line takes, so that what was read stands near it. */
function rawWidth(text: readonly PeekBlock[], state: State): number {
  const { columns } = state.size;
  if (columns < BESIDE_FROM) return Math.max(1, columns - EDGE_CELLS);
  const longest = text
    .flatMap(({ lines }) => lines.slice(0, 50))
    .reduce((most, raw) => Math.max(most, cellWidth(raw, state.settings.ambiguous)), 0);
  return Math.min(longest, RAW_MOST, Math.floor((columns - EDGE_CELLS) * RAW_SHARE));
}

function blockRows(block: PeekBlock, width: number, state: State, words: Words): Row[] {
  const { ambiguous } = state.settings;
  const edge = (): Run => run(block.own ? ` ${glyphsFor(ambiguous).rule} ` : "   ", "accent");
  const how = run(howRead(block, words), "dim");
  const lines = block.lines.flatMap((raw) => {
    const text = printable(raw);
    return wrap(text, { width, ambiguous }).map(({ start, shown }) => text.slice(start, shown));
  });
  const raws = lines.map((text) => [edge(), run(text, block.own ? "plain" : "dim")]);
  if (state.size.columns < BESIDE_FROM) return [line([edge(), how]), ...raws.map(line)];
  return raws.map((runs, index) => {
    if (index > 0) return line(runs);
    const gap = padCells("", width + 3 - cellWidth(lines[0] ?? "", ambiguous), ambiguous);
    return line([...runs, run(gap), how]);
  });
}

/** The fields that a block holds, and where another reading was nearly as good, which. */
function howRead({ roles, score, runnerUp }: PeekBlock, words: Words): string {
  const named = roles.map((role) => printable(words.peekRoles[role] ?? role)).join(" ");
  if (score === null || runnerUp === null) return named;
  return `${named}${words.peekDoubt(printable(words.peekRoles[runnerUp] ?? runnerUp), score.toFixed(1))}`;
}
