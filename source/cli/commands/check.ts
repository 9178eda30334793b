import { addUp } from "../../corpus/ledger.js";
import { readPage } from "../../corpus/read-page.js";
import { bytesOf, type Decoders, isWarning, textOf } from "../../library/read-file.js";
import { withBytes } from "../../library/read-once.js";
import { type PageFile, walk } from "../../library/walk.js";
import { isTrouble, type Warning } from "../../library/warnings.js";
import type { Context } from "../context.js";
import { encodingOf, tell } from "../corpus.js";
import { writeLines, writeObject } from "../json.js";
import { page } from "../pager.js";
import { EXIT } from "../table.js";
import { checkRows } from "./check-rows.js";

export interface PageReport {
  readonly path: string;
  readonly encoding: string;
  readonly articles: number;
  readonly pictures: number;
  /** Visible characters of the page, and those that are in no field, or in two. */
  readonly characters: number;
  readonly unplaced: number;
  readonly broken: number;
  /** Blocks that nearly read as something else. */
  readonly close: number;
  readonly date: string | null;
  readonly dateInferred: boolean;
  /** Lines of the block at its head that were not understood. */
  readonly frontMatter: readonly string[];
  /** Why somebody should look at it; empty where all is well. */
  readonly look: readonly ("no-items" | "unplaced" | "broken" | "close" | "front-matter")[];
}

/** Reads pages as the reader does and says of each how it went. Exit 1 where a page needs a look. */
export async function check(context: Context): Promise<number> {
  const { options, words, args } = context;
  const decoders: Decoders = { big5: (await import("../../library/big5.js")).decodeBig5 };
  const insist = encodingOf(context);
  const reports: PageReport[] = [];
  const warnings: Warning[] = [];
  for (const found of walk(args.length > 0 ? args : context.paths)) {
    const file = "warning" in found ? found.warning : await withBytes(found.file);
    const report = isWarning(file) ? file : reportOn(file, insist, decoders);
    if (report === null) continue;
    if (isWarning(report)) warnings.push(report);
    else {
      reports.push(report);
      for (const detail of report.frontMatter)
        warnings.push({ kind: "bad-front-matter", path: report.path, detail });
    }
  }
  const looks = reports.filter(({ look }) => look.length > 0).length;
  if (options.json) await writeObject({ pages: reports, warnings });
  else if (options.ndjson) await writeLines(reports.map((report) => ({ ...report })));
  else {
    const items = reports.reduce((sum, { articles, pictures }) => sum + articles + pictures, 0);
    const total = words.check.total(reports.length, items, looks);
    const text = isForEyes(context) ? checkRows(reports, total, context) : reports.map(reportLine).join("");
    await page(text, context);
  }
  for (const warning of warnings) tell(warning, context);
  if (warnings.some(isTrouble)) return EXIT.trouble;
  return looks > 0 || reports.length === 0 ? EXIT.nothing : EXIT.found;
}

/** A block whose reading leads the runner-up by less than this is a close call. */
const CLOSE = 0.5;

/** This many close calls in a hundred blocks are usual on a well-read page; more want a look. */
const USUAL_CLOSE = 0.1;

function reportOn(
  file: PageFile,
  insist: ReturnType<typeof encodingOf>,
  decoders: Decoders,
): PageReport | Warning | null {
  const bytes = bytesOf(file);
  if (isWarning(bytes)) return bytes;
  const read = textOf(file, bytes, insist, decoders);
  if (read === null || isWarning(read)) return read;
  const reading = readPage(read.text, file.name, read.hints);
  const { visible, placed } = addUp(read.text, reading.parts);
  const pictures = reading.articles.filter(({ kind }) => kind === "photo").length;
  const close = reading.blocks.filter(({ score, runnerUp }) => runnerUp !== "" && score < CLOSE).length;
  const frontMatter = read.warnings
    .filter(({ kind }) => kind === "bad-front-matter")
    .map(({ detail }) => detail);
  const look: PageReport["look"][number][] = [];
  if (reading.articles.length === 0) look.push("no-items");
  if (placed < visible) look.push("unplaced");
  if (read.broken > 0) look.push("broken");
  if (close > reading.blocks.length * USUAL_CLOSE) look.push("close");
  if (frontMatter.length > 0) look.push("front-matter");
  return {
    path: file.path,
    encoding: read.encoding,
    articles: reading.articles.length - pictures,
    pictures,
    characters: visible,
    unplaced: visible - placed,
    broken: read.broken,
    close,
    date: reading.page.date,
    dateInferred: reading.page.dateInferred === true,
    frontMatter,
    look,
  };
}

function isForEyes({ terminal, options }: Context): boolean {
  return terminal || options.width !== undefined;
}

/** In a pipe a page a line, tab after tab; a path's own tabs and line ends are spaces there. */
function reportLine(report: PageReport): string {
  const { path, encoding, articles, pictures, unplaced, broken, close, date, look } = report;
  const name = path.replace(/[\t-\r\u0085\u2028\u2029]/gu, " ");
  return `${[name, encoding, articles, pictures, unplaced, broken, close, date ?? "", look.join(",")].join("\t")}\n`;
}
