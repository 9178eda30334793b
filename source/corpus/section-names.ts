import { withoutSpace } from "./chars.js";
import type { LineMark } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { EDITION, FULL_DATE, isHeadPiece, WEEKDAY } from "./running-head.js";

/** The names of a page's sections, on lines of their own beside its running head. */

const SECTION =
  /^(?:[\u4e00-\u9fff]{2,8}(?:日报|日報|晚报|晚報|时报|時報|工报|工報|早报|青年报|午报|午報)\s+)?(?:[A-D]?\d{1,2}\s*)?(?:[\u4e00-\u9fff·]{2,6}|[\u4e00-\u9fff]{2,4}[·•][\u4e00-\u9fff]{2,4})$/u;
/** `副刊·文艺`: no headline is so short in two parts. */
const TWO_PARTS = /^[\u4e00-\u9fff]{2,4}\s*[·•]\s*[\u4e00-\u9fff]{2,4}$/u;

const SECTION_END =
  /^[\u4e00-\u9fff·]{0,4}(?:新闻|新聞|要闻|要聞|评论|評論|理论|理論|副刊|视窗|視窗|维权|維權|专版|專版|周刊|週刊|动态|動態|综合|綜合|视觉|視覺|光影|影像|摄影|攝影|画刊|畫刊|来信|來信|之声|之聲|园地|園地)$/u;

/** The name of a page's section by its last word, under a running head that names none: `date`, `page` and `paper` are all it holds. */
function isLoneSection(printed: string, runningHead: readonly string[]): boolean {
  // `3工会新闻`: the page's number stands at it.
  const text = withoutSpace(printed).replace(/^[A-D]?\d{1,2}(?=[\u4e00-\u9fff])/u, "");
  return text.length <= 6 && SECTION_END.test(text) && !runningHead.some(namesSection);
}

/** Who made the page: no running head, whatever names stand in it. */
const MADE_BY = /编辑|編輯|责编|責編|美编|美編|校对|校對|版式|排版|组版|組版/u;

function namesSection(text: string): boolean {
  if (MADE_BY.test(text)) return false;
  const rest = text
    .replace(FULL_DATE, "")
    .replace(WEEKDAY, "")
    .replace(EDITION, "")
    .replace(/[\u4e00-\u9fff]{2,10}[报報刊]/u, "");
  return /[\u4e00-\u9fff]{2}/u.test(rest);
}

/** A section's name, with or without the paper's, as it stands in a running head. */
function isSectionName(text: string): boolean {
  return text.length <= LONGEST_NAME && (SECTION.test(text) || SECTION.test(withoutSpace(text)));
}

/** As much of a line's facts as tells a section's name. */
interface Candidate {
  readonly line: Line;
  mark: LineMark | null;
}

const BY_WORD: LineMark = { kind: "furniture", score: 5, reason: "the section's name beside a running head" };
const BY_PLACE: LineMark = {
  kind: "furniture",
  score: 5,
  reason: "the section's name beside the page's date",
};
/** Characters of a section's or a paper's name that furniture stands round, white space not counted. */
function isBetween(text: string): boolean {
  return withoutSpace(text).length <= 6 || TWO_PARTS.test(text);
}

const BETWEEN: LineMark = { kind: "furniture", score: 5, reason: "a name among the page's furniture" };

/** Lines: a running head that came out in pieces, with the section's and the paper's names, is no longer. */
const LONGEST_HEAD = 7;

/** Marks the section's name, and what else is a name among them, in the furniture at the page's head and at its foot. */
export function markSections(facts: readonly Candidate[]): void {
  const top = facts.slice(0, LONGEST_HEAD + 1);
  markInside(top, markBetween(top, LONGEST_NAME), false);
  const foot = facts.slice(-LONGEST_HEAD - 1).reverse();
  markInside(foot, markBetween(foot, LONGEST_BELOW), true);
}

/** Characters: a name between pieces of furniture, and the same below a page's texts, where a headline may stand. */
const LONGEST_NAME = 16;
const LONGEST_BELOW = 4;

const isFurniture = (line: Candidate | undefined) => line?.mark?.kind === "furniture";

/** Marks names with furniture on either side, or none but the page's edge; `lines` are counted from there. The first that is no furniture. */
function markBetween(lines: readonly Candidate[], longest: number): number {
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as Candidate;
    if (isFurniture(line)) continue;
    if (!isFurniture(lines[at + 1]) || !mayBeName(line) || !isSectionName(line.line.text)) break;
    const beside = isHeadPiece(lines[at + 1]?.line.text ?? "");
    if (at === 0 ? !beside || line.line.text.length > longest : !isBetween(line.line.text)) break;
    line.mark = at === 0 ? BY_PLACE : BETWEEN;
  }
  return at;
}

/** Nothing is known of the line, or it looks like a person's name. */
function mayBeName({ mark }: Candidate): boolean {
  return mark === null || mark.kind === "name";
}

/** The line where the furniture ends: a section's name by its last word, or, right above the date at a page's foot, by its place. */
function markInside(lines: readonly Candidate[], at: number, foot: boolean): void {
  const last = lines[at];
  const heads = at > 0 ? lines.slice(0, at) : lines.slice(1, 2).filter(isFurniture);
  if (last === undefined || !mayBeName(last) || heads.length === 0) return;
  const texts = heads.map(({ line }) => line.text);
  const { text } = last.line;
  const short = text.length <= LONGEST_BELOW || TWO_PARTS.test(text);
  const above = foot && at > 0 && short && isHeadPiece(texts[at - 1] ?? "");
  if (isLoneSection(text, texts)) last.mark = BY_WORD;
  else if (above && isSectionName(text)) last.mark = BY_PLACE;
}
