import { charSet, isAmong, STOP } from "./chars.js";
import type { Facts } from "./line-facts.js";
import { ROLE_INSIDE } from "./roles.js";
import { bytes, scratch } from "./scratch.js";
import { allLookLikeNames } from "./signers.js";
import { readTail } from "./tail.js";

/** A credit ends so, if not with a name. */
const ENDS = charSet("摄攝影图圖供道導发發）)觉覺绘繪文片");
/** Characters: no credit's last line is longer; so little may be the end of a name. */
const LONGEST = 30;
const SHORT = 6;
/** Characters behind a sentence's end at a line's end: so few say nothing by themselves. */
const FEW = 3;
/** A line's end inside a credit's last word (`摄` / `影报道`): what stands in front of it looks complete. */
const INSIDE_WORD = /^(?:[摄攝]影|影[报報]|[报報][道導]|供[图圖]|[图圖]片|漫[画畫])$/u;

/** Whose picture it is, behind who took it: `甲摄` / `（影像某某）`. */
const AGENCY = /^[（(][^（）()，。,]{2,8}[）)]$/u;

/** `新华社/法新`: an agency that gives its pictures without a name. */
const FOREIGN = /[/／](?:路透|法新|美[联聯]|埃菲)社?$/u;

const tornOf = scratch(bytes);

/**
 * Credits that run on in a caption's last sentence and that the column's end tore (`…。本报记者` / `甲 摄`): by its look alone the
 * second line is a credit of its own and the first one lacks its end. 1 for each line, by index, that goes on with such a credit; good until the next page's.
 */
export function findTornCredits(facts: readonly Facts[]): Uint8Array {
  const torn = tornOf(facts.length);
  for (let i = 1; i < facts.length; i += 1) {
    const { text } = (facts[i] as Facts).line;
    if (torn[i - 1] === 1 || text.length > LONGEST || !mayEnd(text)) continue;
    for (let from = i - 1; from >= Math.max(0, i - 2); from -= 1) {
      const { ends, line } = facts[from] as Facts;
      if (ends) break;
      if ((line.holds & STOP) === 0 || !isTorn(facts.slice(from, i + 1))) continue;
      torn.fill(1, from + 1, i + 1);
      break;
    }
  }
  return torn;
}

/** A credit, or the name at its end, may end with a line that reads so. */
function mayEnd(text: string): boolean {
  return text.length <= SHORT || isAmong(ENDS, text, text.length - 1);
}

/** A credit begins in the first of these lines, behind a sentence's end, and ends with the last. */
function isTorn(lines: readonly Facts[]): boolean {
  const head = lines[0]?.line.text ?? "";
  const last = lines[lines.length - 1];
  // `摄影：甲某` / `某`: of a name that ends its credit the line above may hold enough to look complete.
  const rest = /^[\u4e00-\u9fff]{1,2}$/u.test(last?.line.text ?? "");
  const above = lines[lines.length - 2]?.line.text ?? "";
  if (AGENCY.test(last?.line.text ?? "") && /[摄攝]$/u.test(above)) return true;
  const inside = INSIDE_WORD.test(`${above[above.length - 1]}${last?.line.text[0]}`);
  if (!inside && lines.slice(0, -1).some((fact) => fact.closed && isWhole(fact, rest))) return false;
  const tail = readTail(lines.map(({ line }) => line.text).join("\n"));
  if (tail.kind !== "credit" || tail.signature === null || tail.from >= head.length) return false;
  const begins = head.slice(tail.from).trim();
  if (begins === "" || tail.from === 0) return false;
  const { signers } = tail.signature;
  if (rest && signers.length > 0 && !inside)
    return allLookLikeNames(tail.signature) || /^[图圖].{1,3}[：:]/u.test(begins);
  if (last?.mark?.kind !== "credit" || begins.length <= FEW || ROLE_INSIDE.test(begins)) return true;
  const begun = signers.filter((signer) => signer.from < head.length);
  return begun.length === 0 || allLookLikeNames({ ...tail.signature, signers: begun });
}

/** The line ends with a credit to which nothing is to come: it has its names, and the last of them, which may go on in `rest`, is not its end. */
function isWhole({ line }: Facts, rest: boolean): boolean {
  if (line.open > 0) return false;
  const { kind, signature } = readTail(line.text);
  if (kind !== "credit" || signature === null) return true;
  const last = signature.signers[signature.signers.length - 1];
  if (last === undefined) return FOREIGN.test(line.text);
  return !(rest && last.to === line.text.length);
}
