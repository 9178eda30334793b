import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import type { PageInfo } from "../corpus/article.js";
import { decodeAs, type Encoding, sniff } from "./encoding.js";
import { codeOf } from "./error-code.js";
import { takeFrontMatter } from "./front-matter.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/** No page of a newspaper is this large; a file over it is told and left out. */
export const LARGEST = 64 * 1024 * 1024;

const CHUNK = 256 * 1024;

export interface FileText {
  readonly text: string;
  readonly hints: Partial<PageInfo>;
  readonly encoding: Encoding;
  /** Places where bytes meant nothing; each is U+FFFD in the text. */
  readonly broken: number;
  /** The file's bytes, unpacked. */
  readonly bytes: number;
  readonly warnings: readonly Warning[];
}

export type Decoders = { big5: ((bytes: Uint8Array) => string) | null };

/** The bytes of a page file (of a pipe those that `withBytes` read), unpacked; a warning where there are none to be had. */
export function bytesOf(file: PageFile): Uint8Array | Warning {
  if (file.size > LARGEST) return tooLarge(file, file.size);
  try {
    const bytes = file.bytes ?? (file.size > 0 ? readFileSync(file.path) : readUpTo(file.path, LARGEST + 1));
    return bytes.length > LARGEST ? tooLarge(file, bytes.length) : unpacked(file, bytes);
  } catch (error) {
    if (codeOf(error) === "ERR_FS_FILE_TOO_LARGE") return tooLarge(file, LARGEST + 1);
    return troubleReading(file.path, error);
  }
}

/** The warning for what a read threw. */
export function troubleReading(path: string, error: unknown): Warning {
  const code = codeOf(error);
  return { kind: code === "ENOENT" ? "missing" : "unreadable", path, detail: code };
}

/** The bytes of a file whose size is not known, or that does not say how many it has (those of `/proc`): no more than `most`. */
function readUpTo(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    for (let length = 0; length < most; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, most - length));
      const read = readSync(file, chunk);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      length += read;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}

function tooLarge(file: PageFile, size: number): Warning {
  return { kind: "too-large", path: file.path, detail: `${Math.ceil(size / 1024 / 1024)} MB` };
}

/**
 * The text of a page's (unpacked) bytes: decoded, front matter taken off. `insist` overrides what the content says.
 * Null where the bytes are Big5 and its decoder has not been loaded: load it and ask again.
 */
export function textOf(
  file: PageFile,
  bytes: Uint8Array,
  insist: Encoding | null,
  decoders: Decoders,
): FileText | Warning | null {
  const { path } = file;
  if (bytes.length === 0) return { kind: "empty", path, detail: "" };
  const encoding = insist ?? sniff(bytes);
  if (encoding === null) return { kind: "not-text", path, detail: "" };
  if (encoding === "big5" && decoders.big5 === null) return null;
  const decoded = decodeAs(bytes, encoding, decoders.big5);
  const { text, hints, odd } = takeFrontMatter(decoded.text);
  const warnings: Warning[] = odd.map((line) => ({ kind: "bad-front-matter", path, detail: line }));
  if (decoded.broken > 0) {
    warnings.push({ kind: "broken-bytes", path, detail: `${decoded.broken} (${encoding})` });
  }
  return { text, hints, encoding, broken: decoded.broken, bytes: bytes.length, warnings };
}

/** What `gzip` wrote is told by its first two bytes, whatever the name says; anything else is given back as it is. */
function unpacked(file: PageFile, bytes: Uint8Array): Uint8Array | Warning {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  // Asked for here and not imported above: loading zlib would cost every start a few milliseconds.
  const { gunzipSync } = process.getBuiltinModule("node:zlib");
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return tooLarge(file, LARGEST + 1);
    return { kind: "damaged-gzip", path: file.path, detail: "" };
  }
}

/** Tells a warning from what it stands in place of (bytes, a text, a page). */
export function isWarning(value: object): value is Warning {
  return "kind" in value && "detail" in value;
}
