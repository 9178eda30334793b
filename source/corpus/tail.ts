import type { Dateline } from "./article.js";
import { charSet, endsSentence, isAmong, isSpace } from "./chars.js";
import { readDateline, readStoryHead } from "./dateline.js";
import { type Jump, readJumpOn } from "./marks.js";
import { readSigners, type Signature } from "./signers.js";

const BRACKETS = charSet("（(【");
/** The ends of sentences that a credit may follow, and what may close them. */
const STOPS = charSet("。！？!?…");
const CLOSERS = charSet("”’」』》）)");

/** What stands at a text block's end behind its last sentence, in `text.slice(from)` of the last paragraph. */
export interface Tail {
  readonly from: number;
  readonly jump: Jump | null;
  readonly signature: Signature | null;
  readonly kind: "credit" | "name" | "dateline" | "none";
  /** `（新华社北京6月20日电）` behind the last sentence. */
  readonly dateline: Dateline | null;
}

/**
 * What stands behind the last sentence of a paragraph: a jump line, a picture's credit (`本报通讯员 甲 乙 摄`,
 * `（甲 摄）`), the name of who wrote it in brackets.
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

const CLOSE = charSet("）)】");
const CREDIT_END = charSet("摄攝影图圖供道導发發）)觉覺作绘繪文");

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
  const dated = ends ? readDateline(body.slice(open)) : null;
  if (dated !== null && open + dated.end >= body.length - 1) {
    return { from: open, signature: null, kind: "dateline", dateline: dated.dateline };
  }
  const signature = readSigners(body, open + 1, body.length - 1);
  if (signature === null) return null;
  if (signature.credit) return { from: open, signature, kind: "credit", dateline: null };
  if (!ends) return null;
  return { from: open, signature, kind: "name", dateline: null };
}

/** `攝影：…`, `圖／…`: a picture's credit by its first word. */
const PICTURED = /^(?:[摄攝]影(?:[记記]者)?|[图圖]片?)\s*[：:/／]/u;

/** A credit without brackets, after the last sentence's end and mostly after a space. */
function plainTail(body: string): Omit<Tail, "jump"> | null {
  const credited = isAmong(CREDIT_END, body, body.length - 1);
  if (!credited && !body.includes("：") && !body.includes(":")) return null;
  const floor = Math.max(0, body.length - 70);
  let stop = -1;
  for (let i = body.length - 2; i >= floor; i -= 1) {
    if (isAmong(STOPS, body, i)) {
      stop = i + 1;
      while (isAmong(CLOSERS, body, stop)) stop += 1;
      break;
    }
  }
  if (stop < 1) return null;
  while (stop < body.length && /\s/u.test(body[stop] ?? "")) stop += 1;
  if (!credited && !PICTURED.test(body.slice(stop))) return null;
  const signature = readSigners(body, stop, body.length);
  if (signature === null || !signature.credit) return null;
  return { from: stop, signature, kind: "credit", dateline: null };
}
