import { addUp } from "../corpus/ledger.js";
import { type PageReading, type ReadBlock, readPage } from "../corpus/read-page.js";
import { decodeBig5 } from "../library/big5.js";
import { bytesOf, isWarning, textOf } from "../library/read-file.js";
import { isFolder, type PageFile, walk } from "../library/walk.js";
import { isTrouble, type Warning, warningText } from "../library/warnings.js";
import { printable } from "../typeset/safe.js";
import { langOf, troubleLine } from "./context.js";
import { outputStream, watchOutput } from "./output.js";
import { EXIT } from "./table.js";

/**
 * `npm run explain -- FILE|FOLDER…`: how the parser read a page, for tuning its rules and for a report of a page
 * that was read wrong. For a file, each line with the role it was given, how much better the page reads with it
 * than with the runner-up, and its article; for folders, the close calls of all their pages, the closest first.
 */

/** Calls with a larger margin than this are not close. */
const CLOSE = 2;

interface Page {
  readonly path: string;
  readonly text: string;
  readonly reading: PageReading;
}

function cut(text: string, length: number): string {
  const chars = [...printable(text.replace(/\s+/gu, " "))];
  return chars.length <= length ? chars.join("") : `${chars.slice(0, length - 1).join("")}…`;
}

/** A page read as the reader reads it: whatever its encoding, its front matter taken off. */
function pageOf(file: PageFile): Page | Warning {
  const bytes = bytesOf(file);
  if (isWarning(bytes)) return bytes;
  const decoded = textOf(file, bytes, null, { big5: decodeBig5 });
  if (decoded === null || isWarning(decoded))
    return decoded ?? { kind: "not-text", path: file.path, detail: "" };
  const { text, hints } = decoded;
  return { path: file.path, text, reading: readPage(text, file.name, hints) };
}

function explainPage({ path, text, reading }: Page): void {
  const { paper, date, number, section } = reading.page;
  console.log(
    printable(
      `${path}: ${paper ?? "no paper"}, ${date ?? "no date"}, page ${number ?? "?"}, ${section ?? "no section"}`,
    ),
  );
  let open: number | null = -1;
  for (const block of reading.blocks) {
    if (block.article !== open) {
      open = block.article;
      const article = open === null ? undefined : reading.articles[open];
      if (article !== undefined)
        console.log(`\n${article.id} ${article.kind} ${printable(article.headline ?? "(no headline)")}`);
    }
    const runner = `${block.score.toFixed(1)} over ${block.runnerUp}`;
    console.log(
      `  ${block.role.padEnd(10)} ${runner.padEnd(18)} ${cut(text.slice(block.start, block.end), 44)}`,
    );
  }
  const sum = addUp(text, reading.parts);
  console.log(`\n${sum.placed} of ${sum.visible} visible characters have their place`);
}

function explainClose(pages: readonly Page[]): void {
  const calls = pages.flatMap((page) =>
    page.reading.blocks.filter(({ score }) => score < CLOSE).map((block) => ({ page, block })),
  );
  calls.sort((a, b) => a.block.score - b.block.score);
  for (const { page, block } of calls) console.log(closeCall(page, block));
  console.log(`${calls.length} close calls on ${pages.length} pages`);
}

function closeCall({ path, text }: Page, block: ReadBlock): string {
  const call = `${block.role} or ${block.runnerUp}`;
  const line = cut(text.slice(block.start, block.end), 40);
  return `${block.score.toFixed(2).padStart(6)}  ${call.padEnd(22)} ${line}  ${printable(path)}`;
}

function tell(warning: Warning): void {
  const { what, remedy } = warningText(warning, langOf({}, process.env));
  process.stderr.write(troubleLine(warning.path, what, remedy));
  if (isTrouble(warning)) process.exitCode = EXIT.trouble;
}

function explain(paths: readonly string[]): void {
  const ofFolders: Page[] = [];
  for (const path of paths) {
    const inFolder = isFolder(path);
    for (const found of walk([path])) {
      const page = "warning" in found ? found.warning : pageOf(found.file);
      if (isWarning(page)) tell(page);
      else if (inFolder) ofFolders.push(page);
      else explainPage(page);
    }
  }
  if (ofFolders.length > 0) explainClose(ofFolders);
}

watchOutput((code) => process.exit(code === null ? EXIT.found : EXIT.trouble));
// What is told here goes through the console, and so through the stream.
outputStream();
const paths = process.argv.slice(2);
if (paths.length > 0) explain(paths);
else {
  process.stderr.write(
    troubleLine("explain", "no page is named", "name a page's file, or a folder of pages"),
  );
  process.exitCode = EXIT.trouble;
}
