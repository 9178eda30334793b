import { ABOVE, BELOW, type Side } from "./gap-words.js";
import type { HeadRole } from "./head-block.js";
import type { Layout } from "./layout.js";
import type { Line } from "./lines.js";
import { CROSSINGS, WEIGHTS } from "./weights.js";
import { cohesion } from "./words.js";

/** Letters of a headline block whose words weigh as they are; a longer one says more, a shorter one less. */
const TYPICAL = 12;

/**
 * How much more or less display lines `[from, to)` of gap k, read in `roles`, speak of that side of the gap than a
 * headline block does by chance.
 */
export function speaksOf(
  page: Layout,
  k: number,
  from: number,
  to: number,
  roles: readonly HeadRole[],
  side: Side,
): number {
  const lines = page.gaps[k]?.heads.lines ?? [];
  let letters = 0;
  for (let i = from; i < to; i += 1) {
    const role = roles[i - from];
    if (role !== "column" && role !== "name") letters += (lines[i] as Line).letters;
  }
  const size = Math.max(0.7, Math.min(1.6, Math.sqrt(letters / TYPICAL)));
  return size * ((page.words[k]?.share(from, to, roles, side) ?? 0) - WEIGHTS.wordsExpected);
}

/** How much of the words of the gap's first display line the side has that has more of them. */
export function sharedByEither(page: Layout, k: number): number {
  const words = page.words[k];
  return words === undefined ? 0 : Math.max(words.share(0, 1, [], ABOVE), words.share(0, 1, [], BELOW));
}

/** Characters looked at above a gap and below it. */
const LOOK_ABOVE = 1000;
const LOOK_BELOW = 700;

/** Texts of one story speak of the same people and places: how far the two sides of gap k do, as a score. */
export function alike(page: Layout, k: number): number {
  const { starts } = page.pairs;
  const middle = starts[k] ?? 0;
  let from = middle;
  for (let i = k - 1; i >= 0 && middle - from < LOOK_ABOVE; i -= 1) {
    from = starts[i] ?? 0;
    if (page.texts[i]?.head !== null || (page.gaps[i]?.small.length ?? 0) > 1) break;
  }
  const to = Math.min(middle + LOOK_BELOW, (starts[k + 1] ?? middle) - 1);
  const share = cohesion(page.pairs, Math.max(from, middle - LOOK_ABOVE), middle, to) * 100;
  return Math.max(-2, Math.min(3.5, (share - CROSSINGS.even) * CROSSINGS.alike));
}
