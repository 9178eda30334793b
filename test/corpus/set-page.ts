/**
 * Invented pages with the expected structure marked inside the text, so that a reviewer sees page and answer
 * together. A page file is a list of tagged lines in printed order; this sets it in type as an extractor of
 * a text layer or an OCR program would leave it, and reads the expected articles from the same tags.
 *
 *   mode layer | ocr        how the page is set; `measure 18` is the column's width in ideographs
 *   --- [photo] [m=24] [tight]   a new item (a picture), in a column of its own width, its lines set tight
 *   col group kick head deck by credit note furn x v p     what the line is: standing head … crosshead, verse, paragraph
 *   head+                   a further line of the headline, set tight
 *   ^                       in front of a tag: no empty line above
 *   {…}                     printed, but no part of the field (dateline, signers, credit, bullet)
 *   = by role/outlet/name … , = date outlet/place/day, = on 2, = from 1, = summary …, = note …, = col …, = group …, = head …, = kick …
 */
export interface Expected {
  kind: "news" | "photo";
  column: string | null;
  group: string | null;
  kicker: string | null;
  headline: string | null;
  deck: string | null;
  summary: string | null;
  notes: string[];
  bylines: string[];
  dateline: string | null;
  body: string[];
  continuedOn: number | null;
  continuedFrom: number | null;
}

export interface Tagged {
  readonly tag: string;
  readonly tight: boolean;
  readonly text: string;
}

export interface MarkedItem {
  readonly expected: Expected | null;
  readonly measure: number;
  readonly tight: boolean;
  readonly lines: readonly Tagged[];
}

export interface MarkedPage {
  readonly mode: "layer" | "ocr";
  readonly items: readonly MarkedItem[];
}

/** Reads a page file. Furniture may stand in an item of its own (`--- furniture`). */
export function readMarked(text: string): MarkedPage {
  let mode: "layer" | "ocr" = "layer";
  let measure = 18;
  const items: { expected: Expected | null; measure: number; tight: boolean; lines: Tagged[] }[] = [];
  for (const raw of text.split("\n")) {
    if (raw.trim() === "" || raw.startsWith("#")) continue;
    const [word = "", ...rest] = raw.trim().split(" ");
    const value = rest.join(" ");
    if (word === "mode") mode = value === "ocr" ? "ocr" : "layer";
    else if (word === "measure") measure = Number(value);
    else if (word === "---") {
      const own = /m=(\d+)/u.exec(value);
      const expected = value.includes("furniture")
        ? null
        : emptyArticle(value.includes("photo") ? "photo" : "news");
      items.push({
        expected,
        measure: own === null ? measure : Number(own[1]),
        tight: /\btight\b/u.test(value),
        lines: [],
      });
    } else {
      const item = items[items.length - 1];
      if (item === undefined) throw new Error(`no item yet: ${raw}`);
      if (word === "=") expect(item.expected, value);
      else {
        const tag = word.replace("^", "");
        item.lines.push({ tag, tight: word.startsWith("^") || tag === "head+", text: value });
        if (item.expected !== null) place(item.expected, tag, bare(value));
      }
    }
  }
  return { mode, items };
}

function emptyArticle(kind: "news" | "photo"): Expected {
  return {
    kind,
    column: null,
    group: null,
    kicker: null,
    headline: null,
    deck: null,
    summary: null,
    notes: [],
    bylines: [],
    dateline: null,
    body: [],
    continuedOn: null,
    continuedFrom: null,
  };
}

/** The text without what stands in braces. */
function bare(text: string): string {
  return text.replace(/\{[^}]*\}/gu, "").trim();
}

function place(article: Expected, tag: string, text: string): void {
  if (text === "") return;
  if (tag === "col") article.column = text;
  else if (tag === "group") article.group = text;
  else if (tag === "kick") article.kicker = (article.kicker ?? "") + text;
  else if (tag === "head" || tag === "head+") article.headline = (article.headline ?? "") + text;
  else if (tag === "deck") article.deck = (article.deck ?? "") + text;
  else if (tag === "note") article.notes.push(text);
  else if (tag === "x") article.body.push(`# ${text}`);
  else if (tag === "p" || tag === "v") article.body.push(text);
}

function expect(article: Expected | null, value: string): void {
  if (article === null) return;
  const [field = "", ...rest] = value.split(" ");
  const text = rest.join(" ");
  if (field === "by") article.bylines = rest;
  else if (field === "date") article.dateline = text;
  else if (field === "on") article.continuedOn = Number(text);
  else if (field === "from") article.continuedFrom = Number(text);
  else if (field === "summary") article.summary = text;
  else if (field === "note") article.notes.push(text);
  else if (field === "col") article.column = text;
  else if (field === "group") article.group = text;
  else if (field === "head") article.headline = text;
  else if (field === "kick") article.kicker = text;
  else throw new Error(`unknown expectation: ${value}`);
}

export interface Setting {
  readonly mode?: "layer" | "ocr";
  /** Added to every column's width, in ideographs. */
  readonly wider?: number;
  /** Empty lines between lines of a text layer. */
  readonly leading?: number;
  /** Full-width spaces that the extractor kept in front of paragraphs. */
  readonly indent?: boolean;
}

/** Sets a page in type: what an extractor hands over. */
export function setPage(page: MarkedPage, setting: Setting = {}): string {
  const mode = setting.mode ?? page.mode;
  const leading = "\n".repeat(setting.leading ?? 1);
  let out = "";
  for (const item of page.items) {
    const measure = item.measure + (setting.wider ?? 0);
    for (const line of item.lines) {
      const printed = line.text.replace(/[{}]/gu, "");
      const wraps = line.tag === "p" || line.tag === "box";
      const lines =
        wraps && mode === "layer" ? wrap(printed, measure) : [mode === "ocr" ? ascii(printed) : printed];
      for (const [i, text] of lines.entries()) {
        const tight = i === 0 ? line.tight : item.tight;
        const lead = wraps && i === 0 && setting.indent === true ? "　　" : "";
        out += `${tight || out === "" ? "" : leading}${lead}${text}\n`;
      }
    }
  }
  return out;
}

/** OCR writes ASCII punctuation. */
function ascii(text: string): string {
  const map: Record<string, string> = {
    "，": ",",
    "：": ":",
    "（": "(",
    "）": ")",
    "；": ";",
    "？": "?",
    "！": "!",
  };
  return text.replace(/[，：（）；？！]/gu, (c) => map[c] ?? c);
}

const NOT_FIRST = "，。、；：？！”’）》」』…—%";
const NOT_LAST = "“‘（《「『";

/** Breaks a paragraph into column lines: first line two ideographs short, digits and letters half a cell, 避头尾. */
export function wrap(text: string, measure: number): string[] {
  const units = text.match(/[A-Za-z0-9.%]+|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  let width = 4;
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i] ?? "";
    const size = unitWidth(unit);
    const next = units[i + 1] ?? "";
    const room = measure * 2 - width;
    const orphan =
      NOT_FIRST.includes(next) && next !== "" && size + 2 > room && size <= room && line.length > 4;
    const dangling = NOT_LAST.includes(unit) && size + unitWidth(next) > room;
    if ((size > room || orphan || dangling) && !NOT_FIRST.includes(unit) && line !== "") {
      lines.push(line);
      line = unit === " " ? "" : unit;
      width = unit === " " ? 0 : size;
    } else {
      line += unit;
      width += size;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

function unitWidth(unit: string): number {
  if (unit === "") return 0;
  if (unit === " ") return 0.5;
  return /^[A-Za-z0-9.%]/u.test(unit) ? unit.length : 2;
}
