import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { describe, it, test } from "node:test";
import { openState } from "../../source/library/state.js";
import { Terminal } from "../../source/ui/terminal/terminal.js";
import { LAUNCHER } from "../session/program.js";
import { start } from "../session/terminal.js";
import {
  allSurvived,
  ended,
  FAULT,
  hasProc,
  inTerminal,
  keepOne,
  kept,
  NODE,
  programOf,
  stateOf,
  survives,
} from "./in-terminal.js";

/** Signals that end a program, and what the shell calls the end by each. */
const CODES = [
  ["SIGTERM", 143],
  ["SIGINT", 130],
  ["SIGQUIT", 131],
  ["SIGHUP", 129],
] as const;

describe("a signal", {
  concurrency: 3,
  skip: hasProc ? false : "needs /proc to find the program's process",
}, () => {
  for (const [signal, code] of CODES) {
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
    await survives(session, async () => {
      const id = await keepOne(session);
      session.hangUp();
      assert.deepEqual(await session.exit(), { code: 0, signal: 1 });
      assert.deepEqual(kept(session.home), [id]);
      assert.notEqual(openState({ dir: stateOf(session.home) }).memory.session, null);
    });
  });

  it("SIGPIPE, which a closed pipe sends, ends nothing", async () => {
    await inTerminal({}, async (session) => {
      const id = await keepOne(session);
      process.kill(programOf(session), "SIGPIPE");
      session.type("j");
      await session.waitFor(/2\/\d+/u);
      session.type("Q");
      assert.deepEqual(await ended(session), { code: 0, said: [] });
      assert.deepEqual(kept(session.home), [id]);
    });
  });

  it("Ctrl-C in the moment in which a pager ends is still the pager's", async () => {
    const keys = { setEncoding() {}, on() {}, setRawMode() {}, removeAllListeners() {}, destroy() {} };
    const output = Object.assign(new EventEmitter(), { columns: 80, rows: 24, write: () => true });
    const terminal = new Terminal(output as never, () => keys as never, "narrow");
    // A signal that is waited for does not keep a process running by itself.
    const running = setInterval(() => {}, 1000);
    const lentWhenHeard = new Promise<boolean>((resolve) => {
      process.once("SIGINT", () => resolve(terminal.lent));
    });
    await terminal.lend(async () => {
      process.kill(process.pid, "SIGINT");
    });
    assert.equal(await lentWhenHeard.finally(() => clearInterval(running)), true);
    await new Promise((resolve) => setTimeout(() => setImmediate(resolve)));
    assert.equal(terminal.lent, false);
  });

  for (const [signal, expected] of CODES.filter(([name]) => name === "SIGTERM" || name === "SIGHUP")) {
    it(`${signal} while a pager has the terminal`, async () => {
      await inTerminal(
        { options: { env: { PAGER: "cat >/dev/null; echo READY; sleep 3" } } },
        async (session) => {
          const id = await keepOne(session);
          session.type("o");
          await session.waitFor(/READY/u);
          process.kill(programOf(session), signal);
          const { code } = await ended(session);
          assert.equal(code, expected);
          assert.deepEqual(kept(session.home), [id]);
        },
      );
    });
  }

  it("the pipe closes: a command ends quietly", async () => {
    const script =
      '("$0" "$1" export; printf "<left %d>" $? >&2) | head -c 10; printf "\\n<end 0>"; read -r answer';
    const session = start({ command: "sh", args: ["-c", script, NODE, LAUNCHER] });
    await survives(session, async () => {
      await session.waitFor(/<left \d+>/u);
      assert.match(session.text(), /<left 0>/u);
      assert.ok(!session.text().includes("EPIPE"));
    });
  });
});

test("all in all", { skip: hasProc ? false : "all were left out" }, (t) => allSurvived(t, "signals", 9));
