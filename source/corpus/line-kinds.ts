import { charSet, endsAmong, HOLDS, hasAmong, isAmong, isHan, WORD, withoutSpace } from "./chars.js";
import { furnitureRow } from "./furniture.js";
import type { Line } from "./lines.js";
import {
  isBracketed,
  isCountOfPieces,
  isDiaryDate,
  isLetterDate,
  isNoteText,
  isSmallPrint,
  readJumpFrom,
  readJumpOn,
} from "./marks.js";
import { isLettersColumn, isPlace } from "./name-look.js";
import { readReportsFrom } from "./reports-from.js";
import { isNoName } from "./signer-names.js";
import { allLookLikeNames, readSigners, type Signature } from "./signers.js";

export type MarkKind = "furniture" | "byline" | "credit" | "note" | "diary" | "jumpOn" | "jumpFrom" | "name";

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

const READERS =
  /^(?:\S{0,14}(?:业主|职工|工友|读者|家长|村民|居民|员工|农民工|市民|会员|業主|職工|讀者|家長|會員)|一[名位个個][\u4e00-\u9fff]{2,10})$/u;

const READERS_END = charSet("主工友者长長民员員");

/** `16名业主`, `一位读者`: the count in a group's signature. */
const COUNTED = /[名位部一全]\S{0,8}$/u;

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
    if (label && !/^[□■]/u.test(text) && !allLookLikeNames(signature)) return null;
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
  const sure = (allLookLikeNames(signature) || /供[图圖]$/u.test(text) ? 6 : likely ? 4 : 2) + outlet;
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

function noteMark(text: string): LineMark | null {
  // `【争议焦点】` is a crosshead or a label.
  if (!isBracketed(text) || text.startsWith("【")) return null;
  const inner = text.slice(1, -1);
  if (isCountOfPieces(inner)) return null;
  if (isNoteText(inner)) return { kind: "note", score: 5, reason: "a note in brackets" };
  const signature = readSigners(text, 1, text.length - 1);
  if (signature !== null && allLookLikeNames(signature) && signature.signers.length <= 3) {
    return {
      kind: "name",
      score: 4,
      closes: true,
      reason: "a name in brackets",
      signature,
      inner: [1, text.length - 1],
    };
  }
  const placed = /^([\u4e00-\u9fff·]{2,14})\s+([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff])$/u.exec(
    inner,
  );
  if (placed !== null && !isNoteText(inner)) {
    const at = text.length - 1 - (placed[2] ?? "").length;
    const signs = readSigners(text, at, text.length - 1);
    if (signs !== null && allLookLikeNames(signs)) {
      return {
        kind: "name",
        score: 4,
        closes: true,
        reason: "a place and a name in brackets",
        signature: signs,
        inner: [at, text.length - 1],
      };
    }
  }
  const bare = withoutSpace(inner);
  if (
    signature !== null &&
    signature.signers.length <= 3 &&
    /^[\u4e00-\u9fff]{2,4}$/u.test(bare) &&
    !/[续續完页頁图圖]/u.test(bare)
  ) {
    return {
      kind: "name",
      score: 4,
      closes: true,
      reason: "two or three characters in brackets",
      signature,
      inner: [1, text.length - 1],
    };
  }
  return text.length <= 60 ? { kind: "note", score: 2, reason: "a line in brackets" } : null;
}

const DASHES = charSet("—–―-");
const DASHED = /^[—–―-]{1,3}\s*/u;
/** A place, or who it is that writes, in front of the name; a deck that says whom it is about begins with a verb. */
const FROM_WHERE =
  /^(?!(?:专?访|采访|記|记|写|寫|读|讀|悼|忆|憶|怀念|懷念|追忆|追憶|致|献|獻|评|評|对话|對話))[\u4e00-\u9fff（()）]{2,16}$/u;

/** `——某省 江晚晴`, `——某某厂 方 砚`: who sent a letter or a short comment, below it. */
function dashedMark({ text, holds }: Line): LineMark | null {
  if (text.length > 26 || !isAmong(DASHES, text, 0) || (holds & HOLDS.unsigned) !== 0) return null;
  const from = DASHED.exec(text)?.[0].length ?? 0;
  const parts = /^(?:(\S+)\s+)?([\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,2})$/u.exec(text.slice(from));
  const place = parts?.[1];
  if (parts === null || (place !== undefined && !FROM_WHERE.test(place))) return null;
  const start = text.length - (parts[2] ?? "").length;
  const signature = readSigners(text, start, text.length);
  if (signature?.signers.length !== 1 || !allLookLikeNames(signature)) return null;
  return {
    kind: "name",
    score: place === undefined ? 3 : 5,
    closes: true,
    reason: "a name behind a dash",
    signature,
    inner: [start, text.length],
  };
}

/** `江晚晴`, `方 砚`, `某市 江晚晴`: a signature without a role. Whether it is one the neighbours decide. */
function nameMark({ text, holds }: Line): LineMark | null {
  if (text.length > 26 || !isHan(text.charCodeAt(0))) return null;
  const counted = (holds & HOLDS.count) !== 0;
  if (
    text.length > 12 &&
    !((holds & HOLDS.space) !== 0 && text.includes(" ")) &&
    !(counted && COUNTED.test(text))
  )
    return null;
  if (isLettersColumn(text)) return null;
  const named = (holds & HOLDS.unsigned) === 0;
  if (named && text.length <= 12) {
    const signature = readSigners(text, 0, text.length);
    const two = signature?.signers.length === 2 && signature.signers[0]?.byline.name.length === 2;
    const place = two && signature?.signers[1]?.byline.name.length === 3;
    if (signature !== null && !place && allLookLikeNames(signature) && signature.signers.length <= 3) {
      const spaced = /\s/u.test(text);
      const short = text.length <= 2;
      return {
        kind: "name",
        score: short ? 0.3 : spaced ? 3 : 2.5,
        reason: "looks like a name",
        signature,
        inner: [0, text.length],
      };
    }
  }
  const group = counted && (endsAmong(READERS_END, text) || text[0] === "一");
  if (group && /[名位]|部分|一群|全体|全體/u.test(text) && !/[万.％%]/u.test(text) && READERS.test(text)) {
    const name = withoutSpace(text);
    const signer = { byline: { role: null, outlet: null, name }, from: 0, to: text.length };
    const signature = { signers: [signer], named: false, credit: false, both: false };
    return {
      kind: "name",
      score: 4,
      closes: true,
      reason: "a group of readers signs",
      signature,
      inner: [0, text.length],
    };
  }
  if (!named || (holds & HOLDS.space) === 0) return null;
  const parts =
    /^([\u4e00-\u9fff·（）()、]{2,20}(?:\s[\u4e00-\u9fff]{2,10})?)\s+([\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2})$/u.exec(
      text,
    );
  if (parts === null) return null;
  const from = text.length - (parts[2] ?? "").length;
  const signature = readSigners(text, from, text.length);
  if (signature === null || !allLookLikeNames(signature)) return null;
  return {
    kind: "name",
    score: isPlace(parts[1] ?? "") ? 4 : 2.2,
    closes: true,
    reason: "a place or an office and a name",
    signature,
    inner: [from, text.length],
  };
}
