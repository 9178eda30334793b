import type { Block, DisplayBlock, MarkBlock, TextBlock } from "./blocks.js";
import { letterCount } from "./chars.js";
import { EVENT, isPenName, readHeadBlock } from "./head-block.js";
import type { Line } from "./lines.js";
import { cohesion, indexWords, type Words } from "./words.js";

/** An item of the page: the blocks that make one article or one picture, in printed order. */
export interface Item {
  readonly before: readonly (DisplayBlock | MarkBlock)[];
  readonly texts: readonly TextBlock[];
  /** What stands between the texts: between[k] between texts[k] and texts[k + 1]. */
  readonly between: readonly (readonly (DisplayBlock | MarkBlock)[])[];
  readonly after: readonly (DisplayBlock | MarkBlock)[];
  /** How much worse the page reads with the runner-up of this item's last decision. */
  readonly margin: number;
  readonly photo: boolean;
}

type Small = DisplayBlock | MarkBlock;

/** A gap: all that stands between two texts. */
interface Gap {
  readonly small: readonly Small[];
}

/** How the gap before text k was read. */
interface Choice {
  /** Items of the gap before `cut` belong to what stands above, the rest to what comes below; -1: one article goes on. */
  readonly cut: number;
  readonly score: number;
  readonly next: number;
}

/** State of the article that is open: has it a headline above it, has it signers. */
const HEADED = 1;
const SIGNED = 2;
/** The lines above end in a kicker's dash: its headline must stand below. */
const TORN = 4;
const STATES = 8;

/** Gaps longer than this are cut only near their ends: it keeps the search linear on lists and tables. */
const WIDE_GAP = 14;

/** What each kind of evidence weighs. Units: about the log of how many times likelier the reading gets. */
export const WEIGHTS = {
  /** The page sets its headline blocks on this side of the bodies. */
  side: 1.6,
  /** Character pairs of the headline found in the body, full share. */
  words: 6,
  /** A story with a dateline, signers, a bullet, or a jump line at its head begins there. */
  begins: 3,
  /** A jump line, a credit or a signature above: the story ended there. */
  ended: 3,
  /** A new article without any sign of its beginning. */
  unmarked: -4.2,
  /** An article for which the page has no headline. */
  headless: -3.6,
  headlessPhoto: -1.6,
  /** A short line inside a body. */
  crosshead: 0.6,
  /** Two headline blocks for one article. */
  twoHeads: -5,
} as const;

/** The partition of a page's blocks into items that reads best, over both habits of where headlines stand. */
export function partition(blocks: readonly Block[]): Item[] {
  const texts: TextBlock[] = [];
  const gaps: Small[][] = [[]];
  for (const block of blocks) {
    if (block.type === "text") {
      texts.push(block);
      gaps.push([]);
    } else gaps[gaps.length - 1]?.push(block);
  }
  attachCredits(texts, gaps);
  const longs = texts.map((t) => t.paragraphs.map((p) => p.text).join("\n"));
  const words = indexWords(
    blocks.flatMap((b) => (b.type === "display" ? [b.line.text] : [])),
    longs,
  );
  const page = {
    texts,
    longs,
    gaps: gaps.map((small) => ({ small })),
    words,
    photo: texts.map((t, k) => isPhoto(t, gaps[k + 1] ?? [])),
  };
  const before = search(page, WEIGHTS.side);
  const after = search(page, -WEIGHTS.side);
  return (before.score >= after.score ? before : after).items;
}

interface Page {
  readonly texts: readonly TextBlock[];
  readonly longs: readonly string[];
  readonly gaps: readonly Gap[];
  readonly words: Words;
  readonly photo: readonly boolean[];
}

/** Credits are read with the caption they follow, so nothing has to be moved; kept as a stage of its own. */
function attachCredits(_texts: TextBlock[], _gaps: Small[][]): void {}

const LONGEST_CAPTION = 420;
const LONGEST_PICTURE_STORY = 700;

/** A caption: it ends in a credit, or a credit follows it at once. */
function isPhoto(text: TextBlock, gap: readonly Small[]): boolean {
  if (isPictureStory(text, gap)) return true;
  if (text.size > LONGEST_CAPTION || text.head?.dateline != null) return false;
  if (text.tail.kind === "credit") return true;
  const next = gap[0];
  return next?.type === "mark" && next.mark.kind === "credit";
}

const PICTURES = /影[报報][道導]/u;

/** A picture story: a text that ends in `摄影报道`, so its words stand for its pictures. */
function isPictureStory(text: TextBlock, gap: readonly Small[]): boolean {
  if (text.size > LONGEST_PICTURE_STORY || text.head?.dateline != null) return false;
  const next = gap[0];
  if (next?.type === "mark" && next.mark.kind === "credit") return PICTURES.test(next.line.text);
  const last = text.paragraphs[text.paragraphs.length - 1]?.text ?? "";
  return text.tail.kind === "credit" && PICTURES.test(last.slice(text.tail.from));
}

function search(page: Page, side: number): { score: number; items: Item[] } {
  const n = page.texts.length;
  if (n === 0) return { score: 0, items: [] };
  const best: Float64Array[] = [];
  const second: Float64Array[] = [];
  const from: Int32Array[] = [];
  const choices: Choice[][] = [];
  for (let k = 0; k <= n; k += 1) {
    const row = new Float64Array(STATES).fill(-1e9);
    const runner = new Float64Array(STATES).fill(-1e9);
    const back = new Int32Array(STATES).fill(-1);
    const picked: Choice[] = new Array(STATES);
    for (let s = 0; s < STATES; s += 1) {
      const so = k === 0 ? (s === 0 ? 0 : -1e9) : (best[k - 1]?.[s] ?? -1e9);
      if (so <= -1e9) continue;
      for (const choice of choicesAt(page, k, s, side)) {
        const score = so + choice.score;
        if (score > (row[choice.next] ?? 0)) {
          runner[choice.next] = row[choice.next] ?? 0;
          row[choice.next] = score;
          back[choice.next] = s;
          picked[choice.next] = choice;
        } else if (score > (runner[choice.next] ?? 0)) runner[choice.next] = score;
      }
    }
    best.push(row);
    second.push(runner);
    from.push(back);
    choices.push(picked);
  }
  let state = 0;
  for (let s = 1; s < STATES; s += 1) if ((best[n]?.[s] ?? 0) > (best[n]?.[state] ?? 0)) state = s;
  const score = best[n]?.[state] ?? 0;
  const path: Choice[] = new Array(n + 1);
  const margins: number[] = new Array(n + 1);
  for (let k = n; k >= 0; k -= 1) {
    path[k] = choices[k]?.[state] as Choice;
    margins[k] = Math.min(99, (best[k]?.[state] ?? 0) - (second[k]?.[state] ?? 0));
    state = from[k]?.[state] ?? 0;
  }
  return { score, items: build(page, path, margins) };
}

/** All readings of the gap before text k (k = number of texts: the gap at the page's foot), from state `s`. */
function choicesAt(page: Page, k: number, s: number, side: number): Choice[] {
  const gap = page.gaps[k]?.small ?? [];
  const n = gap.length;
  const above = k > 0;
  const below = k < page.texts.length;
  const out: Choice[] = [];
  for (let cut = above ? 0 : 0; cut <= n; cut += 1) {
    if (!above && cut > 0) break;
    if (!below && cut < n) continue;
    if (n > WIDE_GAP && cut > WIDE_GAP / 2 && cut < n - WIDE_GAP / 2 && below) continue;
    const up = above ? closeAbove(page, k - 1, gap.slice(0, cut), s, side) : 0;
    const down = below ? openBelow(page, k, gap.slice(cut), side) : { score: 0, next: 0 };
    out.push({
      cut,
      score: up + down.score + (above && below ? boundary(page, k, gap, cut) : 0),
      next: down.next,
    });
  }
  if (above && below) {
    const score = goesOn(page, k, gap);
    if (score > -40) out.push({ cut: -1, score, next: s });
  }
  return out;
}

/** An article ends above this gap: its headline block and notes may follow it. */
function closeAbove(page: Page, k: number, small: readonly Small[], s: number, side: number): number {
  const photo = page.photo[k] === true;
  const text = page.texts[k] as TextBlock;
  let score = 0;
  let signed = (s & SIGNED) !== 0;
  const heads: Line[] = [];
  for (const [i, one] of small.entries()) {
    if (one.type === "display") {
      heads.push(one.line);
      continue;
    }
    const kind = one.mark.kind;
    if (kind === "furniture") continue;
    if (kind === "byline" || kind === "name") {
      const follows = i === 0;
      const sure = one.mark.score === 4 || one.mark.score <= 1;
      if (signed) score -= 4;
      else if (kind === "name" && sure) score += follows ? 2.5 : 1.5;
      else if (heads.length === 0) score += kind === "name" ? (follows ? 1.5 : 0.5) : photo ? -1 : -1.2;
      else score += kind === "name" ? 0 : -1.5;
      signed = true;
    } else if (kind === "credit") score += i === 0 ? 1 : heads.length > 0 ? -1 : -0.5;
    else if (kind === "note") score += 0.3;
    else if (kind === "jumpOn") score += i === 0 ? 2 : -1;
    else score -= 3;
  }
  const headed = (s & HEADED) !== 0;
  const torn = (s & TORN) !== 0;
  if (heads.length > 0) {
    const reading = readHeadBlock(heads, true);
    score += reading.score - side + WEIGHTS.words * (relation(page, heads, reading.roles, k, -1) - 0.4);
    if (headed && !torn) score += WEIGHTS.twoHeads;
    if (torn) score += 1.5;
  } else if (!headed) score += headless(text, photo);
  else if (torn) score -= 2;
  return score;
}

function headless(text: TextBlock, photo: boolean): number {
  if (photo) return WEIGHTS.headlessPhoto;
  if (text.bullet > 0) return -0.5;
  if (text.jumpFrom !== null) return -0.8;
  return WEIGHTS.headless;
}

/** An article begins below this gap: its headline block and signers may stand before it. */
function openBelow(
  page: Page,
  k: number,
  small: readonly Small[],
  side: number,
): { score: number; next: number } {
  const text = page.texts[k] as TextBlock;
  const photo = page.photo[k] === true;
  let score = 0;
  let next = text.head?.signature != null ? SIGNED : 0;
  const heads: Line[] = [];
  let signers = 0;
  for (const one of small) {
    if (one.type === "display") {
      if (signers > 0) score -= 2.5;
      heads.push(one.line);
      continue;
    }
    const kind = one.mark.kind;
    if (kind === "byline" || kind === "name") {
      if ((next & SIGNED) !== 0 && signers === 0) score -= 4;
      if (signers > 1) score -= 0.5;
      if (kind === "byline" || (one.mark.score > 1 && one.mark.score < 4)) signers += 1;
      next |= SIGNED;
      score += photo
        ? -2
        : kind === "name"
          ? one.mark.score === 4
            ? -2
            : one.mark.score < 2
              ? 0.3
              : 0.8
          : 2;
    } else if (kind === "credit") score += one.mark.signature?.both === true ? 1 : -2.5;
    else if (kind === "note") score -= 1.5;
    else if (kind === "jumpOn") score -= 6;
    else if (kind === "diary") score += 0.5;
  }
  const pen =
    side < 0 &&
    heads.length === 1 &&
    signers === 0 &&
    next === 0 &&
    isPenName(heads[0]?.text ?? "") &&
    text.bullet === 0;
  if (pen) {
    score += 0.4;
    next |= SIGNED;
  } else if (heads.length > 0) {
    const reading = readHeadBlock(heads, false);
    score += reading.score + side + WEIGHTS.words * (relation(page, heads, reading.roles, k, 1) - 0.4);
    next |= HEADED;
    if (/[—－]$/u.test(heads[heads.length - 1]?.text ?? "")) next |= TORN;
  }
  const begins =
    text.tail.kind === "dateline" ||
    text.head !== null ||
    signers > 0 ||
    text.bullet > 0 ||
    text.jumpFrom !== null ||
    photo;
  score += begins ? WEIGHTS.begins : k === 0 ? 0 : WEIGHTS.unmarked;
  if (text.size < 30 && !photo && text.bullet === 0) score -= 2;
  return { score, next };
}

/** How far the words of a headline block speak of the text on that side (a crosshead's texts count as one). */
function relation(
  page: Page,
  heads: readonly Line[],
  roles: readonly string[],
  k: number,
  step: 1 | -1,
): number {
  let all = "";
  for (const [i, line] of heads.entries()) if (roles[i] !== "column") all += `${line.text}\n`;
  let to = k;
  let size = page.texts[k]?.size ?? 0;
  while (size < 2500) {
    const next = to + step;
    const gap = page.gaps[step > 0 ? next : to]?.small ?? [];
    const text = page.texts[next];
    if (text === undefined || page.photo[next] === true || page.photo[to] === true) break;
    if (
      gap.length > 1 ||
      (gap.length === 1 && (gap[0]?.type !== "display" || letterCount(gap[0].line.text) > 18))
    )
      break;
    if (step > 0 ? text.head !== null || text.bullet > 0 : page.texts[to]?.head !== null) break;
    if (step > 0 ? page.texts[to]?.tail.jump !== null : text.tail.jump !== null) break;
    to = next;
    size += text.size;
  }
  return page.words.shareOf(all, Math.min(k, to), Math.max(k, to));
}

/** Two articles meet in this gap: what the text above ended with, and how far apart they stand. */
function boundary(page: Page, k: number, gap: readonly Small[], cut: number): number {
  const above = page.texts[k - 1] as TextBlock;
  let score = 0;
  const first = gap[0];
  const credited = first?.type === "mark" && first.mark.kind === "credit" && page.photo[k - 1] === true;
  if (credited && cut === 0) score -= 12;
  if (above.tail.jump !== null || page.photo[k - 1] === true) score += WEIGHTS.ended;
  else if (above.tail.kind === "name") score += 2;
  const edge = cut < gap.length ? gap[cut]?.line : page.texts[k]?.paragraphs[0]?.lines[0];
  if ((edge?.gap ?? 0) >= 3) score += 1;
  return score;
}

/** The article above goes on below the gap: what stands in it are crossheads. */
function goesOn(page: Page, k: number, gap: readonly Small[]): number {
  const above = page.texts[k - 1] as TextBlock;
  const below = page.texts[k] as TextBlock;
  let score = 0;
  if (below.head !== null) score -= below.head.dateline !== null ? 8 : 6;
  if (below.tail.kind === "dateline" && (above.head?.dateline != null || above.size < 400)) score -= 4;
  if (below.verse && !above.verse) score -= 3;
  if (above.head?.dateline != null && above.size < 350) score -= 1;
  if (below.bullet > 0) score -= above.bullet > 0 ? 4 : 1.5;
  if (below.jumpFrom !== null) score -= 8;
  if (above.tail.jump !== null) score -= 8;
  if (page.photo[k] === true || page.photo[k - 1] === true) score -= 7;
  if (above.tail.kind === "name") score -= 3;
  let heads = 0;
  const first = gap.find((one) => one.type === "display");
  if (first !== undefined) {
    const lines = [first.line];
    score +=
      WEIGHTS.words *
      Math.max(0, Math.max(relation(page, lines, [], k - 1, -1), relation(page, lines, [], k, 1)) - 0.4);
  }
  for (const one of gap) {
    if (one.type === "display") {
      heads += 1;
      score += crosshead(one.line);
      if (one.line.gap >= 3) score -= 1;
    } else if (one.mark.kind === "byline") score -= 7;
    else if (one.mark.kind === "name") score -= 3;
    else if (one.mark.kind === "credit") score -= 6;
    else if (one.mark.kind === "note") score -= 1;
    else if (one.mark.kind === "jumpOn") score -= 8;
  }
  if (below.head === null && below.bullet === 0) score += alike(page, k);
  if (heads > 1) score -= (heads - 1) * 2.5;
  if (heads === 0 && gap.length === 0) score += 1;
  return score;
}

/** Texts of one story speak of the same people and places; how far the two sides of this gap do. */
function alike(page: Page, k: number): number {
  let above = "";
  for (let i = k - 1; i >= 0 && above.length < 1500; i -= 1) {
    above = `${textOf(page, i).slice(-1500)}\n${above}`;
    if (page.texts[i]?.head !== null || (page.gaps[i]?.small ?? []).length > 1) break;
  }
  const share = cohesion(above.slice(-1500), textOf(page, k).slice(0, 1000)) * 100;
  return Math.max(-2, Math.min(3.5, (share - 7) * 0.35));
}

function textOf(page: Page, k: number): string {
  return page.longs[k] ?? "";
}

function crosshead(line: Line): number {
  const letters = letterCount(line.text);
  let score = WEIGHTS.crosshead;
  if (letters > 9) score -= (letters - 9) * 0.28;
  else if (letters <= 8) score += 0.4;
  if (letters < 3) score -= 0.5;
  if (line.spaced && letters > 6) score -= 2.5;
  if (/[\u4e00-\u9fff”」] [\u4e00-\u9fff“「]/u.test(line.text) && !line.spaced) score -= 1.5;
  if (EVENT.test(line.text)) score -= 1;
  if (/^[—－]|[—：:]$/u.test(line.text)) score -= 2;
  return score;
}

/** Turns the chosen readings of all gaps into items. */
function build(page: Page, path: readonly Choice[], margins: readonly number[]): Item[] {
  const items: Item[] = [];
  let before: readonly Small[] = page.gaps[0]?.small ?? [];
  let texts: TextBlock[] = [];
  let between: (readonly Small[])[] = [];
  let margin = margins[0] ?? 0;
  let photo = false;
  for (let k = 0; k < page.texts.length; k += 1) {
    texts.push(page.texts[k] as TextBlock);
    photo ||= page.photo[k] === true;
    const gap = page.gaps[k + 1]?.small ?? [];
    const choice = path[k + 1] as Choice;
    margin = Math.min(margin, margins[k + 1] ?? 0);
    if (choice.cut < 0) {
      between.push(gap);
      continue;
    }
    items.push({
      before,
      texts,
      between,
      after: gap.slice(0, choice.cut),
      margin,
      photo: photo && texts.length === 1,
    });
    before = gap.slice(choice.cut);
    texts = [];
    between = [];
    photo = false;
    margin = margins[k + 1] ?? 0;
  }
  return items;
}
