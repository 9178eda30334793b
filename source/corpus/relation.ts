import { letterCount } from "./chars.js";
import type { Layout } from "./layout.js";
import type { Line } from "./lines.js";
import { WEIGHTS } from "./weights.js";
import { cohesion } from "./words.js";

/** Characters of a story looked at beyond the text next to the headline, across its crossheads. */
const REACH = 2500;

/** Letters: a longer line between two texts is no crosshead to look across. */
const LONGEST_CROSSHEAD = 18;

/**
 * How far the words of a headline block speak of the text on that side of it, 0 to 1. Texts that only a
 * crosshead parts count as one. Standing heads say nothing of a story and are left out.
 */
export function relation(
  page: Layout,
  heads: readonly Line[],
  roles: readonly string[],
  k: number,
  step: 1 | -1,
): number {
  let all = "";
  for (const [i, line] of heads.entries()) if (roles[i] !== "column") all += `${line.text}\n`;
  let to = k;
  let size = page.texts[k]?.size ?? 0;
  while (size < REACH && goesAcross(page, to, step)) {
    to += step;
    size += page.texts[to]?.size ?? 0;
  }
  return page.words.shareOf(all, Math.min(k, to), Math.max(k, to));
}

/** Letters of a headline block whose words weigh as they are; a longer one says more, a shorter one less. */
const TYPICAL = 12;

/** How much more or less the block speaks of that side than a block does by chance. */
export function speaksOf(
  page: Layout,
  heads: readonly Line[],
  roles: readonly string[],
  k: number,
  step: 1 | -1,
): number {
  let letters = 0;
  for (const [i, line] of heads.entries()) if (roles[i] !== "column") letters += letterCount(line.text);
  const size = Math.max(0.7, Math.min(1.6, Math.sqrt(letters / TYPICAL)));
  return size * (relation(page, heads, roles, k, step) - WEIGHTS.wordsExpected);
}

/** May text `k` and the one next to it on that side be parts of one story? */
function goesAcross(page: Layout, k: number, step: 1 | -1): boolean {
  const next = page.texts[k + step];
  const here = page.texts[k];
  if (next === undefined || here === undefined) return false;
  if (page.photo[k + step] === true || page.photo[k] === true) return false;
  const gap = page.gaps[step > 0 ? k + 1 : k] ?? [];
  if (gap.length > 1) return false;
  const only = gap[0];
  if (only !== undefined && (only.type !== "display" || letterCount(only.line.text) > LONGEST_CROSSHEAD))
    return false;
  const [first, second] = step > 0 ? [here, next] : [next, here];
  return second.head === null && second.bullet === 0 && first.tail.jump === null;
}

const ABOVE = 1000;
const BELOW = 700;
/** Per cent of shared pairs where two texts are as likely one story's as two stories'. */
const EVEN = 7;

/** Texts of one story speak of the same people and places: how far the two sides of gap k do, as a score. */
export function alike(page: Layout, k: number): number {
  let above = "";
  for (let i = k - 1; i >= 0 && above.length < ABOVE; i -= 1) {
    above = `${(page.longs[i] ?? "").slice(-ABOVE)}\n${above}`;
    if (page.texts[i]?.head !== null || (page.gaps[i] ?? []).length > 1) break;
  }
  const share = cohesion(above.slice(-ABOVE), (page.longs[k] ?? "").slice(0, BELOW)) * 100;
  return Math.max(-2, Math.min(3.5, (share - EVEN) * 0.35));
}
