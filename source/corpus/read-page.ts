import type { Article, PageInfo } from "./article.js";
import { assemble, type Draft } from "./assemble.js";
import { type Block, makeBlocks } from "./blocks.js";
import { type Box, takeBoxes } from "./boxes.js";
import { partCaptions } from "./captions.js";
import { settleColumns } from "./column-owner.js";
import { openingDay } from "./days.js";
import { readHeadBlock } from "./head-lines.js";
import { hashText, makeId } from "./id.js";
import { takeInsets, withInsets } from "./insets.js";
import { linesOf } from "./layout.js";
import type { Part } from "./ledger.js";
import { type Line, offsetOf, splitLines } from "./lines.js";
import { placeBoxes, spreadPackages } from "./packages.js";
import { readPageInfo } from "./page-info.js";
import { partition } from "./partition.js";
import { type Label, type Labelling, labelLines } from "./segment.js";
import { regularSpacing } from "./spacing.js";
import { findVerse } from "./verse.js";

/** One block of the page as it was read: for `explain`, and for the reader's look at the raw page. */
export interface ReadBlock {
  /** UTF-16 offsets `[start, end)` in the raw text. */
  readonly start: number;
  readonly end: number;
  readonly role: string;
  /** What the line was taken for: a paragraph's first line, a further one, display type, a mark, verse. */
  readonly label: Label;
  /** How much better the page reads with this role than with the runner-up. */
  readonly score: number;
  readonly runnerUp: string;
  readonly article: number | null;
}

export interface PageReading {
  readonly source: string;
  readonly page: PageInfo;
  /** In the order of the bodies on the page. */
  readonly articles: readonly Article[];
  /** Running heads, 责任编辑 and the like, as printed. */
  readonly furniture: readonly string[];
  readonly blocks: readonly ReadBlock[];
  /** Every visible character's place, for the sum that nothing is lost (`addUp`). */
  readonly parts: readonly Part[];
}

/**
 * Reads a page's raw text into its articles. Pure and total: any text gives a reading.
 * `source` is the file's name; `hints` what is known from outside (a folder's paper, say).
 */
export function readPage(text: string, source: string, hints?: Partial<PageInfo>): PageReading {
  const { labelling, furniture, drafts } = readDrafts(text);
  settleColumns(drafts);
  spreadPackages(drafts);
  const page = readPageInfo(
    furniture.map((line) => line.text),
    source,
    drafts.map((d) => d.dateline?.date ?? ""),
    drafts.map((d) => openingDay(d.body[0]?.text ?? "")),
    text,
    hints,
  );
  const hash = hashText(text);
  const articles = drafts.map((draft) => finish(draft, makeId(hash, draft.index), source, page));
  const printed = furniture.map((line) => line.text);
  return new Reading(source, page, articles, printed, partsOf(drafts, furniture), labelling, text.length);
}

/** A page's articles while they are put together: standing heads are still where the page has them, and package headlines with their first story. */
export function readDrafts(text: string): {
  readonly labelling: Labelling;
  readonly furniture: readonly Line[];
  readonly drafts: readonly Draft[];
} {
  const labelling = labelLines(splitLines(text));
  const { blocks, boxes } = takeBoxes(partCaptions(makeBlocks(findVerse(labelling.lines))));
  const { blocks: flow, insets } = takeInsets(blocks);
  const drafts = withInsets(partition(flow), insets).map(assemble);
  drafts.push(...placeLoose(blocks, boxes, drafts));
  placeBoxes(drafts, boxes);
  return { labelling, furniture: furnitureOf(blocks), drafts };
}

/**
 * A class, for V8 gives an object that is written down with a getter a hidden class of its own, which keeps the getter and with it
 * all that was known of the page until the next full collection (an eighth of the time of reading went into copying that).
 */
class Reading implements PageReading {
  readonly #labelling: Labelling;
  readonly #size: number;
  #blocks: readonly ReadBlock[] | null = null;

  constructor(
    readonly source: string,
    readonly page: PageInfo,
    readonly articles: readonly Article[],
    readonly furniture: readonly string[],
    readonly parts: readonly Part[],
    labelling: Labelling,
    size: number,
  ) {
    this.#labelling = labelling;
    this.#size = size;
  }

  /** Made when somebody looks at them, which who reads a corpus does not. */
  get blocks(): readonly ReadBlock[] {
    this.#blocks ??= readBlocks(this.#labelling, this.parts, this.#size);
    return this.#blocks;
  }
}

function furnitureOf(blocks: readonly Block[]): Line[] {
  const lines: Line[] = [];
  for (const b of blocks) if (b.type === "mark" && b.mark.kind === "furniture") lines.push(b.line);
  return lines;
}

/** In loops: V8's `flatMap` asks the runtime for each of a page's hundreds of parts (4 % of a page). */
function partsOf(drafts: readonly Draft[], furniture: readonly Line[]): Part[] {
  const parts: Part[] = [];
  for (const draft of drafts) for (const part of draft.parts) parts.push(part);
  for (const line of furniture) {
    const end = offsetOf(line, line.text.length - 1) + 1;
    parts.push({ start: line.start, end, use: "furniture", article: null });
  }
  return parts;
}

/** A page without running text: its lines still are one item, so that none is lost. */
function placeLoose(blocks: readonly Block[], boxes: readonly Box[], drafts: readonly Draft[]): Draft[] {
  if (drafts.length > 0) return [];
  const small = blocks.flatMap((b) => (b.type === "text" ? [] : [b]));
  if (boxes.length === 0 && !small.some((b) => b.type === "display" || b.mark.kind !== "furniture"))
    return [];
  const topRoles = readHeadBlock(linesOf(small), false).roles;
  const item = { before: small, texts: [], between: [], after: [], topRoles, footRoles: [] };
  return [assemble({ ...item, margin: 0, photo: false }, 0)];
}

/** The lines of one role, joined. */
function joined(heads: Draft["heads"] | Draft["package"], role: string): string | null {
  let text: string | null = null;
  for (const head of heads) {
    if (head.role === role) text = (text ?? "") + regularSpacing(head.text ?? head.line.text);
  }
  return text;
}

function finish(draft: Draft, id: string, source: string, page: PageInfo): Article {
  return {
    id,
    source,
    page,
    kind: draft.kind,
    column: joined(draft.heads, "column") ?? joined(draft.package, "column"),
    group: joined(draft.heads, "group") ?? joined(draft.package, "group"),
    kicker: joined(draft.heads, "kicker"),
    headline: joined(draft.heads, "headline") ?? draft.lead,
    deck: joined(draft.heads, "deck"),
    summary: draft.summary,
    notes: draft.notes.length === 0 ? null : draft.notes.join("\n"),
    bylines: draft.bylines,
    dateline: draft.dateline,
    body: draft.body,
    continuedOn: draft.continuedOn,
    continuedFrom: draft.continuedFrom,
  };
}

/** `size` is the raw page's: a line belongs to the part that begins first in it. */
function readBlocks({ lines, doubts }: Labelling, parts: readonly Part[], size: number): ReadBlock[] {
  const beginning = new Int32Array(size).fill(-1);
  for (let p = parts.length - 1; p >= 0; p -= 1) beginning[(parts[p] as Part).start] = p;
  const how = doubts();
  return lines.map((one, i) => {
    const start = one.line.start;
    const end = offsetOf(one.line, one.line.text.length - 1) + 1;
    let at = start;
    while (at < end && beginning[at] === -1) at += 1;
    const owner = at < end ? parts[beginning[at] ?? -1] : undefined;
    return {
      start,
      end,
      role:
        owner === undefined ? one.label : one.label === "mark" ? (one.mark?.kind ?? owner.use) : owner.use,
      label: one.label,
      score: how[i]?.margin ?? 0,
      runnerUp: how[i]?.runnerUp ?? one.label,
      article: owner?.article ?? null,
    };
  });
}
