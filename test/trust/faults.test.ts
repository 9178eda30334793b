import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it, test } from "node:test";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";
import {
  allSurvived,
  ended,
  hasProc,
  inTerminal,
  keepOne,
  kept,
  NODE,
  oneMessage,
  programOf,
  ROOT,
  survives,
  tellsOfFullDisk,
} from "./in-terminal.js";

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "unionnews-faults-"));
  chmodSync(folder, 0o755);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The program has heard SIGUSR2 and says so by a file: on a busy machine a key typed after the signal may be dealt with before it. */
async function faultIsOn(home: string): Promise<void> {
  const sign = join(home, "fault-is-on");
  for (let waited = 0; waited < 10_000 && !existsSync(sign); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(existsSync(sign), "SIGUSR2 was not heard");
}

describe("a fault of the program", {
  skip: hasProc ? false : "needs /proc to find the program's process",
}, () => {
  for (const [fault, message] of [
    ["throw", /a fault.*of two lines/u],
    ["reject", /a promise.*broken/u],
    ["reject with nothing", /undefined/u],
  ] as const) {
    it(`${fault}: the terminal is put back, and one line says what and where`, async () => {
      await inTerminal({ fault }, async (session) => {
        const id = await keepOne(session);
        process.kill(programOf(session), "SIGUSR2");
        const { code, said } = await ended(session);
        assert.equal(code, 2);
        oneMessage(said, message);
        assert.deepEqual(kept(session.home), [id]);
        assert.deepEqual(session.effects, []);
      });
    });
  }

  it("a throw inside a view, in Ink", async () => {
    const view = new URL("./fault-view.ts", import.meta.url).href;
    const node = ["--import", "tsx", "--import", view, join(ROOT, "source/cli/main.ts")];
    await inTerminal({ node }, async (session) => {
      // From its sources the program takes seconds to start.
      await session.waitFor(/1\/\d+/u, 60_000);
      const id = await keepOne(session);
      process.kill(programOf(session), "SIGUSR2");
      await faultIsOn(session.home);
      session.type("j");
      const { code, said } = await ended(session);
      assert.equal(code, 2);
      oneMessage(said, /a view.*that fails/u);
      assert.deepEqual(kept(session.home), [id]);
      assert.deepEqual(session.effects, []);
    });
  });
});

/** Permissions do not bind the superuser, so the program gives up its rights before it begins. */
const superuser = process.getuid?.() === 0;
const unprivileged = superuser ? { fault: "no rights" } : {};
const other = { uid: 65534, gid: 65534, encoding: "utf8" } as const;
const mayRun = superuser ? spawnSync(NODE, [LAUNCHER, "--version"], other).status === 0 : true;
const bound = mayRun ? false : "the program lies where only the superuser may read it";

describe("a fault of the world", { concurrency: 3 }, () => {
  it("a full disk is told on the screen and once more at the end, and reading goes on", async () => {
    await inTerminal({ fault: "full disk" }, tellsOfFullDisk);
  });

  it("a full disk takes nothing that was kept before", {
    skip: hasProc ? false : "needs /proc",
  }, async () => {
    await inTerminal({ fault: "full disk later" }, async (session) => {
      const id = await keepOne(session);
      process.kill(programOf(session), "SIGUSR2");
      await faultIsOn(session.home);
      session.type("jf");
      await session.waitFor(/ENOSPC/u);
      session.type("Q");
      await ended(session);
      assert.deepEqual(kept(session.home), [id]);
    });
  });

  it("a full standard output is a line and exit code 2", async () => {
    const script = '"$0" "$1" list >/dev/full; printf "\\n<end %d>" $?; read -r answer';
    const session = start({ command: "sh", args: ["-c", script, NODE, LAUNCHER] });
    await survives(session, async () => {
      const { code, said } = await ended(session);
      assert.equal(code, 2);
      oneMessage(said, /ENOSPC/u);
    });
  });

  it("a corpus that vanishes while one reads", async () => {
    const corpus = join(folder, "pages");
    cpSync(join(ROOT, "corpus"), corpus, { recursive: true });
    const run = { args: ["--corpus", corpus], options: { env: { PAGER: "cat" } } };
    await inTerminal(run, async (session) => {
      const id = await keepOne(session);
      session.type("\r");
      await session.waitFor(/%/u);
      rmSync(corpus, { recursive: true });
      session.type("o");
      await session.waitFor(/cannot be read|\u65e0\u6cd5/u);
      for (const key of ["e", "j", "e", "r", "J", "h", "/\u5de5\u4f1a\r"]) {
        session.type(key);
        await session.quiet();
      }
      session.type("\u0003");
      const { code, said } = await ended(session);
      assert.deepEqual({ code, said }, { code: 0, said: [] });
      assert.deepEqual(kept(session.home), [id]);
    });
  });

  it("Ctrl-C and Ctrl-D in a program that has the terminal are that program's", async () => {
    // It wipes what it said, so that the second one is not taken for ready before it is.
    const says = "trap 'printf interrupted' INT; printf READY; sleep 2";
    const pager = `cat >/dev/null; ${says}; printf '\\033[2J\\033[H'`;
    await inTerminal({ options: { env: { PAGER: pager } } }, async (session) => {
      const id = await keepOne(session);
      for (const key of ["\u0003", "\u0004"]) {
        session.type("o");
        await session.waitFor(/READY/u);
        session.type(key);
        await session.waitFor(() => session.alternate && /1\/\d+/u.test(session.text()));
        session.type("j");
        await session.waitFor(/2\/\d+/u);
        session.type("k");
        await session.waitFor(/1\/\d+/u);
      }
      session.type("Q");
      const { code } = await ended(session);
      assert.equal(code, 0);
      assert.deepEqual(kept(session.home), [id]);
    });
  });

  it("a clock that goes backwards: the last word counts", async () => {
    await inTerminal({ fault: "clock back" }, async (session) => {
      await keepOne(session);
      session.type("f");
      await session.waitFor(() => kept(session.home).length === 0);
      session.type("f");
      await session.waitFor(() => kept(session.home).length === 1);
      session.type("Q");
      assert.deepEqual(await ended(session), { code: 0, said: [] });
      assert.equal(kept(session.home).length, 1);
    });
  });

  const homes: Readonly<Record<string, () => Record<string, string>>> = {
    "a home that cannot be written": () => {
      const home = mkdtempSync(join(folder, "home-"));
      chmodSync(home, 0o555);
      return { HOME: home };
    },
    "a home where files stand in the way": () => {
      const home = mkdtempSync(join(folder, "home-"));
      for (const name of [".local", ".cache", ".config"]) writeFileSync(join(home, name), "");
      chmodSync(home, 0o755);
      return { HOME: home };
    },
    "no home": () => ({ HOME: "" }),
    "a home that is not there": () => ({ HOME: "/dev/null/home" }),
  };
  for (const [name, make] of Object.entries(homes)) {
    it(`${name}: the corpus is read, and a line tells what cannot be kept`, { skip: bound }, async () => {
      await inTerminal({ ...unprivileged, options: { env: make() } }, async (session) => {
        await session.waitFor(/1\/\d+/u);
        session.type("f");
        await session.waitFor(/ENOTDIR|EACCES|ENOENT|\$HOME/u);
        session.type("\r");
        await session.waitFor(/%/u);
        session.type("Q");
        const { code, said } = await ended(session);
        assert.equal(code, 0);
        oneMessage(said, /XDG_STATE_HOME/u);
      });
    });
  }

  it("a folder without permission is a line with path, reason and remedy", { skip: bound }, async () => {
    const closed = mkdtempSync(join(folder, "closed-"));
    writeFileSync(join(closed, "page.txt"), "\u8fd1\u65e5\u3002");
    chmodSync(closed, 0);
    for (const args of [
      ["list", "--corpus", closed],
      ["--corpus", closed],
      ["check", closed],
    ]) {
      await inTerminal({ ...unprivileged, args, options: { env: { HOME: folder } } }, async (session) => {
        const { code, said } = await ended(session);
        assert.equal(code, 2);
        oneMessage(said, /closed-.*EACCES/u);
      });
    }
    chmodSync(closed, 0o700);
  });

  it("a page without permission is told, and the others are read", { skip: bound }, async () => {
    const half = mkdtempSync(join(folder, "half-"));
    chmodSync(half, 0o755);
    writeFileSync(join(half, "closed.txt"), "\u8fd1\u65e5\u3002", { mode: 0 });
    writeFileSync(join(half, "open.txt"), "\u5de5\u4f1a\u3002");
    const run = { ...unprivileged, args: ["list", "--corpus", half], options: { env: { HOME: folder } } };
    await inTerminal(run, async (session) => {
      const { code, said } = await ended(session);
      assert.equal(code, 2);
      oneMessage(said, /closed\.txt.*EACCES/u);
      assert.match(said.join("\n"), /\u5de5\u4f1a/u);
    });
  });

  it("a file without an end is refused, not read for ever", async () => {
    await inTerminal({ args: ["list", "--corpus", "/dev/zero"] }, async (session) => {
      const { code, said } = await ended(session);
      assert.equal(code, 2);
      oneMessage(said, /64 MB/u);
    });
  });
});

test("all in all", { skip: hasProc ? bound : "some were left out" }, (t) => allSurvived(t, "faults", 19));
