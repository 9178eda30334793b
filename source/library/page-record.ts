import type { Article, PageInfo } from "../corpus/article.js";
import { readPage } from "../corpus/read-page.js";
import type { Encoding } from "./encoding.js";
import { bytesOf, type Decoders, type FileText, isWarning, textOf } from "./read-file.js";
import { wasReadOnce, withBytes } from "./read-once.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/** What is kept of a page besides its articles. Its raw text is read again when somebody wants to see it. */
export interface PageRecord {
  readonly path: string;
  readonly name: string;
  /** The name of the folder (or file) that the reader asked for. */
  readonly corpus: string;
  readonly page: PageInfo;
  readonly encoding: Encoding;
  /** Places with broken bytes. */
  readonly broken: number;
  /** Bytes of the unpacked file. */
  readonly bytes: number;
  /** Running heads, the editor's line, as printed. */
  readonly furniture: readonly string[];
}

export interface LoadedPage {
  readonly record: PageRecord;
  readonly articles: readonly Article[];
  readonly warnings: readonly Warning[];
}

/** A decoded page to its articles and its record. */
function toPage(file: PageFile, read: FileText): LoadedPage {
  const reading = readPage(read.text, file.name, read.hints);
  const record: PageRecord = {
    path: file.path,
    name: file.name,
    corpus: file.corpus,
    page: reading.page,
    encoding: read.encoding,
    broken: read.broken,
    bytes: read.bytes,
    furniture: reading.furniture,
  };
  return { record, articles: reading.articles, warnings: read.warnings };
}

/**
 * A file's bytes to its page; a warning where there is none; null where Big5's decoder must be loaded first.
 */
export function parsePage(
  file: PageFile,
  bytes: Uint8Array,
  insist: Encoding | null,
  decoders: Decoders,
): LoadedPage | Warning | null {
  const read = textOf(file, bytes, insist, decoders);
  return read === null || isWarning(read) ? read : toPage(file, read);
}

/** The page's text as the reader of pages got it: for the peek at the source. Reads the file again. */
export async function rawPage(record: PageRecord): Promise<FileText | Warning> {
  const file = {
    path: record.path,
    name: record.name,
    corpus: record.corpus,
    size: 0,
    mtimeMs: 0,
    ctimeMs: 0,
    once: wasReadOnce(record.path),
  };
  const read = await withBytes(file);
  const bytes = isWarning(read) ? read : bytesOf(read);
  if (isWarning(bytes)) return bytes;
  const decoders = { big5: record.encoding === "big5" ? (await import("./big5.js")).decodeBig5 : null };
  return (
    textOf(file, bytes, record.encoding, decoders) ?? { kind: "not-text", path: record.path, detail: "" }
  );
}
