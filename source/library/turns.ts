/** How long a loop may hold the event loop, in milliseconds, before a key must have its turn. */
const SLICE = 8;

/** Gives a function to await inside a long loop: at once while the slice lasts, then after a turn of the event loop. */
export function createTurns(slice = SLICE): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < slice) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        began = performance.now();
        resolve();
      });
    });
  };
}
