import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readPage } from "../../source/corpus/read-page.js";
import { makePages } from "../bench/pages.js";
import { inSession } from "./program.js";
import type { Session } from "./terminal.js";

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

  it("has its cursor where the last session left it when it comes, and again when that is left early", async () => {
    const args = ["--no-cache", "--corpus", corpus];
    const env = { HOME: dir };
    await inSession(args, { env }, async (session) => {
      await session.waitFor(/ 1\/\d{3,}$/mu, 20_000);
      await session.waitFor(() => !/读取/u.test(session.text()), 20_000);
      session.type("G");
      await session.waitFor(/ (\d{3,})\/\1$/mu);
      session.type("kk");
      await session.waitFor(() => last(session) === 2);
      session.type("Q");
      await session.exit();
    });
    for (const waits of [false, true]) {
      await inSession(["-", ...args], { env }, async (session) => {
        await session.waitFor(/ \? 全部键/u);
        if (waits) await session.waitFor(() => last(session) === 2, 20_000);
        session.type("Q");
        assert.equal((await session.exit()).code, 0);
      });
    }
  });
});

/** How many articles of the list are below the cursor. */
function last(session: Session): number {
  const [, at, of] = / (\d+)\/(\d+)$/mu.exec(session.text()) ?? [];
  return Number(of) - Number(at);
}
