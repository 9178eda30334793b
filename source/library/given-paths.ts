import { resolve } from "node:path";
import type { LoadedPage } from "./page-record.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/**
 * A reader names a corpus now by one path and now by another (`.`, `pages`, `/home/…/pages`), from one folder or another. What
 * is kept of its pages knows them by their whole paths, and is shown by those that were given.
 */

/** The files by their whole paths. */
export function byWholePath(group: readonly PageFile[]): readonly PageFile[] {
  return group.map((file) => {
    const path = wholePath(file);
    return path === file.path ? file : { ...file, path };
  });
}

/** Standard input has no path. */
export function wholePath({ path }: Pick<PageFile, "path">): string {
  return path === "-" ? path : resolve(path);
}

interface Read {
  readonly pages: readonly LoadedPage[];
  readonly warnings: readonly Warning[];
}

/** Pages and warnings that know whole paths, with the paths of the group as it was given. */
export function asGiven<T extends Read>(group: readonly PageFile[], read: T): Read {
  const files = new Map(group.map((file) => [wholePath(file), file]));
  const warnings = (all: readonly Warning[]): readonly Warning[] =>
    all.map((warning) => ({ ...warning, path: files.get(warning.path)?.path ?? warning.path }));
  const pages = read.pages.map((page) => {
    const file = files.get(page.record.path);
    if (file === undefined || (file.path === page.record.path && file.corpus === page.record.corpus))
      return page;
    const record = { ...page.record, path: file.path, corpus: file.corpus };
    return { ...page, record, warnings: warnings(page.warnings) };
  });
  return { pages, warnings: warnings(read.warnings) };
}
