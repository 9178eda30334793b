import type { TextBlock } from "./blocks.js";
import { isShown, NUMBERED } from "./caption-forms.js";
import { HOLDS, inHalves, withoutSpace } from "./chars.js";
import { isSelection } from "./formal.js";
import { EVENT, isPlaceLine } from "./head-block.js";
import { isQuestionLine, type Layout, type Small } from "./layout.js";
import type { Line } from "./lines.js";
import { isListed, isListHead, opensRanked } from "./lists.js";
import { boxLabel } from "./marks.js";
import { alike, sharedByEither } from "./relation.js";
import { isReader, isSalutation, opensCase, opensLetter } from "./salutation.js";
import { CROSSINGS, WEIGHTS } from "./weights.js";

/** The article above goes on below gap k, and what stands in the gap are its crossheads: how well that reads. */
export function readCrossheads(page: Layout, k: number): number {
  const gap = page.gaps[k]?.small ?? [];
  const above = page.texts[k - 1] as TextBlock;
  const below = page.texts[k] as TextBlock;
  const ranked = opensRanked(below);
  let score = stops(above, below, gap) - (listEnds(above, gap, ranked) ? CROSSINGS.listEnds : 0);
  if (isSeries(above, below, gap) || isReply(gap, below)) return SERIES;
  if (page.photo[k] === true || page.photo[k - 1] === true) score -= CROSSINGS.photo;
  let heads = 0;
  const answered = gap.some((one) => one.type === "display" && ANSWER.test(one.line.text));
  // With another line above it, the head of a list's first part stands under that list's own headline.
  const inner = gap.every((one) => one.type === "mark" || headsList(one));
  for (const [i, one] of gap.entries()) {
    if (one.type === "mark")
      score += answered && (one.mark.kind === "name" || isReader(one.line.text)) ? 0 : interruption(one);
    else if (!isAddressOf(gap, i)) {
      score +=
        crosshead(one.line, isMarked(one.line, below)) + (inner && headsList(one) ? CROSSINGS.listed : 0);
      heads += 1;
    }
  }
  if (heads > 0) score += WEIGHTS.words * Math.max(0, sharedByEither(page, k) - WEIGHTS.wordsExpected);
  if (score > -8 && below.head === null && below.bullet === 0) score += alike(page, k);
  // `焊工` goes on with a list of winners by trades; with a headline above it, a list begins.
  if (ranked) score += heads === 1 ? CROSSINGS.listed : -CROSSINGS.listEnds;
  if (heads === 1 && page.asking && gap.some(isQuestionLine)) score += CROSSINGS.question;
  if (answered && gap.some((one) => one.type === "mark" && isReader(one.line.text)))
    score += CROSSINGS.reader;
  if (heads > 1) score -= (heads - 1) * CROSSINGS.further;
  if (heads === 1 && gap.length === 1 && hasLikeCrosshead(page, k)) score += CROSSINGS.another;
  score += measures(above, below);
  return gap.length === 0 ? score + CROSSINGS.empty : score;
}

/** Letters: a crosshead that says no more than two like it is no longer. */
const LIKE_CROSSHEAD = 12;

/** Beyond the text on one side stands a line of the same form alone in its gap: a story with crossheads has several. */
function hasLikeCrosshead(page: Layout, k: number): boolean {
  const form = formOf(page, k);
  return form !== 0 && (formOf(page, k - 1) === form || formOf(page, k + 1) === form);
}

/** 1: a short plain line; 2: a word or a question, a colon, and what it says of it; 0: neither, or the text below it opens with more than itself. */
function formOf(page: Layout, k: number): 0 | 1 | 2 {
  const { small } = page.gaps[k] ?? { small: [] };
  const [only] = small;
  const below = page.texts[k];
  if (only?.type !== "display" || small.length > 1 || below === undefined || k === 0) return 0;
  if (below.head !== null || below.bullet > 0 || below.verse || page.photo[k] === true) return 0;
  if (TOPIC.test(only.line.text)) return 2;
  return only.line.letters <= LIKE_CROSSHEAD && !EVENT.test(only.line.text) ? 1 : 0;
}

/** `谁来管：…`, `钱从哪儿来：…`. */
const TOPIC = /^[\u4e00-\u9fff]{2,7}[：:][^：:。]{4,}[^：:。，,]$/u;

/** Pictures with numbers go on with the next number, unless each has its own credit. */
const SERIES = 8;

function isSeries(above: TextBlock, below: TextBlock, gap: readonly Small[]): boolean {
  if (gap.some((one) => one.type === "mark" && one.mark.kind === "credit")) return false;
  const first = below.paragraphs[0]?.text ?? "";
  // Told one by one and without a credit for all, they were parted as they are.
  if (!NUMBERED.test(first) || (gap.length === 0 && isShown(first))) return false;
  return above.paragraphs.some((p) => NUMBERED.test(p.text)) && above.size < 420 && below.size < 420;
}

/** A letter's signature, and below it the answer, which begins with that name: `某某读者：`. */
function isReply(gap: readonly Small[], below: TextBlock): boolean {
  const first = below.paragraphs[0]?.text ?? "";
  if (!isSalutation(first) && !/^[答复覆]/u.test(first)) return false;
  return gap.some((one) => {
    const name = one.type === "mark" ? one.mark.signature?.signers[0]?.byline.name : undefined;
    return name !== undefined && name.length > 1 && withoutSpace(first).includes(name);
  });
}

/** A letter's signature inside a piece (its answer follows): the place over the name, or in brackets below it. */
export function isAddressOf(small: readonly Small[], at: number): boolean {
  const { text } = (small[at] as Small).line;
  if (isPlaceLine((small[at] as Small).line)) return signsLetter(small[at + 1]) || signsLetter(small[at - 1]);
  return /^[（(].*[）)]$/u.test(text) && signsLetter(small[at - 1]);
}

function signsLetter(one: Small | undefined): boolean {
  return one?.type === "mark" && (one.mark.kind === "name" || isReader(one.line.text));
}

/** `编辑回复`, `律师答复`: what stands under a letter's signature belongs to the letter. */
const ANSWER = /^[\u4e00-\u9fff]{0,6}?(?:回复|回覆|答复|答覆|回音|回应|回應|点评|點評|追踪|追蹤|解答|寄语)$/u;

/** A list of winners or names ends a piece; only the head of its next part goes on with it. */
function listEnds(above: TextBlock, gap: readonly Small[], ranked: boolean): boolean {
  const last = above.paragraphs[above.paragraphs.length - 1]?.text ?? "";
  const first = gap.find((one) => one.type === "display");
  if (first === undefined || isListHead(first.line.text) || (gap.length === 1 && ranked)) return false;
  return isListed(last);
}

/** Characters: no longer text introduces a case. */
const INTRODUCTION = 200;

/** What the two texts themselves say against being one story. */
function stops(above: TextBlock, below: TextBlock, gap: readonly Small[]): number {
  let score = 0;
  if (below.head !== null) score -= below.head.dateline !== null ? 8 : 6;
  if (opensLetter(below.paragraphs[0]?.text ?? "")) score -= CROSSINGS.letter;
  if (opensCase(below.paragraphs[0]?.text ?? "") && above.size > INTRODUCTION) score -= CROSSINGS.letter;
  if (below.tail.kind === "dateline" && (above.head?.dateline != null || above.size < 400)) score -= 4;
  if (below.verse && !above.verse) score -= isTable(below) ? 3 : CROSSINGS.afterPoem;
  if (above.verse && !below.verse && !isTable(above)) score -= CROSSINGS.afterPoem;
  if (isTable(above) && isTable(below)) score -= 6;
  if (!gap.some((one) => one.type === "display") || gap.some((one) => one.type === "display" && !one.tabular))
    score -= tables(above, below);
  if (above.head?.dateline != null && above.size < 350) score -= 1;
  if (below.bullet > 0) score -= above.bullet > 0 ? 4 : 1.5;
  if (below.jumpFrom !== null) score -= 8;
  if (below.shown && !above.shown) score -= 8;
  if (isAnswered(above, below)) score += CROSSINGS.answered;
  if (above.tail.jump !== null) score -= 8;
  if (above.tail.kind === "name" || above.tail.kind === "note") score -= above.bullet > 0 ? 9 : 3;
  return score;
}

/** Half cells by which a measure that few lines tell can be wrong. */
const ABOUT = 2;

/** A story keeps its measure: 3 of 100 gaps inside one have another on the other side, but 6 of 10 between two stories. */
function measures(above: TextBlock, below: TextBlock): number {
  if (above.measure === 0 || below.measure === 0) return 0;
  return Math.abs(above.measure - below.measure) > ABOUT ? CROSSINGS.otherMeasure : 0;
}

/** Rows of figures, which came out as lines: two of them under one headline are two tables. */
function isTable(text: TextBlock): boolean {
  return text.verse && text.paragraphs.every((p, i) => i === 0 || /\d/u.test(p.text));
}

/** Under another headline stands another table, or what is none. */
function tables(above: TextBlock, below: TextBlock): number {
  if (!above.holdsTable) return below.opensTable ? CROSSINGS.otherTable : 0;
  return below.holdsTable ? 2 * CROSSINGS.otherTable : CROSSINGS.otherTable;
}

/** `问：…` and below it `答：…`: one piece, whoever signs the question. */
function isAnswered(above: TextBlock, below: TextBlock): boolean {
  return (
    /^[问問][：:]/u.test(above.paragraphs[0]?.text ?? "") && /^答[：:]/u.test(below.paragraphs[0]?.text ?? "")
  );
}

function interruption(one: Small): number {
  if (one.type === "display") return 0;
  switch (one.mark.kind) {
    case "byline":
      return isReader(one.line.text) ? CROSSINGS.name : -7;
    case "name":
      return CROSSINGS.name;
    case "credit":
      return -6;
    case "note":
      return /^[（(【]\s*(?:作者|笔者|筆者)/u.test(one.line.text) ? CROSSINGS.authorNote : -1;
    case "jumpOn":
      return -8;
    default:
      return 0;
  }
}

/** `■从头说起`: the square with which evening papers set a crosshead. */
const SQUARED = /^[■◆▌▍▎]/u;
/** What briefs begin with as well: over two paragraphs and more it is a crosshead's. */
const BULLETED = /^[●▲◎○]/u;

function isMarked({ text }: Line, below: TextBlock): boolean {
  return SQUARED.test(text) || (BULLETED.test(text) && below.paragraphs.length > 1);
}

/** `更正`, `征稿启事`: what a paper tells its readers is a piece of its own. */
const NOTICE =
  /^(?:更正|更正(?:与|與|及)?(?:说明|說明|声明|聲明|致歉)|致歉|[\u4e00-\u9fff]{0,4}(?:启事|啟事|声明|聲明|讣告|訃告))$/u;

function headsList(one: Small): boolean {
  return one.type === "display" && (one.tabular || isListHead(one.line.text));
}

/** Letters: behind a square a crosshead may be as long. */
const LONGEST_MARKED = 18;

/** How much a line looks like a crosshead: short, plain, no event, no dash of a kicker or deck. */
function crosshead(line: Line, marked: boolean): number {
  const { letters } = line;
  let score: number = WEIGHTS.crosshead;
  if (letters > 9) score -= Math.max(0, letters - (marked ? LONGEST_MARKED : 9)) * CROSSINGS.long;
  else if (letters <= 8) score += CROSSINGS.short;
  if (marked) score += CROSSINGS.squared;
  if (letters < 3) score -= 0.5;
  if (line.spaced && letters > 6) score -= 2.5;
  if (!line.spaced && (line.holds & HOLDS.space) !== 0 && inHalves(line.text)) score -= 1.5;
  if (boxLabel(line.text) !== null || NOTICE.test(line.text) || isSelection(line.text))
    score -= CROSSINGS.letter;
  if (EVENT.test(line.text)) score -= CROSSINGS.event;
  if (/^[—－]|[—：:]$/u.test(line.text)) score -= 2;
  if (line.gap >= 3) score -= 1;
  return score;
}
