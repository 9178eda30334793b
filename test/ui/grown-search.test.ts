import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { createSearcher } from "../../source/search/searcher.js";
import { GrownSearch } from "../../source/ui/grown-search.js";
import { invent } from "../search/invented.js";

const WORDS = ["渡口", "灯塔", "夜班", "蜂箱", "栈道"];

function shelf(count: number, name: string): readonly Article[] {
  return Array.from({ length: count }, (_, i) =>
    invent({ headline: `${name}${i}`, body: [`${WORDS[i % WORDS.length]}的第${i}天，${name}`] }),
  );
}

/** The search data of articles that are one segment. */
function dataOf(articles: readonly Article[]): Uint8Array {
  const searcher = createSearcher();
  searcher.add(articles);
  searcher.build();
  const [segment] = searcher.segments;
  assert.ok(segment !== undefined && segment.to === articles.length);
  return searcher.bytesOf(segment).slice();
}

const ONE = shelf(300, "甲");
const TWO = shelf(280, "乙");
const THREE = shelf(320, "丙");

/** Builds to the end and gives how often something became searchable meanwhile. */
function buildAll(index: GrownSearch): number {
  const before = index.version;
  while (!index.build(5));
  return index.version - before;
}

function found(index: GrownSearch, query: string): number {
  return index.searcher.search(query).total;
}

function assertWhole(index: GrownSearch): void {
  const whole = createSearcher();
  for (const articles of [ONE, TWO, THREE]) whole.add(articles);
  whole.build();
  for (const query of [...WORDS, "dengta", "yb", "甲1", "丙的"]) {
    const [here, there] = [index.searcher.search(query), whole.search(query)];
    assert.deepEqual([...here.indices], [...there.indices], query);
  }
}

describe("the searcher of a corpus that grows", () => {
  it("takes what was kept, however many batches it comes in", () => {
    const index = new GrownSearch();
    index.add(ONE.slice(0, 100), "later");
    index.add(ONE.slice(100), dataOf(ONE));
    index.add(TWO, dataOf(TWO));
    index.add(THREE, dataOf(THREE));
    buildAll(index);
    assert.deepEqual(
      index.segments.map(({ kept }) => kept),
      [true, true, true],
    );
    assertWhole(index);
  });

  it("has all in it for one search: what was kept is taken, what lies before it is indexed, the rest is not", () => {
    const index = new GrownSearch();
    index.add(ONE.slice(0, 7), "later");
    index.add([], "none");
    index.add(ONE.slice(7), "none");
    index.add(TWO, dataOf(TWO));
    index.add(THREE, "none");
    assert.equal(index.whole().size, ONE.length + TWO.length + THREE.length);
    assert.deepEqual(
      index.segments.map(({ to, kept }) => [to, kept]),
      [
        [ONE.length, false],
        [ONE.length + TWO.length, true],
      ],
    );
    assertWhole(index);
  });

  it("fills a gap first, and what comes after it is searched when it is filled", () => {
    const index = new GrownSearch();
    index.add(ONE, dataOf(ONE));
    index.add(TWO, "none");
    index.add(THREE, dataOf(THREE));
    assert.equal(found(index, "渡口"), 60 + 56, "what was kept and what fills the gap, not what waits");
    assert.equal(buildAll(index), 1);
    assert.deepEqual(
      index.segments.map(({ kept }) => kept),
      [true, false, true],
    );
    assertWhole(index);
  });

  it("does not wait for a gap that is never filled: too few to be indexed", () => {
    const index = new GrownSearch();
    index.add(ONE, dataOf(ONE));
    index.add(TWO.slice(0, 20), "none");
    index.add(TWO.slice(20), dataOf(TWO.slice(20)));
    index.add(THREE, dataOf(THREE));
    buildAll(index);
    assertWhole(index);
    assert.equal(index.segments.at(-1)?.to, 900);
  });

  it("indexes what was kept in vain", () => {
    const index = new GrownSearch();
    index.add(ONE, new Uint8Array(40));
    index.add(TWO, dataOf(ONE));
    index.add(THREE, "none");
    buildAll(index);
    assert.ok(index.segments.every(({ kept }) => !kept));
    assertWhole(index);
  });

  it("forgets everything", () => {
    const index = new GrownSearch();
    index.add(ONE, dataOf(ONE));
    index.add(TWO.slice(0, 5), "later");
    buildAll(index);
    index.clear();
    index.add(THREE, "none");
    buildAll(index);
    assert.equal(index.searcher.size, 320);
    assert.ok(index.segments.every(({ kept }) => !kept));
  });
});
