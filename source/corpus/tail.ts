import type { Dateline } from "./article.js";
import { charSet, endsSentence, isAmong, isSpace } from "./chars.js";
import { readDateline, readSource, readStoryHead } from "./dateline.js";
import { isNoteText, type Jump, readJumpOn } from "./marks.js";
import { fold } from "./roles.js";
import { allLookLikeNames, readSigners, type Signature } from "./signers.js";

const BRACKETS = charSet("（(【");
/** The ends of sentences that a credit may follow, and what may close them. */
const STOPS = charSet("。！？!?…");
const CLOSERS = charSet("”’」』》）)");

/** What stands at a text block's end behind its last sentence, in `text.slice(from)` of the last paragraph. */
export interface Tail {
  readonly from: number;
  readonly jump: Jump | null;
  readonly signature: Signature | null;
  /** `note`: a bracket that says something about the piece (`（作者单位：…）`). */
  readonly kind: "credit" | "name" | "note" | "dateline" | "none";
  /** `（新华社北京6月20日电）`, `（据新华社）` behind the last sentence. */
  readonly dateline: Dateline | null;
}

/**
 * What stands behind the last sentence of a paragraph: a jump line, a picture's credit (`本报通讯员 甲 乙 摄`,
 * `（甲 摄）`), the name of who wrote it in brackets or with its role, a note in brackets.
 */
export function readTail(text: string): Tail {
  const jump = readJumpOn(text);
  let end = jump?.from ?? text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  const body = end === text.length ? text : text.slice(0, end);
  const found = bracketTail(body) ?? plainTail(body);
  if (found === null)
    return { from: jump?.from ?? text.length, jump, signature: null, kind: "none", dateline: null };
  const { from, signature, kind, dateline } = found;
  return { from, jump, signature, kind, dateline };
}

/** `据《某某日报》 某某`: whose comment it is and where it was printed. */
const TAKEN_FROM = /^[据據]《[^《》]{2,14}》\s*([\u4e00-\u9fff]{2,4})$/u;

/** `市民 某某`: who it is that writes, in front of the name. */
const READER =
  /^(?:市民|居民|村民|[网網]友|[读讀]者|工友|[职職]工|[学學]生|家[长長])[ \u3000\n：:]+(?=[\u4e00-\u9fff])/u;

const CLOSE = charSet("）)】");
const CREDIT_END = charSet("摄攝影图圖供道導发發）)觉覺作绘繪文片");

function bracketTail(body: string): Omit<Tail, "jump"> | null {
  if (!isAmong(CLOSE, body, body.length - 1)) return null;
  let open = body.length - 2;
  const floor = Math.max(0, body.length - 80);
  while (open >= floor && !isAmong(BRACKETS, body, open)) open -= 1;
  if (open < 1 || open < floor) return null;
  const before = body.slice(0, open);
  const head = body.length < 160 ? readStoryHead(body) : null;
  if (head !== null && open < head.end) return null;
  const credit = plainTail(body);
  if (credit !== null && credit.from < open && credit.kind === "credit") return credit;
  const ends = endsSentence(before) || /\s$/u.test(before);
  const inner = body.slice(open + 1, -1);
  const dated = ends ? readDateline(body.slice(open)) : null;
  const dateline =
    dated !== null && open + dated.end >= body.length - 1 ? dated.dateline : ends ? readSource(inner) : null;
  if (dateline !== null) return { from: open, signature: null, kind: "dateline", dateline };
  const taken = ends ? TAKEN_FROM.exec(inner) : null;
  if (taken !== null) {
    const signature = readSigners(body, body.length - 1 - (taken[1] ?? "").length, body.length - 1);
    if (signature !== null) return { from: open, signature, kind: "name", dateline: null };
  }
  if (ends && isNoteText(inner)) return { from: open, signature: null, kind: "note", dateline: null };
  const reader = READER.exec(inner)?.[0].length ?? 0;
  const signature = readSigners(body, open + 1 + reader, body.length - 1);
  if (signature === null) return null;
  if (signature.credit) return { from: open, signature, kind: "credit", dateline: null };
  if (!ends) return null;
  return { from: open, signature, kind: "name", dateline: null };
}

/** `攝影：…`, `圖／…`: a picture's credit by its first word. */
const PICTURED = new RegExp(
  `^(?:${fold("[摄攝]影(?:[记記]者)?|[图圖]片?(?:[/／]?文)?|文[/／][图圖]|漫[画畫]|插[图圖]|[制製][图圖]")})\\s*[：:/／\\s]|^${fold("[图圖](?:源|[据據]|片[来來]源)")}`,
  "u",
);
/** The first characters of who signs a piece, or gave a picture, without brackets. */
const SIGNS = charSet("摄攝图圖文漫插制製本记記□■新");
/** `本报记者 甲`, `□甲`: who wrote the piece. */
const SIGNED = new RegExp(
  `^(?:[□■]|${fold("本[报報社]")}|${fold("新[华華]社")}|${fold("[记記]者")}\\s)`,
  "u",
);

/** A credit or a signature without brackets, after the last sentence's end and mostly after a space. */
function plainTail(body: string): Omit<Tail, "jump"> | null {
  const from = lastSentence(body);
  if (from < 1) return null;
  const credited = isAmong(CREDIT_END, body, body.length - 1);
  if (!credited && !isAmong(SIGNS, body, from)) return null;
  const rest = body.slice(from);
  const signed = SIGNED.test(rest);
  if (!credited && !signed && !PICTURED.test(rest)) return null;
  const signature = readSigners(body, /^[□■]/u.test(rest) ? from + 1 : from, body.length);
  if (signature?.credit === true) return { from, signature, kind: "credit", dateline: null };
  if (signature === null || !signed || !allLookLikeNames(signature)) return null;
  return { from, signature, kind: "name", dateline: null };
}

/** Where what stands behind the last sentence begins, white space left out; -1 where no sentence ends near the end. */
function lastSentence(body: string): number {
  const floor = Math.max(0, body.length - 70);
  let at = body.length - 2;
  while (at >= floor && !isAmong(STOPS, body, at)) at -= 1;
  if (at < floor) return -1;
  at += 1;
  while (isAmong(CLOSERS, body, at) || isSpace(body.charCodeAt(at)) || body[at] === "\n") at += 1;
  return at;
}
