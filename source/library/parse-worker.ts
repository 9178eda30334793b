import { parentPort } from "node:worker_threads";
import { readGroup } from "./groups.js";
import { keyWith } from "./keys.js";
import { Packing } from "./pack.js";
import type { Job } from "./pool.js";

/** A thread that parses groups of pages, one after another, and hands each back packed. */
const packing = new Packing();
let before = Promise.resolve();
parentPort?.on("message", (job: Job) => {
  before = before.then(() => parse(job));
});

async function parse({ number, group, insist, key, settled }: Job): Promise<void> {
  const { warnings, contents } = await readGroup(group, insist, settled, (page) => packing.add(page));
  const bytes = packing.end(keyWith(key, contents), warnings);
  parentPort?.postMessage({ number, bytes }, [bytes.buffer as ArrayBuffer]);
}
