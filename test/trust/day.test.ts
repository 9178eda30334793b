import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { LAUNCHER } from "../session/program.js";
import { type Cell, type Session, start } from "../session/terminal.js";
import { type Chance, chance, SEED, seeded, times } from "./random.js";

/**
 * A long day in a terminal: keys at random on every screen. 20,000 a screen in the long run; a taste of it in
 * the ordinary tests.
 */
const KEYS = times(77, 20_000);
/** Keys after which everything that is made once has been made. */
const SETTLED = times(230, 2000);
/** Keys between two looks at the screen and at the memory. */
const LOOK_EVERY = times(77, 500);
const WEIGH = new URL("./weigh.mjs", import.meta.url).href;

/** Longer than any rest that the program waits for before it draws by itself. */
const QUIET_MS = 330;
/** Longer than Ink waits for what may follow an Esc. */
const ESC_MS = 24;
/** A drawing that was asked for comes at once. */
const REDRAW_MS = 90;

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

interface Weight {
  readonly heap: number;
  readonly rss: number;
}

class Day {
  readonly weights: { readonly keys: number; readonly weight: Weight }[] = [];
  keys = 0;
  private readonly last: string[] = [];
  compared = 0;

  constructor(
    private readonly session: Session,
    private readonly by: Chance,
    private readonly weightFile: string,
  ) {}

  /** Types so many keys at random, with a look at the screen and the memory now and then. */
  async spend(screen: string, keys: number): Promise<void> {
    await this.calm();
    this.type(SCREENS[screen] ?? "");
    for (let sent = 0; sent < keys; sent++, this.keys++) {
      await this.oneKey(screen);
      if ((sent + 1) % LOOK_EVERY === 0) {
        await this.compare();
        this.weights.push({ keys: this.keys + 1, weight: await this.weigh() });
      }
    }
  }

  private async oneKey(screen: string): Promise<void> {
    const { by, session } = this;
    const chosen = by.int(100);
    if (chosen === 0) session.resize(40 + by.int(120), 10 + by.int(40));
    else if (chosen === 1) session.paste(by.pick(["\u5de5\u4f1a", "a b", "zgh", "2025-06-21\n"]));
    else if (chosen < 5) {
      this.type("\u001b");
      await session.quiet(ESC_MS);
    } else if (chosen < 7) await this.backTo(screen);
    else this.type(by.percent(70) ? by.pick(TYPED) : by.pick(SPECIAL));
    // What is read at once is one run of text: every few keys the program is left to take them one by one.
    if (by.percent(30)) await session.quiet(1);
  }

  private async backTo(screen: string): Promise<void> {
    await this.calm();
    this.type(SCREENS[screen] ?? "");
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

  /** Out of every box and overlay. */
  private async calm(): Promise<void> {
    for (let turn = 0; turn < 2; turn++) {
      this.type("\u001b");
      await this.session.quiet(ESC_MS);
    }
  }

  /** What the many small differences have led to must be what a fresh drawing of the same state shows. */
  private async compare(): Promise<void> {
    const { session } = this;
    session.type("\u001b");
    // A pager or an editor that was opened a moment ago may still have the terminal.
    await session.waitFor(() => session.alternate);
    await session.quiet(QUIET_MS);
    const before = picture(session);
    session.resetBytes();
    session.type("\u000c");
    await session.quiet(REDRAW_MS);
    assert.ok(session.bytes > 0, `drawn again: ${session.text()}`);
    assert.deepEqual(before, picture(session));
    this.compared++;
  }

  private async weigh(): Promise<Weight> {
    rmSync(this.weightFile, { force: true });
    this.session.signal("SIGUSR2");
    for (let turn = 0; turn < 500 && !existsSync(this.weightFile); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return JSON.parse(readFileSync(this.weightFile, "utf8")) as Weight;
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
  const weightFile = join(folder, "weight.json");
  const session = start({
    command: process.execPath,
    args: ["--expose-gc", "--import", WEIGH, LAUNCHER],
    cols: 100,
    rows: 30,
    env: { PAGER: "true", EDITOR: "true", UNIONNEWS_WEIGHT: weightFile },
  });
  const spent = new Day(session, chance(seed), weightFile);
  try {
    await session.waitFor(/1\/\d+/u);
    for (const screen of screens) {
      await seeded(`${screen}, seed of the day ${seed}`, () =>
        spent.spend(screen, KEYS).catch((error) => spent.explain(error)),
      );
    }
    session.type("\u0003");
    assert.deepEqual(await session.exit(), { code: 0, signal: 0 });
    assert.equal(session.alternate, false);
    return spent;
  } finally {
    await session.stop();
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
  { weights, compared, keys }: Day,
  { share, bytes }: Allowed,
): void {
  const first = weights.find(({ keys: typed }) => typed >= SETTLED)?.weight;
  const last = weights.at(-1)?.weight;
  assert.ok(first !== undefined && last !== undefined);
  const grown = (part: keyof Weight): string =>
    `${part} ${(first[part] / MB).toFixed(1)} → ${(last[part] / MB).toFixed(1)} MB`;
  t.diagnostic(
    `${name}: ${keys} keys, crashed: 0, screens compared with a fresh drawing: ${compared}, different: 0; after ${SETTLED} keys and at the end: ${grown("heap")}, ${grown("rss")} (seed ${SEED})`,
  );
  assert.ok(last.heap <= first.heap * share + bytes, `the heap grew: ${grown("heap")}`);
  assert.ok(last.rss <= first.rss * share + bytes, `the memory grew: ${grown("rss")}`);
}

describe("a long day", { timeout: times(120_000, 86_400_000) }, () => {
  const names = Object.keys(SCREENS);
  if (times(0, 1) === 0) {
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
