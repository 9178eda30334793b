import type { Article } from "../corpus/article.js";
import type { Part } from "../corpus/ledger.js";
import { type PageReading, type ReadBlock, readPage } from "../corpus/read-page.js";
import type { PeekBlock, PeekText } from "../ui/state.js";

/** Calls with a larger margin than this are not close, and nobody need doubt them. */
const CLOSE = 2;

/** The page's blocks as the parser read them, with the article's own marked. */
export function peekAt(text: string, article: Article): PeekText {
  const reading = readPage(text, article.source);
  // The loader may have lengthened an id to keep it apart from another page's.
  const own = reading.articles.findIndex((each) => article.id.startsWith(each.id));
  const parts = reading.parts.toSorted((a, b) => a.start - b.start);
  const blocks: Mutable[] = [];
  let before: ReadBlock | null = null;
  let next = 0;
  for (const line of reading.blocks) {
    while ((parts[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next += 1;
    const roles = rolesOf(line, parts, next, reading);
    const last = blocks.at(-1);
    const raw = text.slice(line.start, line.end).replace(/\s*\r?\n\s*/gu, " ");
    if (last !== undefined && before !== null && goesOn(before, line, last.roles, roles)) {
      last.lines.push(raw);
      doubt(last, line);
    } else {
      const block: Mutable = {
        lines: [raw],
        roles,
        score: null,
        runnerUp: null,
        own: own >= 0 && line.article === own,
      };
      doubt(block, line);
      blocks.push(block);
    }
    before = line;
  }
  return blocks;
}

type Mutable = { -readonly [K in keyof PeekBlock]: PeekBlock[K] } & { lines: string[] };

/** What became of a line: its fields in their order; marks that a field's meaning replaces only where nothing else is. */
function rolesOf(line: ReadBlock, parts: readonly Part[], from: number, reading: PageReading): string[] {
  const roles = new Set<string>();
  for (let index = from; index < parts.length; index += 1) {
    const part = parts[index] as Part;
    if (part.start >= line.end) break;
    const photo = part.article !== null && reading.articles[part.article]?.kind === "photo";
    if (part.use !== "decoration") roles.add(photo && part.use === "body" ? "caption" : part.use);
  }
  return roles.size === 0 ? [line.role] : [...roles];
}

/** A line that belongs to the block before it: a paragraph's further line, a headline's second one. */
function goesOn(
  before: ReadBlock,
  line: ReadBlock,
  had: readonly string[],
  roles: readonly string[],
): boolean {
  if (line.article !== before.article || !roles.every((role) => had.includes(role))) return false;
  return line.label === "more" || (line.label === "display" && before.label === "display");
}

/** The closest call of a block is the one to tell. */
function doubt(block: Mutable, { score, runnerUp }: ReadBlock): void {
  if (score >= CLOSE || runnerUp === "" || (block.score !== null && block.score <= score)) return;
  block.score = score;
  block.runnerUp = runnerUp;
}
