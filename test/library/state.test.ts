import assert from "node:assert/strict";
import fs, {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, it, mock } from "node:test";
import { BASE, HOST } from "../../source/library/journal-file.js";
import { openState } from "../../source/library/state.js";
import { folderForEach } from "./folder.js";

const folder = folderForEach();

/** No process has a number as high as that, on any system. */
const NOBODY = 2 ** 31 - 1;

/** The journal of a session that has ended without saying so. */
function putJournal(session: number): void {
  const event = { event: "read", id: `a${session}`, t: session };
  folder.put(`session-${HOST}-${NOBODY}-${session}.ndjson`, `\n${JSON.stringify(event)}\n`);
}

describe("what is remembered", () => {
  it("comes back in the next session, all of it", () => {
    const first = openState({ dir: folder.dir });
    assert.equal(first.firstRun, true);
    first.record({ event: "read", id: "a" });
    first.record({ event: "keep", id: "a", on: true });
    first.record({ event: "keep", id: "b", on: true });
    first.record({ event: "keep", id: "b", on: false });
    first.record({ event: "mark", letter: "x", id: "a", origin: { field: "body", element: 2, offset: 5 } });
    first.record({ event: "place", id: "a", origin: null });
    first.record({ event: "query", query: "工会" });
    first.record({ event: "leave", session: { view: "pictures" } });
    first.close();
    const { memory, firstRun, warnings } = openState({ dir: folder.dir });
    assert.equal(firstRun, false);
    assert.deepEqual(warnings, []);
    assert.deepEqual([...memory.read.keys()], ["a"]);
    assert.equal(memory.kept.get("a")?.on, true);
    assert.equal(memory.kept.get("b")?.on, false);
    assert.deepEqual(memory.marks.get("x")?.origin, { field: "body", element: 2, offset: 5 });
    assert.equal(memory.places.get("a")?.origin, null);
    assert.deepEqual([...memory.queries.keys()], ["工会"]);
    assert.deepEqual(memory.session?.value, { view: "pictures" });
  });

  it("is there without a proper end, and when the clock goes backwards", () => {
    let clock = 1_000_000;
    const state = openState({ dir: folder.dir, now: () => clock });
    state.record({ event: "keep", id: "a", on: true });
    clock = 10;
    state.record({ event: "keep", id: "a", on: false });
    assert.equal(openState({ dir: folder.dir }).memory.kept.get("a")?.on, false);
  });

  it("is what was done last, also by a session that begins behind a clock set back", () => {
    const early = { event: "mark", letter: "x", id: "a", origin: null } as const;
    const first = openState({ dir: folder.dir, now: () => 2_000_000 });
    first.record({ event: "keep", id: "a", on: true });
    first.record(early);
    first.record({ event: "place", id: "a", origin: { field: "body", element: 1, offset: 0 } });
    first.record({ event: "leave", session: "first" });
    first.close();
    const second = openState({ dir: folder.dir, now: () => 1_000_000 });
    second.record({ event: "keep", id: "a", on: false });
    second.record({ ...early, id: "b" });
    second.record({ event: "place", id: "a", origin: null });
    second.record({ event: "query", query: "工会" });
    second.record({ event: "leave", session: "second" });
    second.close();
    for (const { memory } of [second, openState({ dir: folder.dir })]) {
      assert.equal(memory.kept.get("a")?.on, false);
      assert.equal(memory.marks.get("x")?.id, "b");
      assert.equal(memory.places.get("a")?.origin, null);
      assert.equal(memory.session?.value, "second");
    }
  });

  it("is what was done last also where nothing is written, and the clock goes backwards", () => {
    let clock = 1_000_000;
    const state = openState({ dir: null, now: () => clock });
    state.record({ event: "keep", id: "a", on: true });
    clock = 10;
    state.record({ event: "keep", id: "a", on: false });
    assert.equal(state.memory.kept.get("a")?.on, false);
  });

  it("is folded into one file, and the journals go one round later", () => {
    for (let round = 0; round < 5; round++) {
      const state = openState({ dir: folder.dir });
      state.record({ event: "read", id: `r${round}` });
      state.close();
    }
    const names = readdirSync(folder.dir);
    assert.ok(names.includes(BASE));
    assert.ok(names.length <= 3, `journals pile up: ${names.join(" ")}`);
    assert.equal(openState({ dir: folder.dir }).memory.read.size, 5);
  });

  it("is folded at the start where many sessions had no proper end", () => {
    for (let session = 0; session < 30; session++) putJournal(session);
    assert.equal(openState({ dir: folder.dir }).memory.read.size, 30);
    assert.ok(existsSync(join(folder.dir, BASE)));
    // What was folded goes one round later.
    openState({ dir: folder.dir });
    assert.ok(openState({ dir: folder.dir }).memory.read.size === 30);
  });

  it("is folded by one session at a time, and by the next where that one was killed in the middle", () => {
    for (let session = 0; session < 30; session++) putJournal(session);
    const lock = folder.put("lock", "");
    openState({ dir: folder.dir });
    assert.ok(!existsSync(join(folder.dir, BASE)), "another session is at it");
    const before = Date.now() / 1000 - 3600;
    utimesSync(lock, before, before);
    openState({ dir: folder.dir });
    assert.ok(existsSync(join(folder.dir, BASE)) && !existsSync(lock));
  });

  it("loses nothing when a journal ends in the middle of a line", () => {
    const state = openState({ dir: folder.dir });
    state.record({ event: "read", id: "a" });
    const [name = ""] = readdirSync(folder.dir);
    appendFileSync(join(folder.dir, name), '\n{"event":"read","id":"cut');
    state.record({ event: "read", id: "b" });
    const next = openState({ dir: folder.dir });
    assert.deepEqual([...next.memory.read.keys()].sort(), ["a", "b"]);
  });

  it("sets a damaged file aside, tells its name, and keeps what can be read", () => {
    const first = openState({ dir: folder.dir });
    first.record({ event: "keep", id: "a", on: true });
    first.close();
    const damaged = `${readFileSync(join(folder.dir, BASE), "utf8")}\u0000\u0001 rubbish\n{"event":"keep"}\n`;
    writeFileSync(join(folder.dir, BASE), damaged);
    const second = openState({ dir: folder.dir });
    assert.equal(second.memory.kept.get("a")?.on, true);
    const [warning] = second.warnings;
    assert.equal(warning?.kind, "state-aside");
    assert.equal(readFileSync(warning?.detail ?? "", "utf8"), damaged);
    second.close();
    const third = openState({ dir: folder.dir });
    assert.deepEqual(third.warnings, []);
    assert.equal(third.memory.kept.get("a")?.on, true);
  });

  it("works without a folder, and in one that cannot be written", () => {
    const none = openState({ dir: null });
    assert.equal(none.record({ event: "read", id: "a" }), true);
    assert.equal(none.memory.read.has("a"), true);
    none.close();
    // A file where the folder should be stops the superuser too, whom permissions do not.
    writeFileSync(join(folder.dir, "file"), "");
    const state = openState({ dir: join(folder.dir, "file", "state") });
    assert.equal(state.record({ event: "read", id: "a" }), false);
    assert.equal(state.memory.read.has("a"), true);
    state.close();
  });

  it("goes on in the middle of a line, and of a character, where a full disk has room again", () => {
    const whole = writeSync;
    /** How many bytes the disk still takes. */
    let room = Buffer.byteLength('\n{"event":"query","query":"工') - 1;
    const full = mock.method(fs, "writeSync", (file: number, bytes: Buffer, at: number) => {
      if (room === 0) throw Object.assign(new Error("full"), { code: "ENOSPC" });
      const written = whole(file, bytes, at, Math.min(room, bytes.length - at));
      room -= written;
      return written;
    });
    syncBuiltinESMExports();
    try {
      const state = openState({ dir: folder.dir });
      assert.equal(state.record({ event: "query", query: "工会" }), false);
      assert.equal(state.record({ event: "keep", id: "a", on: true }), false);
      assert.equal(state.unwritten(), "ENOSPC");
      room = 1000;
      assert.equal(state.record({ event: "read", id: "b" }), true);
      assert.equal(state.unwritten(), null);
    } finally {
      full.mock.restore();
      syncBuiltinESMExports();
    }
    // As the next process finds it, when this one has ended.
    const [name = ""] = readdirSync(folder.dir);
    renameSync(join(folder.dir, name), join(folder.dir, `session-${HOST}-${NOBODY}-1.ndjson`));
    const { memory, warnings } = openState({ dir: folder.dir });
    assert.deepEqual(warnings, []);
    assert.equal(memory.kept.get("a")?.on, true);
    assert.deepEqual([...memory.queries.keys()], ["工会"]);
    assert.deepEqual([...memory.read.keys()], ["b"]);
  });

  it("writes what a failing disk refused as soon as it can", () => {
    const later = join(folder.dir, "later");
    writeFileSync(later, "");
    const state = openState({ dir: later });
    assert.equal(state.record({ event: "read", id: "a" }), false);
    rmSync(later);
    mkdirSync(later);
    assert.equal(state.record({ event: "read", id: "b" }), true);
    assert.deepEqual([...openState({ dir: later }).memory.read.keys()].sort(), ["a", "b"]);
  });
});
