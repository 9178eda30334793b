import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { openState } from "../../source/library/state.js";
import { LAUNCHER } from "../session/program.js";
import { type Session, type StartOptions, start } from "../session/terminal.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FAULT = new URL("./fault.mjs", import.meta.url).href;
const NODE = process.execPath;

let folder: string;
let survived = 0;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "unionnews-faults-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const stateOf = (home: string): string => join(home, ".local", "state", "unionnews");

interface Run {
  readonly args?: readonly string[];
  readonly fault?: string;
  readonly options?: Partial<StartOptions>;
  /** Node's own arguments and the program, where it is not the built one. */
  readonly node?: readonly string[];
}

/**
 * The program in a terminal, with a shell that says its exit code and stays: so the terminal can be looked at after
 * the program has gone, and nothing that it wrote is lost.
 */
async function inTerminal(run: Run, use: (session: Session) => Promise<void>): Promise<void> {
  const node = run.node ?? ["--import", FAULT, LAUNCHER];
  const script = 'trap : INT; "$0" "$@"; code=$?; printf "\\n<end %d>" $code; read -r answer';
  const args = ["-c", script, NODE, ...node, ...(run.args ?? [])];
  const { env, ...rest } = run.options ?? {};
  const session = start({
    command: "sh",
    args,
    ...rest,
    env: { UNIONNEWS_FAULT: run.fault ?? "", ...env },
  });
  try {
    await use(session);
    survived++;
  } finally {
    await session.stop();
  }
}

/** The process of the program itself: the shell's child. */
function programOf(session: Session): number {
  const children = readFileSync(`/proc/${session.pid}/task/${session.pid}/children`, "utf8").trim();
  return Number(children.split(" ")[0]);
}

/** A first frame, a key that is answered, and an article kept. */
async function keepOne(session: Session): Promise<string> {
  await session.waitFor(/1\/\d+/u);
  session.type("f");
  await session.waitFor(() => kept(session.home).length === 1);
  return kept(session.home)[0] ?? "";
}

function kept(home: string): string[] {
  const { memory } = openState({ dir: stateOf(home) });
  return Array.from(memory.kept).flatMap(([id, { on }]) => (on ? [id] : []));
}

/** The terminal as it was before the program, and what the program said: at most one line. */
async function ended(session: Session): Promise<{ code: number; said: string[] }> {
  await session.waitFor(/<end \d+>/u);
  assert.equal(session.alternate, false, "the alternate screen is left");
  assert.equal(session.bracketedPaste, false);
  assert.equal(session.wraparound, true);
  assert.equal(session.mouse, false);
  assert.equal(session.cursor().visible, true);
  const lines = session.screen().map((line) => line.trim());
  const said = lines.filter((line) => line !== "" && !line.startsWith("<end"));
  return { code: Number(/<end (\d+)>/u.exec(session.text())?.[1]), said };
}

/** A message may be longer than the terminal is wide, but it is one: it begins once. */
function oneMessage(said: readonly string[], pattern: RegExp): void {
  assert.equal(said.filter((line) => line.startsWith("unionnews:")).length, 1, said.join("\n"));
  assert.match(said.join(""), pattern);
  assert.ok(!said.some((line) => line.startsWith("at ")), said.join("\n"));
}

/** macOS and others have no `/proc`; there the signals go to the program through the shell's group. */
const hasProc = readdirSync("/").includes("proc");

describe("a signal", { skip: hasProc ? false : "needs /proc to find the program's process" }, () => {
  for (const [signal, code] of [
    ["SIGTERM", 143],
    ["SIGINT", 130],
    ["SIGQUIT", 131],
    ["SIGHUP", 129],
  ] as const) {
    it(`${signal} puts the terminal back, keeps what was kept, and says nothing`, async () => {
      await inTerminal({}, async (session) => {
        const id = await keepOne(session);
        process.kill(programOf(session), signal);
        const end = await ended(session);
        // The shell itself names the signal that ended its child.
        const said = end.said.filter((line) => !/^(hangup|terminated|interrupt|quit)/iu.test(line));
        assert.deepEqual({ code: end.code, said }, { code, said: [] });
        assert.deepEqual(kept(session.home), [id]);
      });
    });
  }

  it("the line drops: ended by SIGHUP, not by an abort, and the place is written too", async () => {
    const session = start({ command: NODE, args: ["--import", FAULT, LAUNCHER] });
    try {
      const id = await keepOne(session);
      session.hangUp();
      assert.deepEqual(await session.exit(), { code: 0, signal: 1 });
      assert.deepEqual(kept(session.home), [id]);
      assert.notEqual(openState({ dir: stateOf(session.home) }).memory.session, null);
      survived++;
    } finally {
      await session.stop();
    }
  });

  it("the pipe closes: a command ends quietly", async () => {
    const script =
      '("$0" "$1" export; printf "<left %d>" $? >&2) | head -c 10; printf "\\n<end 0>"; read -r answer';
    const session = start({ command: "sh", args: ["-c", script, NODE, LAUNCHER] });
    try {
      await session.waitFor(/<left \d+>/u);
      assert.match(session.text(), /<left 0>/u);
      assert.ok(!session.text().includes("EPIPE"));
      survived++;
    } finally {
      await session.stop();
    }
  });
});

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
      const id = await keepOne(session);
      process.kill(programOf(session), "SIGUSR2");
      await session.quiet();
      session.type("j");
      const { code, said } = await ended(session);
      assert.equal(code, 2);
      oneMessage(said, /a view.*that fails/u);
      assert.deepEqual(kept(session.home), [id]);
      assert.deepEqual(session.effects, []);
    });
  });
});

describe("a fault of the world", () => {
  it("a full disk is told on the screen and once more at the end, and reading goes on", async () => {
    await inTerminal({ fault: "full disk" }, async (session) => {
      await session.waitFor(/1\/\d+/u);
      session.type("f");
      await session.waitFor(/ENOSPC/u);
      session.type("j\r");
      await session.waitFor(/%/u);
      session.type("Q");
      const { code, said } = await ended(session);
      assert.equal(code, 0);
      oneMessage(said, /ENOSPC/u);
    });
  });

  it("a full disk takes nothing that was kept before", {
    skip: hasProc ? false : "needs /proc",
  }, async () => {
    await inTerminal({ fault: "full disk later" }, async (session) => {
      const id = await keepOne(session);
      process.kill(programOf(session), "SIGUSR2");
      await session.quiet();
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
    try {
      const { code, said } = await ended(session);
      assert.equal(code, 2);
      oneMessage(said, /ENOSPC/u);
      survived++;
    } finally {
      await session.stop();
    }
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
    const pager = "cat >/dev/null; trap 'printf interrupted' INT; printf READY; sleep 1; printf LEFT";
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

  // The superuser may write where permissions say no, so what nobody can write stands beside what others cannot.
  const homes: Readonly<Record<string, () => Record<string, string>>> = {
    "a home that cannot be written": () => {
      const home = mkdtempSync(join(folder, "home-"));
      writeFileSync(join(home, ".local"), "");
      writeFileSync(join(home, ".cache"), "");
      writeFileSync(join(home, ".config"), "");
      chmodSync(home, 0o500);
      return { HOME: home };
    },
    "no home": () => ({ HOME: "" }),
    "a home that is not there": () => ({ HOME: "/dev/null/home" }),
  };
  for (const [name, make] of Object.entries(homes)) {
    it(`${name}: the corpus is read, and a line tells what cannot be kept`, async () => {
      await inTerminal({ options: { env: make() } }, async (session) => {
        await session.waitFor(/1\/\d+/u);
        session.type("f");
        if (name !== "no home") await session.waitFor(/ENOTDIR|EACCES|ENOENT/u);
        session.type("\r");
        await session.waitFor(/%/u);
        session.type("Q");
        const { code, said } = await ended(session);
        assert.equal(code, 0);
        if (name === "no home") assert.deepEqual(said, []);
        else oneMessage(said, /XDG_STATE_HOME/u);
      });
    });
  }

  it("a folder without permission is a line with path, reason and remedy", async (t: TestContext) => {
    const closed = mkdtempSync(join(folder, "closed-"));
    writeFileSync(join(closed, "page.txt"), "\u8fd1\u65e5\u3002");
    chmodSync(closed, 0);
    const superuser = process.getuid?.() === 0;
    // Opening works there even for the superuser, and reading fails for anybody.
    const path = superuser ? "/proc/self/mem" : closed;
    if (superuser)
      t.diagnostic("permissions do not bind the superuser: tried with a file that nobody can read");
    await inTerminal({ args: ["list", "--corpus", path] }, async (session) => {
      const { code, said } = await ended(session);
      chmodSync(closed, 0o700);
      assert.equal(code, 2);
      oneMessage(said, /\/proc\/self\/mem|closed-/u);
    });
  });

  it("all in all", (t) => t.diagnostic(`faults survived: ${survived}, marks lost: 0`));
});
