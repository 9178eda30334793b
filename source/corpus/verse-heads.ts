import { letterCount } from "./chars.js";
import { isCountOfPieces } from "./marks.js";
import { isStandingHead, nameLook } from "./name-look.js";
import { isSeveral } from "./poems.js";
import type { LabelledLine } from "./segment.js";
import { looksLikeName } from "./surnames.js";
import { NAMES } from "./weights.js";

/** Which lines at the beginning and the end of a run of verse are headline blocks and no verse. */

/** Where a poem's own headline and signature stand above it, the page sets headlines first. */
export function headsComeFirst(labelled: readonly LabelledLine[]): boolean {
  const isText = (one: LabelledLine): boolean => one.mark?.kind !== "furniture";
  let first = labelled.findIndex(isText);
  // A standing head may stand above a body whose headline is below it.
  if (isLabel(labelled[first]?.line.text ?? "")) first += 1;
  if (labelled[first]?.label !== "display") return false;
  if (labelled.findLast(isText)?.label !== "display") return true;
  return labelled.find((one, i) => i > first && isText(one))?.label === "display";
}

/** `（外一首）` under a poem's headline. */
function isDeckOfPieces(text: string): boolean {
  return /^[（(].*[）)]$/u.test(text) && isCountOfPieces(text.slice(1, -1));
}

/** Two ideographs set to the width of three: a name, and among the lines of a poem the poet's. */
const SET_WIDE = /^[\u4e00-\u9fff]\s[\u4e00-\u9fff]$/u;

export function headsAtStart(out: readonly LabelledLine[], from: number, headFirst: boolean): number {
  const before = out[from - 1];
  if (SET_WIDE.test(out[from]?.line.text ?? "") && !SET_WIDE.test(out[from + 1]?.line.text ?? "")) return 1;
  if (before?.mark?.kind === "byline" || before?.mark?.kind === "name")
    return isSeveral(out[from]?.line.text ?? "") ? 1 : 0;
  const several = severalAt(out, from);
  if (several >= 0) return several;
  if (headFirst) return isDeckOfPieces(out[from + 1]?.line.text ?? "") ? 2 : 1;
  // Where heads come last, the headline of the story above stands between its text and the poem.
  const noted = before?.mark?.kind === "note";
  if (before?.label !== "first" && before?.label !== "more" && !noted) return 0;
  const first = out[from]?.line.text ?? "";
  if (isWriter(out[from + 1]?.line)) return 2;
  const heads = isLabel(first) || /[—：:]$/u.test(first) ? 2 : 1;
  return heads === 2 && isWriter(out[from + 2]?.line) ? 3 : heads;
}

/** Lines of display type in front of a poem's own headline, at most: what closes the piece above. */
const LONGEST_FOOT = 3;

/** `…（外一首）` and the poet under it, near the run's beginning: how many lines stand above the first poem then; -1 where there are none such. */
function severalAt(out: readonly LabelledLine[], from: number): number {
  for (let i = from; i <= from + LONGEST_FOOT; i += 1)
    if (isSeveral(out[i]?.line.text ?? "") && isPoet(out[i + 1])) return i + 2 - from;
  return -1;
}

/** A bare name under a headline: who wrote the piece above. */
function isWriter(line: LabelledLine["line"] | undefined): boolean {
  return line !== undefined && line.width <= 6 && nameLook(line) >= NAMES.three;
}

/** The same under `…（外一首）`, where a name of two characters is as good as one of three. */
function isPoet(one: LabelledLine | undefined): boolean {
  return (
    one !== undefined &&
    (isWriter(one.line) || (one.mark?.kind === "name" && one.line.width <= 6) || looksLikeName(one.line.text))
  );
}

/** `（作者为…）`, `（作者单位：…）`. */
const AUTHOR_NOTE = /^[（(]作者/u;

/** Lines at the run's end that are a headline block: the poem's own where heads come last, else the next item's. */
export function headsAtEnd(
  out: readonly LabelledLine[],
  from: number,
  to: number,
  headFirst: boolean,
): number {
  const next = out[to]?.mark?.kind;
  // What says who the author is stands right below the poem, over its headline.
  const noted = next === "note" && (AUTHOR_NOTE.test(out[to]?.line.text ?? "") || !headFirst);
  if (noted && out[to + 1]?.label === "display") return 0;
  const signs = next === "byline" || next === "name";
  const ownHead = isWriter(out[from - 1]?.line) ? out[from - 2] : out[from - 1];
  if (!headFirst && isSeveral(ownHead?.line.text ?? ""))
    return signs && isLabel(out[to - 1]?.line.text ?? "") ? 1 : 0;
  const atEnd = to >= out.length || out.slice(to).every((one) => one.mark?.kind === "furniture");
  if (headFirst && atEnd) return 0;
  const lines = out.slice(from, to);
  let heads = 1;
  const text = (back: number) => lines[lines.length - back]?.line.text ?? "";
  const last = lines[lines.length - 1]?.line;
  const signed = !headFirst && last !== undefined && nameLook(last) > 0.5;
  if (/^[—－]/u.test(text(1)) || isDeckOfPieces(text(1)) || signed) heads = 2;
  // A standing head under the headline, its own or the next item's.
  if (!headFirst && isLabel(text(1)) && (isSeveral(text(2)) || signs)) heads = 2;
  // `读《某书》` over the headline: no verse names a book.
  if (headFirst && text(heads + 1).includes("《")) heads += 1;
  const above = lines[lines.length - 1 - heads];
  const label = above?.line.text ?? "";
  // `诗歌`: a standing head stands above the headline also where that is below the poem.
  if (isStandingHead(label) || (headFirst && isLabel(label))) heads += 1;
  return heads;
}

/** Four characters, or up to six that end as standing heads do. */
function isLabel(text: string): boolean {
  const letters = letterCount(text);
  return (
    letters === text.length &&
    (letters === 4 || (letters <= 6 && /[笔筆语語谈談话話窗台坛壇苑园園记記录錄]$/u.test(text)))
  );
}
