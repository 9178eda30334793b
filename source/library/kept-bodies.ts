import { closeSync, openSync, readSync } from "node:fs";
import type { BodyElement } from "../corpus/article.js";
import { hashText } from "../corpus/id.js";
import type { BodyText } from "./lazy-body.js";
import type { LoadOptions } from "./load-options.js";
import { type LoadedPage, parsePage } from "./page-record.js";
import { bytesOf, isWarning } from "./read-file.js";
import { takeAway } from "./take-away.js";

/** A file that bodies were read from last: one after the other they mostly come from the same. */
let opened: { readonly path: string; readonly file: number } | null = null;

function fileAt(path: string): number {
  if (opened?.path === path) return opened.file;
  if (opened !== null) closeSync(opened.file);
  opened = null;
  opened = { path, file: openSync(path, "r") };
  return opened.file;
}

/**
 * The text of bodies that stays on the disk, in the file in which a group's pages are kept: 140 of the 160 MB of 119,000 articles, of which
 * a reader sees some dozens. A body that is not there any more as it was (the cache was emptied, or another session has written it anew)
 * is parsed again from its page.
 */
export class KeptBodies implements BodyText {
  /** The group's pages, by their whole paths, when they have been unpacked. */
  pages: readonly LoadedPage[] = [];
  readonly sound = false;

  constructor(
    private readonly path: string,
    /** Where in the file the text begins, in bytes. */
    private readonly from: number,
    readonly units: number,
    private readonly onLost: LoadOptions["onLost"],
  ) {}

  at(from: number, to: number): string | null {
    try {
      const bytes = Buffer.allocUnsafe((to - from) * 2);
      const file = fileAt(this.path);
      for (let at = 0; at < bytes.length; ) {
        const read = readSync(file, bytes, at, bytes.length - at, this.from + from * 2 + at);
        if (read === 0) return null;
        at += read;
      }
      return bytes.toString("utf16le");
    } catch {
      // Gone, or not to be read.
      return null;
    }
  }

  lost(number: number, hash: number): readonly BodyElement[] {
    // The next start parses the group and keeps it anew.
    takeAway(this.path);
    let before = 0;
    for (const page of this.pages) {
      const index = number - before;
      before += page.articles.length;
      if (index >= page.articles.length) continue;
      const body = bodyNow(page, index);
      const text = body?.map((element) => element.text).join("");
      if (text === undefined || (hashText(text) | 0) !== hash)
        this.onLost?.({ kind: "lost", path: page.record.path, detail: "" });
      // A page that has changed since will be read again as soon as the watch tells it.
      return body ?? [];
    }
    return [];
  }
}

/** The body of a page's article as its file has it now; null where the page or the article has gone. */
function bodyNow({ record, articles }: LoadedPage, index: number): readonly BodyElement[] | null {
  const { path, name, corpus, encoding } = record;
  const file = { path, name, corpus, size: 0, mtimeMs: 0, ctimeMs: 0 };
  const bytes = bytesOf(file);
  const page = isWarning(bytes) ? null : parsePage(file, bytes, encoding, { big5: null });
  const article = page === null || isWarning(page) ? undefined : page.articles[index];
  return article !== undefined && article.headline === articles[index]?.headline ? article.body : null;
}
