import { readFileSync } from "node:fs";
import { LAUNCHER, unionnews } from "../session/program.js";
import { type Session, start } from "../session/terminal.js";
import { type Figure, median, smoke } from "./figure.js";
import { downAndUp, type Keys, keys } from "./keys.js";

/** Terminal of the figures in the issues. */
export const SIZE = { cols: 120, rows: 36 } as const;
const STARTS = smoke ? 3 : 11;
export const KEYS = smoke ? 20 : 200;

/** Milliseconds of a whole process in a terminal, from its start to its end. */
async function wholeProcess(...args: string[]): Promise<number> {
  const began = performance.now();
  const session = start({ command: process.execPath, args, ...SIZE });
  try {
    await session.exit();
    return performance.now() - began;
  } finally {
    await session.stop();
  }
}

/** Milliseconds from the start of a process until its screen shows what is looked for. */
async function firstByte(make: () => Session, shown: RegExp): Promise<number> {
  const began = performance.now();
  const session = make();
  try {
    await session.waitFor(shown);
    return performance.now() - began;
  } finally {
    await session.stop();
  }
}

export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** One for characters, one for initials, which narrow nothing down. */
const QUERIES = ["工会驿站", "ghyz"];

async function starts(figures: Figure[]): Promise<void> {
  const bare: number[] = [];
  const screen: number[] = [];
  const searches: number[][] = QUERIES.map(() => []);
  // In turns, so that what else the machine does falls on all of them alike.
  for (let round = 0; round < STARTS; round += 1) {
    bare.push(await wholeProcess("-e", "0"));
    screen.push(await firstByte(() => unionnews([], SIZE), /▸/u));
    for (const [i, query] of QUERIES.entries()) {
      searches[i]?.push(await wholeProcess(LAUNCHER, "search", query));
    }
  }
  const base = median(bare);
  figures.push(
    { figure: "bare `node -e 0`, start to end", value: base, unit: "ms" },
    { figure: "first frame, shipped corpus", value: median(screen), unit: "ms" },
    { figure: "first frame", value: median(screen) / base, unit: "×", wanted: "2.5", against: "bare node" },
    ...QUERIES.map((query, i) => ({
      figure: `search ${query} on a terminal, start to end`,
      value: median(searches[i] ?? []) / base,
      unit: "×",
      wanted: "1.8",
      against: "bare node",
    })),
  );
}

export function report(figures: Figure[], name: string, { times, bytes }: Keys, wantedBytes: string): void {
  figures.push(
    { figure: `${name}, bytes`, value: median(bytes), unit: "B", wanted: wantedBytes },
    { figure: `${name}, bytes, most`, value: Math.max(...bytes), unit: "B" },
    { figure: `${name}, key to last byte`, value: median(times), unit: "ms", wanted: "5" },
    { figure: `${name}, key to last byte, worst`, value: Math.max(...times), unit: "ms", wanted: "16" },
  );
}

/** First frame, bytes and time a key, memory: what the screen costs at 120×36 on the shipped corpus. */
export async function run(): Promise<Figure[]> {
  const figures: Figure[] = [];
  await starts(figures);
  const session = unionnews([], SIZE);
  try {
    await session.waitFor(/1\/\d+/u);
    await session.quiet();
    await keys(session, downAndUp, 40);
    report(figures, "step in the list", await keys(session, downAndUp, KEYS), "120");
    session.type("/工会驿站\r\r");
    await session.quiet();
    session.type("J");
    // Long enough for the new article to be there before the first line is scrolled.
    await session.quiet(300);
    // This terminal has a scroll region.
    report(figures, "line scrolled in the reader", await keys(session, downAndUp, KEYS), "300");
    figures.push({
      figure: "resident, shipped corpus",
      value: residentMegabytes(session.pid),
      unit: "MB",
      wanted: "90",
    });
  } finally {
    await session.stop();
  }
  return figures;
}
