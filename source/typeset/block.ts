import type { FieldName, Mark } from "../corpus/article.js";
import { type Ambiguous, cellWidth } from "./cells.js";
import type { Origin, Rank, Row, Run } from "./row.js";
import { append, runOf, type Stretch, sliceRuns, tidyStretches } from "./runs.js";
import { safeText } from "./safe.js";
import { indentThatFits, type Line, wrap, wrapBalanced, wrapNames } from "./wrap.js";

/** A piece of a block: text of a field of the article, or words of ours (`source: null`) such as `记者` or a jump. */
export interface Part {
  readonly text: string;
  readonly source: { readonly field: FieldName; readonly element: number } | null;
  /** Where the text begins in that field: 0 unless only a part of the field stands here. */
  readonly from?: number;
}

/** One paragraph, headline or line of names: parts that are set as one text. */
export interface Block {
  readonly parts: readonly Part[];
  readonly rank: Rank;
  /** Cells by which the first line stands in. */
  readonly indent?: number;
  /** Cells by which all lines stand in, none where the column is too narrow for it. */
  readonly inset?: number;
  /** A sign in front of the first line; the lines after it stand in by its width. */
  readonly sign?: string;
  /** How it is broken: as running text, as a headline in lines of about the same length, or between names. */
  readonly kind?: "text" | "headline" | "names";
}

const BREAKERS = { text: wrap, headline: wrapBalanced, names: wrapNames } as const;

/** The column in which blocks are set. */
export interface Column {
  /** Cells in front of it. */
  readonly margin: number;
  /** Cells of a line. */
  readonly cells: number;
  readonly ambiguous: Ambiguous;
}

/** The marks of an article by the text that they stand in. */
type MarksByText = ReadonlyMap<string, readonly Stretch[]>;

function keyOf(field: FieldName, element: number): string {
  return `${field}/${element}`;
}

/** Sorts marks by the text that they stand in; `current` is the index of the one that `n` and `N` stand on. */
export function marksByText(marks: readonly Mark[], current: number | null): MarksByText {
  const byText = new Map<string, Stretch[]>();
  marks.forEach((mark, i) => {
    const key = keyOf(mark.field, mark.element);
    const list = byText.get(key) ?? [];
    list.push({ start: mark.start, end: mark.end, match: i === current ? "current" : "hit" });
    byText.set(key, list);
  });
  return byText;
}

/** The parts of a block joined into one printable text, with the way back from it. */
interface Joined {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  originAt(offset: number): Origin | null;
}

function join(parts: readonly Part[], marks: MarksByText): Joined {
  let text = "";
  const stretches: Stretch[] = [];
  const places: { start: number; part: Part; toSource: (offset: number) => number }[] = [];
  for (const part of parts) {
    const safe = safeText(part.text);
    const from = part.from ?? 0;
    const start = text.length;
    places.push({ start, part, toSource: safe.toSource });
    const own = part.source === null ? undefined : marks.get(keyOf(part.source.field, part.source.element));
    for (const mark of own ?? []) {
      // What lies outside this part of the field is empty after this, and goes when the stretches are tidied.
      const placed = (offset: number): number =>
        start + safe.toSafe(Math.max(0, Math.min(part.text.length, offset - from)));
      stretches.push({ start: placed(mark.start), end: placed(mark.end), match: mark.match });
    }
    text += safe.text;
  }
  return { text, stretches: tidyStretches(stretches, text.length), originAt };

  function originAt(offset: number): Origin | null {
    // A line that begins with words of ours stands for the first text of the article in it.
    for (let i = placeAt(offset); i < places.length; i++) {
      const { start, part, toSource } = places[i] ?? { start: 0, part: null, toSource: Number };
      if (part === null || part.source === null) continue;
      return { ...part.source, offset: (part.from ?? 0) + toSource(Math.max(0, offset - start)) };
    }
    return null;
  }

  /** The first place that ends behind an offset, or the last one: found by halves, since a list of names is long. */
  function placeAt(offset: number): number {
    let low = 0;
    let high = Math.max(0, places.length - 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle + 1]?.start ?? text.length) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The rows of one block. A text that is empty once it is printable gives none. */
export function setBlock(block: Block, column: Column, marks: MarksByText): Row[] {
  const joined = join(block.parts, marks);
  if (joined.text.trim() === "") return [];
  const { ambiguous } = column;
  const sign = thatFits(block.sign ?? "", column);
  const inset = cellWidth(sign === "" ? thatFits(" ".repeat(block.inset ?? 0), column) : sign, ambiguous);
  const width = column.cells - inset;
  const indent = indentThatFits(block.indent ?? 0, width);
  const lines = BREAKERS[block.kind ?? "text"](joined.text, {
    width,
    ambiguous,
    indent,
    strict: column.cells >= 40,
  });
  return lines.map((line, i) => {
    const runs: Run[] = [];
    append(runs, { text: " ".repeat(column.margin), rank: "plain" });
    append(
      runs,
      i === 0 && sign !== "" ? { text: sign, rank: block.rank } : { text: " ".repeat(inset), rank: "plain" },
    );
    append(runs, { text: " ".repeat(i === 0 ? indent : 0), rank: "plain" });
    for (const run of lineRuns(line, joined, block.rank)) append(runs, run);
    return { runs, origin: joined.originAt(line.start) };
  });
}

/** What stands in front of a line, left out where it would take more than a quarter of it. */
function thatFits(front: string, column: Column): string {
  return cellWidth(front, column.ambiguous) * 4 > column.cells ? "" : front;
}

function lineRuns(line: Line, joined: Joined, rank: Rank): Run[] {
  if (line.instead === undefined)
    return sliceRuns(joined.text, line.start, line.shown, joined.stretches, rank);
  const hit = joined.stretches.find((stretch) => stretch.start < line.end && stretch.end > line.start);
  return [runOf(line.instead, rank, hit?.match ?? null)];
}
