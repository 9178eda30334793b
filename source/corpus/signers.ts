import type { Byline } from "./article.js";
import { HOLDS, isHan, isSpace, traitsAt } from "./chars.js";
import {
  AGENCY,
  CREDIT_WORDS,
  GIVER,
  HANDS,
  LEAD_WORDS,
  outletOf,
  ROLE,
  ROLE_INSIDE,
  roleOf,
  SEPARATORS,
  TAIL_CREDIT,
  TEXT_WORDS,
  WORDS,
  wordsIn,
} from "./roles.js";
import { hasCompoundSurname, looksLikeName } from "./surnames.js";

/** A signer and where the name stands in the text that was read. */
export interface Signer {
  readonly byline: Byline;
  readonly from: number;
  readonly to: number;
}

/** What a line or a bracket full of signers says. */
export interface Signature {
  readonly signers: readonly Signer[];
  /** A role or an outlet was printed: without one the names are only likely names. */
  readonly named: boolean;
  /** `摄`, `供图`, `新华社发`: the words of a picture's credit. */
  readonly credit: boolean;
  /** `文/图`, `摄影报道`: one hand wrote and photographed, so it may head a story as well as end a caption. */
  readonly both: boolean;
}

interface Reading {
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

function take(pattern: RegExp, r: Reading): RegExpExecArray | null {
  pattern.lastIndex = r.at;
  const found = pattern.exec(r.text);
  if (found === null || found[0] === "" || r.at + found[0].length > r.to) return null;
  return found;
}

/**
 * Reads `text[from, to)` as nothing but signers: roles, outlets, names and a credit's words. Null where
 * anything else stands in it. A role holds for every name until the next role, an outlet until the next outlet.
 * `outlet` is what the dateline in front said. A `\n` is a column line's end, which may fall inside a name.
 */
export function readSigners(
  text: string,
  from: number,
  to: number,
  outlet: string | null = null,
): Signature | null {
  if (to - from > 160) return null;
  let holds = 0;
  for (let i = from; i < to; i += 1) holds |= traitsAt(text, i);
  if ((holds & HOLDS.unsigned) !== 0) return null;
  const given = GIVING.includes(text[to - 1] ?? " ") ? GIVEN.exec(text.slice(from, to)) : null;
  if (given !== null) return givenBy(given, from);
  const r: Reading = {
    text,
    to,
    words: (holds & TELLING) === 0 ? 0 : wordsIn(text, from, to),
    at: from,
    role: null,
    outlet,
    named: false,
    credit: false,
    both: false,
    signers: [],
  };
  while (r.at < to) {
    if (isSeparator(text, r.at)) {
      r.at += 1;
      continue;
    }
    if (!readHands(r) && !readRole(r) && !readName(r)) return null;
  }
  if (r.signers.length === 0 && r.named && r.role === "作者") pushOffice(r, from);
  if (r.signers.length === 0 && !r.credit) return null;
  return { signers: r.signers, named: r.named, credit: r.credit, both: r.both };
}

/** Where none of these stands, there is no such word. */
const TELLING = HOLDS.sign | HOLDS.bracket | HOLDS.colon;

/** Who gave a picture is printed in front of a word that ends so. */
const GIVING = "图圖供贈赠";

/** `某某工会供图`, `会员某某提供`: a body or a person gave the picture, and is its byline without a role. */
const GIVEN =
  /^(?:会员|會員|图片|圖片|图|圖|照片|由)?\s*([\u4e00-\u9fff·]{2,18})\s*(?:供图|供圖|提供|惠贈|惠赠)$/u;

function givenBy(found: RegExpExecArray, from: number): Signature {
  const name = found[1] ?? "";
  const start = from + found[0].indexOf(name);
  const byline = { role: null, outlet: null, name };
  return {
    signers: [{ byline, from: start, to: start + name.length }],
    named: true,
    credit: true,
    both: false,
  };
}

/** `本报评论员` with no name: the office signs, and stands where a name would. */
function pushOffice(r: Reading, from: number): void {
  const printed = r.text.slice(from, r.to).trim();
  if (!/[评評][论論][员員]$/u.test(printed) || printed.length > 12) return;
  push(r, from, r.to, printed);
}

function isSeparator(text: string, at: number): boolean {
  return (traitsAt(text, at) & HOLDS.space) !== 0 || SEPARATORS.includes(text[at] ?? "-");
}

function readRole(r: Reading): boolean {
  const role = (r.words & WORDS.role) === 0 ? null : take(ROLE, r);
  if (role !== null) {
    r.role = roleOf(role[2] ?? "");
    r.outlet = outletOf(role[1]) ?? r.outlet;
    r.named = true;
    if (PICTURE_ROLE.test(role[2] ?? "")) r.credit = true;
    r.at += role[0].length;
    return true;
  }
  const giver = (r.words & WORDS.giver) === 0 ? null : take(GIVER, r);
  if (giver !== null) {
    r.outlet = outletOf(giver[1]);
    r.credit = true;
    r.named = true;
    r.at += giver[0].length;
    return true;
  }
  const lead = (r.words & WORDS.lead) === 0 ? null : take(LEAD_WORDS, r);
  if (lead === null) return false;
  if (/[图圖摄攝]/u.test(lead[0]) && !/文/u.test(lead[0])) r.credit = true;
  if (!/[（(【]/u.test(lead[0])) r.named = true;
  r.at += lead[0].length;
  return true;
}

/** A role that gives a picture and no words. */
const PICTURE_ROLE = /^(?:[摄攝]影者?|漫[画畫]|插[图圖]|[制製][图圖])$/u;

const HAND_WORDS = [
  [AGENCY, "agency"],
  [HANDS, "both"],
  [CREDIT_WORDS, "credit"],
  [TEXT_WORDS, "text"],
] as const;

function readHands(r: Reading): boolean {
  if ((traitsAt(r.text, r.at) & HOLDS.hands) === 0) return false;
  for (const [pattern, kind] of HAND_WORDS) {
    const found = take(pattern, r);
    if (found === null) continue;
    if (kind !== "agency" && kind !== "both" && r.signers.length === 0) continue;
    if (kind === "both") r.both = true;
    if (kind !== "text") r.credit = true;
    r.named = true;
    r.at += found[0].length;
    return true;
  }
  return false;
}

/** What stands inside a name: its middle dot, and a line's end. */
const JOINTS = "·•・‧\n";

function readName(r: Reading): boolean {
  const { text, to, at } = r;
  let end = at;
  while (end < to && (isHan(text.charCodeAt(end)) || JOINTS.includes(text[end] ?? "-"))) end += 1;
  while (end > at && text[end - 1] === "\n") end -= 1;
  if (end === at) return readLatinName(r);
  const inside = (r.words & WORDS.role) !== 0 ? ROLE_INSIDE.exec(text.slice(at, end)) : null;
  if (inside !== null && inside.index >= 2) {
    const cut = outletBefore(text, at, at + inside.index);
    if (cut - at >= 2 && looksLikeName(text.slice(at, cut).replace(/\n/gu, ""))) end = cut;
  }
  let token = text.slice(at, end);
  if (token.length === 1) return readSpacedName(r);
  const tail = (r.words & WORDS.credit) !== 0 ? TAIL_CREDIT.exec(token) : null;
  if (tail !== null && token.length - tail[0].length >= 2 && /[\s）)】]|$/u.test(text[end] ?? "")) {
    token = token.slice(0, -tail[0].length);
    r.credit = true;
    r.named = true;
    if (/[道導]/u.test(tail[0])) r.both = true;
    pushNames(r, at, token);
    r.at = end;
    return true;
  }
  if (!pushNames(r, at, token)) return false;
  r.at = end;
  return true;
}

/** Where an outlet such as 本报 stands glued between a name and the next role, the name ends before it. */
function outletBefore(text: string, from: number, role: number): number {
  const before = text.slice(from, role);
  const glued = /本[报報社刊台网網]$|新[华華]社$/u.exec(before);
  return glued === null ? role : from + glued.index;
}

/** A name, or two that a line's end ran together. False where the token cannot be a name. */
function pushNames(r: Reading, at: number, token: string): boolean {
  const bare = token.replace(/\n/gu, "");
  const end = token.lastIndexOf("\n");
  if (end > 0 && /·[^·\n]{2,}$/u.test(token.slice(0, end)) && looksLikeName(token.slice(end + 1)))
    return pushNames(r, at, token.slice(0, end)) && pushNames(r, at + end + 1, token.slice(end + 1));
  if (/[·•・‧]/u.test(bare)) {
    if (bare.length > 20) return false;
    push(r, at, at + token.length, bare);
    return true;
  }
  const fold = token.indexOf("\n");
  const glued = fold >= 2 && token.length - fold - 1 >= 2;
  if (glued && bare.length >= 4 && !(bare.length === 4 && hasCompoundSurname(bare))) {
    return pushNames(r, at, token.slice(0, fold)) && pushNames(r, at + fold + 1, token.slice(fold + 1));
  }
  if (
    bare.length > (r.named ? 6 : 4) ||
    (bare.length > 3 && (bare.length > 4 ? NO_NAME : NEVER_NAME).test(bare))
  )
    return false;
  push(r, at, at + token.length, bare);
  return true;
}

/** Words that stand in sentences and in no name. */
const NEVER_NAME = /[的了是这]/u;
const NO_NAME = /[在的了是这那就都也到从被把让这說说]/u;

function push(r: Reading, from: number, to: number, name: string): void {
  r.signers.push({ byline: { role: r.role, outlet: r.outlet, name }, from, to });
}

/** `李 强`, `高 旻 秦 朗`: names set to the width of three. Singles pair up; three singles are one name. */
function readSpacedName(r: Reading): boolean {
  const places: number[] = [];
  let at = r.at;
  while (at < r.to && isHan(r.text.charCodeAt(at)) && !isHan(r.text.charCodeAt(at + 1))) {
    if (places.length > 1 && CREDIT_ONE.test(r.text[at] ?? "") && endsNames(r.text, at + 1, r.to)) break;
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

/** `钟 离歌`, `何 所似`: a name of three with a space behind its first character. */
function readHalfSpaced(r: Reading, from: number, second: number): boolean {
  const rest = /^[\u4e00-\u9fff]{2}(?![\u4e00-\u9fff])/u.exec(r.text.slice(second, r.to))?.[0];
  const name = `${r.text[from] ?? ""}${rest ?? ""}`;
  if (rest === undefined || second === from + 1 || !looksLikeName(name)) return false;
  push(r, from, second + 2, name);
  r.at = second + 2;
  return true;
}

/** Nothing or a bracket follows. */
function endsNames(text: string, at: number, to: number): boolean {
  return at >= to || /^\s*[（(]/u.test(text.slice(at, to));
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

/** Every name begins with a family name: the test for a signature that prints no role. */
export function allLookLikeNames(signature: Signature): boolean {
  return signature.signers.length > 0 && signature.signers.every((s) => looksLikeName(s.byline.name));
}
