import { charSet, HOLDS, hasAmong, isAmong, WORD } from "./chars.js";
import { furnitureRow } from "./furniture.js";
import type { Line } from "./lines.js";
import { isDiaryDate, isLetterDate, isNoteText, isSmallPrint, readJumpFrom, readJumpOn } from "./marks.js";
import { endsAsLabel, isLettersColumn } from "./name-look.js";
import { answererMark, dashedMark, nameMark, noteMark } from "./name-marks.js";
import { readReportsFrom } from "./reports-from.js";
import { isNoName } from "./signer-names.js";
import { allLookLikeNames, readSigners, type Signature } from "./signers.js";

type MarkKind = "furniture" | "byline" | "credit" | "note" | "diary" | "jumpOn" | "jumpFrom" | "name";

/** What a whole line says by its form alone, how sure that is, and by which rule. */
export interface LineMark {
  readonly kind: MarkKind;
  readonly score: number;
  readonly reason: string;
  /** The name belongs to what stands above it: it is in brackets, or has its place or office with it. */
  readonly closes?: boolean;
  readonly signature?: Signature;
  /** Where in the line the signers' part begins and ends (a bullet or a bracket stands outside). */
  readonly inner?: readonly [number, number];
}

const SIGNS =
  /资料|資料|提供|漫[画畫]|插[图圖]|[记記][者]|通[讯訊]|[实實][习習]生|[评評][论論]|作者|[读讀]者|撰稿|主[笔筆]|[摄攝]|供[图圖]|[图圖]片?[/／:：]|文[/／图圖:：]|人民[视視][觉覺]|新[华華]社|[网網]友|[绘繪]|[作著][）)]?$|^(?:[采採][写寫]|整理|口述|[讲講]述人?|(?:本期)?主持人?|[编編翻][译譯]|[译譯]者?)[/／|｜:：\s]|[图圖](?:[据據]|源|片[来來]源)/u;
/** Each of these words has one of these characters, fewer than any of which are in most lines. */
const SIGNS_HOLD = charSet(
  "料供画畫图圖记記讯訊习習评評作读讀撰笔筆摄攝/／:：觉覺华華友绘繪著写寫理述持译譯",
);
const SQUARES = charSet("□■◇◆○●◎△▲☆★▪");
const SQUARE = /^(?:[□■◇◆○●◎△▲☆★▪]\s*)+/u;

interface KindRow {
  readonly name: string;
  /** Bits of `HOLDS`: the line must hold one of these characters (0: whatever it holds), else the row is not asked. */
  readonly needs: number;
  /** And none of these. */
  readonly lacks: number;
  readonly read: (line: Line, edge: boolean, dated: boolean) => LineMark | null;
}

/** The rows in the order in which they are asked; the first that answers speaks for the line. */
const LINE_KINDS: readonly KindRow[] = [
  { name: "jump line", needs: HOLDS.edition, lacks: 0, read: (line) => jumpMark(line.text) },
  {
    name: "furniture",
    needs: HOLDS.date | HOLDS.colon | HOLDS.digit | HOLDS.contact | WORD,
    lacks: 0,
    read: (line, edge) => furnitureMark(line, edge),
  },
  { name: "diary date", needs: HOLDS.day, lacks: 0, read: (line) => diaryMark(line.text) },
  { name: "small print", needs: HOLDS.colon, lacks: 0, read: (line) => smallPrintMark(line.text) },
  { name: "who answers", needs: HOLDS.colon, lacks: 0, read: (line) => answererMark(line) },
  { name: "signers", needs: HOLDS.sign, lacks: HOLDS.unsigned, read: signersMark },
  { name: "note in brackets", needs: HOLDS.bracket, lacks: 0, read: (line) => noteMark(line.text) },
  { name: "name behind a dash", needs: 0, lacks: HOLDS.parting, read: (line) => dashedMark(line) },
  { name: "bare name", needs: 0, lacks: HOLDS.parting, read: (line) => nameMark(line) },
];

/** The mark of a line, or null where its form alone says nothing. `edge`: among the first or last lines of the page; `dated`: it begins with a dateline. */
export function markOf(line: Line, edge: boolean, dated: boolean): LineMark | null {
  if (line.width > 190) return null;
  for (const row of LINE_KINDS) {
    if ((row.needs !== 0 && (line.holds & row.needs) === 0) || (line.holds & row.lacks) !== 0) continue;
    const mark = row.read(line, edge, dated);
    if (mark !== null) return mark;
  }
  return null;
}

function jumpMark(text: string): LineMark | null {
  if (text.length > 40) return null;
  const on = readJumpOn(text);
  if (on !== null && on.from === 0) return { kind: "jumpOn", score: 8, reason: "jump line on its own line" };
  const from = readJumpFrom(text);
  if (from !== null && from.to >= text.length) {
    return { kind: "jumpFrom", score: 8, reason: "the continuation's jump line on its own line" };
  }
  return null;
}

function furnitureMark(line: Line, edge: boolean): LineMark | null {
  const row = furnitureRow(line, edge);
  return row === null ? null : { kind: "furniture", score: row.score, reason: row.name };
}

function diaryMark(text: string): LineMark | null {
  if (isDiaryDate(text)) return { kind: "diary", score: 6, reason: "a diary's date line" };
  return isLetterDate(text) ? { kind: "note", score: 4, reason: "a letter's date" } : null;
}

function smallPrintMark(text: string): LineMark | null {
  return isSmallPrint(text) ? { kind: "note", score: 5, reason: "a table's small print" } : null;
}

/** A line of nothing but signers: `本报记者 甲 本报通讯员 乙`, `□甲 文/图`, `（甲 摄）`. */
function signersMark({ text, open }: Line, _edge: boolean, dated: boolean): LineMark | null {
  if (dated || text.length > 110) return null;
  const square = isAmong(SQUARES, text, 0) ? (SQUARE.exec(text)?.[0].length ?? 0) : 0;
  if (square === 0 && !(hasAmong(SIGNS_HOLD, text) && SIGNS.test(text))) return null;
  if (readReportsFrom(text)?.dateline != null) return null;
  let from = square;
  let to = text.length;
  if (/[（(【]/u.test(text[from] ?? "") && /[）)】]/u.test(text[to - 1] ?? "")) {
    from += 1;
    to -= 1;
  }
  if (from > square && isNoteText(text.slice(from, to))) return null;
  const signature = readSigners(text, from, to);
  if (signature === null || open !== 0) return null;
  const likely = signature.signers.every((s) => s.byline.name.length <= 3 || s.byline.name.includes("·"));
  const bracketed = from > square;
  if (square > 0 && !signature.named) {
    const label = signature.signers.every((s) => s.byline.name.length >= 4 && !s.byline.name.includes("·"));
    // `■先看航道，再定船型`: two names of four characters would be two rare ones.
    const head = !/^[□■]/u.test(text) || endsAsLabel(text.slice(square)) || signature.signers.length > 1;
    if (label && head && !allLookLikeNames(signature)) return null;
    if (signature.signers.length > 4 || signature.signers.some(isNoName)) return null;
    return {
      kind: "byline",
      score: allLookLikeNames(signature) ? 6 : likely ? 5 : 4,
      reason: "□ and a name",
      signature,
      inner: [from, to],
    };
  }
  if (!signature.named) return null;
  const glued = !/[\s、，：:（(]/u.test(text) && signature.signers.every((s) => s.byline.outlet === null);
  if (glued && !signature.credit && (isLettersColumn(text) || !allLookLikeNames(signature))) return null;
  const outlet = signature.signers.some((s) => s.byline.outlet !== null) ? 4 : 0;
  const sure = (allLookLikeNames(signature) || /供[图圖]片?$/u.test(text) ? 6 : likely ? 4 : 2) + outlet;
  if (signature.credit) {
    return { kind: "credit", score: sure, reason: "a picture's credit", signature, inner: [from, to] };
  }
  if (bracketed)
    return {
      kind: "name",
      score: 4,
      closes: true,
      reason: "signers in brackets",
      signature,
      inner: [from, to],
    };
  if (!likely && outlet === 0) return null;
  return { kind: "byline", score: sure, reason: "role and names", signature, inner: [from, to] };
}
