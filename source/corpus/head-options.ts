import { endsIn } from "./chars.js";
import { ABOVE, BELOW, type Side } from "./gap-words.js";
import { type HeadReading, type HeadRole, isAddress, isPlaceLine } from "./head-block.js";
import { readHeadBlock } from "./head-lines.js";
import type { Gap, Layout } from "./layout.js";
import type { Line } from "./lines.js";
import { isListHead, opensRanked } from "./lists.js";
import { isNumeral } from "./marks.js";
import { hasOffice, isBriefsLabel, LABEL_ENDS } from "./name-look.js";
import { packageHeads, type Unheaded } from "./package-heads.js";
import { speaksOf } from "./relation.js";
import { NAMES, TOPS, WEIGHTS } from "./weights.js";

/** One way to read the lines of display type and the bare names on one side of a cut. */
export interface HeadOption {
  /** The role of each of `linesOf(small)`, in order. */
  readonly roles: readonly HeadRole[];
  readonly score: number;
  /** A headline is among them. */
  readonly headed: boolean;
  /** How sure a signature is among them, 0 to 1: a bare name by its look. */
  readonly signed: number;
  /** Only a kicker, which waits for its headline. */
  readonly torn: boolean;
  /** A line that is plainly a standing head opens the block. */
  readonly labelled: boolean;
}

const NOTHING: HeadOption = { roles: [], score: 0, headed: false, signed: 0, torn: false, labelled: false };

function nameAlone(roles: readonly HeadRole[], score: number, signed: number): HeadOption {
  return { roles, score, headed: false, signed, torn: false, labelled: false };
}

function rescored({ roles, score, headed, signed, torn, labelled }: HeadOption, by: number): HeadOption {
  return { roles, score: score + by, headed, signed, torn, labelled };
}

function withName(roles: readonly HeadRole[], at: number): readonly HeadRole[] {
  return at < 0 ? roles : [...roles.slice(0, at), "name", ...roles.slice(at)];
}

const sureness = (look: number) => Math.max(0.25, Math.min(1, look / NAMES.sure));

/** The ways to read the first `count` lines of gap `k` as the foot of the article that ends with the text above. */
export function footOptions(page: Layout, k: number, count: number, photo: boolean): HeadOption[] {
  if (count === 0) return [NOTHING];
  const { lines, looks } = (page.gaps[k] as Gap).heads;
  const block = { page, k, from: 0, to: count, photo, side: ABOVE } as const;
  const options = [headed(block, -1, 0, 0)];
  // `工会短波` below the last of several briefs, where headlines stand below their bodies.
  const briefs = (page.texts[k - 1]?.bullet ?? 0) > 0 && (page.texts[k]?.bullet ?? 0) === 0;
  if (count === 1 && briefs && isBriefsLabel((lines[0] as Line).text))
    options.push(nameAlone(["column"], TOPS.briefsAbove, 0));
  // The place over `读者 某某`, which is a mark.
  if (count === 1 && isPlaceLine(lines[0] as Line)) options.push(nameAlone(["note"], NAMES.place, 0));
  for (const at of count > 2 ? [0, count - 2, count - 1] : count > 1 ? [0, 1] : [0]) {
    const look = looks[at] ?? 0;
    if (look < -1) continue;
    const { text } = lines[at] as Line;
    const place = at > 0 ? NAMES.underHead : hasOffice(text) ? NAMES.underBodyOffice : NAMES.underBody;
    const score = place + Math.min(0, look - NAMES.three);
    const signed = sureness(look);
    if (count === 1) options.push(nameAlone(["name"], score, signed));
    else options.push(headed(block, at, score, signed));
    if (count === 2 && at === 1 && isPlaceLine(lines[0] as Line))
      options.push(nameAlone(["note", "name"], score + NAMES.address, signed));
    if (count === 2 && at === 0 && (isAddress(lines[1] as Line) || isPlaceLine(lines[1] as Line)))
      options.push(nameAlone(["name", "note"], score + NAMES.address, signed));
  }
  return options;
}

/** Lines `[from, to)` of gap k beside the text on one side. */
interface HeadBlock {
  readonly page: Layout;
  readonly k: number;
  readonly from: number;
  readonly to: number;
  readonly photo: boolean;
  readonly side: Side;
}

/** A headline block with the name that stands at `at` in it (-1: none), which weighs `own`. */
function headed(
  { page, k, from, to, photo, side }: HeadBlock,
  at: number,
  own: number,
  signed: number,
): HeadOption {
  const { heads } = page.gaps[k] as Gap;
  const after = side === ABOVE;
  const last = at === to - from - 1;
  const reading =
    at < 0
      ? heads.read(from, to, after, page.closing)
      : last
        ? heads.read(from, to - 1, after, page.closing)
        : at === 0
          ? heads.read(from + 1, to, after, page.closing)
          : readHeadBlock(heads.lines.slice(from, to).toSpliced(at, 1), after, page.closing, (i, beside) => {
              const line = from + (i < at ? i : i + 1);
              return page.words[k]?.share(line, line + 1, [], beside) ?? null;
            });
  // What stands under the name is where the writer works, no kicker.
  const addressed = at === 0 && reading.roles[0] === "kicker" && isAddress(heads.lines[from + 1] as Line);
  const read = addressed ? (["note", ...reading.roles.slice(1)] as const) : reading.roles;
  const roles = withName(read, at);
  const words = WEIGHTS.words * speaksOf(page, k, from, to, roles, side);
  // Nothing but a standing head follows a name.
  const torn = at > 0 && !last && roles[roles.length - 1] !== "column" ? TORN_BY_NAME : 0;
  const likely = page.standing[after ? k - 1 : k] ?? 0;
  // What looks like a standing head is none the better for being read as a headline.
  const closed = after && to - from > 1 && heads.closesBlock(to - 1);
  const standing = roles.includes("column") ? likely : closed ? Math.min(0, likely) : 0;
  const score = own + reading.score + words + torn + standing - (photo ? tooMuch(reading) : 0);
  const labelled = roles[0] === "column" && heads.closesBlock(from);
  return { roles, score, headed: true, signed, torn: false, labelled };
}

const TORN_BY_NAME = -5;

/** A picture's title has no kicker, no deck and no standing head under it. */
function tooMuch(reading: HeadReading): number {
  let more = 0;
  for (const role of reading.roles) if (role === "kicker" || role === "deck") more += 1;
  return 1.2 * (more + (reading.roles[reading.roles.length - 1] === "column" ? 1 : 0));
}

/** What the text below a headline block is, as far as the block's reading asks. */
interface Opening {
  readonly photo: boolean;
  readonly brief: boolean;
  /** A brief that has its lead in its text. */
  readonly lead: boolean;
  readonly top: boolean;
}

/** How many lines of gap `k` are its headline block: a chapter's number that stands last is the text's first crosshead. */
function endOfHeads(page: Layout, k: number, from: number): number {
  const { lines } = (page.gaps[k] as Gap).heads;
  let to = lines.length;
  while (to > from && isChapter(lines[to - 1]?.text ?? "")) to -= 1;
  // `焊工`, and below it its winners by their ranks: the head of the list's first part. So of a table.
  if (to > from && (opensRanked(page.texts[k]) || endsInTableHead(page, k)))
    return to === lines.length ? to - 1 : to;
  return to === lines.length && to > from && opensWithCrosshead(page, k) ? to - 1 : to;
}

function endsInTableHead(page: Layout, k: number): boolean {
  const last = page.gaps[k]?.small.at(-1);
  return last?.type === "display" && last.tabular;
}

/** `第一章 总则`. */
const CHAPTER = /^第[一二三四五六七八九十]{1,3}[章节節編编](?:\s|$)/u;

/** A chapter's number, or the head of a list. */
function isChapter(text: string): boolean {
  return isNumeral(text) || isListHead(text) || CHAPTER.test(text);
}

/** A short line between the byline and the body, where the body goes on below another one: the first of its crossheads. */
function opensWithCrosshead(page: Layout, k: number): boolean {
  const small = page.gaps[k]?.small ?? [];
  const [byline, line] = small.slice(-2);
  const further = page.gaps[k + 1]?.small[0];
  if (byline?.type !== "mark" || byline.mark.kind !== "byline" || line?.type !== "display") return false;
  return (
    further?.type === "display" &&
    line.line.letters <= CROSSHEAD &&
    further.line.letters <= CROSSHEAD &&
    page.photo[k] !== true &&
    page.texts[k]?.verse !== true
  );
}

/** Letters. */
const CROSSHEAD = 8;

/** The ways to read the lines of gap `k` from `from` on as the head of the article that begins with the text below. */
export function topOptions(page: Layout, k: number, from: number, is: Opening): HeadOption[] {
  const to = endOfHeads(page, k, from);
  const n = to - from;
  if (n === 0) return [NOTHING];
  const { heads } = page.gaps[k] as Gap;
  const options: HeadOption[] = [];
  const block = { page, k, from, to, photo: is.photo, side: BELOW } as const;
  for (const at of [-1, n - 1]) {
    const look = at < 0 ? 0 : (heads.looks[to - 1] ?? 0);
    if (look < -1 || (at >= 0 && (is.photo || is.brief))) continue;
    const habit = page.signedAbove ? NAMES.habit : 0;
    const own = at < 0 ? 0 : NAMES.aboveBody + habit + Math.min(0, look - NAMES.three);
    const signed = at < 0 ? 0 : sureness(look);
    const rest = at < 0 ? n : n - 1;
    if (rest > 0) {
      const one = headed(block, at, own, signed);
      options.push(is.brief ? rescored(one, is.lead ? -2 : TOPS.briefHead) : one);
    }
    for (const [roles, score, torn] of unheaded(page, k, from, rest, is))
      options.push({
        roles: withName(roles, at),
        score: own + score,
        headed: is.brief,
        signed,
        torn,
        labelled: roles[0] === "column" && heads.closesBlock(from),
      });
  }
  return options;
}

/** `图片新闻`, `画里有话`: a standing head over a picture speaks of pictures. */
const PICTURES =
  /[图圖]片|影[像廊]|光影|[摄攝]影|[镜鏡][头頭]|[画畫](?:里|中|[说說]|外|廊|刊)|漫[画畫]|[视視][觉覺窗界]|瞬[间間]|定格|[图圖][说說]|看[图圖]/u;

/** Readings of `count` lines from `from` on without a headline, which then stands below the body or is missing. */
function unheaded(page: Layout, k: number, from: number, count: number, is: Opening): Unheaded[] {
  if (count === 0) return [[[], 0, false]];
  const { heads } = page.gaps[k] as Gap;
  const out: Unheaded[] = [];
  const first = heads.lines[from] as Line;
  const standing = page.standing[k] ?? 0;
  const label = heads.labelScore(from);
  if (is.photo && count === 1 && label > 0 && PICTURES.test(first.text))
    return [[["column"], TOPS.pictures + label, false]];
  if (is.photo || count > 3) return [];
  if (count === 1 && label > -1) {
    const set = !is.brief ? TOPS.column + standing : heads.closesBlock(from) ? TOPS.briefLabel : 0;
    const briefs = isBriefsLabel(first.text) ? TOPS.briefs : 0;
    out.push([["column"], set + label + (endsIn(first.text, LABEL_ENDS) ? 0.3 : 0) + briefs, false]);
  }
  if (count === 1 && is.brief && label <= -1) out.push([["group"], 0, false]);
  out.push(...packageHeads(page, k, from, count, is.brief));
  if (count > 2) return out;
  const kickers: HeadRole[] = count === 1 ? ["kicker"] : ["kicker", "kicker"];
  const last = heads.lines[from + count - 1]?.text ?? "";
  if (!is.brief && /[—－：:]$/u.test(last)) out.push([kickers, TOPS.kicker, true]);
  else if (is.top && count === 1 && first.width >= LONG_KICKER) out.push([kickers, TOPS.kickerAtTop, true]);
  return out;
}

/** Half cells: a line as long as this at the page's top may be a kicker. */
const LONG_KICKER = 28;
