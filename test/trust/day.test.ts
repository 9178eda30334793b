import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Cell } from "../session/cell.js";
import { LAUNCHER } from "../session/program.js";
import { type Session, start } from "../session/terminal.js";
import { ATTEND, Attendant, type Weight } from "./attend.js";
import { type Chance, SEED, seeded, times, tries } from "./random.js";

/**
 * A long day in a terminal: keys at random on every screen. 20,000 a screen in the long run; a taste of it in
 * the ordinary tests.
 */
const KEYS = times(77, 20_000);
/** Keys after which everything that is made once has been made. */
const SETTLED = times(230, 2000);
/** Keys between two looks at the screen and at the memory. */
const LOOK_EVERY = times(77, 500);

/** Longer than any rest that the program waits for before it draws by itself. */
const RESTED_MS = 330;
/** What the program has written is on the model's screen. */
const QUIET_MS = 10;
/** Longer than Ink waits for what may follow an Esc. */
const ESC_MS = 22;

const SCREENS: Readonly<Record<string, string>> = {
  articles: "1",
  reader: "1\r",
  pictures: "2",
  bylines: "3",
  pages: "4",
  kept: "ff5",
  figures: "6",
  filters: "1F",
  help: "?",
  "raw page": "e",
  search: "/\u5de5\u4f1a",
  concordance: "/\u5de5\u4f1a\rc",
  "command line": ":",
};

/**
 * Everything but the ways out (`q`, Ctrl-C, Ctrl-Z) and `|`, which would run what is typed after it as a command.
 * An Esc stands alone: with a letter after it, it would be Alt.
 */
const TYPED = [
  ..."jjjjkkkkhllJKdubgGHLnNFsS12345[]fmae'c?+-=zy0789/: YtrvoP\u5de5\u4f1a\u8bb0x.",
  "gonghui",
  "\u5de5\u4f1a\u9a7f\u7ad9",
  "\uff4a",
  "\u3001",
  "\uff1f",
] as const;
const SPECIAL = [
  "\r",
  "\r",
  "\t",
  "\u001b[Z",
  "\u007f",
  "\u001b[A",
  "\u001b[B",
  "\u001b[C",
  "\u001b[D",
  "\u001b[5~",
  "\u001b[6~",
  "\u001b[H",
  "\u001b[F",
  "\u001b[3~",
  "\u0001",
  "\u0002",
  "\u0004",
  "\u0005",
  "\u0006",
  "\u0007",
  "\u0008",
  "\u000b",
  "\u000e",
  "\u0010",
  "\u0015",
  "\u0017",
  "\u000c",
] as const;

class Day {
  readonly weights: { readonly keys: number; readonly weight: Weight }[] = [];
  keys = 0;
  private readonly last: string[] = [];
  compared = 0;
  /** Runs of keys that went to a pager or an editor. */
  elsewhere = 0;

  constructor(
    private readonly session: Session,
    private readonly attendant: Attendant,
  ) {}

  /** Types so many keys at random, with a look at the screen and the memory now and then. */
  async spend(screen: string, keys: number, seed: number): Promise<void> {
    await this.goTo(screen);
    const counted = { done: 0 };
    for (const { by, number } of tries(`keys, ${screen}`, counted, keys, seed)) {
      await this.oneKey(screen, by);
      this.keys++;
      if ((number + 1) % LOOK_EVERY === 0) {
        const weight = await this.compare();
        this.weights.push({ keys: this.keys, weight });
      }
    }
  }

  private async oneKey(screen: string, by: Chance): Promise<void> {
    const { session } = this;
    const chosen = by.int(100);
    if (chosen === 0) session.resize(40 + by.int(120), 10 + by.int(40));
    else if (chosen === 1) session.paste(by.pick(["\u5de5\u4f1a", "a b", "zgh", "2025-06-21\n"]));
    else if (chosen < 4) await this.escape();
    else if (chosen < 5) await this.goTo(screen);
    else this.type(by.percent(70) ? by.pick(TYPED) : by.pick(SPECIAL));
    // What is read at once is one run of text: now and then a few keys come as one.
    if (by.percent(85)) await this.taken();
  }

  /** Out of every box and overlay, and to the screen. */
  private async goTo(screen: string): Promise<void> {
    await this.escape();
    await this.escape();
    this.type(SCREENS[screen] ?? "");
    await this.taken();
  }

  /** An Esc that stands alone. */
  private async escape(): Promise<void> {
    await this.taken();
    this.type("\u001b");
    await this.taken();
    await pause(ESC_MS);
  }

  /** Waits until the program has dealt with the keys. */
  private async taken(): Promise<void> {
    if (!(await this.attendant.keys(this.session))) this.elsewhere++;
  }

  /** What led to a failure: the last keys, how the program ended if it did, what stands on the screen. */
  async explain(error: unknown): Promise<never> {
    const end = await this.session.exit(1000).catch(() => "still running");
    const keys = JSON.stringify(this.last.join(""));
    const { message } = error as Error;
    throw new Error(
      `${message}\nafter ${this.keys} keys, the last: ${keys}\n${JSON.stringify(end)}\n${this.session.text()}`,
    );
  }

  private type(keys: string): void {
    this.last.push(keys);
    if (this.last.length > 60) this.last.shift();
    this.session.type(keys);
  }

  /** What the many small differences have led to must be what a fresh drawing of the same state shows. */
  private async compare(): Promise<Weight> {
    const { session, attendant } = this;
    await this.escape();
    // A pager or an editor that was opened a moment ago may still have the terminal.
    await session.waitFor(() => session.alternate);
    const weight = await attendant.rest(RESTED_MS);
    await session.quiet(QUIET_MS);
    const before = picture(session);
    session.resetBytes();
    session.type("\u000c");
    await this.taken();
    await session.waitFor(() => session.bytes > 0);
    await session.quiet(QUIET_MS);
    assert.deepEqual(before, picture(session));
    this.compared++;
    return weight;
  }
}

/** The screen as characters with their looks, one string a row. */
function picture(session: Session): { rows: string[]; cursor: unknown } {
  const sign = (cell: Cell): string =>
    `${cell.text}${cell.bold ? "b" : ""}${cell.dim ? "d" : ""}${cell.underline ? "u" : ""}${cell.inverse ? "i" : ""}${cell.foreground ?? ""}`;
  const cursor = session.cursor();
  return {
    rows: session.allCells().map((row) => row.map(sign).join("|")),
    cursor: cursor.visible ? cursor : null,
  };
}

/** A session with a day in it; whatever goes wrong is told with the seed. */
async function day(screens: readonly string[], seed: number): Promise<Day> {
  const folder = mkdtempSync(join(tmpdir(), "unionnews-day-"));
  const attendant = await Attendant.in(folder);
  const session = start({
    command: process.execPath,
    args: ["--expose-gc", "--import", ATTEND, LAUNCHER],
    cols: 100,
    rows: 30,
    env: { PAGER: "true", EDITOR: "true", UNIONNEWS_ATTEND: attendant.path },
  });
  const spent = new Day(session, attendant);
  try {
    await session.waitFor(/1\/\d+/u);
    for (const screen of screens) {
      await seeded(`${screen}, seed of the day ${seed}`, () =>
        spent.spend(screen, KEYS, seed).catch((error) => spent.explain(error)),
      );
    }
    session.type("\u0003");
    assert.deepEqual(await session.exit(), { code: 0, signal: 0 });
    assert.equal(session.alternate, false);
    return spent;
  } finally {
    await session.stop();
    attendant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const MB = 1024 * 1024;

/** What the memory may have at the end: a share of what it had, and so much that is loaded when first asked for. */
interface Allowed {
  readonly share: number;
  readonly bytes: number;
}

/** Says what was done, and holds the last weight against the first one after everything had been made once. */
function judge(
  t: TestContext,
  name: string,
  { weights, compared, keys, elsewhere }: Day,
  { share, bytes }: Allowed,
): void {
  const first = weights.find(({ keys: typed }) => typed >= SETTLED)?.weight;
  const last = weights.at(-1)?.weight;
  const done = `${name}: ${keys} keys, crashed: 0, screens compared with a fresh drawing: ${compared}, different: 0, runs of keys that a pager had: ${elsewhere}`;
  if (first === undefined || last === undefined) {
    assert.ok(keys < SETTLED, "a run that was not weighed");
    t.diagnostic(`${done}; its budget was spent before it could be weighed (seed ${SEED})`);
    return;
  }
  const grown = (part: keyof Weight): string =>
    `${part} ${(first[part] / MB).toFixed(1)} → ${(last[part] / MB).toFixed(1)} MB`;
  t.diagnostic(
    `${done}; after ${SETTLED} keys and at the end: ${grown("heap")}, ${grown("rss")} (seed ${SEED})`,
  );
  assert.ok(last.heap <= first.heap * share + bytes, `the heap grew: ${grown("heap")}`);
  assert.ok(last.rss <= first.rss * share + bytes, `the memory grew: ${grown("rss")}`);
}

describe("a long day", { timeout: times(120_000, 86_400_000), concurrency: 2 }, () => {
  const names = Object.keys(SCREENS);
  const together = times(true, false);
  if (together) {
    it("keys at random on every screen, in two sessions", async (t) => {
      const half = Math.ceil(names.length / 2);
      const halves = [names.slice(0, half), names.slice(half)];
      const days = await Promise.all(halves.map((screens, number) => day(screens, SEED + number)));
      // So early in the day the dictionaries of other scripts are still to be loaded; the long run holds the fifth.
      const allowed = { share: 1.2, bytes: 25 * MB };
      for (const [number, spent] of days.entries()) judge(t, `screens, half ${number + 1}`, spent, allowed);
    });
  } else {
    for (const [number, name] of names.entries()) {
      it(`keys at random: ${name}`, async (t) =>
        judge(t, name, await day([name], SEED + number), { share: 1.2, bytes: 0 }));
    }
  }
});
