import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { addUp } from "../corpus/ledger.js";
import { type ReadBlock, readPage } from "../corpus/read-page.js";

/**
 * `npm run explain -- FILE|FOLDER`: how the parser read a page, for tuning its rules and for a report of a page
 * that was read wrong. For a file, each line with the role it was given, how much better the page reads with it
 * than with the runner-up, and its article; for a folder, the close calls of all its pages, the closest first.
 */

/** Calls with a larger margin than this are not close. */
const CLOSE = 2;

interface Call {
  readonly page: string;
  readonly block: ReadBlock;
  readonly text: string;
}

function cut(text: string, length: number): string {
  const chars = [...text.replace(/\s+/gu, " ")];
  return chars.length <= length ? chars.join("") : `${chars.slice(0, length - 1).join("")}…`;
}

/** No control character of a page reaches the terminal. */
function shown(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, "");
}

function explainPage(path: string): void {
  const raw = readFileSync(path, "utf8");
  const reading = readPage(raw, path);
  const { page } = reading;
  console.log(
    `${path}: ${page.paper ?? "?"}, ${page.date ?? "no date"}, page ${page.number ?? "?"}, ${page.section ?? "no section"}`,
  );
  let open: number | null = -1;
  for (const block of reading.blocks) {
    if (block.article !== open) {
      open = block.article;
      const article = open === null ? undefined : reading.articles[open];
      if (article !== undefined)
        console.log(`\n${article.id} ${article.kind} ${article.headline ?? "(no headline)"}`);
    }
    const runner = `${block.score.toFixed(1)} over ${block.runnerUp}`;
    console.log(
      `  ${block.role.padEnd(10)} ${runner.padEnd(18)} ${cut(shown(raw.slice(block.start, block.end)), 44)}`,
    );
  }
  const sum = addUp(raw, reading.parts);
  console.log(`\n${sum.placed} of ${sum.visible} visible characters have their place`);
}

function closeCalls(path: string): Call[] {
  const raw = readFileSync(path, "utf8");
  return readPage(raw, path)
    .blocks.filter((block) => block.score < CLOSE)
    .map((block) => ({ page: path, block, text: shown(raw.slice(block.start, block.end)) }));
}

function explainFolder(folder: string): void {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  const calls = pages.flatMap((name) => closeCalls(join(folder, name)));
  calls.sort((a, b) => a.block.score - b.block.score);
  for (const { page, block, text } of calls) {
    const call = `${block.role} or ${block.runnerUp}`;
    console.log(`${block.score.toFixed(2).padStart(6)}  ${call.padEnd(22)} ${cut(text, 40)}  ${page}`);
  }
  console.log(`${calls.length} close calls on ${pages.length} pages`);
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error("explain: name a page's file, or a folder of pages");
  process.exitCode = 2;
}
for (const path of paths) {
  try {
    if (statSync(path).isDirectory()) explainFolder(path);
    else explainPage(path);
  } catch (error) {
    console.error(`explain: ${path}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}
