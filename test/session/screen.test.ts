import assert from "node:assert/strict";
import { test } from "node:test";
import { inSession } from "./program.js";
import type { Session } from "./terminal.js";

const SIZES = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 36 },
] as const;
const WIDTHS = [1, 2] as const;

/** The first row that the cursor stands on, by its sign in either kind of terminal. */
function chosen(session: Session): string {
  return session.screen().find((row) => /^[▸>]/u.test(row)) ?? "";
}

/** No row may be pushed out of place: the foot is the last row, and the head the first. */
function assertWhole(session: Session, rows: number): void {
  const screen = session.screen();
  assert.equal(screen.length, rows);
  assert.match(screen[rows - 1] ?? "", /\d+\/\d+/u, "the foot stands in the last row");
}

for (const size of SIZES) {
  for (const ambiguous of WIDTHS) {
    test(`a session at ${size.cols}×${size.rows}, ambiguous characters ${ambiguous} wide`, async () => {
      await inSession([], { ...size, ambiguous }, async (session) => {
        await session.waitFor(/1\/\d+/u);
        await session.quiet();
        assert.equal(session.alternate, true);
        assert.equal(session.bracketedPaste, true);
        assertWhole(session, size.rows);

        session.type("工会驿站");
        await session.waitFor(/准 \d/u);
        await session.quiet();
        assert.deepEqual(
          session.cursor(),
          { x: 10, y: 1, visible: true },
          "the cursor stands after the query",
        );
        assertWhole(session, size.rows);

        session.type("\r");
        await session.quiet();
        const title = chosen(session)
          .slice(0, size.cols === 80 ? undefined : 50)
          .replace(/[▸>▢#│|]/gu, "")
          .trim()
          // The side pane may stand behind it already.
          .replace(/\s{2}.*$/u, "");
        session.type("\r");
        await session.waitFor(/命中 1\//u);
        await session.quiet();
        assert.ok(session.text().includes(title.slice(0, 12)), `${title} is open`);
        assert.equal(session.cursor().visible, false);

        const hits = session.allCells().flatMap((row) => row.filter((cell) => cell.underline && cell.bold));
        assert.ok(hits.length >= 8, "the hits are marked");
        session.type("n");
        await session.waitFor(/命中 2\//u);

        const foot = (shown: RegExp) => () => shown.test(session.screen().at(-1) ?? "");
        session.type("J");
        await session.waitFor(foot(/ 2\/3$/u));
        session.type("G");
        await session.waitFor(/100%/u);
        session.type("g");
        await session.waitFor(/ 0%/u);
        session.type("h");
        await session.waitFor(() => chosen(session) !== "");
        session.type("\u001b");
        await session.waitFor(foot(/ \d+\/38$/u));
        session.type("q");
        const exit = await session.exit();
        assert.deepEqual(exit, { code: 0, signal: 0 });
        assert.equal(session.alternate, false, "the alternate screen is left");
        assert.equal(session.bracketedPaste, false);
        assert.equal(session.wraparound, true);
        assert.equal(session.cursor().visible, true);
      });
    });
  }
}

/** Where the rule between list and article stands in the rows of the list, one or several columns. */
function ruleColumns(session: Session): number[] {
  const columns = session
    .allCells()
    .slice(0, -1)
    .map((row) => row.findIndex(({ text }) => text === "│" || text === "|"));
  return Array.from(new Set(columns));
}

test("where the terminal's answer is lost --ambiguous wide sets right what overlaps", async () => {
  const wide = { cols: 120, rows: 36, ambiguous: 2, mute: true } as const;
  await inSession(["--no-state"], wide, async (session) => {
    await session.waitFor(/本报讯/u);
    await session.quiet();
    assert.ok(ruleColumns(session).length > 1, "quotation marks push it away");
  });
  await inSession(["--no-state", "--ambiguous", "wide"], wide, async (session) => {
    await session.waitFor(/本报讯/u);
    await session.quiet();
    assert.equal(ruleColumns(session).length, 1);
    assert.ok((ruleColumns(session)[0] ?? 0) > 40);
  });
});

test("a resize draws the screen anew for its size, also while an article is open", async () => {
  await inSession([], { cols: 80, rows: 24 }, async (session) => {
    await session.waitFor(/1\/\d+/u);
    for (const [cols, rows] of [
      [200, 50],
      [40, 10],
      [120, 36],
    ] as const) {
      session.resize(cols, rows);
      await session.waitFor(() => /\d+\/\d+/u.test(session.screen()[rows - 1] ?? ""));
      await session.quiet();
      assertWhole(session, rows);
    }
    session.type("\r");
    await session.waitFor(/%/u);
    session.resize(60, 20);
    await session.waitFor(() => /\d+\/\d+/u.test(session.screen()[19] ?? ""));
    assertWhole(session, 20);
    session.resize(30, 8);
    await session.waitFor(/40/u);
  });
});

test("pinyin finds, and says that it is pinyin", async () => {
  await inSession([], { cols: 80, rows: 24 }, async (session) => {
    await session.waitFor(/1\/\d+/u);
    session.type("/gonghuiyizhan");
    await session.waitFor(/拼音 \d/u);
    session.type("\r\r");
    await session.waitFor(/命中 1\//u);
    assert.match(session.text(), /工会驿站/u);
  });
});

test("an unknown word says what was tried and what to try", async () => {
  await inSession([], { cols: 80, rows: 24 }, async (session) => {
    await session.waitFor(/1\/\d+/u);
    session.type("/xqzvwxqzv");
    await session.waitFor(/没有找到/u);
    assert.match(session.text(), /拼音/u);
  });
});

test("a paste is text, whatever it says", async () => {
  await inSession([], { cols: 80, rows: 24 }, async (session) => {
    await session.waitFor(/1\/\d+/u);
    session.paste("Q qqq\nj");
    await session.waitFor(/\/Q qqq j/u);
    assert.equal(session.alternate, true);
  });
});

test("in a locale that is not UTF-8 the screen is drawn in UTF-8 all the same", async () => {
  const env = { LANG: "C", LC_ALL: "C" };
  await inSession(["--no-state", "--lang", "zh"], { cols: 80, rows: 24, env }, async (session) => {
    await session.waitFor(/1\/38/u);
    assert.match(session.text(), /“朋友圈”/u);
    session.type("/工会驿站");
    await session.waitFor(/\/工会驿站[\s\S]*准 \d/u);
  });
});

test("NO_COLOR leaves no colour, and what was matched is still marked", async () => {
  await inSession([], { cols: 80, rows: 24, env: { NO_COLOR: "1" } }, async (session) => {
    await session.waitFor(/1\/\d+/u);
    session.type("工会驿站");
    await session.waitFor(/准 \d/u);
    await session.quiet();
    const cells = session.allCells().flat();
    assert.ok(cells.every((cell) => cell.foreground === null && cell.background === null));
    assert.ok(cells.some((cell) => cell.underline && cell.bold));
  });
});
