/**
 * Marked pages out of a paper's own texts, as its web edition publishes them: the editors' kickers, headlines, decks and standing heads, which no
 * examiner invented. A folder has a folder for each day, with a file for each article (`20191015-01-03.txt`: day, page, number): kicker, headline and deck
 * on a line each, empty where there is none, then the paragraphs behind two full-width spaces; a standing head stands in brackets behind the
 * headline. Each page is set in type as extractors leave pages: what the texts do not tell (where lines broke, what stood tight, who signed) is drawn by
 * lot, always the same for a page. Only the head's fields are marked for certain: signers and datelines are not, and of a piece of several parts
 * the texts say nothing.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Chance, chance } from "../trust/random.js";
import type { Wanted } from "./score.js";
import { wrap } from "./set-page.js";
import type { MarkedFile } from "./sets.js";

const FILE = /^(\d{4})(\d{2})(\d{2})-(\d{2,3})-\d+\.txt$/u;
const DAY = /^\d{8}$/u;

export function isEdition(folder: string): boolean {
  return daysOf(folder).length > 0;
}

function daysOf(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => DAY.test(name))
        .sort()
    : [];
}

/** The pages of all days that have two articles and more whose texts are plain prose. */
export function loadEdition(folder: string): MarkedFile[] {
  return daysOf(folder).flatMap((day) => {
    const pages = new Map<string, Piece[]>();
    for (const name of readdirSync(join(folder, day)).sort()) {
      const page = FILE.exec(name)?.[4];
      const piece = page === undefined ? null : readPiece(readFileSync(join(folder, day, name), "utf8"));
      if (page !== undefined && piece !== null) pages.set(page, [...(pages.get(page) ?? []), piece]);
    }
    return [...pages].flatMap(([page, pieces]) => (pieces.length < 2 ? [] : [setPieces(pieces, day, page)]));
  });
}

interface Element {
  readonly type: "paragraph" | "crosshead";
  readonly text: string;
}

interface Piece {
  readonly column: string | null;
  readonly kicker: string | null;
  readonly headline: string;
  readonly deck: string | null;
  readonly body: readonly Element[];
  /** A picture's: who took it. */
  readonly credit: string | null;
}

/** A standing head in brackets, and what stands there and is none: `（上）`, `（摘要）`. */
const COLUMN = /[（(]([^（）()]{2,24})[）)]$/u;
const NO_COLUMN = /^[上中下一二三四五六七八九十]$|^第|^续|摘要|全文|^图/u;
/** Pieces that are no story, and boxes that belong to others. */
const NO_STORY = /广告|图片报道|本版|导读|^图|责编|制图|公告|名单|目录/u;
const BOXED = /核心阅读|内容提要|人物小传|^图①|制图|责编/u;
const CREDIT = /摄|影像|^《.*》$|^（作者|资料图片|供图/u;
const ENDS = /[。！？”…；：]$/u;

/** One article's file; null for boxes, verse and laws. */
function readPiece(raw: string): Piece | null {
  const lines = raw.replace(/\r/gu, "").split("\n");
  if (lines.findIndex((line) => line.startsWith("　")) !== 3) return null;
  const [kicker = "", headline = "", deck = ""] = lines.map((line) => line.replace(/\s+/gu, " ").trim());
  const found = [headline, deck, kicker]
    .map((text) => COLUMN.exec(text))
    .find((m) => m !== null && !NO_COLUMN.test(m[1] ?? ""));
  const bare = (text: string) => (found == null ? text : text.replace(found[0], "").trim());
  const head = bare(headline);
  if (/[（(]/u.test(head) || NO_STORY.test(head) || head.length < 3 || head.length > 44) return null;
  if (kicker.length > 50 || deck.length > 60) return null;
  const texts = lines
    .slice(3)
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
  const credit = creditOf(texts);
  const body = credit === null ? readBody(texts) : readCaption(texts.slice(0, -1));
  if (body === null) return null;
  return {
    column: found?.[1] ?? null,
    kicker: bare(kicker) || null,
    headline: head,
    deck: bare(deck) || null,
    body,
    credit,
  };
}

/** Characters of all captions of a picture, and of its credit, at most. */
const LONGEST_CAPTION = 360;
const LONGEST_CREDIT = 24;

/** The credit in which a picture's few sentences end. */
function creditOf(texts: readonly string[]): string | null {
  const last = texts.at(-1) ?? "";
  const size = texts.reduce((sum, text) => sum + text.length, 0);
  const taken = last.length <= LONGEST_CREDIT && /摄(?:（[^（）]+）)?$/u.test(last);
  return taken && texts.length > 1 && size <= LONGEST_CAPTION ? last : null;
}

function readCaption(texts: readonly string[]): Element[] | null {
  return texts.every((text) => ENDS.test(text)) ? texts.map((text) => ({ type: "paragraph", text })) : null;
}

/** Characters: shorter texts are captions, longer ones are cut, since only their beginning says whose they are. */
const SHORTEST = 90;
const LONGEST = 1100;

function readBody(texts: readonly string[]): Element[] | null {
  if (texts.some((text) => BOXED.test(text))) return null;
  const from = texts.findIndex((text) => ENDS.test(text));
  const body: Element[] = [];
  let size = 0;
  for (const text of from < 0 ? [] : texts.slice(from)) {
    if (size > LONGEST) break;
    if (CREDIT.test(text) && text.length < 60) continue;
    if (ENDS.test(text)) body.push({ type: "paragraph", text });
    else if (text.length <= 24) body.push({ type: "crosshead", text });
    else if (text.length > 60) body.push({ type: "paragraph", text: `${text}。` });
    size += text.length;
  }
  while (body.at(-1)?.type === "crosshead") body.pop();
  const heads = body.filter((element) => element.type === "crosshead").length;
  return size < SHORTEST || heads > body.length / 3 ? null : body;
}

/** `本报北京1月2日电（记者某某）`: marked nowhere, so it is left out of the body that is compared. */
const DATELINE = /^[^，。（]{0,20}[电讯] ?(?:（[^）]*）)?/u;
const SIGNED = /^.{0,16}[电讯]|^.{0,56}（记者/u;
const words = new Intl.Segmenter("zh", { granularity: "word" });

interface PrintedLine {
  readonly text: string;
  readonly tight: boolean;
}

function setPieces(pieces: readonly Piece[], day: string, page: string): MarkedFile {
  const draw = chance(Number(day) * 100 + Number(page));
  // One page in five from OCR; of the others most have their headlines below, and some their standing heads below those.
  const ocr = draw.percent(20);
  const above = ocr || draw.percent(30);
  const closing = !above && draw.percent(20);
  let raw = ` 某某日报 ${day.slice(0, 4)}年${Number(day.slice(4, 6))}月${Number(day.slice(6))}日 星期一 要闻 ${Number(page)}\n`;
  const wanted: Wanted[] = [];
  for (const piece of pieces) {
    const halves = splitHeadline(piece.headline, draw);
    const tight = !ocr && draw.percent(80);
    const deckTight = !ocr && draw.percent(70);
    const head: PrintedLine[] = halves.map((text, i) => ({ text, tight: i > 0 && tight }));
    if (piece.kicker !== null) head.unshift({ text: piece.kicker, tight: false });
    if (piece.deck !== null) head.push({ text: piece.deck, tight: deckTight });
    if (piece.column !== null) head[closing ? "push" : "unshift"]({ text: piece.column, tight: false });
    const body = (piece.credit === null ? printStory : printCaption)(piece, ocr, draw);
    for (const { text, tight: close } of above ? [...head, ...body] : [...body, ...head])
      raw += `${close ? "" : "\n"}${ocr ? ascii(text) : text}\n`;
    wanted.push(wantedOf(piece, halves.join(" ")));
  }
  return { name: `${day}-${page}.txt`, raw, wanted };
}

/** A story's lines; who signs it stands in front. */
function printStory({ body }: Piece, ocr: boolean, draw: Chance): PrintedLine[] {
  const measure = 15 + draw.int(8);
  const lines = body.flatMap(({ type, text }) =>
    ocr || type === "crosshead" ? [text] : wrap(text, measure),
  );
  const signed = SIGNED.test(body[0]?.text ?? "") ? [] : [`本报记者 ${drawName(draw)}`];
  return [...signed, ...lines].map((text) => ({ text, tight: false }));
}

/** A caption's lines, mostly set tight and wider than a column, and its credit behind them or below. */
function printCaption({ body, credit }: Piece, ocr: boolean, draw: Chance): PrintedLine[] {
  const measure = draw.percent(30) ? 12 + draw.int(8) : 20 + draw.int(22);
  const tight = draw.percent(80);
  const below = draw.percent(60);
  const lines = body.flatMap(({ text }, i) => {
    const printed = below || i + 1 < body.length ? text : `${text} ${credit}`;
    return (ocr ? [printed] : wrap(printed, measure)).map((line, k) => ({
      text: line,
      tight: tight && k > 0,
    }));
  });
  return below ? [...lines, { text: credit ?? "", tight: false }] : lines;
}

function wantedOf({ column, kicker, deck, body, credit }: Piece, headline: string): Wanted {
  const kind = credit === null ? "news" : "photo";
  const [first, ...rest] = body;
  const bare = first === undefined ? [] : [{ ...first, text: first.text.replace(DATELINE, "").trim() }];
  return { kind, column, kicker, headline, deck, body: [...bare, ...rest] } as Wanted;
}

/** A headline in two halves breaks between them mostly, a long one now and then at the end of a word near its middle. */
function splitHeadline(headline: string, draw: Chance): string[] {
  const halves = headline.split(" ");
  if (halves.length === 2 && headline.length >= 9) return draw.percent(60) ? halves : [headline];
  if (halves.length > 1 || headline.length < 15 || draw.percent(65)) return [headline];
  const middle = headline.length / 2;
  let at = 0;
  for (const { index, segment } of words.segment(headline)) {
    const end = index + segment.length;
    const torn =
      /^[的和与、，”：》]/u.test(headline.slice(end)) || /[“《在对向为的]$/u.test(headline.slice(0, end));
    if (!torn && Math.abs(end - middle) < Math.abs(at - middle)) at = end;
  }
  return Math.abs(at - middle) > 4 ? [headline] : [headline.slice(0, at).trim(), headline.slice(at).trim()];
}

const FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
const GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚华建文玉琳琪";

function drawName(draw: Chance): string {
  const one = (chars: string) => draw.pick([...chars]);
  return one(FAMILY) + one(GIVEN) + (draw.percent(60) ? one(GIVEN) : "");
}

function ascii(text: string): string {
  return text.replace(/[，：（）；？！]/gu, (c) => ",:();?!"["，：（）；？！".indexOf(c)] ?? c);
}
