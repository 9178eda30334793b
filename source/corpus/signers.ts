import { charSet, HOLDS, isAmong, traitsAt, withoutSpace } from "./chars.js";
import {
  AGENCY,
  CREDIT_WORDS,
  GIVER,
  HANDS,
  LEAD_BEGINS,
  LEAD_WORDS,
  mayNameOutlet,
  outletOf,
  ROLE,
  ROLE_BEGINS,
  roleOf,
  SEPARATORS,
  TEXT_WORDS,
  WORDS,
  wordsIn,
} from "./roles.js";
import { push, type Reading, readName, type Signer, take } from "./signer-names.js";
import { isSoundedName, looksLikeName } from "./surnames.js";

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
  const given = isAmong(GIVING, text, to - 1) ? GIVEN.exec(text.slice(from, to)) : null;
  if (given !== null) return givenBy(given, from);
  const source = isAmong(PICTURE, text, from) ? SOURCE.exec(text.slice(from, to)) : null;
  if (source !== null) return givenBy(source, from);
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
const GIVING = charSet("图圖供片贈赠");

/** `某某工会供图`, `会员某某提供`: a body or a person gave the picture, and is its byline without a role. */
const GIVEN =
  /^\s*(?:(?:本版|本[组組]|以上)?(?:[图圖]\n?片|照\n?片|[图圖])\s*(?:均|皆|都)?\s*由?|会员|會員|由)*\s*([\u4e00-\u9fffA-Za-z·][\u4e00-\u9fffA-Za-z·\n]{1,18}?)\s*(?:供\n?[图圖]|提\n?供(?:\n?[图圖]\n?片|\n?照\n?片)?|惠[贈赠])$/u;

const PICTURE = charSet("图圖");

/** `图据视觉中国`, `图源：…`: where a picture was taken from. */
const SOURCE =
  /^[图圖]\n?(?:[据據]|源|片\n?[来來]\n?源)[：:\s]*([\u4e00-\u9fffA-Za-z·][\u4e00-\u9fffA-Za-z·\n]{1,14})$/u;

function givenBy(found: RegExpExecArray, from: number): Signature {
  const printed = found[1] ?? "";
  const start = from + found[0].lastIndexOf(printed);
  const byline = { role: null, outlet: null, name: printed.replace(/\n/gu, "") };
  return {
    signers: [{ byline, from: start, to: start + printed.length }],
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
  return (traitsAt(text, at) & HOLDS.space) !== 0 || isAmong(SEPARATORS, text, at);
}

function readRole(r: Reading): boolean {
  const outlet = mayNameOutlet(r.text, r.at);
  const mayRole = (r.words & WORDS.role) !== 0 && (outlet || isAmong(ROLE_BEGINS, r.text, r.at));
  const role = mayRole ? take(ROLE, r) : null;
  if (role !== null) {
    r.role = roleOf(role[2] ?? "");
    r.outlet = outletOf(role[1]) ?? r.outlet;
    r.named = true;
    if (PICTURE_ROLE.test(withoutSpace(role[2] ?? ""))) r.credit = true;
    r.at += role[0].length;
    return true;
  }
  const giver = (r.words & WORDS.giver) !== 0 && outlet ? take(GIVER, r) : null;
  if (giver !== null) {
    r.outlet = outletOf(giver[1]);
    r.credit = true;
    r.named = true;
    r.at += giver[0].length;
    return true;
  }
  const mayLead = (r.words & WORDS.lead) !== 0 && isAmong(LEAD_BEGINS, r.text, r.at);
  const lead = mayLead ? take(LEAD_WORDS, r) : null;
  if (lead === null) return false;
  if (/[图圖摄攝]/u.test(lead[0]) && !/文/u.test(lead[0])) r.credit = true;
  if (!/[（(【]/u.test(lead[0])) r.named = true;
  r.at += lead[0].length;
  return true;
}

/** A role that gives a picture and no words. */
const PICTURE_ROLE = /^(?:[摄攝]影[者师師]?|漫[画畫]|插[图圖]|[制製][图圖])$/u;

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

/** Every name begins with a family name or writes the sounds of one: the test for a signature that prints no role. */
export function allLookLikeNames(signature: Signature): boolean {
  return (
    signature.signers.length > 0 &&
    signature.signers.every(({ byline }) => looksLikeName(byline.name) || isSoundedName(byline.name))
  );
}
