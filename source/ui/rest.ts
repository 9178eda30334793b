/** Before this much time (ms) has passed nobody can say how long the rest takes. */
const FIRST_MS = 1500;
/** How much of the old speed is kept at each step: an even number of seconds, and one that follows when the work slows down. */
const INERTIA = 0.7;

/**
 * The rest of the time of a long work in whole seconds, from how fast it went lately; null while that is not known. What
 * was done before the clock began (pages from the cache) does not count as speed.
 */
export function restOfTime(now: () => number): (done: number, total: number) => number | null {
  const began = now();
  let last: { time: number; done: number } | null = null;
  let speed: number | null = null;
  return (done, total) => {
    const time = now();
    last ??= { time, done };
    const passed = time - last.time;
    if (passed >= 500) {
      const lately = (done - last.done) / passed;
      speed = speed === null ? lately : INERTIA * speed + (1 - INERTIA) * lately;
      last = { time, done };
    }
    if (speed === null || !(speed > 0) || time - began < FIRST_MS) return null;
    return Math.max(1, Math.round((total - done) / speed / 1000));
  };
}
