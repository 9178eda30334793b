import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { makePages } from "../bench/pages.js";
import { inSession } from "./program.js";

/** `open ID` on a corpus that was never read, too large to be there with the first frame. */
describe("an article that was asked for before it has been read", () => {
  const dir = mkdtempSync(join(tmpdir(), "unionnews-open-"));
  const corpus = join(dir, "pages");
  const page = "蜂箱旁的夜班\n\n　　渡口村的养蜂人每天夜里都要起来两次，看一看箱子里的温度。\n";
  before(() => {
    mkdirSync(corpus, { recursive: true });
    makePages(corpus, 60);
    writeFileSync(join(corpus, "zz.txt"), page);
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  it("is opened when it comes; a line says so where it never does", async () => {
    const { id = "" } = readPage(readFileSync(join(corpus, "zz.txt"), "utf8"), "zz.txt").articles[0] ?? {};
    assert.notEqual(id, "");
    await inSession(["open", id, "--corpus", corpus], {}, (session) =>
      session.waitFor(() => session.text().includes("看一看箱子里的温度"), 20_000),
    );
    await inSession(["open", "zzzzzz", "--corpus", corpus], {}, (session) =>
      session.waitFor(() => session.text().includes("没有编号为 zzzzzz 的文章"), 20_000),
    );
  });
});
