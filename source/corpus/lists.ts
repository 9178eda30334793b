import { closeTable } from "./below-tables.js";
import type { TextBlock } from "./blocks.js";
import { charSet, endsAmong, HOLDS, isAmong, isWhite } from "./chars.js";
import type { Facts } from "./line-facts.js";
import { looksLikeName } from "./surnames.js";

/**
 * Lists of winners, works and names (`一等奖（3项）`, below it one entry a line): what each line is shows only in the run of them. A run
 * has a rank's head with an entry below it, or two lines of names behind a label.
 */

/** `一等奖`, `优秀组织奖（3个）`, `制造业（5人）`: what the entries below have in common, and how many they are. */
const RANK =
  /^(?:[特一二三四五六]等|[金银銀铜銅]|[优優][秀胜勝][\u4e00-\u9fff]{0,4}|最佳[\u4e00-\u9fff]{0,6}|[入鼓]?[围圍励勵]|[组組][织織]|[单單][项項])[奖獎]$/u;
const COUNTED =
  /^(?=.{4,24}$)[^\s，,。；;：:（(]{2,16}[（(]\d{1,4}[项項名个個人件篇家位部首幅组組支对對][）)]$/u;

const HEAD_ENDS = charSet("）)奖獎");

/** The head of a list, or of a part of one. */
export function isListHead(text: string): boolean {
  if (text.length > 26) return false;
  let last = text.length - 1;
  while (last >= 0 && isWhite(text.charCodeAt(last))) last -= 1;
  if (!isAmong(HEAD_ENDS, text, last)) return false;
  const bare = text.replace(/\s/gu, "");
  return COUNTED.test(bare) || RANK.test(bare.replace(/[（(]\d{1,4}.[）)]$/u, ""));
}

const WORK = /^《[^》]{1,30}》\s*[^。，,\s]/u;
/** A body or place by its last word, as it stands in a list. */
const BODY =
  /^(?=.{3,20}$)[\u4e00-\u9fff·“”（）()]+(?:工会|工會|公司|集团|集團|中心|[局厂廠院校队隊站会會所店室组組部处處县縣市区區村]|街道|社区|社區)$/u;
const LABELLED = /^[\u4e00-\u9fff]{2,12}[：:]/u;

/** `一等奖：甲 乙`: a rank and who has it, on one line. */
const RANKED = /^(?:[特一二三四]等|[金银銀铜銅])[奖獎]\s*[：:]/u;
const RANKS = charSet("特一二三四金银銀铜銅");

function isRanked(text: string): boolean {
  return isAmong(RANKS, text, 0) && RANKED.test(text);
}

/** What a part of such a list is about: a trade, a group. */
const TRADE = /^[\u4e00-\u9fff·（）()]{2,10}$/u;

/** The text is a list in which each line says its rank. */
export function opensRanked(text: TextBlock | undefined): boolean {
  return isRanked(text?.paragraphs[0]?.text ?? "");
}

/** Names, or bodies, with `、` or spaces between; the column's end may tear the last one. */
function isEnumeration(text: string): boolean {
  const pieces = text.split(/[、\s]+/u).filter((piece) => piece !== "");
  // `钟 凯`: a name of two set to the width of three.
  const joined = text.replace(/(?<=(?:^|[、\s])[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff](?:[、\s]|$))/gu, "");
  const names = joined.split(/[、\s]+/u).filter((piece) => piece !== "");
  if (names.length < 2 && pieces.length < 2) return false;
  const whole = names.length > 2 ? names.slice(0, -1) : names;
  const named = whole.filter(
    (name) => looksLikeName(name) || /^[\u4e00-\u9fff]{1,5}[·•][\u4e00-\u9fff]{1,6}$/u.test(name),
  );
  if (named.length === whole.length) return true;
  // Of many names some have a rare family name.
  if (named.length * 5 >= whole.length * 3 && whole.length > 2)
    return whole.every((name) => /^[\u4e00-\u9fff]{2,4}$/u.test(name) || named.includes(name));
  if (!text.includes("、")) return pieces.length > 1 && pieces.every((name) => BODY.test(name));
  return whole.length > 1 && whole.every((name) => BODY.test(name));
}

function isEntry({ line, ends }: Facts): boolean {
  return !ends && line.stop < 0 && isListEntry(line.text);
}

/** A work and who made it, or names or bodies side by side. */
function isListEntry(text: string): boolean {
  if (isRanked(text)) return !/[，,。]/u.test(text);
  if (text.length > 60 || /[，,；;。]/u.test(text)) return false;
  return WORK.test(text) || isEnumeration(text);
}

/** Names behind a label that make a list by themselves, and that do among lines of one. */
const LABELLED_NAMES = 3;
const FEWER_NAMES = 2;

/** `制造业：甲、乙、丙`: so many names or more behind a label. */
function isLabelled({ line, ends }: Facts, least = LABELLED_NAMES): boolean {
  const { text, holds } = line;
  if (ends || line.stop >= 0 || (holds & HOLDS.colon) === 0 || text.split("、").length < least) return false;
  return LABELLED.test(text) && isEnumeration(text.replace(LABELLED, ""));
}

const FULL_STOP = charSet("。");

/** The last paragraph of a list, its lines parted by `\n`: an entry, or one body's name. */
export function isListed(text: string): boolean {
  if (endsAmong(FULL_STOP, text)) return false;
  const joined = text.replaceAll("\n", "");
  return isListEntry(joined) || BODY.test(joined);
}

/** Lines of one list that are looked at: a longer one is read in parts. */
const LONGEST = 200;

/** Gives the lines of lists their labels: a head is a crosshead, each entry a paragraph, what the column's end tore goes on. */
export function markLists(facts: Facts[]): void {
  for (let i = 0; i < facts.length; i += 1) {
    const fact = facts[i] as Facts;
    const head = (mayHead(fact) && isListHead(fact.line.text)) || isTrade(facts, i);
    if (!head && !((fact.line.holds & HOLDS.colon) !== 0 && isLabelled(fact))) continue;
    i = Math.max(i, markRun(facts, i, head) - 1);
  }
}

/** A trade's name right above its ranks. */
function isTrade(facts: readonly Facts[], i: number): boolean {
  const next = facts[i + 1];
  return (
    next !== undefined &&
    (next.line.holds & HOLDS.colon) !== 0 &&
    isRanked(next.line.text) &&
    TRADE.test((facts[i] as Facts).line.text)
  );
}

function mayHead({ line, ends }: Facts): boolean {
  const { text } = line;
  if (ends || text.length > 26) return false;
  const last = text[text.length - 1];
  return last === "奖" || last === "獎" || last === "）" || last === ")";
}

/** `采掘系统` between entries behind labels: a part of the list, where a torn name would look like one. */
function isPartHead(facts: readonly Facts[], i: number): boolean {
  const fact = facts[i];
  const next = facts[i + 1];
  if (fact === undefined || next === undefined || (fact.mark !== null && fact.mark.kind !== "name"))
    return false;
  const { text } = fact.line;
  return /^[\u4e00-\u9fff]{3,8}$/u.test(text) && !looksLikeName(text) && isLabelled(next);
}

type Part = "head" | "entry" | "further";

/** Labels the run that begins at `from`; the index behind it, or `from` where it is none. */
function markRun(facts: Facts[], from: number, headed: boolean): number {
  const parts: Part[] = [];
  let widest = 0;
  let entries = 0;
  for (let i = from; i < facts.length && parts.length < LONGEST; i += 1) {
    const part = partOf(facts, i, parts, widest, headed);
    if (part === null) break;
    if (part === "entry") entries += 1;
    if (part !== "head") widest = Math.max(widest, (facts[i] as Facts).line.width);
    parts.push(part);
  }
  while (parts[parts.length - 1] === "head") parts.pop();
  const heads = parts.filter((part) => part === "head").length;
  if (entries < 2 && heads < 2) return from;
  if (!headed && heads > 0 && isPartHead(facts, from - 1)) relabel(facts, from - 1, "head", true);
  for (const [k, part] of parts.entries()) relabel(facts, from + k, part, parts[k + 1] !== "further");
  closeTable(facts, from + parts.length);
  return from + parts.length;
}

function partOf(
  facts: readonly Facts[],
  i: number,
  parts: readonly Part[],
  widest: number,
  headed: boolean,
): Part | null {
  const fact = facts[i] as Facts;
  const { text, width } = fact.line;
  if (fact.mark?.kind === "furniture") return null;
  if (headed && (isListHead(text) || isTrade(facts, i))) return "head";
  if ((headed && isEntry(fact)) || isLabelled(fact, parts.length > 0 ? FEWER_NAMES : LABELLED_NAMES))
    return "entry";
  const before = parts[parts.length - 1];
  const above = facts[i - 1] as Facts | undefined;
  if (before === undefined || above === undefined) return null;
  if (before !== "head" && isPartHead(facts, i)) return "head";
  const torn = before !== "head" && /[、·]$/u.test(above.line.text);
  const full = before !== "head" && above.line.width >= widest - 2 && width < above.line.width;
  if (
    (torn || full) &&
    !fact.ends &&
    fact.line.stop < 0 &&
    /^[\u4e00-\u9fff·、\s]+$/u.test(text) &&
    (torn || text.length <= 12)
  )
    return "further";
  if (!headed || fact.ends) return null;
  return BODY.test(text) ? "entry" : null;
}

/** Letters: what leads to a list with a colon and is longer is no display type. */
const LONGEST_INTRODUCED = 24;

/** `名单如下：` above a list comes to its end, and is no display type where it is long or the end of something longer. */
function comeToEnd(facts: Facts[], i: number): void {
  const fact = facts[i];
  if (fact === undefined || fact.mark !== null || !/[：:]$/u.test(fact.line.text)) return;
  const before = facts[i - 1];
  const further =
    before !== undefined &&
    before.mark === null &&
    before.line.commas > 0 &&
    !before.ends &&
    before.line.width >= fact.line.width;
  if (further) facts[i - 1] = { ...before, display: before.display - SURE };
  const long = further || fact.line.letters > LONGEST_INTRODUCED;
  facts[i] = { ...fact, pauses: false, leave: 0, display: long ? -SURE : fact.display };
}

/** So much likelier than anything else that only the run counts. */
const SURE = 9;

/** Makes the line at `i` that part of a list or a table; `last` where its paragraph ends there. */
export function relabel(facts: Facts[], i: number, part: Part, last: boolean): void {
  const fact = facts[i] as Facts;
  comeToEnd(facts, i - 1);
  const display = part === "head" ? SURE : -SURE;
  const opens = part === "entry" ? SURE : part === "further" ? -SURE : 0;
  facts[i] = {
    ...fact,
    mark: null,
    row: false,
    tabular: true,
    closed: last && part !== "head",
    pauses: false,
    display,
    opens,
    ends: part !== "head",
    leave: 0,
  };
}
