/** Milliseconds that something takes. */
export function took(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

/** Milliseconds of processor time that something takes in this process, whoever else is at work on the machine. */
export function worked(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Work below this says nothing: the clock, the collector, a neighbour on the machine. */
const TOO_SHORT_MS = 120;

/**
 * How much more work four times the size is: 4 where it is linear, 16 where it goes by the square. A busy machine can
 * make one measurement look bad and never one look good, so what looks bad is measured again, and the best counts.
 */
export function growth(work: (size: number) => void, size: number): { ratio: number; ms: number } {
  let best = { ratio: Number.POSITIVE_INFINITY, ms: 0 };
  for (let round = 0; round < 4; round++) {
    const small = Math.max(
      0.5,
      worked(() => work(size)),
    );
    const ms = worked(() => work(size * 4));
    const ratio = ms < TOO_SHORT_MS ? Math.min(ms / small, 4) : ms / small;
    if (ratio < best.ratio) best = { ratio, ms };
    if (best.ratio < LINEAR) break;
  }
  return best;
}

/** Between the 4 of linear work and the 16 of the square, with room for caches that no longer hold it all. */
export const LINEAR = 11;
