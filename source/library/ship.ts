import type { Article } from "../corpus/article.js";
import { parsePage } from "./page-record.js";
import { bytesOf, isWarning } from "./read-file.js";
import { type ReadFile, SmallCache } from "./small-cache.js";
import { walk } from "./walk.js";

/** For the build alone: the shipped pages, parsed, the name under which they are looked for, and the articles in them. */
export function ship(corpus: string): { name: string; bytes: Uint8Array; articles: readonly Article[] } {
  const files: ReadFile[] = [];
  for (const found of walk([corpus])) {
    if ("warning" in found) continue;
    const bytes = bytesOf(found.file);
    if (!isWarning(bytes)) files.push({ file: found.file, bytes });
  }
  const pages = files.flatMap(({ file, bytes }) => {
    const page = parsePage(file, bytes, null, { big5: null });
    return page === null || isWarning(page) ? [] : [page];
  });
  const cache = SmallCache.for(files, null, "");
  const bytes = cache?.packed(pages) ?? null;
  if (cache === null || bytes === null) throw new Error(`${corpus}: a shipped page could not be read`);
  return { name: cache.name(), bytes, articles: pages.flatMap((page) => page.articles) };
}
