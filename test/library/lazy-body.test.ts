import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Article } from "../../source/corpus/article.js";
import { readPage } from "../../source/corpus/read-page.js";
import { createIds } from "../../source/library/ids.js";
import { type Packable, pack, unpack } from "../../source/library/pack.js";
import { SIMPLIFIED } from "./pages.js";

const { articles } = readPage(SIMPLIFIED, "a.txt");

function packable(some: readonly Article[]): Packable {
  const page = { paper: null, date: null, number: null, section: null };
  const record = {
    path: "a.txt",
    name: "a.txt",
    corpus: "c",
    encoding: "utf-8",
    broken: 0,
    bytes: 1,
  } as const;
  return {
    key: "k",
    pages: [{ record: { ...record, page, furniture: [] }, articles: some, warnings: [] }],
    warnings: [],
  };
}

function unpacked(): readonly Article[] {
  return unpack(pack(packable(articles)))?.pages[0]?.articles ?? [];
}

describe("a body that stays packed until it is read", () => {
  it("is like any other to whoever reads, copies, compares or writes the article", () => {
    const [whole, packed] = [articles, unpacked()];
    assert.equal(packed.length, whole.length);
    for (const [i, article] of packed.entries()) {
      const other = whole[i] as Article;
      assert.deepEqual(article.body, other.body);
      assert.deepEqual({ ...article, page: other.page }, other);
      assert.deepEqual(Object.keys(article).sort(), Object.keys(other).sort());
      assert.deepEqual(JSON.parse(JSON.stringify(article)).body, other.body);
    }
  });

  it("is remembered while few others are read, and the same whenever it is read", () => {
    const [first, ...others] = Array.from({ length: 70 }, unpacked).flat();
    const body = first?.body;
    for (const other of others.slice(0, 60)) void other.body;
    assert.equal(first?.body, body);
    for (const other of others) void other.body;
    assert.notEqual(first?.body, body);
    assert.deepEqual(first?.body, body);
  });

  it("stays packed under another id", () => {
    const ids = createIds();
    const [first, second] = [ids(unpacked()), ids(unpacked())];
    for (const [i, article] of second.entries()) {
      assert.notEqual(article.id, first[i]?.id);
      assert.deepEqual({ ...article, id: "" }, { ...first[i], id: "" });
      assert.equal(typeof Object.getOwnPropertyDescriptor(article, "body")?.get, "function");
    }
  });
});
