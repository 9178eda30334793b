import { type Article, type Byline, FIELDS, type FieldName, type Mark } from "../corpus/article.js";
import { datelineText } from "../corpus/field-text.js";
import { leadOf } from "../corpus/title.js";
import { type Block, type Column, marksByText, type Part, setBlock } from "./block.js";
import type { Ambiguous } from "./cells.js";
import { glyphsFor } from "./glyphs.js";
import type { Origin, Rank, Row } from "./row.js";

/** Words that the typesetter adds, in the language and script of the screen. */
export interface Labels {
  /** The dim line on top: paper, date, page, section, as the screen words it. Empty: no such line. */
  readonly place: string;
  /** `转第 2 版` and `上接第 1 版`; null where the article does not go on, or nothing is to be followed. */
  readonly continuedOn: string | null;
  readonly continuedFrom: string | null;
  /** After a dateline with a place or date (`电`), and after an outlet alone (`讯`). */
  readonly wired: string;
  readonly reported: string;
  /** After the name of who took a picture (`摄`). */
  readonly took: string;
}

/** The labels as a mainland paper prints them; the screen brings its own where the script is another. */
export const PRINTED_LABELS: Labels = {
  place: "",
  continuedOn: null,
  continuedFrom: null,
  wired: "电",
  reported: "讯",
  took: "摄",
};

export interface ArticleOptions {
  /** Cells of the pane; no row is over it. */
  readonly width: number;
  /** Characters of a line, each two cells. The column is narrower where the pane is. */
  readonly measure?: number;
  readonly ambiguous: Ambiguous;
  readonly marks?: readonly Mark[];
  /** Index in `marks` of the hit that `n` and `N` stand on. */
  readonly current?: number | null;
  readonly labels?: Labels;
}

/** Characters of a line: 30 by default, and how far the keys go (CLREQ's range for columns of running text). */
export const MEASURE = { least: 20, standard: 30, most: 40 } as const;

/** Two characters: a paragraph's indent. */
const INDENT_CELLS = 4;
/** A picture's text stands in by the width of its sign. */
const INSET_CELLS = 2;
/** A pane as narrow as its column still leaves this much on both sides, where it can. */
const LEAST_MARGIN = 2;
const MARGIN_FROM_CELLS = 32;

/** The column for a pane: an even number of cells, centred. */
export function columnFor(width: number, measure: number, ambiguous: Ambiguous): Column {
  const pane = Math.max(1, Math.floor(width));
  const inner = pane >= MARGIN_FROM_CELLS ? pane - 2 * LEAST_MARGIN : pane;
  const wanted = Math.max(1, Math.floor(measure)) * 2;
  const cells = Math.min(wanted, inner > 1 ? inner - (inner % 2) : inner);
  return { margin: Math.floor((pane - cells) / 2), cells, ambiguous };
}

const EMPTY: Row = { runs: [], origin: null };

/**
 * An article as rows of at most `width` cells: the place, the headline block, the text, the notes, the jump.
 * Total: any article at any width gives rows. Empty rows stand between blocks, none at the start or the end.
 */
export function typesetArticle(article: Article, options: ArticleOptions): Row[] {
  const column = columnFor(options.width, options.measure ?? MEASURE.standard, options.ambiguous);
  const marks = marksByText(options.marks ?? [], options.current ?? null);
  const groups = blocksOf(article, options.labels ?? PRINTED_LABELS, options.ambiguous);
  const rows: Row[] = [];
  for (const blocks of groups) {
    const group = blocks.flatMap((block) => setBlock(block, column, marks));
    if (group.length === 0) continue;
    if (rows.length > 0) rows.push(EMPTY);
    for (const row of group) rows.push(row);
  }
  return rows;
}

/** The blocks of an article in reading order, in groups with an empty row between them. */
function blocksOf(article: Article, labels: Labels, ambiguous: Ambiguous): Block[][] {
  const glyphs = glyphsFor(ambiguous);
  const photo = article.kind === "photo";
  const sign = photo ? `${glyphs.picture} ` : "";
  const title = headline(article, sign);
  const from = labels.continuedFrom === null ? "" : `${glyphs.back} ${labels.continuedFrom}`;
  const on = labels.continuedOn === null ? "" : `${labels.continuedOn} ${glyphs.onward}`;
  return [
    [words(labels.place, "place")],
    [...field(article, "column", "column"), ...field(article, "group", "group")],
    [...field(article, "kicker", "kicker"), ...title, ...field(article, "deck", "deck")],
    photo ? [] : [signatures(article, labels)],
    field(article, "summary", "summary"),
    [words(from, "jump")],
    ...bodyGroups(article, title.length === 0 ? sign : ""),
    photo ? [signatures(article, labels)] : [],
    field(article, "notes", "note"),
    [words(on, "jump")],
  ];
}

function words(text: string, rank: Rank): Block {
  return { parts: [{ text, source: null }], rank };
}

type TextField = Exclude<FieldName, "body" | "byline" | "dateline">;

/** A text field: kicker, headline and deck as a headline is broken; notes and summary with a block for each line. */
function field(article: Article, name: TextField, rank: Rank): Block[] {
  const text = article[name];
  if (text === null) return [];
  const source = { field: name, element: 0 };
  if (name === "notes" || name === "summary") {
    return Array.from(text.matchAll(/[^\n]+/gu), (line) => ({
      parts: [{ text: line[0], source, from: line.index }],
      rank,
    }));
  }
  return [
    { parts: [{ text, source }], rank, kind: name === "column" || name === "group" ? "text" : "headline" },
  ];
}

/** The headline; of a story without one, its first sentence as what it is; of a picture without one, nothing. */
function headline(article: Article, sign: string): Block[] {
  const blocks = field(article, "headline", "headline");
  if (blocks.length > 0) return blocks.map((block) => ({ ...block, sign }));
  if (article.kind === "photo") return [];
  const lead = leadOf(article);
  return lead === "" ? [] : [words(`‹${lead}›`, "lead")];
}

/** Paragraphs one under the other; a crosshead has an empty row before and after it. */
function bodyGroups(article: Article, sign: string): Block[][] {
  const photo = article.kind === "photo";
  const groups: Block[][] = [[]];
  article.body.forEach(({ type, text }, element) => {
    const parts: Part[] = [{ text, source: { field: "body", element } }];
    if (type === "crosshead") groups.push([{ parts, rank: "crosshead" }], []);
    else if (photo)
      groups.at(-1)?.push({ parts, rank: "caption", sign: element === 0 ? sign : "", inset: INSET_CELLS });
    else groups.at(-1)?.push({ parts, rank: "plain", indent: INDENT_CELLS });
  });
  return groups;
}

/** `本报讯　记者 江晚晴`, `新华社记者 方砚 陆遥`; of a picture the credit, `新华社记者 江晚晴 摄`. */
function signatures(article: Article, labels: Labels): Block {
  const parts: Part[] = [];
  const { dateline, bylines } = article;
  if (dateline !== null) {
    const wired = dateline.place !== null || dateline.date !== null;
    parts.push({ text: datelineText(dateline), source: { field: "dateline", element: 0 } });
    parts.push({ text: wired ? labels.wired : labels.reported, source: null });
  }
  bylines.forEach((byline, element) => {
    const before = bylines[element - 1];
    const gap = before === undefined ? (dateline === null ? "" : "　") : " ";
    const sameHead = before !== undefined && headOf(before) === headOf(byline);
    const head = sameHead ? "" : outletOnce(byline, before, article);
    parts.push({ text: gap + (head === "" ? "" : `${head} `), source: null });
    parts.push({ text: byline.name, source: { field: "byline", element } });
  });
  const credited = article.kind === "photo" && bylines.some((byline) => byline.role !== null);
  if (credited) parts.push({ text: ` ${labels.took}`, source: null });
  const kind = "names";
  return article.kind === "photo"
    ? { parts, rank: "credit", kind, inset: INSET_CELLS }
    : { parts, rank: "byline", kind };
}

function headOf(byline: Byline): string {
  return `${byline.outlet ?? ""}${byline.role ?? ""}`;
}

/** Outlet and role, the outlet only where the dateline or the byline before has not just named it. */
function outletOnce(byline: Byline, before: Byline | undefined, article: Article): string {
  const named = before === undefined ? article.dateline?.outlet : before.outlet;
  return byline.outlet !== null && byline.outlet === named ? (byline.role ?? "") : headOf(byline);
}

/** Where a field stands in reading order; dateline and bylines share a line, which may begin with either. */
function readingOrder(field: FieldName): number {
  return FIELDS.indexOf(field === "dateline" ? "byline" : field);
}

/** The index of the row in which a place of the article is printed; where it is no more, the nearest before it. */
export function rowOfOrigin(rows: readonly Row[], origin: Origin): number {
  let inText = -1;
  let inField = -1;
  let before = -1;
  for (let i = 0; i < rows.length; i++) {
    const own = rows[i]?.origin ?? null;
    if (own === null) continue;
    if (readingOrder(own.field) <= readingOrder(origin.field)) before = i;
    if (own.field !== origin.field) continue;
    if (own.element === origin.element && (own.offset <= origin.offset || inText < 0)) inText = i;
    if (own.element <= origin.element || inField < 0) inField = i;
  }
  return Math.max(0, inText >= 0 ? inText : inField >= 0 ? inField : before);
}

/** Rows as text, one a line, without spaces at their ends. */
export function plainText(rows: readonly Row[]): string {
  return rows
    .map((row) =>
      row.runs
        .map((run) => run.text)
        .join("")
        .trimEnd(),
    )
    .join("\n");
}
