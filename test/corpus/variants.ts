/**
 * The same items made up another way: in another order, at another measure, with headline blocks before or behind their
 * bodies, with a headline that was a picture, with two pages on one. The same articles must come out, so these need no gold.
 */
import { readPage } from "../../source/corpus/read-page.js";
import { expectations, summarise } from "./compare.js";
import { type MarkedItem, type MarkedPage, type Setting, setPage } from "./set-page.js";

const HEAD = new Set(["col", "group", "kick", "head", "head+", "deck"]);

/** The item's headline block moved in front of its body; what signs it there stays next to the body. */
function headFirst(item: MarkedItem): MarkedItem {
  const heads = item.lines.filter((line) => HEAD.has(line.tag));
  return { ...item, lines: [...heads, ...item.lines.filter((line) => !HEAD.has(line.tag))] };
}

/** The item's headline block moved behind its body. */
function headLast(item: MarkedItem): MarkedItem {
  const heads = item.lines.filter((line) => HEAD.has(line.tag));
  return { ...item, lines: [...item.lines.filter((line) => !HEAD.has(line.tag)), ...heads] };
}

/** The item's headline block was a picture. */
function headless(item: MarkedItem): MarkedItem {
  if (item.expected === null) return item;
  const expected = { ...item.expected, column: null, kicker: null, headline: null, deck: null };
  return { ...item, expected, lines: item.lines.filter((line) => !HEAD.has(line.tag)) };
}

function furnitureOf(page: MarkedPage): { furniture: MarkedItem[]; items: MarkedItem[] } {
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

/** Where an article begins is seen without its headline too: it is signed, or has a dateline. */
function isSigned({ expected, lines }: MarkedItem): boolean {
  return expected !== null && lines.some(({ tag, text }) => tag === "by" || /^\{本/u.test(text));
}

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
  { name: "no furniture", make: (page) => ({ ...page, items: furnitureOf(page).items }) },
  {
    name: "a headline that was a picture",
    make: (page) => {
      const at = page.items.findIndex(isSigned);
      if (at < 0 || !movable(page)) return null;
      return { ...page, items: page.items.map((item, i) => (i === at ? headless(item) : item)) };
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

export interface Outcome {
  /** Articles that are marked, and those of them that come out as marked. */
  readonly all: number;
  readonly right: number;
}

/** Makes a page up in another way and reads it; null where that way is none for the page. */
export function tryVariant(
  { make, setting }: Variant,
  page: MarkedPage,
  next: MarkedPage | undefined,
): Outcome | null {
  const made = make(page, next);
  if (made === null) return null;
  const wanted = expectations(made).map((each) => JSON.stringify(each));
  const read = readPage(setPage(made, setting), "page.txt").articles;
  const got = new Set(read.map((article) => JSON.stringify(summarise(article))));
  return { all: wanted.length, right: wanted.filter((each) => got.has(each)).length };
}
