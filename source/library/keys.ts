import { hashOfBytes } from "./hash.js";
import { isWarning } from "./read-file.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/** A file changed this shortly before it was read may change again without its times telling (FAT counts two seconds). */
const YOUNG = 2000;

/** Files changed after this time are young, where they are read at `readAt` (both in milliseconds). */
export function settledAt(readAt: number): number {
  return readAt - YOUNG;
}

/** What tells one content of a file from another, or one trouble with it. */
export function contentOf(bytes: Uint8Array | Warning): string {
  return isWarning(bytes) ? bytes.kind : hashOfBytes(bytes);
}

/** True where a file has changed after a time in milliseconds. */
export function changedAfter({ mtimeMs, ctimeMs }: PageFile, time: number): boolean {
  return Math.max(mtimeMs, ctimeMs) > time;
}

/**
 * The key of a group of pages, and behind it what was in the files that were too young to be told by their times. The two are
 * parted by a line's end, which no key holds.
 */
export function keyWith(key: string, contents: readonly (string | null)[] | null): string {
  return contents === null ? key : `${key}\n${JSON.stringify(contents)}`;
}

/** The contents behind a key: null where there are none, undefined where the key is another one. */
export function contentsBehind(found: string, key: string): readonly unknown[] | null | undefined {
  if (found === key) return null;
  if (!found.startsWith(`${key}\n`)) return undefined;
  try {
    const contents: unknown = JSON.parse(found.slice(key.length + 1));
    return Array.isArray(contents) ? contents : undefined;
  } catch {
    // Not written by us.
    return undefined;
  }
}
