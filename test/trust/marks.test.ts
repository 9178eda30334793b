import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { readSession } from "../../source/cli/last-session.js";
import { openState } from "../../source/library/state.js";
import { drawScreen } from "../../source/ui/draw.js";
import { bindings } from "../../source/ui/own-keys.js";
import { paintRow } from "../../source/ui/paint.js";
import { createReducer } from "../../source/ui/reduce.js";
import { firstState } from "../../source/ui/start.js";
import { START } from "../../source/ui/state.js";
import { createStore } from "../../source/ui/store.js";
import { inSession } from "../session/program.js";
import { stage } from "../ui/stage.js";
import { hostileText } from "./hostile.js";
import { type Chance, SEED, seeded, times, tries } from "./random.js";
import { DRAWING, offence } from "./strict.js";

const WRITER = fileURLToPath(new URL("./state-writer.ts", import.meta.url));

let dir: string;
before(() => {
  dir = mkdtempSync(join(tmpdir(), "unionnews-marks-"));
});
after(() => rmSync(dir, { recursive: true, force: true }));

function writer(folder: string, name: string, count: number): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", WRITER, folder, name, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** The names that a writer said were recorded, whole lines only; `use` sees how many there are as they come. */
async function acknowledged(child: ChildProcess, use?: (count: number) => void): Promise<string[]> {
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += chunk;
    use?.(text.length);
  });
  await new Promise((resolve) => child.on("close", resolve));
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "" && line !== "closed");
}

function lostOf(folder: string, ids: readonly string[]): string[] {
  const { memory, warnings } = openState({ dir: folder });
  assert.deepEqual(warnings, [], "the next start reads what is there");
  return ids.filter((id) => memory.kept.get(id)?.on !== true);
}

describe("marks survive", () => {
  it("two processes that write 1,000 each at once", async (t) => {
    const folder = join(dir, "two");
    const said = await Promise.all(["one", "two"].map((name) => acknowledged(writer(folder, name, 1000))));
    assert.deepEqual(
      said.map((ids) => ids.length),
      [1000, 1000],
    );
    assert.deepEqual(lostOf(folder, said.flat()), []);
    t.diagnostic("two writers: 2000 acknowledged, lost: 0");
  });

  it("a kill at any moment while it writes", async (t) => {
    const kills = { done: 0 };
    let heard = 0;
    for (const { number: round, by } of tries("kills", kills, times(4, 100))) {
      await seeded(`kill, UNIONNEWS_FROM=${round}`, async () => {
        // A few rounds share a folder, so that what the killed ones left is folded by the next.
        const folder = join(dir, `kill${round >> 2}`);
        const child = writer(folder, `k${round}`, 200_000);
        const moment = 1 + by.int(60_000);
        const ids = await acknowledged(child, (length) => {
          if (length > moment) child.kill("SIGKILL");
        });
        assert.ok(ids.length > 0);
        heard += ids.length;
        assert.deepEqual(lostOf(folder, ids), []);
      });
    }
    t.diagnostic(`killed ${kills.done} times, ${heard} acknowledged, lost: 0 (seed ${SEED})`);
  });

  it("a file that cannot be read is set aside by name, and never overwritten", async (t) => {
    const rounds = { done: 0 };
    let aside = 0;
    for (const { number: round, by } of tries("damaged files", rounds, times(100, 5000))) {
      await seeded(`damage, UNIONNEWS_FROM=${round}`, () => {
        const folder = join(dir, `damage${round}`);
        const first = openState({ dir: folder });
        for (let mark = 0; mark < 5; mark++) first.record({ event: "keep", id: `a${mark}`, on: true });
        first.close();
        const path = join(folder, "base.ndjson");
        const damaged = damage(readFileSync(path), by);
        writeFileSync(path, damaged);
        const second = openState({ dir: folder });
        for (const { kind, detail } of second.warnings) {
          assert.equal(kind, "state-aside");
          assert.deepEqual(readFileSync(detail), damaged, "what was set aside is as it was found");
          aside++;
        }
        if (second.warnings.length === 0) {
          assert.deepEqual(readFileSync(path), damaged);
          // What is folded away without a word is read: but for a last line, as a killed session leaves it.
          const whole = damaged.toString("utf8").split("\n").slice(0, -1);
          for (const line of whole) assert.doesNotThrow(() => line === "" || JSON.parse(line));
        }
        second.record({ event: "keep", id: "b", on: true });
        second.close();
        const { memory, warnings } = openState({ dir: folder });
        assert.deepEqual(warnings, []);
        assert.equal(memory.kept.get("b")?.on, true);
        rmSync(folder, { recursive: true });
      });
    }
    assert.ok(aside > 0);
    t.diagnostic(`damaged files: ${rounds.done}, set aside: ${aside}, overwritten: 0 (seed ${SEED})`);
  });

  it("nor is what was set aside before, by a clock that was set back", (t) => {
    t.mock.method(Date, "now", () => 1_750_000_000_000);
    const folder = join(dir, "clock");
    const found: string[] = [];
    for (const rubbish of ["first rubbish\n", "second rubbish\n", "third rubbish\n"]) {
      openState({ dir: folder }).close();
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "base.ndjson"), rubbish);
      const { warnings } = openState({ dir: folder });
      found.push(...warnings.map(({ detail }) => readFileSync(detail, "utf8")));
      assert.equal(readdirSync(folder).filter((name) => name.includes(".broken-")).length, found.length);
    }
    assert.deepEqual(found, ["first rubbish\n", "second rubbish\n", "third rubbish\n"]);
  });

  it("the program tells the name of the file that it set aside", async () => {
    await inSession(["--lang", "en"], { cols: 250 }, async (session) => {
      const folder = join(session.home, ".local", "state", "unionnews");
      await session.waitFor(/1\/\d+/u);
      session.type("f");
      await session.waitFor(() => openState({ dir: folder }).memory.kept.size === 1);
      session.type("Q");
      await session.exit();
      writeFileSync(join(folder, "base.ndjson"), "\u0000 rubbish\n\u001b]0;x\u0007\n");
      await inSession(["--lang", "en"], { cols: 250, env: { HOME: session.home } }, async (next) => {
        await next.waitFor(/set aside as .*base\.ndjson\.broken-/u);
        assert.deepEqual(next.effects, []);
        assert.ok(readdirSync(folder).some((name) => name.startsWith("base.ndjson.broken-")));
      });
    });
  });
});

/** A file as a failing disk or a careless hand leaves it. */
function damage(bytes: Buffer, by: Chance): Buffer {
  const kind = by.int(4);
  if (kind === 0) return bytes.subarray(0, by.int(bytes.length));
  if (kind === 1) return Buffer.concat([bytes, Buffer.from(`${hostileText(by, 10)}\n`)]);
  if (kind === 2) return Buffer.from(Array.from(bytes, (byte) => (by.percent(2) ? by.int(256) : byte)));
  return Buffer.from(Array.from({ length: by.int(500) }, () => by.int(256)));
}

describe("the record of the last session", () => {
  /** Any value where a place has another. */
  function anything(by: Chance): unknown {
    return by.pick<() => unknown>([
      () => null,
      () => hostileText(by),
      () => by.int(1e9) - 5e8,
      () => 1e300,
      () => [],
      () => ({}),
      () => true,
      () => [{ by: "kind", value: "x" }],
      () => [{ by: "byline", value: hostileText(by) }],
      () => ({
        id: hostileText(by),
        top: by.int(1e6),
        origin: { field: "body", element: by.int(99), offset: by.int(1e6) },
      }),
      () => "pictures",
      () => "reader",
    ])();
  }

  it("opens a screen or is left aside, whatever it says", async (t) => {
    const { keys } = bindings();
    const rounds = { done: 0 };
    let opened = 0;
    const on = stage(100, 30);
    const { settings, memory, preview } = on.store.get();
    const real = { ...START, reading: { id: preview, top: 0, origin: null, find: null, hit: -1 } };
    const terminal = { columns: 100, rows: 30, ambiguous: "narrow" as const };
    for (const { by } of tries("records", rounds, times(400, 20_000))) {
      const place: Record<string, unknown> = by.percent(50) ? { ...START } : { ...real, focus: "reader" };
      for (let count = by.int(4); count > 0; count--) place[by.pick(Object.keys(place))] = anything(by);
      const record = by.percent(5)
        ? anything(by)
        : { place, at: anything(by), measure: by.percent(80) ? 30 : anything(by), corpus: anything(by) };
      await seeded(JSON.stringify(record), () => {
        const last = readSession(JSON.parse(JSON.stringify(record)));
        if (last === null) return;
        opened++;
        const options = { settings: { ...settings, measure: last.measure }, place: last.place, at: last.at };
        const first = firstState(
          on.world,
          { firstNotice: null, more: false, memory },
          { ...options, query: null, firstRun: false },
          terminal,
        );
        const store = createStore(first, createReducer(keys), on.look, () => {});
        for (const name of ["j", "l", "d", "h", "esc"]) {
          const { rows } = drawScreen(store.get(), on.look);
          assert.equal(rows.length, 30);
          assert.equal(offence(rows.map((row) => paintRow(row, true)).join("\n"), [...DRAWING, "\n"]), null);
          store.dispatch({ type: "press", key: { name, text: "" } });
        }
      });
    }
    assert.ok(opened > rounds.done / 10);
    t.diagnostic(`records: ${rounds.done}, opened: ${opened}, crashed: 0, obeyed: 0 (seed ${SEED})`);
  });
});
