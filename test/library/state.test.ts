import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { BASE } from "../../source/library/journal-file.js";
import { openState } from "../../source/library/state.js";
import { folderForEach } from "./folder.js";

const WRITER = fileURLToPath(new URL("./state-writer.ts", import.meta.url));

const folder = folderForEach();

function writer(name: string, count: number): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", WRITER, folder.dir, name, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Runs until the process ends; gives the ids that it said were recorded. */
async function acknowledged(child: ChildProcess): Promise<string[]> {
  let text = "";
  child.stdout?.on("data", (chunk) => {
    text += chunk;
  });
  await new Promise((resolve) => child.on("close", resolve));
  return text.split("\n").filter((line) => line !== "" && line !== "closed");
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

describe("marks survive", () => {
  it("two sessions that write 1,000 marks each at once", async () => {
    const all = (
      await Promise.all([acknowledged(writer("one", 1000)), acknowledged(writer("two", 1000))])
    ).flat();
    assert.equal(all.length, 2000);
    const { memory, warnings } = openState({ dir: folder.dir });
    assert.deepEqual(warnings, []);
    assert.equal(all.filter((id) => memory.kept.get(id)?.on !== true).length, 0);
  });

  it("a session that is killed at any moment", async () => {
    const lost: string[] = [];
    let heard = 0;
    for (let round = 0; round < 6; round++) {
      const child = writer(`k${round}`, 100_000);
      // Killed after a different number of chunks each time, while it writes.
      let chunks = 0;
      child.stdout?.on("data", () => {
        if (++chunks > round * 3) child.kill("SIGKILL");
      });
      const ids = await acknowledged(child);
      heard += ids.length;
      const { memory, warnings } = openState({ dir: folder.dir });
      assert.deepEqual(warnings, []);
      lost.push(...ids.slice(0, -1).filter((id) => memory.kept.get(id)?.on !== true));
      const last = ids.at(-1);
      // The last line itself may be cut short on its way through the pipe.
      if (last !== undefined && ![...memory.kept.keys()].some((id) => id.startsWith(last))) lost.push(last);
    }
    assert.ok(heard > 0);
    assert.deepEqual(lost, []);
  });
});
