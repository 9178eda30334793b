import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { openState } from "../../source/library/state.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";
import { Place, putPaper, type Ran } from "./built.js";

/** Which articles `export` writes: those that `search` finds and `list` lists, in the same order, in every format. */

const place = new Place();
let paper: string;
before(() => {
  paper = putPaper(place);
});
after(() => place.end());

function run(...args: string[]): Ran {
  return place.run([...args, "--corpus", paper]);
}

/** What `list` or `search` prints of those articles. */
function listed(args: readonly string[], field = "id"): string[] {
  const command = args[0]?.startsWith("-") === true ? "list" : "search";
  return run(command, ...args, "--fields", field)
    .out.split("\n")
    .filter((line) => line !== "");
}

/** What tells an entry of each format, and what it tells. */
const ENTRIES: Readonly<Record<string, readonly [entry: RegExp, field: string]>> = {
  json: [/^\{"id":"(\w+)"/gmu, "id"],
  ndjson: [/"version":1,"id":"(\w+)"/gu, "id"],
  csv: [/^(\w+),.*\.txt,/gmu, "id"],
  markdown: [/^## (.*)/gmu, "title"],
  bibtex: [/^@article\{(\w+),/gmu, "id"],
  csl: [/"id":"(\w+)"/gu, "id"],
  bulk: [/"_id":"(\w+)"/gu, "id"],
};

describe("export", () => {
  it("writes what search finds, in its order, in every format", () => {
    for (const [format, [entry, field]] of Object.entries(ENTRIES)) {
      const { code, out, err } = run("export", "工人", "--format", format);
      assert.deepEqual([code, err], [0, ""]);
      const written = Array.from(out.matchAll(entry), ([, value]) => value);
      assert.deepEqual(written, listed(["工人"], field), format);
      assert.equal(written.length, 2, format);
    }
  });

  it("takes a query and options as search does, and without a query as list does", () => {
    const state = openState({ dir: place.path("home/.local/state/unionnews") });
    const [first = ""] = listed(["养蜂"]);
    state.record({ event: "keep", id: first, on: true });
    state.close();
    for (const [args, found] of [
      [["tushuguan"], 1],
      [["tusuguan", "--mixed-sounds"], 1],
      [["记者:林一苇", "-蜜蜂"], 1],
      [["工人|蜂箱", "--sort", "newest"], 3],
      [["工人|蜂箱", "--sort", "oldest", "--reverse", "-n", "2"], 2],
      [["工人|蜂箱", "--filter", "month=2025-06"], 2],
      [["工人", "--filter", "page=2"], 1],
      [["魏", "--kept"], 1],
      [["工人", "--kept"], 0],
      [["--kept"], 1],
      [["--filter", "byline=林一苇", "--sort", "newest"], 2],
      [["--reverse", "--limit", "2"], 2],
      [["--filter", "byline=无人"], 0],
    ] as const) {
      const { code, out, err } = run("export", ...args, "--format", "bibtex");
      const ids = Array.from(out.matchAll(/^@article\{(\w+),/gmu), ([, id]) => id);
      assert.deepEqual(ids, listed(args), args.join(" "));
      assert.deepEqual([ids.length, code, err], [found, found === 0 ? 1 : 0, ""], args.join(" "));
    }
    const odd = run("export", "工人", "--filter", "colour=red");
    assert.equal(odd.code, 2);
    assert.match(odd.err, /--filter colour=red: not a filter/u);
  });

  it("of nothing is a whole file without an article, and exit code 1, as search gives it", async () => {
    assert.deepEqual(run("export", "潜水艇", "--format", "csl"), { code: 1, out: "[]\n", err: "" });
    const path = place.path("none.json");
    assert.deepEqual(run("export", "潜水艇", "--output", path), { code: 1, out: "", err: "" });
    assert.deepEqual(JSON.parse(readFileSync(path, "utf8")), { version: 1, articles: [] });
    const session = start({
      command: process.execPath,
      args: [LAUNCHER, "export", "潜水艇", "--format", "csl", "--corpus", paper],
      env: { LANG: "en_US.UTF-8" },
    });
    const { code } = await session.exit();
    await session.quiet(100);
    assert.equal(code, 1);
    assert.match(session.text(), /Nothing found for “潜水艇”/u);
    await session.stop();
  });
});
