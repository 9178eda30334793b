import type { Article } from "../corpus/article.js";
import type { Batch } from "../library/batches.js";
import type { PageRecord } from "../library/page-record.js";
import { isTrouble } from "../library/warnings.js";
import type { ScreenRequest } from "../ui/options.js";
import type { LoadEvents } from "../ui/ports.js";
import type { PeekText } from "../ui/state.js";
import type { PageNote } from "../ui/world.js";
import { warningLine } from "./memory.js";

/** Pages by the articles that were read from them, for the peek and the pager. */
export class Pages {
  private readonly byArticle = new Map<string, PageRecord>();

  /** `several`: the reader asked for more than one folder or file, so each is shown by its name. */
  constructor(readonly several: boolean) {}

  take(batch: Batch): void {
    let next = 0;
    for (const [index, record] of batch.pages.entries()) {
      const count = batch.counts[index] ?? 0;
      for (const article of batch.articles.slice(next, next + count)) this.byArticle.set(article.id, record);
      next += count;
    }
  }

  /** The raw text of the page that an article was read from; null where it can no longer be read. */
  async text(article: Article): Promise<string | null> {
    const record = this.byArticle.get(article.id);
    if (record === undefined) return null;
    // Loaded when a page is looked at: what parses pages takes a start 8 ms.
    const { rawPage } = await import("../library/page-record.js");
    const read = await rawPage(record);
    return "text" in read ? read.text : null;
  }

  /** The raw page as it was read, with the article's own blocks marked; null where it can no longer be read. */
  async peek(article: Article): Promise<PeekText | null> {
    const text = await this.text(article);
    return text === null ? null : (await import("./peek.js")).peekAt(text, article);
  }
}

/** The pages of a batch as the screen lists them. */
export function notesOf(batch: Batch, several: boolean): PageNote[] {
  return batch.pages.map(({ name, corpus, furniture }, index) => ({
    source: name,
    corpus: several ? corpus : null,
    furniture,
    count: batch.counts[index] ?? 0,
  }));
}

/** Hands a batch to the screen: its articles, how far it is, and the first thing that is wrong with it. */
export function feed(batch: Batch, pages: Pages, on: LoadEvents, lang: ScreenRequest["lang"]): void {
  pages.take(batch);
  on.batch(batch.articles, notesOf(batch, pages.several), batch.search);
  on.progress(batch.progress.files, batch.progress.totalFiles);
  const trouble = batch.warnings.find(isTrouble);
  if (trouble !== undefined) on.notice(warningLine(trouble, lang));
}
