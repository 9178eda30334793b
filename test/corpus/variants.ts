/**
 * The same items made up another way: in another order, at another measure, with headline blocks before or behind their
 * bodies, with a headline that was a picture, with two pages on one. The same articles must come out, so these need no gold.
 */
import type { MarkedItem, MarkedPage, Setting } from "./set-page.js";

const HEAD = new Set(["col", "group", "kick", "head", "head+", "deck"]);

/** The item's headline block moved in front of its body; what signs it there stays next to the body. */
export function headFirst(item: MarkedItem): MarkedItem {
  const heads = item.lines.filter((line) => HEAD.has(line.tag));
  return { ...item, lines: [...heads, ...item.lines.filter((line) => !HEAD.has(line.tag))] };
}

/** The item's headline block moved behind its body. */
export function headLast(item: MarkedItem): MarkedItem {
  const heads = item.lines.filter((line) => HEAD.has(line.tag));
  return { ...item, lines: [...item.lines.filter((line) => !HEAD.has(line.tag)), ...heads] };
}

/** The item's headline block was a picture. */
export function headless(item: MarkedItem): MarkedItem {
  if (item.expected === null) return item;
  const expected = { ...item.expected, column: null, kicker: null, headline: null, deck: null };
  return { ...item, expected, lines: item.lines.filter((line) => !HEAD.has(line.tag)) };
}

export function furnitureOf(page: MarkedPage): { furniture: MarkedItem[]; items: MarkedItem[] } {
  return {
    furniture: page.items.filter((item) => item.expected === null),
    items: page.items.filter((item) => item.expected !== null),
  };
}

export interface Variant {
  readonly name: string;
  /** The page made up so; null where the variant does not apply. */
  readonly make: (page: MarkedPage, next: MarkedPage | undefined) => MarkedPage | null;
  readonly setting?: Setting;
}

const same = (page: MarkedPage) => page;
/** A piece of several items (a package, briefs under one title) has a place of its own and is not moved. */
const movable = (page: MarkedPage) =>
  !page.items.some((item) => item.expected?.group != null || item.lines.some((line) => line.tag === "v"));

export const VARIANTS: readonly Variant[] = [
  { name: "as marked", make: same },
  {
    name: "items in another order",
    make: (page) => {
      const { furniture, items } = furnitureOf(page);
      return movable(page) ? { ...page, items: [...furniture, ...items.toReversed()] } : null;
    },
  },
  {
    name: "headlines above",
    make: (page) => (movable(page) ? { ...page, items: page.items.map(headFirst) } : null),
  },
  {
    name: "headlines below",
    make: (page) => (movable(page) ? { ...page, items: page.items.map(headLast) } : null),
  },
  {
    name: "furniture at the foot",
    make: (page) => {
      const { furniture, items } = furnitureOf(page);
      return { ...page, items: [...items, ...furniture] };
    },
  },
  {
    name: "three ideographs wider",
    make: (page) => (page.mode === "layer" ? page : null),
    setting: { wider: 3 },
  },
  { name: "two narrower", make: (page) => (page.mode === "layer" ? page : null), setting: { wider: -2 } },
  {
    name: "two pages on one",
    make: (page, next) =>
      next?.mode === page.mode ? { ...page, items: [...page.items, ...furnitureOf(next).items] } : null,
  },
];
