import { parentPort } from "node:worker_threads";
import { readGroup } from "./groups.js";
import { keyWith } from "./keys.js";
import { pack } from "./pack.js";
import type { Job } from "./pool.js";

/** A thread that parses groups of pages and hands each back packed. */
parentPort?.on("message", async ({ number, group, insist, key, settled }: Job) => {
  const { pages, warnings, contents } = await readGroup(group, insist, settled);
  const bytes = pack({ key: keyWith(key, contents), pages, warnings });
  const buffer = bytes.buffer as ArrayBuffer;
  parentPort?.postMessage({ number, bytes }, bytes.byteLength === buffer.byteLength ? [buffer] : []);
});
