import { charSet, endsAmong, HOLDS, isAmong, isHan, withoutSpace } from "./chars.js";
import type { LineMark } from "./line-kinds.js";
import type { Line } from "./lines.js";
import { isBracketed, isCountOfPieces, isNoteText } from "./marks.js";
import { isLettersColumn, isPlace } from "./name-look.js";
import { allLookLikeNames, readSigners } from "./signers.js";

/** Lines that sign a piece without a role: a name in brackets, behind a dash, alone or with its place; and notes in brackets. */

const READERS =
  /^(?:\S{0,14}(?:业主|职工|工友|读者|家长|村民|居民|员工|农民工|市民|会员|業主|職工|讀者|家長|會員)|一[名位个個][\u4e00-\u9fff]{2,10})$/u;

const READERS_END = charSet("主工友者长長民员員");

/** `16名业主`, `一位读者`: the count in a group's signature. */
const COUNTED = /[名位部一全]\S{0,8}$/u;

export function noteMark(text: string): LineMark | null {
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
export function dashedMark({ text, holds }: Line): LineMark | null {
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

/** `回复律师：江晚晴（某某律师事务所）`, `解答：江晚晴律师`: who answers a reader, below the answer. */
const ANSWERS =
  /^(?:本期)?(?:解答|答疑|答复|答覆|回复|回復|回答|释疑|解惑|支招)(?:律师|律師|法官|专家|專家|嘉宾|嘉賓|人)?[：:]\s*([\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,2})(?:律师|律師|法官|医生|醫生|老师|老師)?\s*(?:[（(][^（）()]{2,24}[）)])?$/u;

export function answererMark({ text }: Line): LineMark | null {
  const found = text.length <= 44 ? ANSWERS.exec(text) : null;
  if (found === null) return null;
  const name = found[1] ?? "";
  const from = text.indexOf(name);
  const signature = readSigners(text, from, from + name.length);
  if (signature === null || !allLookLikeNames(signature)) return null;
  return {
    kind: "name",
    score: 5,
    closes: true,
    reason: "who answers a reader",
    signature,
    inner: [from, from + name.length],
  };
}

/** `一位船工的职责` is of somebody, `一名船工踢进了冠军球` and `一年扶起283名女职工` tell of somebody: signed by nobody. */
function tellsOfSomebody(text: string): boolean {
  if (/[了着過过]|^一[年月周天夜]/u.test(text)) return true;
  return /的[\u4e00-\u9fff]{1,4}$/u.test(text) && !endsAmong(READERS_END, text);
}

/** `江晚晴`, `方 砚`, `某市 江晚晴`: a signature without a role. Whether it is one the neighbours decide. */
export function nameMark({ text, holds }: Line): LineMark | null {
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
      // `武某`: whoever asks does not want to be named.
      const short = text.length <= 2 && !text.endsWith("某");
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
  if (
    group &&
    !tellsOfSomebody(text) &&
    /[名位]|部分|一群|全体|全體/u.test(text) &&
    !/[万.％%]/u.test(text) &&
    READERS.test(text)
  ) {
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

/** Where `（某某律师事务所）` behind a name that ends at `to` begins; the line's end where there is none. */
export function beforeOffice(text: string, to: number | undefined): number {
  const office = to === undefined ? null : /[（(][^（）()]+[）)]$/u.exec(text.slice(to));
  return to === undefined || office === null ? text.length : to + office.index;
}
