import { letterCount } from "./chars.js";
import type { LabelledLine } from "./segment.js";

/**
 * Poems, lists and tables: runs of short lines, each an element of its own. Line by line they look like display
 * type; only the run of them says what they are.
 */

/** A run of display lines this long is no headline block. */
const SHORTEST_POEM = 6;
/** Rows of figures are sure sooner. */
const SHORTEST_TABLE = 3;
/** Half cells: a longer line is no verse. */
const WIDEST_VERSE = 44;

const ROW =
  /^(?:[（(]?\d{1,3}[）)]?\s*[.．、:：]\s*\S|\S{1,12}(?:\s+[-+]?[\d.,，]+%?\S{0,3}){2,})|(?:^|\s)[-+]?\d[\d.,]*\s*(?:%|％|元|万|亿|人|个|分|岁|件|吨|公里|小时)?\s*$/u;

/** A numbered item or a row of figures on a line of its own. */
export function isTableRow(text: string): boolean {
  return text.length <= 40 && /\d/u.test(text) && TABLE_ROW.test(text) && !/[。；，]$/u.test(text);
}

const TABLE_ROW =
  /^(?:[（(]?\d{1,3}[）)]?\s*[.．、]\s*\S{1,14}(?:\s|$)|\S{1,12}(?:\s+[-+]?[\d.,，]+%?\S{0,3}){2,}$)/u;

/** Relabels the lines of poems, lists and tables as `verse`. Other labels stay. */
export function findVerse(labelled: readonly LabelledLine[]): LabelledLine[] {
  const out = [...labelled];
  const headFirst = headsComeFirst(labelled);
  for (let from = 0; from < out.length; ) {
    if (!short(out[from])) {
      from += 1;
      continue;
    }
    let to = from;
    while (to < out.length && short(out[to]) && !(to > from && (out[to]?.line.gap ?? 0) >= 4)) to += 1;
    relabel(out, from, to, headFirst);
    from = Math.max(to, from + 1);
  }
  return out;
}

/** A display line, or a paragraph of one short line. */
function short(one: LabelledLine | undefined): boolean {
  if (one === undefined || one.line.width > WIDEST_VERSE) return false;
  return one.label === "display";
}

function relabel(out: LabelledLine[], from: number, to: number, headFirst: boolean): void {
  const table = tableIn(out, from, to);
  if (table !== null) {
    for (let i = table[0]; i < table[1]; i += 1) out[i] = { ...(out[i] as LabelledLine), label: "verse" };
    return;
  }
  if (to - from < SHORTEST_POEM) return;
  const start = from + headsAtStart(out, from, headFirst);
  const end = to - headsAtEnd(out, start, to, headFirst);
  if (end - start < SHORTEST_POEM - 2) return;
  for (let i = start; i < end; i += 1) out[i] = { ...(out[i] as LabelledLine), label: "verse" };
}

/** The rows of a table or list inside a run, with a heading row of as many columns in front of them. */
function tableIn(out: readonly LabelledLine[], from: number, to: number): [number, number] | null {
  let first = -1;
  let last = -1;
  let rows = 0;
  for (let i = from; i < to; i += 1) {
    if (!ROW.test(out[i]?.line.text ?? "")) continue;
    if (first < 0) first = i;
    last = i;
    rows += 1;
  }
  if (rows < SHORTEST_TABLE || rows < (last - first + 1) * 0.7) return null;
  const columns = (i: number) => (out[i]?.line.text ?? "").split(/\s+/u).length;
  if (first > from && columns(first - 1) >= 3 && Math.abs(columns(first - 1) - columns(first)) <= 1)
    first -= 1;
  return [first, last + 1];
}

/** Where a poem's own headline and signature stand above it, the page sets headlines first. */
function headsComeFirst(labelled: readonly LabelledLine[]): boolean {
  const text = labelled.filter((one) => one.mark?.kind !== "furniture");
  const first = text[0];
  const last = text[text.length - 1];
  if (last?.label === "display") return first?.label === "display" && text[1]?.label === "display";
  return first?.label === "display";
}

function headsAtStart(out: readonly LabelledLine[], from: number, headFirst: boolean): number {
  const before = out[from - 1];
  if (before?.mark?.kind === "byline" || before?.mark?.kind === "name") return 0;
  return headFirst ? 1 : 0;
}

/** Lines at the run's end that are a headline block: the poem's own where heads come last, else the next item's. */
function headsAtEnd(out: readonly LabelledLine[], from: number, to: number, headFirst: boolean): number {
  const atEnd = to >= out.length || out.slice(to).every((one) => one.mark?.kind === "furniture");
  if (headFirst && atEnd) return 0;
  const lines = out.slice(from, to);
  let heads = 1;
  const text = (back: number) => lines[lines.length - back]?.line.text ?? "";
  if (/^[—－]/u.test(text(1))) heads = 2;
  const above = lines[lines.length - 1 - heads];
  if (above !== undefined && headFirst && isLabel(above.line.text)) heads += 1;
  return heads;
}

/** Four characters, or up to six that end as standing heads do. */
function isLabel(text: string): boolean {
  const letters = letterCount(text);
  return (
    letters === text.length &&
    (letters === 4 || (letters <= 6 && /[笔筆语語谈談话話窗台坛壇苑园園记記录錄]$/u.test(text)))
  );
}

const SEVERAL = /[（(][^）)]*(?:首|组诗|組詩)[^）)]*[）)]/u;

/**
 * Titles of the second and further poems among the lines of a piece whose headline says that it is several
 * (`外一首`, `组诗`): short lines beside the others. Indices into `lines`.
 */
export function poemTitles(lines: readonly string[], headline: string): Set<number> {
  const titles = new Set<number>();
  if (!SEVERAL.test(headline) || lines.length < 6) return titles;
  const sizes = lines.map(letterCount);
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  for (const [i, size] of sizes.entries()) {
    const after = sizes[i + 1] ?? 0;
    if (
      size > 0 &&
      size <= middle * 0.5 &&
      after > size &&
      i + 2 < sizes.length &&
      !/[，。,]/u.test(lines[i] ?? "")
    )
      titles.add(i);
  }
  return titles;
}
