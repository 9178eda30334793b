/**
 * Chance that can be had again. The ordinary tests always begin with the same seed; a long run (`npm run soak`) takes
 * a new one each time. `UNIONNEWS_SEED=…` sets it, and every failure says it. `UNIONNEWS_FROM=…` begins at that number
 * of a long count, so that what failed last is tried first.
 */

const LONG = process.env["UNIONNEWS_SOAK"] === "1";
export const SEED = Number(process.env["UNIONNEWS_SEED"] ?? (LONG ? Date.now() % 2 ** 31 : 20_250_622));

/** How many times: the ordinary run's number, or the long run's. */
export function times<T>(short: T, long: T): T {
  return LONG ? long : short;
}

export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** True this often of a hundred. */
  percent(of: number): boolean;
}

/** Numbers that look random and are the same for the same seed (mulberry32, public domain). */
export function chance(seed: number = SEED): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    pick: (from) => from[int(from.length)] as (typeof from)[number],
    percent: (of) => next() * 100 < of,
  };
}

/** A long run ends each of its counts after so many minutes, if it was given a budget (`npm run soak -- --minutes 5`). */
const BUDGET_MS = Number(process.env["UNIONNEWS_MINUTES"] ?? Number.POSITIVE_INFINITY) * 60_000;
const FROM = Number(process.env["UNIONNEWS_FROM"] ?? 0);
/** So often a long run says how far it is, so that one that is stopped has told what it did. */
const TOLD_EVERY_MS = 15_000;

export interface Try {
  readonly number: number;
  /** Chance of its own, so that each try can be had again without those before it. */
  readonly by: Chance;
}

/**
 * So many tries, each with chance of its own; a long run says on standard error how far it is, and ends early when its
 * budget is spent. `counted.done` is how many there were.
 */
export function* tries(
  what: string,
  counted: { done: number },
  count: number,
  seed: number = SEED,
): Generator<Try> {
  const began = performance.now();
  let told = began;
  for (let number = LONG ? FROM : 0; number < count; number++) {
    const now = performance.now();
    if (LONG && now - told > TOLD_EVERY_MS) {
      told = now;
      process.stderr.write(
        `  … ${what}: ${counted.done} of ${count} after ${Math.round((now - began) / 1000)} s\n`,
      );
    }
    if (now - began > BUDGET_MS) {
      process.stderr.write(`  … ${what}: the budget is spent after ${counted.done} of ${count}\n`);
      return;
    }
    yield { number, by: chance(seed + Math.imul(number, 0x9e3779b1)) };
    counted.done++;
  }
}

/** Runs a check; where it fails, the failure says the seed and what was tried. */
export async function seeded<T>(tried: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new Error(`UNIONNEWS_SEED=${SEED} (${tried}): ${(error as Error).message}`, { cause: error });
  }
}
