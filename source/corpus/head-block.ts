import { endsSentence, letterCount, openBrackets } from "./chars.js";
import type { Line } from "./lines.js";

export type HeadRole = "column" | "group" | "kicker" | "headline" | "deck" | "note";

/** The roles of a headline block's lines, in order, and how well that reading does. */
export interface HeadReading {
  readonly roles: readonly HeadRole[];
  readonly score: number;
}

/** The longest headline block that is read in full; what is longer is read by its last lines. */
export const LONGEST_HEAD = 7;

/**
 * Reads the lines of one headline block: (standing head) (kicker) headline (deck), each of one line or more.
 * All assignments in that order are scored, and after a body a standing head may also close the block.
 */
export function readHeadBlock(lines: readonly Line[], after: boolean): HeadReading {
  if (lines.length === 0) return { roles: [], score: 0 };
  if (lines.length > LONGEST_HEAD) {
    const rest = lines.length - LONGEST_HEAD;
    const end = readHeadBlock(lines.slice(rest), after);
    return { roles: [...new Array<HeadRole>(rest).fill("note"), ...end.roles], score: end.score - rest };
  }
  let best: HeadReading | null = null;
  const labels = lines.map((_, i) => lines.length > 1 && looksLikeLabel(lines, i));
  const pair = pairScores(lines);
  for (const roles of orders(lines.length, after)) {
    const score = scoreRoles(lines, roles, labels, pair);
    if (best === null || score > best.score) best = { roles, score };
  }
  return best ?? { roles: lines.map(() => "headline"), score: 0 };
}

const ORDERS = new Map<string, HeadRole[][]>();

/** Every run of roles of length n: column?, kicker{0,2}, headline{1,3}, deck{0,3}, and after a body column? at the end. */
function orders(n: number, after: boolean): HeadRole[][] {
  const key = `${n}${after}`;
  const known = ORDERS.get(key);
  if (known !== undefined) return known;
  const out: HeadRole[][] = [];
  for (let column = 0; column <= 1; column += 1) {
    for (let lead = 0; lead <= (after ? 1 : 0); lead += 1)
      for (let close = 0; close <= (after && column === 0 ? 1 : 0); close += 1) {
        for (let kicker = 0; kicker <= 2; kicker += 1) {
          for (let headline = 1; headline <= 3; headline += 1) {
            const deck = n - lead - column - close - kicker - headline;
            if (deck < 0 || deck > 3) continue;
            out.push([
              ...new Array<HeadRole>(lead).fill("note"),
              ...new Array<HeadRole>(column).fill("column"),
              ...new Array<HeadRole>(kicker).fill("kicker"),
              ...new Array<HeadRole>(headline).fill("headline"),
              ...new Array<HeadRole>(deck).fill("deck"),
              ...new Array<HeadRole>(close).fill("column"),
            ]);
          }
        }
      }
  }
  ORDERS.set(key, out);
  return out;
}

/** Scores of every role for one line, worked out once: the same line is asked for in many blocks. */
const LINE_SCORES = new WeakMap<Line, Record<HeadRole, number>>();

function roleScores(line: Line): Record<HeadRole, number> {
  const known = LINE_SCORES.get(line);
  if (known !== undefined) return known;
  const scores = {
    column: scoreLine(line, "column"),
    group: -3,
    kicker: scoreLine(line, "kicker"),
    headline: scoreLine(line, "headline"),
    deck: scoreLine(line, "deck"),
    note: scoreLine(line, "note"),
  };
  LINE_SCORES.set(line, scores);
  return scores;
}

function scoreRoles(
  lines: readonly Line[],
  roles: readonly HeadRole[],
  labels: readonly boolean[],
  pair: PairScore,
): number {
  let score = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const role = roles[i] as HeadRole;
    score += roleScores(lines[i] as Line)[role];
    if (role === "headline" && labels[i] === true) score -= 0.9;
    if (lines.length === 1 && plainLabel(lines[0]?.text ?? "")) score -= 0.5;
    if (i > 0) score += pair(i, roles[i - 1] as HeadRole, role);
  }
  return score;
}

type PairScore = (i: number, first: HeadRole, second: HeadRole) => number;

/** Scores of neighbours, each worked out at most once for a block. */
function pairScores(lines: readonly Line[]): PairScore {
  const known = new Map<string, number>();
  return (i, first, second) => {
    const key = `${i}${first}${second}`;
    const score = known.get(key);
    if (score !== undefined) return score;
    const fresh = scorePair(lines[i - 1] as Line, first, lines[i] as Line, second);
    known.set(key, fresh);
    return fresh;
  };
}

/** An event took place: the main thing is said, so what stands under it is a deck. */
export const EVENT =
  /(?:启动|举行|举办|召开|开幕|闭幕|开班|开营|成立|揭牌|发布|揭晓|出台|落幕|开赛|收官|开通|投用|开工|合龙|亮相|表彰|啟動|舉行|舉辦|開幕|閉幕|開班|發布|揭幕|落成|開賽|開通)/u;
/** The whole line is a place or a body that acts: `…市总工会`, `…公司工会`. */
const OFFICE =
  /^[\u4e00-\u9fff·（）()“”]{3,}(?:工会|工會|总工会|總工會|公司|集团|集團|局|厅|廳|委|委员会|政府|总|大学|大學|学院|學院|医院|醫院|中心|协会|協會|项目部|支队|街道|法院|检察院)$/u;
/** How a deck adds a figure or a first. */
const ADDS = /^(?:\d|首次|首批|首个|首個|共有|累计|累計|将|將|近\d|超\d|已)/u;

const LABEL_END =
  /[录記记谈談话話笔筆语語窗台臺坛壇苑园園角汇匯线線站堂吧说說评評论論读讀写寫行报報访訪事闻聞潮风風采彩廊馆館室营營室桥橋亭录谭譚眼观觀察]$/u;

/** Four or five plain characters beside longer lines, set apart: a standing head's look, not a headline's. */
function looksLikeLabel(lines: readonly Line[], i: number): boolean {
  const line = lines[i] as Line;
  const letters = letterCount(line.text);
  if (line.spaced || letters > 5 || letters < line.text.length) return false;
  const apart = (i === 0 || line.gap > 0) && (lines[i + 1]?.gap ?? 1) > 0;
  return apart && lines.some((other) => other.width > line.width + 6);
}

/** Plain words that head a corner of a page and sign nothing. */
const LABEL_WORD =
  /[讯訊闻聞波报報论論评評图圖片]|声音|链接|提示|副刊|动态|專題|专题|数读|速览|速递|广角|一线|之声/u;
const ORNAMENT = /^(?:[A-Za-z]|[^\p{L}\p{N}\s“‘「『《〈（(【[—－…·]|[\uE000-\uF8FF])\s*(?=[\u4e00-\u9fff“])/u;
const ORNAMENT_BEHIND = /(?<=[\u4e00-\u9fff”])\s*(?:[A-Za-z]|[\uE000-\uF8FF]|[■□●○◆◇▲△▼▽★☆※►▶◀◄◎])$/u;

/** Where a standing head begins and ends in its line, an ornament's stray letter or glyph left out. */
export function withoutOrnament(text: string): { from: number; to: number } {
  const from = ORNAMENT.exec(text)?.[0].length ?? 0;
  const behind = ORNAMENT_BEHIND.exec(text);
  return { from, to: behind === null ? text.length : behind.index };
}

/** Two or three ideographs and nothing else, spaced or not. */
export function isPenName(text: string): boolean {
  return (
    !LABEL_END.test(text) &&
    !LABEL_WORD.test(text) &&
    !/^[一二三四五六七八九十]/u.test(text) &&
    /^[\u4e00-\u9fff]\s?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]?$/u.test(text)
  );
}

/** How much a line by itself looks like a standing head: 0 and more, it may well be one. */
export function labelScore(line: Line): number {
  return roleScores(line).column;
}

/** How well one line fills one role by itself. */
function scoreLine(line: Line, role: HeadRole): number {
  const text = line.text;
  const cells = line.width / 2;
  const comma = /[，,：:；;]/u.test(text);
  const startsDash = /^[—－-]/u.test(text);
  const endsDash = /(?:[—－]|——|[：:])$/u.test(text);
  const bracketed = /^[（(].*[）)]$/u.test(text);
  switch (role) {
    case "column": {
      const letters = letterCount(text);
      if (letters > 9 || letters < 2 || comma || startsDash || endsDash || /[“”！？!?、]/u.test(text))
        return -5;
      if (/\d/u.test(text)) return letters <= 6 ? 0.2 : -1.5;
      if (TORN_END.test(text) || bracketed) return -4;
      return (
        (letters <= 5 ? 0.7 : letters <= 7 ? 0 : -0.8) +
        (LABEL_END.test(text) ? 0.5 : 0) +
        (line.spaced ? -1 : 0)
      );
    }
    case "kicker":
      if (startsDash || bracketed) return -4;
      if (OFFICE.test(text) && cells <= 16) return 1.4;
      return (endsDash ? 2.2 : 0) + (comma ? 0.4 : 0) + (cells >= 12 ? 0.3 : -0.4) + (line.spaced ? -2 : 0);
    case "deck":
      if (endsDash && !startsDash) return -2.5;
      if (bracketed) return 2;
      return (
        (startsDash ? 2.5 : -0.3) + (ADDS.test(text) ? 0.7 : 0) + (comma ? 0.3 : 0) + (line.spaced ? -2 : 0)
      );
    case "headline":
      if (startsDash || endsDash || bracketed) return -2.5;
      return (
        1 +
        (line.spaced ? 1 : 0) -
        (cells > 24 ? (cells - 24) * 0.08 : 0) -
        (cells < 3 ? 1.5 : 0) +
        (/[！？!?]$/u.test(text) ? 0.3 : 0)
      );
    default:
      return OFFICE.test(text) ? 0.8 : -3;
  }
}

/** A standing head below its headline: four characters, a label's ending, or an ornament stuck to it. */
export function closesBlock(line: Line): boolean {
  const { from, to } = withoutOrnament(line.text);
  return (
    labelScore(line) > -1 &&
    (letterCount(line.text) <= 4 || LABEL_END.test(line.text) || to - from < line.text.length)
  );
}

/** How well two neighbours stand together in their roles. */
function scorePair(a: Line, first: HeadRole, b: Line, second: HeadRole): number {
  // After a figure or a letter the extractor drops the empty line, so its absence says nothing.
  const apart = b.gap > 0 || (b.leaded && /[\dA-Za-z%％]$/u.test(a.text));
  if (first === second) {
    if (first !== "headline") return first === "deck" ? -0.6 : -0.8;
    return oneHeadline(a, b, apart);
  }
  const shorter = (b.width - a.width) / 2;
  if (first !== "column" && second === "column") return closesBlock(b) ? 0.4 : -1.2;
  if (first === "kicker" && second === "headline")
    return Math.max(-0.8, Math.min(0.8, -shorter * 0.1)) + (apart ? 0.3 : -0.1);
  if (first === "headline" && second === "deck")
    return (
      Math.max(-0.6, Math.min(0.6, shorter * 0.08)) -
      0.3 +
      (apart ? 0 : 0.4) +
      (EVENT.test(a.text) ? 0.9 : 0) +
      Math.min(1, 0.6 * saysMore(a, b))
    );
  return 0;
}

/** A line that ends so goes on in the next. */
const TORN_END = /[的和与與及为為在从從向对對把让讓将將到以了，,、：:]$/u;
/** Ideographs: two lines as short as this are halves of one headline, also where they stand apart. */
const SHORT_HALF = 8.5;
const HALVES = /[\u4e00-\u9fff”」] [\u4e00-\u9fff“「]/u;

/** Four characters, or a few more that end as standing heads do. */
function plainLabel(text: string): boolean {
  const letters = letterCount(text);
  return letters === text.length && letters <= 6 && (letters === 4 || LABEL_END.test(text));
}

/** What tells a deck, in plainer words, from the second line of a headline: what took place, a figure. */
function saysMore(a: Line, b: Line): number {
  if (b.width <= 18 || a.width <= LABEL_WIDTH) return 0;
  let score = !a.spaced && HALVES.test(a.text) ? 1.2 : 0;
  if (EVENT.test(b.text) && !EVENT.test(a.text) && !/^[“「]/u.test(b.text)) score += 1.5;
  if (/\d/u.test(b.text) && !/\d/u.test(a.text)) score += 1;
  return score;
}

/** Half cells: what is no wider may be a standing head. */
const LABEL_WIDTH = 12;

/** A deck is longer than its headline. */
function longerBy(a: Line, b: Line): number {
  return b.width <= 20 ? 0 : Math.max(0, Math.min(2, (b.width / a.width - 1.35) * 4));
}

/** Two lines of one headline: set tight, near in length, the first no sentence of its own. */
function oneHeadline(a: Line, b: Line, apart: boolean): number {
  let score = (apart ? -2.2 : -0.6) - saysMore(a, b) - longerBy(a, b);
  if (openBrackets(a.text) > 0) score += 3;
  if (TORN_END.test(a.text)) score += 2;
  const longer = Math.max(a.width, b.width) / 2;
  const halves = !plainLabel(b.text) && (!apart || (!b.leaded && !plainLabel(a.text)));
  if (longer <= (apart ? SHORT_HALF : 10) && halves) score += apart ? 2.8 : 1.8;
  else if (longer <= 14) score += apart ? (longer <= 11 ? 0.6 : 0) : 1.6;
  else if (longer <= 18 && !apart) score += 0.6;
  if (ADDS.test(b.text)) score -= 1;
  if (endsSentence(a.text)) score -= 1;
  if (a.spaced !== b.spaced) score -= 1;
  if (a.spaced && b.spaced) score += 1.5;
  return score;
}
