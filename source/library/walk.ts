import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { corpusNames } from "./corpus-names.js";
import { codeOf } from "./error-code.js";
import { sortNaturally } from "./natural-order.js";
import type { Warning } from "./warnings.js";

/** A file that is a page by its name or was named by the reader; `path` is `-` for standard input. */
export interface PageFile {
  readonly path: string;
  /** The file's own name: what an article's `source` says. */
  readonly name: string;
  /** What the reader named: the corpus that the page is shown under. */
  readonly corpus: string;
  /** Bytes; milliseconds of the last change of content, and of any kind. Of what is read once, before it is, 0 bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** It is no file with a content of its own, which can be read again: standard input, a pipe, a device. */
  readonly once?: boolean;
  /** What is in it, where it is read once and has been. */
  readonly bytes?: Uint8Array;
}

/** What came through a pipe once says nothing of the next time, and is never cached. Its times tell nothing. */
const ONCE = { size: 0, mtimeMs: Number.POSITIVE_INFINITY, ctimeMs: Number.POSITIVE_INFINITY, once: true };

export type Found = { readonly file: PageFile } | { readonly warning: Warning };

/** What a page's name ends in. */
function isPageName(name: string): boolean {
  return /\.txt(?:\.gz)?$/iu.test(name);
}

/**
 * The pages under the given files and folders, in the order given and in natural order inside a folder, a
 * folder's files before its folders. Hidden entries are left alone, and so is a folder or a file that was seen before (two
 * names for one, a symbolic link loop). A file that the reader named itself is a page whatever its name.
 * What else is there is counted and named in one warning a corpus. Never throws; reads one folder a step, so
 * that a caller can let the event loop run between steps. `onFolder` is told every folder that is read.
 */
export function* walk(
  paths: readonly string[],
  onFolder: (folder: string) => void = () => {},
): Generator<Found> {
  const seen = new Set<string>();
  const names = corpusNames(paths);
  for (const [index, path] of paths.entries()) {
    const corpus = names[index] ?? path;
    if (path === "-") {
      yield { file: { path, name: "-", corpus: "-", ...ONCE } };
      continue;
    }
    const stats = statOf(path);
    if (!("size" in stats)) yield { warning: stats };
    else if (stats.isDirectory()) yield* walkCorpus(path, corpus, seen, onFolder);
    else if (!isNew(realOf(path), seen)) continue;
    else if (stats.isFile()) yield { file: fileOf(path, basename(path), corpus, stats) };
    else yield { file: { path, name: basename(path), corpus, ...ONCE } };
  }
}

function* walkCorpus(
  root: string,
  corpus: string,
  seen: Set<string>,
  onFolder: (folder: string) => void,
): Generator<Found> {
  const others: string[] = [];
  const count = { entries: 0, pages: 0 };
  yield* walkFolder(root, { corpus, seen, others, count, onFolder });
  if (count.entries === 0 && others.length === 0) yield warn("empty-folder", root, "");
  else if (count.pages === 0) yield warn("no-pages", root, String(count.entries));
  else if (others.length > 0) yield warn("not-pages", root, summary(others));
}

/** What is gathered while one corpus is walked. */
interface Walk {
  readonly corpus: string;
  readonly seen: Set<string>;
  readonly others: string[];
  readonly count: { entries: number; pages: number };
  readonly onFolder: (folder: string) => void;
}

function* walkFolder(folder: string, walk: Walk): Generator<Found> {
  const { corpus, seen, others, count } = walk;
  const real = realOf(folder);
  if (!isNew(real, seen)) return;
  walk.onFolder(folder);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    count.entries++;
    count.pages++;
    yield warn("unreadable", folder, codeOf(error));
    return;
  }
  const folders: string[] = [];
  for (const entry of sortNaturally(entries, ({ name }) => name)) {
    if (entry.name.startsWith(".")) continue;
    count.entries++;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) folders.push(path);
    else if (!entry.isSymbolicLink() && !isPageName(entry.name)) note(entry.name, others);
    else {
      const stats = statOf(path);
      if (!("size" in stats)) yield { warning: stats };
      else if (stats.isDirectory()) folders.push(path);
      else if (!stats.isFile() || !isPageName(entry.name)) note(entry.name, others);
      else if (isNew(entry.isSymbolicLink() ? realOf(path) : join(real, entry.name), seen)) {
        count.pages++;
        yield { file: fileOf(path, entry.name, corpus, stats) };
      }
    }
  }
  for (const path of folders) yield* walkFolder(path, walk);
}

/** What a corpus says of itself stands beside its pages by custom: nobody needs to be told. */
function note(name: string, others: string[]): void {
  if (!/^(?:readme|licen[cs]e)\b/iu.test(name)) others.push(name);
}

function isNew(real: string, seen: Set<string>): boolean {
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

/** The path without symbolic links in it, by which a file or a folder with two names is known. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Gone since it was listed, or a folder above it forbids the question: reading it will say so.
    return resolve(path);
  }
}

function statOf(path: string): Stats | Warning {
  try {
    return statSync(path);
  } catch (error) {
    const code = codeOf(error);
    return code === "ENOENT" || code === "ENOTDIR"
      ? { kind: "missing", path, detail: "" }
      : { kind: "unreadable", path, detail: code };
  }
}

function fileOf(path: string, name: string, corpus: string, stats: Stats): PageFile {
  return { path, name, corpus, size: stats.size, mtimeMs: stats.mtimeMs, ctimeMs: stats.ctimeMs };
}

function warn(kind: Warning["kind"], path: string, detail: string): Found {
  return { warning: { kind, path, detail } };
}

/** `3 (a.pdf, b.jpg, c.doc)`; of many the first three names. */
function summary(names: readonly string[]): string {
  return `${names.length} (${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""})`;
}

/** True for standard input, and for a path that is neither a file nor a folder. */
export function isReadOnce(path: string): boolean {
  if (path === "-") return true;
  const stats = statOf(path);
  return "size" in stats && !stats.isFile() && !stats.isDirectory();
}

/** True for a folder that is there; a link to one is one. */
export function isFolder(path: string): boolean {
  const stats = statOf(path);
  return "size" in stats && stats.isDirectory();
}
