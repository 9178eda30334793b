import type { Byline } from "./article.js";
import { charSet, hasAmong, isAmong, isHan, isSpace } from "./chars.js";
import { ROLE_BEGINS, ROLE_HERE, ROLE_INSIDE, TAIL_CREDIT, WORDS, wordsIn } from "./roles.js";
import { asks, hasCompoundSurname, isSoundedName, isTibetanName, looksLikeName } from "./surnames.js";

/** A signer and where the name stands in the text that was read. */
export interface Signer {
  readonly byline: Byline;
  readonly from: number;
  readonly to: number;
}

/** Longer than names without a dot are, or it holds what no name holds: `管多久`. */
export function isNoName({ byline }: Signer): boolean {
  return (byline.name.length > 6 && !isSoundedName(byline.name)) || asks(byline.name);
}

/** How far a text of signers is read: what was printed last holds for the names behind it. */
export interface Reading {
  readonly text: string;
  readonly to: number;
  /** Which words may be among them, by the characters that there are (bits of WORDS). */
  readonly words: number;
  at: number;
  role: string | null;
  outlet: string | null;
  named: boolean;
  credit: boolean;
  both: boolean;
  signers: Signer[];
}

/** What the (sticky) expression finds where the reading stands, if it is something and inside the text. */
export function take(pattern: RegExp, r: Reading): RegExpExecArray | null {
  pattern.lastIndex = r.at;
  const found = pattern.exec(r.text);
  if (found === null || found[0] === "" || r.at + found[0].length > r.to) return null;
  return found;
}

/** What stands inside a name: its middle dot, and a line's end. */
const DOTS = charSet("·•・‧");
const JOINTS = charSet("·•・‧\n");

/** Reads one name, or several that are spaced or run together; what follows them as a credit's word too. */
export function readName(r: Reading): boolean {
  const { text, to, at } = r;
  let end = at;
  while (end < to && (isHan(text.charCodeAt(end)) || isAmong(JOINTS, text, end))) end += 1;
  while (end > at && isFold(text, end - 1)) end -= 1;
  if (end === at) return readLatinName(r);
  const words = wordsIn(text, at, end);
  const inside = (words & WORDS.role) !== 0 ? ROLE_INSIDE.exec(text.slice(at, end)) : null;
  if (inside !== null && inside.index >= 2) {
    const cut = outletBefore(text, at, at + inside.index);
    if (cut - at >= 2 && looksLikeName(text.slice(at, cut).replace(/\n/gu, ""))) end = cut;
  }
  // `甲图/文`, `甲摄/文`: what was done, glued to the name.
  if (end - at > 2 && isAmong(DONE, text, end - 1) && BOTH_DONE.test(text.slice(end, end + 4))) end -= 1;
  const alone = end - at > 1 && isFold(text, end - 2) && isAmong(DONE_ALONE, text, end - 1);
  if (alone && endsNames(text, end, to) && !goesOn(r, text.slice(at, end - 2), end)) end -= 1;
  while (isFold(text, end - 1)) end -= 1;
  let token = text.slice(at, end);
  if (token.length === 1) return readSpacedName(r);
  const tail = (words & WORDS.credit) !== 0 ? TAIL_CREDIT.exec(token) : null;
  if (tail !== null && token.length - tail[0].length >= 2) {
    token = token.slice(0, -tail[0].length);
    r.credit = true;
    r.named = true;
    if (/[道導]/u.test(tail[0])) r.both = true;
    pushNames(r, at, token);
    r.at = end;
    return true;
  }
  if (r.named && isAmong(REPORTED, token, token.length - 1)) token = token.replace(REPORTS, "");
  if (!pushNames(r, at, token)) return false;
  r.at = end;
  return true;
}

const DONE = charSet("图圖文摄攝");
const BOTH_DONE = /^\n?[/／]\n?[图圖文摄攝]/u;
const DONE_ALONE = charSet("绘繪文图圖作");

/** The character alone behind a line's end is the name's last: one character stands behind its dot, or `（通讯员李小⏎图）走进…` says who writes. */
function goesOn({ text, role }: Reading, first: string, end: number): boolean {
  return (
    /·[\u4e00-\u9fff]$/u.test(first) ||
    (role !== null && first.length === 2 && /[）)】]/u.test(text[end] ?? ""))
  );
}

/** A column line's end. */
function isFold(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x0a;
}

const REPORTED = charSet("道導");

/** `【本報記者陳大文報道】`: what the reporter did, glued to the name. */
const REPORTS = /(?<=..)(?:[综綜]合|[采採][访訪])?[报報][道導]$/u;

/** Where an outlet such as 本报 stands glued between a name and the next role, the name ends before it. */
function outletBefore(text: string, from: number, role: number): number {
  const before = text.slice(from, role);
  const glued = /本[报報社刊台网網]$|新[华華]社$/u.exec(before);
  return glued === null ? role : from + glued.index;
}

/** A name, or two that a line's end ran together. False where the token cannot be a name. */
function pushNames(r: Reading, at: number, token: string): boolean {
  const end = token.lastIndexOf("\n");
  const bare = end < 0 ? token : token.replace(/\n/gu, "");
  if (end > 0 && /·[^·\n]{2,}$/u.test(token.slice(0, end)) && looksLikeName(token.slice(end + 1)))
    return pushNames(r, at, token.slice(0, end)) && pushNames(r, at + end + 1, token.slice(end + 1));
  if (hasAmong(DOTS, bare)) {
    if (bare.length > 20) return false;
    push(r, at, at + token.length, bare);
    return true;
  }
  const fold = end < 0 ? -1 : token.indexOf("\n");
  const glued = fold >= 2 && token.length - fold - 1 >= 2 && bare.length >= 4;
  if (glued && !isOneName(bare, token.slice(0, fold))) {
    return pushNames(r, at, token.slice(0, fold)) && pushNames(r, at + fold + 1, token.slice(fold + 1));
  }
  if (
    (bare.length > (r.named ? 6 : 4) && !isSoundedName(bare)) ||
    (bare.length > 3 && (bare.length > 4 ? NO_NAME : NEVER_NAME).test(bare))
  )
    return false;
  push(r, at, at + token.length, bare);
  return true;
}

/** A line's end fell into this name, `first` being what stands in front of it. */
function isOneName(name: string, first: string): boolean {
  return (
    (name.length === 4 && (hasCompoundSurname(name) || isTibetanName(name))) ||
    isSoundedName(name) ||
    (name.length <= 6 && !looksLikeName(first))
  );
}

/** Words that stand in sentences and in no name. */
const NEVER_NAME = /[的了是这]/u;
const NO_NAME = /[在的了是这那就都也到从被把让这說说]/u;

/** A signer with the role and the outlet that hold. */
export function push(r: Reading, from: number, to: number, name: string): void {
  r.signers.push({ byline: { role: r.role, outlet: r.outlet, name }, from, to });
}

/** `李 强`, `高 旻 秦 朗`: names set to the width of three. Singles pair up; three singles are one name. */
function readSpacedName(r: Reading): boolean {
  const places: number[] = [];
  let at = r.at;
  while (at < r.to && isHan(r.text.charCodeAt(at)) && !isHan(r.text.charCodeAt(at + 1))) {
    if (places.length > 1 && /^供\s*[图圖]/u.test(r.text.slice(at, r.to))) break;
    if (places.length > 1 && CREDIT_ONE.test(r.text[at] ?? "") && endsNames(r.text, at + 1, r.to)) break;
    if (places.length > 1 && isAmong(ROLE_BEGINS, r.text, at) && ROLE_HERE.test(r.text.slice(at, r.to)))
      break;
    places.push(at);
    at += 1;
    while (at < r.to && (isSpace(r.text.charCodeAt(at)) || r.text[at] === "\n")) at += 1;
  }
  if (places.length === 1 && readHalfSpaced(r, places[0] ?? r.at, at)) return true;
  if (places.length < 2) return false;
  const size = places.length === 3 ? 3 : 2;
  for (let i = 0; i + size <= places.length; i += size) {
    const group = places.slice(i, i + size);
    const from = group[0] ?? r.at;
    const to = (group[size - 1] ?? from) + 1;
    push(r, from, to, group.map((p) => r.text[p]).join(""));
  }
  if (places.length % size !== 0) return false;
  r.at = (places[places.length - 1] ?? r.at) + 1;
  return true;
}

/** `江 晚晴`, `方 如砚`: a name of three with a space behind its first character; `季 川摄`: one of two, and a credit's word glued to it. */
function readHalfSpaced(r: Reading, from: number, second: number): boolean {
  const rest = /^[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff])/u.exec(r.text.slice(second, r.to))?.[0];
  if (rest !== undefined && /[摄攝]$/u.test(rest) && endsNames(r.text, second + 2, r.to)) {
    push(r, from, second + 1, `${r.text[from] ?? ""}${rest[0] ?? ""}`);
    r.credit = true;
    r.named = true;
    r.at = second + 2;
    return true;
  }
  const name = `${r.text[from] ?? ""}${rest ?? ""}`;
  if (rest === undefined || second === from + 1 || !looksLikeName(name)) return false;
  push(r, from, second + 2, name);
  r.at = second + 2;
  return true;
}

/** Nothing or a bracket follows. */
function endsNames(text: string, at: number, to: number): boolean {
  return at >= to || /^\s*[（(）)】]/u.test(text.slice(at, to));
}

const CREDIT_ONE = /[摄攝文图圖绘繪作]/u;
const LATIN_NAME = /[A-Z][A-Za-z.'-]{0,20}(?: [A-Z][A-Za-z.'-]{0,20}){0,3}/uy;

function readLatinName(r: Reading): boolean {
  const found = r.named ? take(LATIN_NAME, r) : null;
  if (found === null) return false;
  push(r, r.at, r.at + found[0].length, found[0]);
  r.at += found[0].length;
  return true;
}
