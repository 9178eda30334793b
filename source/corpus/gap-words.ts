import type { HeadRole } from "./head-block.js";
import type { Layout } from "./layout.js";
import type { Line } from "./lines.js";
import { edgesOf, type WordIndex } from "./words.js";

/** The two sides of a gap, as bits. */
export const ABOVE = 1;
export const BELOW = 2;
export type Side = typeof ABOVE | typeof BELOW;

/** Characters of a story looked at beyond the text next to the headline, across its crossheads. */
const REACH = 2500;

/** Letters: a longer line between two texts is no crosshead to look across. */
const LONGEST_CROSSHEAD = 18;

/** The texts that count as standing on one side of a gap, `from` to `to` inclusive; none where `to` is less. */
interface Reach {
  readonly from: number;
  readonly to: number;
}

/** One display line: its pairs that the index knows, and on which sides of the gap each is found. */
interface LineWords {
  readonly pairs: readonly number[];
  readonly sides: readonly number[];
  readonly edges: readonly [number, number];
}

/** The words of a gap's display lines, held against the texts on either side once, for all the blocks made of them. */
export class GapWords {
  private readonly lines: readonly LineWords[];

  constructor(
    lines: readonly Line[],
    private readonly index: WordIndex,
    private readonly above: Reach,
    private readonly below: Reach,
  ) {
    this.lines = lines.map(({ text }) => {
      const pairs = index.pairsOf(text);
      return { pairs, sides: pairs.map((pair) => this.sidesOf(pair)), edges: edgesOf(text) };
    });
  }

  private sidesOf(pair: number): number {
    const above = this.index.isIn(pair, this.above.from, this.above.to) ? ABOVE : 0;
    return above | (this.index.isIn(pair, this.below.from, this.below.to) ? BELOW : 0);
  }

  /**
   * How much of the words of lines `[from, to)` the texts on that side have, 0 to 1. Standing heads and names say nothing of a
   * story and are left out: `roles[0]` is that of line `from`.
   */
  share(from: number, to: number, roles: readonly HeadRole[], side: Side): number {
    let all = 0;
    let hit = 0;
    let before = 0;
    for (let k = from; k < to; k += 1) {
      if (roles[k - from] === "column" || roles[k - from] === "name") continue;
      const { pairs, sides, edges } = this.lines[k] as LineWords;
      const joint = this.index.numberOf(before, edges[0]);
      if (joint >= 0) {
        const weight = this.index.weightOf(joint);
        all += weight;
        if ((this.sidesOf(joint) & side) !== 0) hit += weight;
      }
      for (let i = 0; i < pairs.length; i += 1) {
        const weight = this.index.weightOf(pairs[i] ?? 0);
        all += weight;
        if (((sides[i] ?? 0) & side) !== 0) hit += weight;
      }
      before = edges[1];
    }
    return all === 0 ? 0 : hit / all;
  }
}

type Page = Pick<Layout, "texts" | "gaps" | "photo">;

/** The words of gap k's display lines beside the texts above and below it. */
export function holdAgainst(page: Page, k: number, index: WordIndex): GapWords {
  const up = { from: reach(page, k - 1, -1), to: k - 1 };
  const down = { from: k, to: reach(page, k, 1) };
  return new GapWords(page.gaps[k]?.heads.lines ?? [], index, up, down);
}

/** How far the text next to a gap goes on that side: texts that only a crosshead parts count as one. */
function reach(page: Page, from: number, step: 1 | -1): number {
  let at = from;
  let size = page.texts[from]?.size ?? 0;
  while (size < REACH && goesAcross(page, at, step)) {
    at += step;
    size += page.texts[at]?.size ?? 0;
  }
  return at;
}

/** May text `k` and the one next to it on that side be parts of one story? */
function goesAcross(page: Page, k: number, step: 1 | -1): boolean {
  const next = page.texts[k + step];
  const here = page.texts[k];
  if (next === undefined || here === undefined) return false;
  if (page.photo[k + step] === true || page.photo[k] === true) return false;
  const gap = page.gaps[step > 0 ? k + 1 : k]?.small ?? [];
  if (gap.length > 1) return false;
  const only = gap[0];
  if (only !== undefined && (only.type !== "display" || only.line.letters > LONGEST_CROSSHEAD)) return false;
  const [first, second] = step > 0 ? [here, next] : [next, here];
  return second.head === null && second.bullet === 0 && first.tail.jump === null;
}
