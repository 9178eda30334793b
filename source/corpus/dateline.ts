import type { Dateline } from "./article.js";
import { charSet, HOLDS, HAN as IDEOGRAPH, isAmong, TRAITS, withoutSpace } from "./chars.js";
import { readReportsFrom } from "./reports-from.js";
import { simplifiedOutlet } from "./roles.js";
import { allLookLikeNames, readSigners, type Signature } from "./signers.js";
import { endOf, isBlank, squeezed } from "./squeezed.js";

/** The head of a story: dateline and signers in front of its first words. `end` is where those begin. */
export interface StoryHead {
  readonly dateline: Dateline | null;
  readonly signature: Signature | null;
  /** Index in the text that was read. */
  readonly end: number;
}

const HAN = "\\u4e00-\\u9fff";
const DAY =
  "(?:(?:\\d{4}|[二〇○零一九八七六五四三]{4})年)?(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月)?(?:\\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]";
const OUTLET = `[${HAN}]{2,6}[报報][-—－·][${HAN}]{2,5}[网網]|本[报報社刊台网網]|[${HAN}]{1,7}?[社报報网網]|[${HAN}]{2,6}?(?:电视台|電視台|通讯社|通訊社)`;
/** The whole of it, white space taken out: `据新华社北京6月20日电`, `本报讯`, `【本報訊】`, `（新华社北京6月20日电）`. */
const DATELINE = new RegExp(
  `^[〔【［\\[（(]?(?:据|據|综合|綜合)?(${OUTLET})(?:(讯|訊)|([${HAN}·、，/]{0,16}?)(${DAY})?(?:专电|專電|专讯|專訊|电讯|電訊|电|電|讯|訊|消息))[〕】］\\]）)]?`,
  "u",
);
const BRACKET_OPEN = charSet("〔（(【［[");
const BRACKET_CLOSE = charSet("〕）)】］]");
const IN_FRONT = charSet("〔【［[（( \u3000\n");
const REPORTS = /[报報][道導][：:，,\s]/u;
/** A reporter's role in front. */
const REPORTER = /^(?:本[报報])?[^。，]{0,6}?(?:[记記]者|通[讯訊][员員])/u;

const NUMERALS = "〇一二三四五六七八九";

const OUTLET_ENDS = charSet("社报報网網台刊");

/** An outlet's last character among the first ideographs, which almost no paragraph has: `综合` and eight more at most. */
function mayNameOutlet(text: string): boolean {
  let at = 0;
  while (isAmong(IN_FRONT, text, at)) at += 1;
  for (let seen = 0; at < text.length && seen <= 10; at += 1) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (((TRAITS[code] ?? 0) & IDEOGRAPH) === 0) return false;
    if (seen > 0 && isAmong(OUTLET_ENDS, text, at)) return true;
    seen += 1;
  }
  return false;
}

/** A wire's word may stand in it, which `通讯员` is none of: behind that stands a name. */
function holdsWire(text: string): boolean {
  for (let at = 0; at < 60 && at < text.length; at += 1) {
    const wire = ((TRAITS[text.charCodeAt(at)] ?? 0) & HOLDS.wire) !== 0;
    if (wire && !(isAmong(CORRESPONDS, text, at - 1) && isAmong(MEMBER, text, at + 1))) return true;
  }
  return false;
}

const CORRESPONDS = charSet("通");
const MEMBER = charSet("员員");

/** Cheap look before the expensive one: almost no paragraph begins like a story's head. */
function mayBegin(text: string): boolean {
  if (!mayNameOutlet(text) || !holdsWire(text)) return false;
  const head = text.slice(0, 60);
  return /^[\s〔【［[（(]*(?:据|據|综合|綜合)?\s*[\u4e00-\u9fff\s]{1,8}[社报報网網台刊][\s\S]{0,32}?[讯訊电電消]/u.test(
    head,
  );
}

/** A dateline at the beginning of `text`, and the index after it; null where there is none. */
export function readDateline(text: string): { dateline: Dateline; end: number } | null {
  if (!mayBegin(text)) return null;
  const bare = squeezed(text, 60);
  const found = DATELINE.exec(bare);
  if (found === null) return null;
  const [whole, outlet = "", wire, place = "", day] = found;
  const end = endOf(text, whole.length);
  const next = bare[whole.length] ?? "";
  const undated = wire === undefined && day === undefined;
  if (undated && place !== "" && !isPlaceAlone(place, outlet, whole, text.slice(end))) return null;
  // `上网电量…`: behind any outlet but an agency a bare 电 must end there.
  if (
    undated &&
    place === "" &&
    !outlet.endsWith("社") &&
    next !== "" &&
    !/[\s（(【：:，]/u.test(text[end] ?? " ")
  )
    return null;
  const dateline: Dateline = {
    outlet: simplifiedOutlet(outlet),
    place: place === "" ? null : place,
    date: day ?? null,
  };
  return { dateline, end };
}

/**
 * A place without a day: `【本报济南讯】`, `本报济南讯　（记者…）`, `新华社日内瓦电 …`, where the bracket, that of the signers behind it,
 * or behind an agency's name a space shows that the head ends there.
 */
function isPlaceAlone(place: string, outlet: string, head: string, behind: string): boolean {
  if (/^[专專]$/u.test(place)) return true;
  if (!/^[\u4e00-\u9fff]{2,4}$/u.test(place) || /[记記]者|[综綜]合|消息/u.test(place)) return false;
  const shut = /^[〔【［[（(].*[〕】］\]）)]$/u.test(head);
  return shut || /^\s*[（(【]/u.test(behind) || (outlet.endsWith("社") && /^\s/u.test(behind));
}

const TAKEN_FROM = new RegExp(`^(?:据|據)([${HAN}]{1,8}(?:[社报報网網台刊]|新[闻聞]|客[户戶]端))$`, "u");

/** `据新华社`: all that a bracket at a piece's end says of where it was taken from. Null where it says anything else. */
export function readSource(inner: string): Dateline | null {
  const outlet = TAKEN_FROM.exec(withoutSpace(inner))?.[1];
  return outlet === undefined ? null : { outlet: simplifiedOutlet(outlet), place: null, date: null };
}

/**
 * The head of a story at the beginning of `text` (a paragraph, its column lines parted by `\n`): a dateline,
 * signers in brackets or before `报道：`, or both. Null where the paragraph begins with its first words.
 */
export function readStoryHead(text: string): StoryHead | null {
  const both = readReportsFrom(text);
  if (both !== null) return both;
  const dated = readDateline(text);
  let at = dated?.end ?? 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  const outlet = dated?.dateline.outlet ?? null;
  const signed =
    readBracket(text, at, outlet, dated !== null) ?? readReports(text, at, outlet, dated !== null);
  if (dated === null && signed === null) return null;
  let end = signed?.end ?? at;
  while (end < text.length && /[\s：:]/u.test(text[end] ?? "")) end += 1;
  return { dateline: dated?.dateline ?? null, signature: signed?.signature ?? null, end };
}

interface Signed {
  readonly signature: Signature;
  readonly end: number;
}

/** `（记者甲 通讯员乙）`, `【記者陳大文報道】` at `at`. */
function readBracket(text: string, at: number, outlet: string | null, dated: boolean): Signed | null {
  if (!isAmong(BRACKET_OPEN, text, at)) return null;
  let close = at + 1;
  while (close < text.length && close < at + 150 && !isAmong(BRACKET_CLOSE, text, close)) close += 1;
  if (!isAmong(BRACKET_CLOSE, text, close)) return null;
  const signature = readSigners(text, at + 1, close, outlet);
  if (signature === null || signature.signers.length === 0) return null;
  if (!signature.named && (!dated || !allLookLikeNames(signature))) return null;
  if (signature.credit && !signature.both) return null;
  return { signature, end: close + 1 };
}

/** `记者 甲 报道：`, behind a dateline also `甲 乙报道：`, `记者甲 通讯员乙 `: who reports, in front of the story's first words. */
function readReports(text: string, at: number, outlet: string | null, dated: boolean): Signed | null {
  if (!dated && !namesReporter(text, at)) return null;
  const head = text.slice(at, at + 60);
  const roled = REPORTER.test(head);
  if (!roled && !dated) return null;
  const stop = REPORTS.exec(head);
  if (stop === null) return dated && roled ? readRoles(text, at, outlet) : null;
  const signature = readSigners(text, at, at + stop.index, outlet);
  if (signature === null || signature.signers.length === 0) return null;
  if (roled ? !signature.named : !allLookLikeNames(signature)) return null;
  const colon = /[：:]/u.test(stop[0]);
  if (!dated && !colon && !allLookLikeNames(signature)) return null;
  return { signature, end: at + stop.index + stop[0].length };
}

const ROLE_ENDS = charSet("者员員");
const ROLE_HOLDS = charSet("记記讯訊");

/** A role's last two characters among the first ones, which almost no paragraph has. */
export function namesReporter(text: string, from: number): boolean {
  for (let at = from + 1; at < from + 12 && at < text.length; at += 1)
    if (isAmong(ROLE_ENDS, text, at) && isAmong(ROLE_HOLDS, text, at - 1)) return true;
  return false;
}

/** `记者甲 通讯员乙 ` without a word for what they did: roles and names up to the last space behind which something else begins. */
function readRoles(text: string, at: number, outlet: string | null): Signed | null {
  let found: Signed | null = null;
  for (let end = at + 3; end < text.length && end < at + 40; end += 1) {
    if (!isBlank(text.charCodeAt(end))) continue;
    const signature = readSigners(text, at, end, outlet);
    if (signature?.named === true && allLookLikeNames(signature)) found = { signature, end };
  }
  return found;
}

/** A page number or day in Arabic or Chinese numerals (`十二`, `二十一`), or null. */
export function readNumber(text: string): number | null {
  const bare = withoutSpace(text);
  const arabic = bare.replace(/[０-９]/gu, (c) => String(c.charCodeAt(0) - 0xff10));
  if (/^\d{1,4}$/u.test(arabic)) return Number(arabic);
  const chinese = /^(?:([一二三四五六七八九]?)十)?([一二三四五六七八九〇])?$/u.exec(bare);
  if (chinese === null || bare === "") return null;
  const tens = bare.includes("十") ? (chinese[1] === "" ? 1 : NUMERALS.indexOf(chinese[1] ?? "")) : 0;
  return tens * 10 + (chinese[2] === undefined ? 0 : NUMERALS.indexOf(chinese[2]));
}
