/**
 * Marked headline blocks, many to a file, as pages: what is learnt of their lines needs no whole stories. A block is one printed line a line, with its
 * role in front (C standing head, K kicker, H headline, D deck), then B and the story's first words; an empty line parts blocks. Each page is set in
 * type as extractors leave pages; what the block does not tell (where columns break, what stands tight, on which side of the text it stands) is
 * drawn by lot, always the same for a page.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Chance, chance } from "../trust/random.js";
import type { Wanted } from "./score.js";
import { wrap } from "./set-page.js";
import type { MarkedFile, MarkedSet } from "./sets.js";

const ROLES = { C: "column", K: "kicker", H: "headline", D: "deck" } as const;
type Mark = keyof typeof ROLES;

interface Block {
  readonly lines: readonly { readonly mark: Mark; readonly text: string }[];
  readonly body: string;
}

const LINE = /^([CKHDB]) (.*)$/u;

function blocksOf(text: string): Block[] {
  return text.split(/\n\s*\n/u).flatMap((part) => {
    const lines: { mark: Mark; text: string }[] = [];
    let body = "";
    for (const raw of part.split("\n")) {
      const [, mark, words = ""] = LINE.exec(raw.trim()) ?? [];
      if (mark === "B") body = words.trim();
      else if (mark !== undefined) lines.push({ mark: mark as Mark, text: words.trim() });
    }
    return body !== "" && lines.some(({ mark }) => mark === "H") ? [{ lines, body }] : [];
  });
}

const FOLDER = fileURLToPath(new URL("heads", import.meta.url));
const BLOCKS_A_PAGE = 6;

/** The blocks of the repository, six to a page. */
export function loadHeadPages(): MarkedSet {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".heads"))
    .sort();
  const pages = files.flatMap((name, f) => {
    const blocks = blocksOf(readFileSync(join(FOLDER, name), "utf8"));
    return Array.from({ length: Math.ceil(blocks.length / BLOCKS_A_PAGE) }, (_, page) => {
      const own = blocks.slice(page * BLOCKS_A_PAGE, (page + 1) * BLOCKS_A_PAGE);
      return setBlocks(own, `${name.replace(".heads", "")}-${page}.txt`, chance(1000 * (f + 1) + page));
    });
  });
  return { name: "heads", pages };
}

function setBlocks(blocks: readonly Block[], name: string, draw: Chance): MarkedFile {
  // Of a text layer's pages most have their headlines below their texts.
  const above = draw.percent(30);
  let raw = ` 某某日报 2025年6月22日 星期日 要闻 ${1 + draw.int(8)}\n`;
  const wanted: Wanted[] = [];
  for (const { lines, body } of blocks) {
    const head = lines.map(({ mark, text }, i) => ({ text, tight: isTight(lines[i - 1]?.mark, mark, draw) }));
    const column = wrap(body, 15 + draw.int(8)).map((text) => ({ text, tight: false }));
    for (const { text, tight } of above ? [...head, ...column] : [...column, ...head])
      raw += `${tight ? "" : "\n"}${text}\n`;
    wanted.push(wantedOf(lines, body));
  }
  return { name, raw, wanted };
}

/** The lines of one part stand tight mostly, a deck under its headline often, others never. */
function isTight(before: Mark | undefined, mark: Mark, draw: Chance): boolean {
  if (before === mark) return draw.percent(60);
  return before === "H" && mark === "D" && draw.percent(40);
}

function wantedOf(lines: Block["lines"], body: string): Wanted {
  const field = (mark: Mark) =>
    lines
      .filter((line) => line.mark === mark)
      .map(({ text }) => text)
      .join(" ") || null;
  return {
    kind: "news",
    column: field("C"),
    kicker: field("K"),
    headline: field("H"),
    deck: field("D"),
    body: [{ type: "paragraph", text: body }],
  } as Wanted;
}
