import { isOfSeveral } from "./formal.js";
import { ABOVE, BELOW } from "./gap-words.js";
import type { HeadRole } from "./head-block.js";
import type { Gap, Layout } from "./layout.js";
import type { Line } from "./lines.js";
import { PACKAGES, TOPS, WEIGHTS } from "./weights.js";

/** A reading of lines above a body without its headline. `torn`: a kicker that waits for it. */
export type Unheaded = readonly [roles: readonly HeadRole[], score: number, torn: boolean];

/** Letters: no shorter line is a package's headline, and none that stands under a standing head. */
const SHORTEST_PACKAGE = 8;
const SHORTEST_TITLE = 6;
/** How much a line by itself looks like a standing head that has the form of one (`某某·某某`). */
const PLAIN = 1;

/**
 * Readings of `count` lines of gap `k` from `from` on as a package's headline, of one line or under a standing head also of two, where the
 * headline of its first story stands below that story's body. `brief`: a mark opens that story.
 */
export function packageHeads(
  page: Layout,
  k: number,
  from: number,
  count: number,
  brief: boolean,
): Unheaded[] {
  const { heads } = page.gaps[k] as Gap;
  const out: Unheaded[] = [];
  const label = heads.labelScore(from);
  const dated = page.texts[k]?.head?.dateline != null;
  if (k > 0 && count === 1 && !brief && (dated || isSigned(page, k)) && mayBePackage(page, k, from)) {
    const above = page.words[k]?.share(from, from + 1, [], ABOVE) ?? 1;
    const below = page.words[k]?.share(from, from + 1, [], BELOW) ?? 0;
    // A story of a package speaks of its headline; what may be a standing head and shares no word is one.
    const said = below === 0 && label > -1 ? TOPS.groupStrange : TOPS.groupSaid * Math.min(0.5, below);
    const several = isOfSeveral(heads.lines[from]?.text ?? "") ? PACKAGES.several / 2 : 0;
    // Over a byline stands as often the headline of the story above, which says some word of it.
    if (dated || above === 0) out.push([["group"], said + several - WEIGHTS.words * above, false]);
  }
  const titled = heads.lines.slice(from + 1, from + count);
  // Three lines may as well be a kicker, a headline and its deck: over two the standing head must be plain.
  // A reader's question has a headline of its own.
  const asked = /^[问問][：:]/u.test(page.texts[k]?.paragraphs[0]?.text ?? "");
  const standing = titled.length > 0 && label >= (titled.length > 1 ? PLAIN : 0) && !asked;
  if (standing && titled.every((line) => line.letters >= SHORTEST_TITLE)) {
    // A line that speaks of this story is its headline.
    const own = page.words[k]?.share(from + 1, from + count, [], BELOW) ?? 0;
    const score = TOPS.group - Math.min(2, PACKAGES.ownWeight * Math.max(0, own - PACKAGES.own));
    const roles: HeadRole[] = ["column", ...titled.map(() => "group" as const)];
    out.push([roles, score + label + (page.standing[k] ?? 0), false]);
  }
  return out;
}

/** Who wrote the story below is printed above it. */
function isSigned(page: Layout, k: number): boolean {
  return (page.gaps[k] as Gap).small.some((one) => one.type === "mark" && one.mark.kind === "byline");
}

/** A line right above a body whose own headline stands below it as those of the next do: a package's headline. */
function mayBePackage(page: Layout, k: number, from: number): boolean {
  const { lines } = (page.gaps[k] as Gap).heads;
  const { text, letters } = lines[from] as Line;
  if (letters < SHORTEST_PACKAGE) return false;
  return from + 1 === lines.length && !/[—－：:]$|^[—－]/u.test(text);
}
