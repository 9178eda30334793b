import type { Paragraph } from "./blocks.js";
import { letterCount } from "./chars.js";
import type { Line } from "./lines.js";

/** The inside of a piece in verse: its stanzas, and the titles of its poems where it is several. */

/** `…诗二首`, `…（外一首）`: the headline of more than one poem. */
export function isSeveral(text: string): boolean {
  return SEVERAL.test(text);
}

/** A line with a pause in it, or one that begins or ends as half a sentence does. */
const NO_TITLE =
  /[，。,]|^[把被让讓在从從向和与與是我你他她它像如有没沒还還又就也都]|[的了着著]$|^[一二三四五六七八九十]./u;

const SEVERAL = /[（(][^）)]*(?:首|组诗|組詩)[^）)]*[）)]|[诗詩词詞][二两兩三四五六七八]首$|[组組][诗詩]$/u;

/**
 * Titles of the second and further poems among the lines of a piece whose headline says that it is several
 * (`外一首`, `组诗`): short lines beside the others. Indices into `lines`.
 */
export function poemTitles(lines: readonly string[], headline: string): Set<number> {
  const titles = new Set<number>();
  const count = furtherPoems(headline);
  if (!SEVERAL.test(headline) || lines.length < (count > 0 ? 3 : 6)) return titles;
  const sizes = lines.map(letterCount);
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  const places: number[] = [];
  for (const [i, size] of sizes.entries()) {
    const after = sizes[i + 1] ?? 0;
    if (
      size > 0 &&
      size <= middle * 0.6 &&
      after > size &&
      i + 2 < sizes.length &&
      !NO_TITLE.test(lines[i] ?? "")
    )
      places.push(i);
  }
  for (const [i, place] of nearest(places, count, lines.length).entries())
    if (count === 0 || i < count) titles.add(place);
  return titles;
}

/** `外一首`: how many poems follow the first one; 0 where the headline does not say. */
function furtherPoems(headline: string): number {
  const found = /外([一二两兩三四五六])[首章]/u.exec(headline);
  return found === null ? 0 : (" 一二三四五六".indexOf(found[1] ?? "") + 1 || 3) - 1;
}

/** The places of titles that part the lines most evenly come first. */
function nearest(places: readonly number[], count: number, lines: number): number[] {
  if (count === 0) return [...places];
  const off = (place: number) => {
    const part = (place / lines) * (count + 1);
    return Math.abs(part - Math.max(1, Math.min(count, Math.round(part))));
  };
  return [...places].sort((a, b) => off(a) - off(b));
}

/** The stanzas of a poem, the title of a further poem that stands over one of them parted from it. */
export function partTitles(
  paragraphs: readonly Paragraph[],
  headline: string,
): { paragraphs: readonly Paragraph[]; titles: ReadonlySet<number> } {
  const lines = paragraphs.flatMap((p) => p.lines);
  const found = poemTitles(
    lines.map((line) => line.text),
    headline,
  );
  if (found.size === 0) return { paragraphs, titles: found };
  const heads = new Set([...found].map((at) => lines[at] as Line));
  const parted = paragraphs.flatMap((stanza) => {
    const [first, ...rest] = stanza.lines;
    if (first === undefined || rest.length === 0 || !heads.has(first)) return [stanza];
    return [[first], rest].map((some) => ({ lines: some, text: some.map((line) => line.text).join("\n") }));
  });
  const titles = parted.flatMap(({ lines: [first, ...rest] }, i) =>
    first !== undefined && rest.length === 0 && heads.has(first) ? [i] : [],
  );
  return { paragraphs: parted, titles: new Set(titles) };
}

/**
 * A poem's lines by stanza, where its setting shows stanzas: some gaps between lines are wider than the others. Else, and in
 * tables, each line by itself.
 */
export function stanzas(lines: readonly Line[]): Line[][] {
  const gaps = lines.slice(1).map((line) => line.gap);
  const least = Math.min(...gaps.slice(0, 400));
  const wide = gaps.filter((gap) => gap > least).length;
  const figures = lines.filter((line) => /\d/u.test(line.text)).length;
  if (wide === 0 || wide * 2 > gaps.length || figures * 3 > lines.length) return lines.map((line) => [line]);
  const out: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line.gap > least) out.push([]);
    out[out.length - 1]?.push(line);
  }
  return out;
}
