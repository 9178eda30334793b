import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { bars } from "../../source/cli/commands/stats.js";
import { parse } from "../../source/cli/parse.js";
import { wordsIn } from "../../source/cli/words.js";
import { createBatcher } from "../../source/library/batches.js";
import { BASE } from "../../source/library/journal-file.js";
import { loadWhole } from "../../source/library/load.js";
import { openState } from "../../source/library/state.js";
import type { Warning } from "../../source/library/warnings.js";
import { peekRows } from "../../source/ui/views/peek.js";
import { spokenLines } from "../../source/ui/views/spoken.js";
import { wordsOf } from "../../source/ui/words/words.js";
import { Place } from "../cli/built.js";
import { folderForEach } from "../library/folder.js";
import { SIMPLIFIED } from "../library/pages.js";
import { invent } from "../search/invented.js";
import { built } from "../search/shelf.js";
import { stage } from "../ui/stage.js";

/** More than a call takes as arguments: what spreads a list of this length into one ends with a full stack. */
const MANY = 200_000;

function many<T>(make: (index: number) => T): T[] {
  return Array.from({ length: MANY }, (_, index) => make(index));
}

describe("a list of any length", () => {
  const place = new Place();
  after(() => place.end());
  const folder = folderForEach();

  it("of a word's places is printed in columns", () => {
    const paragraph = `　　${"的".repeat(100)}\n`;
    const page = place.put("page.txt", `一座小城\n\n${paragraph.repeat(MANY / 100)}`);
    const { code, out, err } = place.run(["kwic", "的", "--corpus", page, "--width", "60"]);
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(out.split("\n").length - 1, MANY);
  });

  it("of a figure's values is drawn", () => {
    const rows = many((index) => ({ value: `${index}`, count: 1 + (index % 7) }));
    const context = { ambiguous: "narrow", color: false, columns: 40, words: wordsIn("en") } as const;
    assert.equal(bars("byline", rows, MANY, context).split("\n").length - 2, MANY);
  });

  it("of words behind `--` is read", async () => {
    const request = await parse(["--", ...many((index) => `${index}`)], import.meta);
    assert.ok("args" in request);
    assert.equal(request.args.length, MANY);
  });

  it("of what a damaged file remembers is kept", () => {
    const lines = many((index) => JSON.stringify({ event: "read", id: `a${index}`, t: index }));
    folder.put(BASE, `rubbish\n${lines.join("\n")}\n`);
    const first = openState({ dir: folder.dir });
    assert.equal(first.warnings[0]?.kind, "state-aside");
    assert.equal(first.memory.read.size, MANY);
    first.close();
    assert.equal(openState({ dir: folder.dir }).memory.read.size, MANY);
  });

  it("of warnings about one page is told", async () => {
    const warnings = many((index): Warning => ({ kind: "broken-bytes", path: "a.txt", detail: `${index}` }));
    folder.put("a.txt", SIMPLIFIED);
    const [record] = (await loadWhole([folder.dir])).pages;
    assert.ok(record !== undefined);
    const batch = createBatcher(() => ({ files: 1, bytes: 1 }));
    assert.equal(batch([{ record, articles: [], warnings }], [], []).warnings.length, MANY);
  });

  it("of a raw page's blocks, and of one block's lines, stands on the screen", () => {
    const on = stage(80, 24);
    const block = { roles: ["body"], own: true, score: null, runnerUp: null, lines: ["一行"] };
    for (const text of [many(() => block), [{ ...block, lines: many(() => "一行") }]]) {
      const { rows } = peekRows(
        { kind: "peek", top: 0, id: "a", element: 0, text },
        on.store.get(),
        wordsOf("zh"),
      );
      assert.ok(rows.length > MANY);
    }
  });

  it("of an article's paragraphs is spoken", () => {
    const on = stage(80, 24, {}, [invent({ headline: "长文", body: many(() => "一段。") })]);
    on.type("Enter");
    assert.ok(spokenLines(on.store.get(), on.look).length > MANY);
  });

  it("of a headline's characters is searched, with a typing error too", () => {
    const { total } = built([invent({ headline: "某人民大会堂".repeat(MANY / 5) })]).search("人民大海堂");
    assert.equal(total, 1);
  });
});
