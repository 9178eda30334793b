/**
 * Loaded before the program (`node --expose-gc --import`): at SIGUSR2 collects what is not used any more and writes what
 * memory is left into the file that UNIONNEWS_WEIGHT names.
 */
import { renameSync, writeFileSync } from "node:fs";

const path = process.env.UNIONNEWS_WEIGHT ?? "";
process.on("SIGUSR2", () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  writeFileSync(`${path}.part`, JSON.stringify({ heap: heapUsed, rss }));
  renameSync(`${path}.part`, path);
});
