import type { Block, TextBlock } from "./blocks.js";
import { readCrossheads } from "./crossheads.js";
import { type Below, LABELLED, readAbove, readBelow, readBoundary } from "./gap-scores.js";
import type { HeadRole } from "./head-block.js";
import { type Cut, type Found, searchCuts } from "./item-search.js";
import { type Layout, layOut, type Small, withHabits } from "./layout.js";
import { reunite } from "./reunite.js";
import { WEIGHTS } from "./weights.js";

/** An item of the page: the blocks that make one article or one picture, in printed order. */
export interface Item {
  readonly before: readonly Small[];
  readonly texts: readonly TextBlock[];
  /** What stands between the texts: between[k] between texts[k] and texts[k + 1]. */
  readonly between: readonly (readonly Small[])[];
  readonly after: readonly Small[];
  /** Roles of the lines of display type and bare names above the body and below it (`linesOf`). */
  readonly topRoles: readonly HeadRole[];
  readonly footRoles: readonly HeadRole[];
  readonly photo: boolean;
  /** How much better the page reads so than with this item's end elsewhere. */
  readonly margin: number;
}

/** Gaps longer than this are cut only near their ends: it keeps the search linear on lists and tables. */
const WIDE_GAP = 14;

/**
 * The partition of a page's blocks into items that reads best. Each item has a habit, its headline block above or
 * below its body, which is the one of the item before it unless the page changes over.
 */
export function partition(blocks: readonly Block[]): readonly Item[] {
  const page = layOut(blocks);
  if (page.texts.length === 0) return [];
  const cuts = page.gaps.map((_, k) => cutsOf(page, k));
  let best = searchCuts(cuts);
  for (const { changes, asks, prior, again } of HABITS) {
    const gaps = asks(page);
    if (!gaps.includes(true)) continue;
    const other = withHabits(page, changes.closing ?? page.closing, changes.signing ?? page.signing);
    const read = cuts.map((own, k) => (gaps[k] === true ? own.map((cut) => again(other, k, cut)) : own));
    const found = searchCuts(read);
    if (found.total + prior() > best.total) best = { ...found, total: found.total + prior() };
  }
  return reunite(build(page, best), page);
}

/** A habit that a page may have, beside headlines above or below. */
interface Habit {
  readonly changes: Partial<Layout>;
  /** The gaps that read otherwise where the page has it. */
  readonly asks: (page: Layout) => boolean[];
  /** What it costs to suppose it. */
  readonly prior: () => number;
  /** Weighs a cut anew, as far as the habit changes it. */
  readonly again: (page: Layout, k: number, cut: Cut) => Cut;
}

const HABITS: readonly Habit[] = [
  {
    changes: { closing: true },
    asks: mayClose,
    prior: () => WEIGHTS.columnsBelow,
    again: closeAgain,
  },
  { changes: { signing: true }, asks: maySign, prior: () => WEIGHTS.bylinesBelow, again: cutAgain },
];

/** On a page whose standing heads close their blocks, none stands above a body whose headline is below it. */
function closeAgain(page: Layout, k: number, cut: Cut): Cut {
  const above = cut.above === null ? null : readAbove(page, k, cut.at);
  return { at: cut.at, above, below: cut.below === null ? null : withoutLabels(cut.below), score: cut.score };
}

function withoutLabels(below: Below): Below {
  if (!below.options.some(({ next }) => (next & LABELLED) !== 0)) return below;
  const options = below.options.map(({ option, score, next }) => ({
    option,
    score: (next & LABELLED) === 0 ? score : score + WEIGHTS.labelAbove,
    next,
  }));
  return { options, habit: below.habit };
}

function cutAgain(page: Layout, k: number, cut: Cut): Cut {
  if (cut.at < 0) return cut;
  const above = cut.above === null ? null : readAbove(page, k, cut.at);
  const below = cut.below === null ? null : readBelow(page, k, cut.at);
  return {
    at: cut.at,
    above,
    below,
    score: above === null || below === null ? 0 : readBoundary(page, k, cut.at),
  };
}

/** A standing head stands below another line of display type, so that it may close a headline block; or above the first body. */
function mayClose(page: Layout): boolean[] {
  const may = page.gaps.map(
    ({ heads }, k) => k > 0 && heads.lines.some((_, i) => i > 0 && heads.closesBlock(i)),
  );
  if (may.includes(true)) may[0] = true;
  return may;
}

/** A byline stands below a headline, on a page where one such byline can sign nothing but what stands above it. */
function maySign(page: Layout): boolean[] {
  const signed = page.gaps.map(({ small }, k) => k > 0 && signsHeadline(small));
  return signed.some((is, k) => is && isOwned(page, k)) ? signed : [];
}

function signsHeadline(small: readonly Small[]): boolean {
  return small.some(
    (one, i) => one.type === "mark" && one.mark.kind === "byline" && small[i - 1]?.type === "display",
  );
}

/** What stands below gap k has its own signature, or is nothing. */
function isOwned(page: Layout, k: number): boolean {
  const text = page.texts[k];
  return text === undefined || text.head?.signature != null || text.bullet > 0 || page.photo[k] === true;
}

/** Every way to read gap k, weighed once; the search below adds what depends on the open article. */
function cutsOf(page: Layout, k: number): Cut[] {
  const n = page.gaps[k]?.small.length ?? 0;
  if (k === 0) return [{ at: 0, above: null, below: readBelow(page, 0, 0), score: 0 }];
  if (k === page.texts.length) return [{ at: n, above: readAbove(page, k, n), below: null, score: 0 }];
  const cuts: Cut[] = [];
  for (let at = 0; at <= n; at += 1) {
    if (n > WIDE_GAP && at > WIDE_GAP / 2 && at < n - WIDE_GAP / 2) continue;
    const above = readAbove(page, k, at);
    const below = readBelow(page, k, at);
    cuts.push({ at, above, below, score: readBoundary(page, k, at) });
  }
  cuts.push({ at: -1, above: null, below: null, score: readCrossheads(page, k) });
  return cuts;
}

/** Turns the best reading of the gaps into items. */
function build(page: Layout, found: Found): Item[] {
  const small = page.gaps.map((gap) => gap.small);
  const items: Item[] = [];
  let before = small[0] ?? [];
  let from = 0;
  let margin = 99;
  for (let k = 0; k < page.texts.length; k += 1) {
    const gap = small[k + 1] ?? [];
    const cut = found.cuts[k + 1];
    const at = cut?.at ?? gap.length;
    margin = Math.min(margin, found.margins[k + 1] ?? 99);
    if (at < 0) continue;
    items.push({
      before,
      texts: page.texts.slice(from, k + 1),
      between: small.slice(from + 1, k + 1),
      after: gap.slice(0, at),
      topRoles: found.tops[from] ?? [],
      footRoles: found.feet[k + 1] ?? [],
      photo: page.photo.slice(from, k + 1).every(Boolean),
      margin,
    });
    before = gap.slice(at);
    from = k + 1;
    margin = found.margins[k + 1] ?? 99;
  }
  return items;
}
