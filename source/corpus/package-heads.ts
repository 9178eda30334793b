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
  if (k > 0 && count === 1 && !brief && mayBePackage(page, k, from)) {
    const above = page.words[k]?.share(from, from + 1, [], ABOVE) ?? 1;
    const below = page.words[k]?.share(from, from + 1, [], BELOW) ?? 0;
    // A story of a package speaks of its headline; what may be a standing head and shares no word is one.
    const said = below === 0 && label > -1 ? TOPS.groupStrange : TOPS.groupSaid * Math.min(0.5, below);
    const several = isOfSeveral(heads.lines[from]?.text ?? "") ? PACKAGES.several / 2 : 0;
    out.push([["group"], said + several - WEIGHTS.words * above, false]);
  }
  const titled = heads.lines.slice(from + 1, from + count);
  // Three lines may as well be a kicker, a headline and its deck: over two the standing head must be plain.
  const standing = titled.length > 0 && label >= (titled.length > 1 ? PLAIN : 0);
  if (standing && titled.every((line) => line.letters >= SHORTEST_TITLE)) {
    // A line that speaks of this story is its headline.
    const own = page.words[k]?.share(from + 1, from + count, [], BELOW) ?? 0;
    const score = TOPS.group - Math.min(2, PACKAGES.ownWeight * Math.max(0, own - PACKAGES.own));
    const roles: HeadRole[] = ["column", ...titled.map(() => "group" as const)];
    out.push([roles, score + label + (page.standing[k] ?? 0), false]);
  }
  return out;
}

/** A line above a body with a dateline, whose own headline stands below it as those of the next do: a package's headline. */
function mayBePackage(page: Layout, k: number, from: number): boolean {
  const { lines } = (page.gaps[k] as Gap).heads;
  const { text, letters } = lines[from] as Line;
  if (page.texts[k]?.head?.dateline == null || letters < SHORTEST_PACKAGE) return false;
  return from + 1 === lines.length && !/[—－：:]$|^[—－]/u.test(text);
}
