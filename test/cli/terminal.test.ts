import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { LAUNCHER, unionnews } from "../session/program.js";
import { type Session, start } from "../session/terminal.js";
import { Place, putPaper } from "./built.js";

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
});
after(() => place.end());

interface Printed {
  /** The rows of the screen as text and as cells, without the empty ones below. */
  readonly lines: readonly string[];
  readonly cells: ReturnType<Session["allCells"]>;
  readonly code: number | null;
}

/**
 * A shell keeps the terminal after the program's end until all has come through: what was not read by then goes with the last program that has it. The
 * end is told by the terminal's title, behind all that was printed.
 */
const THEN_WAIT = "\"$@\"; code=$?; printf '\\033]2;ended\\007'; read -r _; exit $code";
/** Milliseconds. */
const PATIENCE = 60_000;

/** Runs to the end on a terminal and gives what stands on it. */
async function onTerminal(
  args: readonly string[],
  { cols = 80, rows = 24, env = {} }: { cols?: number; rows?: number; env?: Record<string, string> } = {},
): Promise<Printed> {
  const session = start({
    // The pty sets TERM itself, so it is set again behind it.
    command: "sh",
    args: [
      ...["-c", THEN_WAIT, "sh", "env", `TERM=${env["TERM"] ?? "xterm-256color"}`],
      ...[process.execPath, LAUNCHER, ...args, "--corpus", paper],
    ],
    ...{ cols, rows },
    env: { PAGER: "cat", LANG: "en_US.UTF-8", ...env },
  });
  try {
    const ended = () => session.effects.some(({ kind, value }) => kind === "title" && value === "ended");
    await session.until(ended, PATIENCE, () => `no end of ${args.join(" ")}`);
    const lines = session.screen().map((line) => line.trimEnd());
    while (lines.at(-1) === "") lines.pop();
    const cells = session.allCells().slice(0, lines.length);
    session.type("\r");
    const { code } = await session.exit();
    return { lines, cells, code };
  } finally {
    await session.stop();
  }
}

const firstId = (): string =>
  place.run(["list", "--fields", "id", "--limit", "1", "--corpus", paper]).out.trim();

describe("printed on a terminal", () => {
  it("a list stands in columns, its title bold, and fits the width", async () => {
    const { lines, cells, code } = await onTerminal(["list"]);
    assert.equal(code, 0);
    assert.equal(lines.length, 3);
    const titles = ["一座小城的夜班公交", "图书馆搬进了厂区", "养蜂人的夏天"];
    for (const [row, title] of titles.entries()) {
      assert.ok(lines[row]?.includes(title));
      assert.ok((cells[row] ?? []).some(({ text, bold }) => bold && text === title[0]));
    }
    assert.match(lines[0] ?? "", /本报记者 林一苇 01版 06-22$/u);
  });

  it("a search says how it was read where that is not as it was meant", async () => {
    const { lines } = await onTerminal(["search", "工人 日:2025-13"]);
    assert.equal(lines[0], "“日:2025-13” cannot be read (it takes 2025-06, 2025..2026); searched as text");
    const plain = await onTerminal(["search", "工人 日:2025-06"]);
    assert.ok(plain.lines[0]?.includes("一座小城的夜班公交"));
  });

  it("a path of pages that was typed as a query is told what reads them, a word is not", async () => {
    const folder = paper.slice(0, paper.lastIndexOf("/") + 1);
    const printed = await onTerminal([folder], { env: { TERM: "dumb" }, cols: 200 });
    assert.equal(printed.lines.at(-1), `To read pages: unionnews --corpus ${folder}`);
    const word = await onTerminal(["nowhere/nothing"], { env: { TERM: "dumb" } });
    assert.ok(!word.lines.some((line) => line.includes("--corpus")));
    // No file's name may be as long: that is a query like another.
    const long = await onTerminal([`${"无".repeat(300)}/有`], { env: { TERM: "dumb" } });
    assert.match(long.lines.join(""), /Nothing found/u);
  });

  it("kwic, stats and a search whose output goes elsewhere say so too, on standard error", async () => {
    const told = "“foo:” is no field; searched as text";
    for (const args of [
      ["search", "foo:工人"],
      ["search", "foo:工人", "--json"],
      ["kwic", "foo:工人"],
      ["stats", "foo:工人", "--by", "kind"],
    ]) {
      const { lines } = await onTerminal(args);
      assert.equal(lines[0], told, args.join(" "));
    }
    const command = `'${process.execPath}' '${LAUNCHER}' search 'foo:工人' --corpus '${paper}' > out`;
    const piped = start({
      command: "sh",
      args: ["-c", command],
      cwd: place.dir,
      env: { LANG: "en_US.UTF-8" },
    });
    await piped.exit();
    assert.equal(piped.text().trim(), told);
    await piped.stop();
    assert.equal(place.run(["search", "foo:工人", "--corpus", paper]).err, "", "a script is told nothing");
  });

  for (const cols of [20, 39, 40, 60, 200]) {
    it(`no row is wrapped at ${cols} columns`, async () => {
      const list = await onTerminal(["list"], { cols });
      assert.equal(list.lines.length, 3);
      const search = await onTerminal(["search", "工人"], { cols });
      assert.equal(search.lines.length, 4, "two hits, a snippet each");
    });
  }

  it("a hit shows the words around it, set off by more than colour", async () => {
    const { lines, cells } = await onTerminal(["search", "蜂箱"]);
    assert.equal(lines.length, 2);
    const marked = (cells[1] ?? []).filter(({ bold }) => bold);
    assert.equal(marked.map(({ text }) => text).join(""), "蜂箱");
    assert.ok(marked.every(({ foreground }) => foreground !== null));
  });

  it("NO_COLOR, --no-color and TERM=dumb leave all attributes out", async () => {
    for (const [args, env] of [
      [["search", "蜂箱"], { NO_COLOR: "1" }],
      [["search", "蜂箱", "--no-color"], {}],
      [["search", "蜂箱"], { TERM: "dumb" }],
    ] as const) {
      const { lines, cells } = await onTerminal(args, { env });
      assert.equal(lines.length, 2);
      assert.ok(cells.flat().every(({ bold, dim, foreground }) => !bold && !dim && foreground === null));
    }
  });

  it("says what to try where nothing is found", async () => {
    const { lines, code } = await onTerminal(["search", "潜水艇"]);
    assert.equal(code, 1);
    assert.match(lines.join(""), /^Nothing found for “潜水艇”/u);
  });

  it("a search of more than a person reads stops at fifty and says how many there are", async () => {
    for (let page = 1; page <= 60; page++) {
      place.put(`many/${page}.txt`, `第${page}路车\n\n夜班车从城东开出，车上的人都是刚下班的。\n`);
    }
    const many = ["search", "夜班车", "--corpus", place.path("many")];
    // The paper's own pages have no such words.
    const { lines } = await onTerminal(many, { rows: 200 });
    assert.equal(lines.length, 101);
    assert.equal(lines.at(-1), "… the first 50 of 60; --limit sets how many");
    const all = await onTerminal([...many, "-n", "60"], { rows: 200 });
    assert.equal(all.lines.length, 120);
  });

  it("what is longer than the screen goes to the pager, and only that", async () => {
    const env = { PAGER: "wc -l" };
    const long = await onTerminal(["list"], { rows: 3, env });
    assert.deepEqual(long.lines, ["3"]);
    const short = await onTerminal(["list"], { rows: 4, env });
    assert.match(short.lines[0] ?? "", /夜班公交/u);
    const off = await onTerminal(["list", "--no-pager"], { rows: 3, env });
    assert.match(off.lines.join("\n"), /养蜂人的夏天/u);
    const dumb = await onTerminal(["list"], { rows: 3, env: { ...env, TERM: "dumb" } });
    assert.match(dumb.lines.join("\n"), /养蜂人的夏天/u);
    const missing = await onTerminal(["list"], { rows: 3, env: { PAGER: "no-such-pager-here" } });
    assert.match(missing.lines.join("\n"), /养蜂人的夏天/u);
  });

  it("an article that is opened is printed where the terminal only prints lines, and an id that is none is trouble", async () => {
    const id = firstId();
    const dumb = await onTerminal(["open", id], { env: { TERM: "dumb" } });
    assert.match(dumb.lines.join("\n"), /夜里十一点/u);
    assert.equal(dumb.code, 0);
    for (const [command, TERM] of [
      ["open", "dumb"],
      ["show", "xterm-256color"],
    ] as const) {
      const none = await onTerminal([command, "nothere"], { env: { TERM } });
      assert.match(none.lines.join(""), /no article has the id nothere/u);
      assert.equal(none.code, 2);
    }
    // Of the shipped pages it is known before the screen opens.
    const shipped = unionnews(["open", "nothere"]);
    assert.equal((await shipped.exit()).code, 2);
    await shipped.stop();
  });

  it("an article is typeset, and a concordance aligned", async () => {
    const id = firstId();
    const show = await onTerminal(["show", id], { cols: 50 });
    assert.match(show.lines.join("\n"), /^ +夜里十一点/mu);
    const kwic = await onTerminal(["kwic", "工人"], { cols: 60 });
    const at = kwic.cells.map((row) => row.findIndex(({ text, bold }) => text === "工" && bold));
    assert.equal(at.length, 2);
    assert.equal(at[0], at[1]);
    assert.ok((at[0] ?? -1) > 0);
  });
});
