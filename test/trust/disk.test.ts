import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, test } from "node:test";
import { openState } from "../../source/library/state.js";
import { LAUNCHER } from "../session/program.js";
import { type Session, start } from "../session/terminal.js";
import {
  allSurvived,
  ended,
  keptIn,
  NODE,
  oneMessage,
  STATE,
  survives,
  tellsOfFullDisk,
} from "./in-terminal.js";

/**
 * A disk that is really full, and one that really cannot be written: a file system in memory, mounted on the session's
 * home in a namespace of its own. Needs Linux, and rights that some containers do not give.
 */
const SPACE = ["-rm", "sh", "-c"];
const probe = spawnSync("unshare", [...SPACE, 'mount -t tmpfs -o size=64k tmpfs /mnt && echo "mounted"'], {
  encoding: "utf8",
});
const skip = probe.stdout?.includes("mounted")
  ? false
  : `cannot mount here: ${probe.error?.message ?? probe.stderr.trim()}`;

/** Starts the program with a home on such a file system; `prepare` is shell, run in the home before it starts. */
async function onDisk(
  options: { readonly mount: string; readonly prepare: string },
  use: (session: Session, home: string) => Promise<void>,
): Promise<void> {
  const script = [
    `mount -t tmpfs -o ${options.mount} tmpfs "$HOME" && cd "$HOME" && ${options.prepare}`,
    'trap : INT; "$0" "$@"; code=$?; printf "\\n<end %d>" $code; read -r answer',
  ].join("; ");
  const session = start({ command: "unshare", args: [...SPACE, script, NODE, LAUNCHER] });
  // What is mounted is seen by the processes of the namespace only.
  await survives(session, () => use(session, join(`/proc/${session.pid}/root`, session.home)));
}

/** Writes until nothing more fits. */
function fill(home: string): void {
  for (let size = 65_536; size >= 1; size >>= 1) {
    try {
      for (let number = 0; ; number++) writeFileSync(join(home, `rest-${size}-${number}`), "x".repeat(size));
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, "ENOSPC");
    }
  }
}

describe("a disk that is really full", { skip, concurrency: 2 }, () => {
  it("is told on the screen and once more at the end, and reading goes on", async () => {
    const prepare = "cat /dev/zero > rest 2>/dev/null";
    await onDisk({ mount: "size=64k", prepare }, tellsOfFullDisk);
  });

  it("takes nothing that was kept before it was full, in the middle of a line or not", async (t) => {
    await onDisk({ mount: "size=256k", prepare: ":" }, async (session, home) => {
      await session.waitFor(/1\/\d+/u);
      session.type("f");
      await session.waitFor(() => keptIn(join(home, STATE)).length === 1);
      const [id = ""] = keptIn(join(home, STATE));
      fill(home);
      session.type("j");
      await session.waitFor(/2\/\d+/u);
      // What the file's last block still holds is written; then a line is cut.
      let pressed = 0;
      while (!/ENOSPC/u.test(session.text())) {
        assert.ok(pressed < 400, "the disk is never full");
        session.type("f");
        pressed++;
        // Each answer is waited for: two keys that are read at once undo one another, and nothing comes.
        await session.waitFor(pressed % 2 === 1 ? /已收藏|ENOSPC/u : /已取消收藏|ENOSPC/u);
      }
      session.type("Q");
      oneMessage((await ended(session)).said, /ENOSPC/u);
      const { memory, warnings } = openState({ dir: join(home, STATE) });
      assert.deepEqual(warnings, []);
      assert.equal(memory.kept.get(id)?.on, true);
      t.diagnostic(`a disk that filled up after ${pressed} marks`);
    });
  });

  it("that has room again gets what could not be written", async () => {
    const prepare = "cat /dev/zero > rest 2>/dev/null";
    await onDisk({ mount: "size=64k", prepare }, async (session, home) => {
      await session.waitFor(/1\/\d+/u);
      session.type("f");
      await session.waitFor(/ENOSPC/u);
      writeFileSync(join(home, "rest"), "");
      session.type("jf");
      await session.waitFor(() => keptIn(join(home, STATE)).length === 2);
      session.type("Q");
      assert.deepEqual(await ended(session), { code: 0, said: [] });
    });
  });
});

describe("a home that can really only be read", { skip }, () => {
  it("is read, and a line tells what cannot be kept", async () => {
    await onDisk({ mount: "ro", prepare: ":" }, async (session, home) => {
      await session.waitFor(/1\/\d+/u);
      session.type("f");
      await session.waitFor(/EROFS/u);
      session.type("j\r");
      await session.waitFor(/%/u);
      session.type("Q");
      const { code, said } = await ended(session);
      assert.equal(code, 0);
      oneMessage(said, /XDG_STATE_HOME/u);
      assert.equal(existsSync(join(home, ".local")), false);
    });
  });
});

test("all in all", { skip }, (t) => allSurvived(t, "faults of the disk", 4));
