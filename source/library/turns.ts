/** How long a loop may hold the event loop, in milliseconds, before a key must have its turn. */
const SLICE = 8;

/**
 * Gives a function to await inside a long loop: at once while the slice lasts, then after a turn of the event loop, or after a
 * rest of some milliseconds. Turn after turn a key would wait for a slice more than once, since what it does takes several turns.
 */
export function createTurns(slice = SLICE, rest = 0): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < slice) return undefined;
    return new Promise((resolve) => {
      const goOn = (): void => {
        began = performance.now();
        resolve();
      };
      if (rest === 0) setImmediate(goOn);
      else setTimeout(goOn, rest).unref();
    });
  };
}
