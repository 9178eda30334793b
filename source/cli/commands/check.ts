import { addUp } from "../../corpus/ledger.js";
import { readPage } from "../../corpus/read-page.js";
import { bytesOf, type Decoders, isWarning, textOf } from "../../library/read-file.js";
import { withBytes } from "../../library/read-once.js";
import { type PageFile, walk } from "../../library/walk.js";
import { isTrouble, type Warning } from "../../library/warnings.js";
import { cellWidth, padCells } from "../../typeset/cells.js";
import { printable } from "../../typeset/safe.js";
import type { Context } from "../context.js";
import { encodingOf, tell } from "../corpus.js";
import { writeLines, writeObject } from "../json.js";
import { page } from "../pager.js";
import { styled } from "../style.js";
import { EXIT } from "../table.js";

interface PageReport {
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
  /** Why somebody should look at it; empty where all is well. */
  readonly look: readonly ("no-items" | "unplaced" | "broken" | "close")[];
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
    else reports.push(report);
  }
  const looks = reports.filter(({ look }) => look.length > 0).length;
  if (options.json) await writeObject({ pages: reports, warnings });
  else if (options.ndjson) await writeLines(reports.map((report) => ({ ...report })));
  else {
    const items = reports.reduce((sum, { articles, pictures }) => sum + articles + pictures, 0);
    const end = isForEyes(context) ? `${words.check.total(reports.length, items, looks)}\n` : "";
    const widths = isForEyes(context) ? widthsOf(reports, context) : NO_WIDTHS;
    await page(reports.map((report) => reportLine(report, widths, context)).join("") + end, context);
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
  const look: PageReport["look"][number][] = [];
  if (reading.articles.length === 0) look.push("no-items");
  if (placed < visible) look.push("unplaced");
  if (read.broken > 0) look.push("broken");
  if (close > reading.blocks.length * USUAL_CLOSE) look.push("close");
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
    look,
  };
}

function isForEyes({ terminal, options }: Context): boolean {
  return terminal || options.width !== undefined;
}

/** Cells of paths and of encodings; a path that is wider than half of a line stands out of its column. */
interface Widths {
  readonly path: number;
  readonly encoding: number;
}

const NO_WIDTHS: Widths = { path: 0, encoding: 0 };

function widthsOf(reports: readonly PageReport[], { columns, ambiguous }: Context): Widths {
  const half = Math.floor(columns / 2);
  return reports.reduce((widest, { path, encoding }) => {
    const cells = cellWidth(printable(path), ambiguous);
    return {
      path: cells > half ? widest.path : Math.max(widest.path, cells),
      encoding: Math.max(widest.encoding, encoding.length),
    };
  }, NO_WIDTHS);
}

/** A page a line; in a pipe tab after tab: path, encoding, articles, pictures, then what wants a look. */
function reportLine(report: PageReport, widths: Widths, context: Context): string {
  const { check } = context.words;
  const said = report.look.map((reason) => {
    if (reason === "no-items") return check.noItems;
    if (reason === "unplaced") return check.unplaced(report.unplaced);
    return reason === "broken" ? check.broken(report.broken) : check.close(report.close);
  });
  const date =
    report.date === null ? check.noDate : report.date + (report.dateInferred ? ` (${check.inferred})` : "");
  if (!isForEyes(context)) {
    const { path, encoding, articles, pictures, unplaced, close } = report;
    return `${[path, encoding, articles, pictures, unplaced, report.broken, close, report.date ?? "", report.look.join(",")].join("\t")}\n`;
  }
  const items = check.items(report.articles, report.pictures);
  const verdict = said.length === 0 ? check.clean : styled(said.join(", "), "match", context.color);
  const path = printable(report.path);
  const width = Math.max(cellWidth(path, context.ambiguous), widths.path);
  const encoding = report.encoding.padEnd(widths.encoding);
  return `${padCells(path, width, context.ambiguous)}  ${encoding}  ${items}  ${date}  ${verdict}\n`;
}
