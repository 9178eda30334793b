import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unionnews } from "../session/program.js";
import type { Session } from "../session/terminal.js";
import { type Figure, median, smoke } from "./figure.js";
import { downAndUp, keys } from "./keys.js";
import { makePages } from "./pages.js";
import { KEYS, report, residentMegabytes, SIZE } from "./screen.js";

const FILES = smoke ? 250 : 12_500;
const PATIENCE_MS = 600_000;
const SEARCH_QUIET_MS = 250;
/** Seconds: older than this a file is cached. */
const AGE = 3600;

/** What the screen costs at 120×36 on some 119,000 articles: cold and from the cache, while loading and after it. */
export async function run(): Promise<Figure[]> {
  const dir = mkdtempSync(join(tmpdir(), "unionnews-large-"));
  try {
    makePages(join(dir, "pages"), FILES, AGE);
    const open = (): Session =>
      unionnews(["--corpus", join(dir, "pages")], { ...SIZE, env: { HOME: join(dir, "home") } });
    const figures: Figure[] = [];
    await measureCold(open, figures);
    await measureWarm(open, figures);
    return figures;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The row that counts what was found, and in how many milliseconds; the first one holds the box. */
const BOX = 1;
const COUNTS = 2;

/** The list's half of a row: the article beside it comes later, and begins in the same rows. */
function leftOf(row = ""): string {
  return row.split("│", 1)[0] ?? "";
}

/**
 * A character typed into the open box: when it stands there, and when the row above the list has its last count. What comes behind is
 * the article beside the list, once the cursor has rested.
 */
async function typed(session: Session, letter: string): Promise<{ echo: number; list: number }> {
  const pressed = performance.now();
  const before = session.screen();
  let echo = 0;
  let list = 0;
  let counts = leftOf(before[COUNTS]);
  const stop = session.watch(() => {
    const screen = session.screen();
    if (echo === 0 && leftOf(screen[BOX]) !== leftOf(before[BOX])) echo = session.lastByteAt - pressed;
    if (leftOf(screen[COUNTS]) === counts) return;
    counts = leftOf(screen[COUNTS]);
    list = session.lastByteAt - pressed;
  });
  session.type(letter);
  await session.quiet(SEARCH_QUIET_MS);
  stop();
  return { echo, list: list || echo };
}

/** By then a corpus of this size is indexed, whether its index was kept or not. */
const INDEXED_MS = 12_000;

/** The list is whole when no bar counts files any more. */
async function loaded(session: Session): Promise<void> {
  const counting = new RegExp(`/${FILES} `, "u");
  await session.waitFor(
    () => /1\/\d{3,} *$/mu.test(session.text()) && !counting.test(session.screen().at(-1) ?? ""),
    PATIENCE_MS,
  );
}

async function measureCold(open: () => Session, figures: Figure[]): Promise<void> {
  const began = performance.now();
  const session = open();
  try {
    await session.waitFor(/▸/u, PATIENCE_MS);
    figures.push({ figure: "cold: first articles", value: performance.now() - began, unit: "ms" });
    const { times } = await keys(session, downAndUp, KEYS);
    // The foot counts meanwhile, so bytes are not told; a key that the count overtook is late by that.
    figures.push(
      { figure: "cold: key to last byte while loading", value: median(times), unit: "ms" },
      { figure: "cold: key to last byte while loading, worst", value: Math.max(...times), unit: "ms" },
    );
    session.type("g");
    await loaded(session);
    figures.push({ figure: "cold: all articles", value: (performance.now() - began) / 1000, unit: "s" });
    session.type("Q");
    await session.exit(PATIENCE_MS);
  } finally {
    await session.stop();
  }
}

async function measureWarm(open: () => Session, figures: Figure[]): Promise<void> {
  const began = performance.now();
  const session = open();
  try {
    await session.waitFor(/▸/u, PATIENCE_MS);
    figures.push({ figure: "warm: first articles", value: performance.now() - began, unit: "ms" });
    await loaded(session);
    figures.push({ figure: "warm: all articles", value: performance.now() - began, unit: "ms" });
    await session.quiet();
    await keys(session, downAndUp, 40);
    report(
      figures,
      "while the rest is indexed: step in the list",
      await keys(session, downAndUp, KEYS),
      "120",
    );
    // Nothing on the screen says when all is searchable.
    await new Promise((resolve) => setTimeout(resolve, INDEXED_MS));
    report(figures, "step in the list", await keys(session, downAndUp, KEYS), "120");
    session.type("G");
    await session.quiet(300);
    report(
      figures,
      "step at the list's end",
      await keys(session, (turn) => (turn % 20 < 10 ? "k" : "j"), KEYS),
      "120",
    );
    // The first story is longer than the screen.
    session.type("g\r");
    await session.quiet(300);
    report(figures, "line scrolled in the reader", await keys(session, downAndUp, KEYS), "300");
    session.type("h");
    await session.quiet(300);
    session.type("/");
    await session.quiet();
    const letters: number[] = [];
    const echoes: number[] = [];
    for (const letter of "工会驿站服务职工群众") {
      const { echo, list } = await typed(session, letter);
      echoes.push(echo);
      letters.push(list);
    }
    figures.push(
      { figure: "character typed in a search, to the screen", value: median(echoes), unit: "ms" },
      { figure: "character typed in a search, to the screen, worst", value: Math.max(...echoes), unit: "ms" },
      { figure: "character typed in a search, to its list", value: median(letters), unit: "ms" },
      { figure: "character typed in a search, worst", value: Math.max(...letters), unit: "ms" },
    );
    figures.push({ figure: "resident", value: residentMegabytes(session.pid), unit: "MB" });
  } finally {
    await session.stop();
  }
}
