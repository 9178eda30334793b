/** A step that takes longer (ms) is halved, one that takes less than a third of it doubled. */
const LONG_MS = 0.6;
/** The first step of each kind of work: what it runs is not compiled yet, and takes thirty times as long as it will. */
const LEAST_UNITS = 256;

/**
 * How much of a kind of work is done at a time, so that a step takes some tenths of a millisecond, on a slow machine and in code
 * that has never run before too. Without a clock each step does the most.
 */
export class Pace {
  private readonly units = new Map<string, number>();

  constructor(
    private readonly now: (() => number) | null,
    private readonly most: number,
  ) {}

  /** Does a step, and says what it says: how much was done. */
  step(kind: string, work: (units: number) => number): number {
    if (this.now === null) return work(this.most);
    const units = this.units.get(kind) ?? LEAST_UNITS;
    const began = this.now();
    const done = work(units);
    const took = this.now() - began;
    if (took > LONG_MS) this.units.set(kind, Math.max(LEAST_UNITS, units >>> 1));
    else if (took < LONG_MS / 3) this.units.set(kind, Math.min(this.most, units * 2));
    return done;
  }
}
