import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unionnews } from "../session/program.js";
import type { Session } from "../session/terminal.js";
import { type Figure, median, smoke } from "./figure.js";
import { keys } from "./keys.js";
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

const downAndUp = (turn: number): string => (turn % 20 < 10 ? "j" : "k");

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
    for (const letter of "工会驿站服务职工群众") {
      const pressed = performance.now();
      session.type(letter);
      // A search may take longer than a step: its list is the last that comes.
      await session.quiet(SEARCH_QUIET_MS);
      letters.push(session.lastByteAt - pressed);
    }
    figures.push(
      { figure: "character typed in a search, to its list", value: median(letters), unit: "ms" },
      { figure: "character typed in a search, worst", value: Math.max(...letters), unit: "ms" },
    );
    figures.push({ figure: "resident", value: residentMegabytes(session.pid), unit: "MB" });
  } finally {
    await session.stop();
  }
}
