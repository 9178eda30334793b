import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Article } from "../../source/corpus/article.js";
import { pack, unpack } from "../../source/library/pack.js";
import type { LoadedPage } from "../../source/library/page-record.js";
import { hostileName, hostilePage, hostileText } from "./hostile.js";
import { type Chance, chance } from "./random.js";

/** Each planted text begins with this, so that it can be counted that they got as far as the printing. */
export const PLANTED = "\u4e2d\u6bd2";

/** A little longer than a page is too young to be kept parsed (`keys.ts`): its times, which nobody can set back, tell. */
const YOUNG_MS = 2100;

/** A folder of hostile pages with hostile names, and beside it a home, a cache and whatever else a test wants. */
export class HostileCorpus {
  readonly folder = mkdtempSync(join(tmpdir(), "unionnews-hostile-"));
  readonly pages = new Map<string, string>();
  readonly corpus = join(this.folder, "pages");
  readonly cache = join(this.folder, "cache");
  /** The articles that `poison` put into the cache. */
  readonly planted: Article[] = [];
  texts = 0;
  private readonly made = performance.now();

  constructor(count: number, textsOnEach: number, by: Chance = chance()) {
    mkdirSync(this.corpus);
    for (let number = 0; number < count; number++) {
      const page = `${by.percent(10) ? frontMatter(by, number > 12) : ""}${hostilePage(by, textsOnEach)}`;
      const name = hostileName(by, number);
      writeFileSync(join(this.corpus, name), page);
      this.pages.set(name, page);
      this.texts += textsOnEach;
    }
  }

  /**
   * Puts an attack into each field of each article that the cache holds: what a page's reading takes out before it comes
   * to the printing. Gives the number of texts.
   */
  poison(by: Chance): number {
    let texts = 0;
    const text = (): string => {
      texts++;
      return `${PLANTED}${hostileText(by)}`;
    };
    for (const name of readdirSync(this.cache, { recursive: true, encoding: "utf8" })) {
      const path = join(this.cache, name);
      const kept = statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
      // Of a small corpus the pages stand behind what was read from them.
      const behind = unpack(kept) === null ? this.bytes() : 0;
      const found = unpack(kept.subarray(0, kept.length - behind));
      if (found === null) continue;
      const pages = found.pages.map((page) => poisoned(page, by, text));
      this.planted.push(...pages.flatMap(({ articles }) => articles));
      writeFileSync(path, Buffer.concat([pack({ ...found, pages }), kept.subarray(kept.length - behind)]));
    }
    return texts;
  }

  private bytes(): number {
    const names = readdirSync(this.corpus);
    return names.reduce((sum, name) => sum + statSync(join(this.corpus, name)).size, 0);
  }

  /** Waits until the pages are old enough to be kept parsed. */
  async aged(): Promise<void> {
    await pause(Math.max(0, YOUNG_MS - (performance.now() - this.made)));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * The words before a page that name the paper and the section: they are not read as a page is. A small corpus with a
 * line there that is not understood is not kept parsed.
 */
function frontMatter(by: Chance, odd: boolean): string {
  const text = (): string => hostileText(by, 3).replace(/[\r\n]/gu, "");
  return `---\npaper: \u67d0\u62a5${text()}\nsection: ${text()}\n${odd ? `${text()}\n` : ""}---\n`;
}

function poisoned(page: LoadedPage, by: Chance, text: () => string): LoadedPage {
  const info = { ...page.record.page, paper: text(), section: text() };
  const record = { ...page.record, page: info, furniture: [text(), text()] };
  const articles = page.articles.map(
    (article): Article => ({
      ...article,
      page: info,
      column: text(),
      group: by.percent(30) ? text() : null,
      kicker: text(),
      headline: by.percent(90) ? text() : null,
      deck: text(),
      summary: by.percent(50) ? text() : null,
      notes: by.percent(50) ? text() : null,
      bylines: [
        { role: by.percent(50) ? text() : null, outlet: by.percent(50) ? text() : null, name: text() },
      ],
      dateline: by.percent(50)
        ? { outlet: text(), place: text(), date: by.percent(50) ? text() : null }
        : null,
      body: article.body
        .slice(0, 20)
        .map(({ type }) => ({ type, text: `${text()}\u5de5\u4f1a\u804c\u5de5${text()}` })),
    }),
  );
  return { ...page, record, articles };
}
