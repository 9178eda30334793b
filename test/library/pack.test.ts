import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { pack, unpack } from "../../source/library/pack.js";

test("an id or a date that would lead elsewhere as a file's name makes a cache one that somebody else has written", () => {
  const page = { paper: null, date: "2025-06-22", number: 1, section: null };
  const [article] = readPage("某地工会\n\n近日。", "a.txt", page).articles;
  assert.ok(article !== undefined);
  const file = { path: "a", name: "a.txt", corpus: "c", bytes: 9, broken: 0, furniture: [] };
  const isRead = (id: string, date: string | null): boolean => {
    const loaded = {
      record: { ...file, encoding: "utf-8" as const, page: { ...page, date } },
      articles: [{ ...article, id }],
      warnings: [],
    };
    return unpack(pack({ key: "k", pages: [loaded], warnings: [] })) !== null;
  };
  assert.ok(isRead(article.id, page.date) && isRead(article.id, null));
  for (const path of ["../up", "/root", "a/b", "", "a\u001b[m", "a.b", "工"]) {
    assert.equal(isRead(path, page.date), false, path);
    assert.equal(isRead(article.id, path), false, path);
  }
});
