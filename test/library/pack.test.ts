import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { loadWhole } from "../../source/library/load.js";
import { pack, unpack } from "../../source/library/pack.js";
import { folderForEach } from "./folder.js";
import { SIMPLIFIED, TRADITIONAL } from "./pages.js";

const folder = folderForEach();

describe("packed pages", () => {
  it("come back as they were, also with odd text in them", async () => {
    folder.put("1.txt", SIMPLIFIED);
    folder.put("2.txt", `${TRADITIONAL}\n𠀀 \u0007 e\u0301`);
    const { pages, articles, counts } = await loadWhole([folder.dir]);
    const starts = counts.map((_, index) => counts.slice(0, index).reduce((sum, count) => sum + count, 0));
    const parts = counts.map((count, index) => articles.slice(starts[index], (starts[index] ?? 0) + count));
    const group = {
      key: "k",
      pages: pages.map((record, index) => ({ record, articles: parts[index] ?? [], warnings: [] })),
      warnings: [{ kind: "missing" as const, path: "p\ud800", detail: "" }],
    };
    assert.deepEqual(unpack(pack(group)), group);
  });

  it("are somebody else's where an id or a date would lead elsewhere as a file's name", () => {
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
});
