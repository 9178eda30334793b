import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { openState } from "../../source/library/state.js";
import { LAUNCHER } from "../session/program.js";
import { type Session, type StartOptions, start } from "../session/terminal.js";

/** What the tests of signals and faults share: the real program in a terminal, and what must hold when it has ended. */

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const FAULT = new URL("./fault.mjs", import.meta.url).href;
export const NODE = process.execPath;

/** How many sessions have ended as they should, in this file of tests. */
let survived = 0;

/** Where marks are kept, under the home. */
export const STATE = join(".local", "state", "unionnews");
export const stateOf = (home: string): string => join(home, STATE);

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
export async function inTerminal(run: Run, use: (session: Session) => Promise<void>): Promise<void> {
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
  await survives(session, use);
}

/** Looks at a session to its end, and counts it if all was as it should be. */
export async function survives(session: Session, use: (session: Session) => Promise<void>): Promise<void> {
  try {
    await use(session);
    survived += 1;
  } finally {
    await session.stop();
  }
}

/** Says how many sessions have ended as they should, which must be all: one that was left out is no answer. */
export function allSurvived(t: TestContext, what: string, expected: number): void {
  t.diagnostic(`${what} survived: ${survived} of ${expected}`);
  assert.equal(survived, expected);
}

/** The process of the program itself: the shell's child. */
export function programOf(session: Session): number {
  const children = readFileSync(`/proc/${session.pid}/task/${session.pid}/children`, "utf8").trim();
  return Number(children.split(" ")[0]);
}

/** A first frame, a key that is answered, and an article kept. */
export async function keepOne(session: Session): Promise<string> {
  await session.waitFor(/1\/\d+/u);
  session.type("f");
  await session.waitFor(() => kept(session.home).length === 1);
  return kept(session.home)[0] ?? "";
}

export const kept = (home: string): string[] => keptIn(stateOf(home));

export function keptIn(folder: string): string[] {
  const { memory } = openState({ dir: folder });
  return Array.from(memory.kept).flatMap(([id, { on }]) => (on ? [id] : []));
}

/** Waits for the program's end: the terminal must be as it was before it. Gives its exit code, and the lines that it left on the screen. */
export async function ended(session: Session): Promise<{ code: number; said: string[] }> {
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
export function oneMessage(said: readonly string[], pattern: RegExp): void {
  assert.equal(said.filter((line) => line.startsWith("unionnews:")).length, 1, said.join("\n"));
  assert.match(said.join(""), pattern);
  assert.ok(!said.some((line) => line.startsWith("at ")), said.join("\n"));
}

/** On a disk that is full what cannot be kept is told on the screen and once more at the end, and reading goes on. */
export async function tellsOfFullDisk(session: Session): Promise<void> {
  await session.waitFor(/1\/\d+/u);
  session.type("f");
  await session.waitFor(/ENOSPC/u);
  session.type("j\r");
  await session.waitFor(/%/u);
  session.type("Q");
  const { code, said } = await ended(session);
  assert.equal(code, 0);
  oneMessage(said, /ENOSPC/u);
}

/** macOS and others have no `/proc`, in which the shell's child is found. */
export const hasProc = existsSync("/proc/self");
