/** The headline blocks of marked pages as the reading meets them: for what is learnt of their lines. */
import { makeBlocks } from "../../source/corpus/blocks.js";
import { takeBoxes } from "../../source/corpus/boxes.js";
import { partCaptions } from "../../source/corpus/captions.js";
import { ABOVE, BELOW } from "../../source/corpus/gap-words.js";
import { COLUMN, DECK, HEADLINE, KICKER } from "../../source/corpus/head-block.js";
import { lineSigns, pairSigns, type SignedLine, saidSign } from "../../source/corpus/head-signs.js";
import { takeInsets } from "../../source/corpus/insets.js";
import { type Layout, layOut } from "../../source/corpus/layout.js";
import { type Line, splitLines } from "../../source/corpus/lines.js";
import { labelLines } from "../../source/corpus/segment.js";
import { findVerse } from "../../source/corpus/verse.js";
import { plain, type Wanted } from "./score.js";
import type { MarkedFile } from "./sets.js";

/** A block of two lines and more, with every order of roles that it may have. */
export interface HeadBlock {
  readonly page: string;
  readonly lines: readonly string[];
  /** The signs of each line, and of each with the line before it. */
  readonly signs: readonly (readonly number[])[];
  readonly pairs: readonly (readonly number[])[];
  /** The roles of the lines, and what the rules think of them. */
  readonly ways: readonly { readonly codes: Uint8Array; readonly score: number }[];
  /** Which of them is the marked one. */
  readonly right: number;
}

const dashes = (value: unknown) => plain(value).replace(/^-+|-+$/gu, "");

export function headBlocks(page: MarkedFile): HeadBlock[] {
  const { blocks } = takeBoxes(partCaptions(makeBlocks(findVerse(labelLines(splitLines(page.raw)).lines))));
  const layout = layOut(takeInsets(blocks).blocks);
  const out: HeadBlock[] = [];
  const taken = new Set<Line>();
  for (const article of page.wanted) {
    const found = findBlock(layout, article, taken);
    if (found === null) continue;
    const { k, from, roles } = found;
    const lines = layout.gaps[k]?.heads.lines.slice(from, from + roles.length) ?? [];
    for (const line of lines) taken.add(line);
    if (roles.length < 2) continue;
    const block = describe(layout, k, from, roles, isBelow(layout, k, article), page.name);
    if (block !== null) out.push(block);
  }
  return out;
}

/** Where the article's lines stand together, its headline among them whole. */
function findBlock(
  layout: Layout,
  article: Wanted,
  taken: ReadonlySet<Line>,
): { k: number; from: number; roles: number[] } | null {
  const fields = [
    [HEADLINE, dashes(article.headline)],
    [KICKER, dashes(article.kicker)],
    [DECK, dashes(article.deck)],
    [COLUMN, dashes(article.column)],
  ] as const;
  const headline = fields[0][1];
  if (headline === "") return null;
  const roleOf = (line: Line): number => {
    const text = dashes(line.text);
    if (text.length < 2 || taken.has(line)) return -1;
    const field = fields.find(
      ([role, value]) =>
        value === text ||
        (role !== COLUMN && value !== "" && (value.startsWith(text) || value.endsWith(text))),
    );
    return field?.[0] ?? -1;
  };
  for (const [k, { heads }] of layout.gaps.entries()) {
    const roles = heads.lines.map(roleOf);
    let from = 0;
    while (from < roles.length) {
      let to = from;
      while (to < roles.length && (roles[to] ?? -1) >= 0) to += 1;
      const run = roles.slice(from, to);
      const whole = run
        .map((role, i) => (role === HEADLINE ? dashes(heads.lines[from + i]?.text) : ""))
        .join("");
      if (whole === headline) return { k, from, roles: run };
      from = to + 1;
    }
  }
  return null;
}

/** The article's text begins below gap k, not above it. */
function isBelow(layout: Layout, k: number, article: Wanted): boolean {
  const first = plain(article.body?.[0]?.text).slice(0, 8);
  const below = plain(layout.texts[k]?.paragraphs[0]?.text);
  return first !== "" && below.includes(first);
}

function describe(
  layout: Layout,
  k: number,
  from: number,
  roles: readonly number[],
  below: boolean,
  page: string,
): HeadBlock | null {
  const { heads } = layout.gaps[k] as Layout["gaps"][number];
  const to = from + roles.length;
  if (roles.length > 7) return null;
  const ways = heads.ways(from, to, !below);
  const right = ways.findIndex(({ codes }) => roles.every((role, i) => codes[i] === role));
  if (right < 0) return null;
  const lines = heads.lines.slice(from, to).map((line) => ({ line, signs: lineSigns(line) }));
  const said = (i: number) => layout.words[k]?.share(i, i + 1, [], below ? BELOW : ABOVE) ?? 0;
  return {
    page,
    lines: lines.map(({ line }) => line.text),
    signs: lines.map(({ signs }, i) => [...signs, saidSign(said(from + i))]),
    pairs: lines.map((line, i) => (i === 0 ? [] : pairSigns(lines[i - 1] as SignedLine, line))),
    ways,
    right,
  };
}
