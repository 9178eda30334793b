import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { takeFrontMatter } from "../../source/library/front-matter.js";
import { wellFormed } from "./hostile.js";
import { HostileCorpus } from "./hostile-corpus.js";
import { inPipe, keptParsed } from "./in-pipe.js";
import { chance, SEED, times } from "./random.js";

/** Between a small corpus and one of 2 MB nothing is kept parsed. */
const PAGES = times(12, 1000);

let hostile: HostileCorpus;
before(() => {
  hostile = new HostileCorpus(PAGES, 100, chance(SEED + 5));
});
after(() => hostile.remove());

function exported(): Article[] {
  const { articles } = JSON.parse(inPipe(hostile, ["export", "--format", "json"])) as { articles: Article[] };
  const lines = inPipe(hostile, ["export", "--format", "ndjson"]).trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    articles.map((article) => ({ version: 1, ...article })),
  );
  return articles;
}

describe("what is printed in a pipe", () => {
  it("is what the page has, escaped as the format asks", async (t) => {
    const bodies = new Map<string, string[]>();
    for (const { source, body } of exported()) {
      bodies.set(source, [...(bodies.get(source) ?? []), ...body.map(({ text }) => text)]);
    }
    let compared = 0;
    for (const [name, page] of hostile.pages) {
      // What the file holds is what UTF-8 makes of the text: half a surrogate pair is a broken byte there.
      const { text, hints } = takeFrontMatter(wellFormed(page));
      const read = readPage(text, name, hints).articles.flatMap(({ body }) =>
        body.map((element) => element.text),
      );
      const printed = bodies.get(name) ?? [];
      const odd = read.findIndex((paragraph, at) => paragraph !== printed[at]);
      const said = `${JSON.stringify([name, read[odd], printed[odd]])} (seed ${SEED})`;
      assert.ok(odd < 0 && printed.length === read.length, said);
      compared += read.length;
    }
    assert.ok(compared > PAGES);
    t.diagnostic(`paragraphs compared with the page's: ${compared}, changed: 0 (seed ${SEED})`);
  });

  it("is what each field has, whatever that is", async (t) => {
    await keptParsed(hostile);
    const texts = hostile.poison(chance(SEED + 6));
    const found = new Map(exported().map((article) => [article.id, article]));
    for (const planted of hostile.planted) {
      assert.deepEqual(printedFields(found.get(planted.id)), printedFields(planted), `seed ${SEED}`);
    }
    assert.ok(texts > PAGES * 100);
    t.diagnostic(`fields compared with what was planted: ${texts}, changed: 0 (seed ${SEED})`);
  });
});

function printedFields(article: Article | undefined): unknown {
  if (article === undefined) return undefined;
  const { column, kicker, headline, deck, summary, notes, bylines, dateline, body } = article;
  return { column, kicker, headline, deck, summary, notes, bylines, dateline, body };
}
