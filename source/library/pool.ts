import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Encoding } from "./encoding.js";
import type { PageFile } from "./walk.js";

export interface Job {
  readonly number: number;
  readonly group: readonly PageFile[];
  readonly insist: Encoding | null;
  readonly key: string;
  /** Files changed after this (milliseconds) are too young to be told by their times. */
  readonly settled: number;
}

/** Parsing shares the machine with the screen and the index, and gains little beyond four threads. */
const MOST_THREADS = 4;

/** How many threads parse a large corpus soonest on this machine. */
export function usefulThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}

/** The thread's program: beside this one when built, its source when not. */
const PROGRAM = new URL(
  import.meta.url.endsWith(".ts") ? "./parse-worker.ts" : "./parse-worker.cjs",
  import.meta.url,
);

/** Threads that parse groups of pages. A group that a thread fails at (or cannot be started for) is answered with null. */
export class ParsePool {
  private readonly idle: Worker[] = [];
  private readonly queue: { job: Job; answer: (bytes: Uint8Array | null) => void }[] = [];
  private readonly all = new Set<Worker>();
  private count = 0;
  private closed = false;

  constructor(private readonly size: number) {}

  parse(
    group: readonly PageFile[],
    insist: Encoding | null,
    key: string,
    settled: number,
  ): Promise<Uint8Array | null> {
    return new Promise((answer) => {
      this.queue.push({ job: { number: this.count++, group, insist, key, settled }, answer });
      this.next();
    });
  }

  private next(): void {
    if (this.queue.length === 0 || this.closed) return;
    const worker = this.idle.pop() ?? (this.all.size < this.size ? this.start() : undefined);
    if (worker === undefined) return;
    const { job, answer } = this.queue.shift() as (typeof this.queue)[number];
    const done = (bytes: Uint8Array | null): void => {
      // By name: taking all listeners away takes Node's own too, and the next message is never delivered.
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
      if (bytes === null) {
        this.all.delete(worker);
        void worker.terminate();
      } else this.idle.push(worker);
      answer(bytes);
      this.next();
    };
    worker.once("message", ({ bytes }: { bytes: Uint8Array }) => done(bytes));
    worker.once("error", () => done(null));
    worker.once("exit", () => done(null));
    worker.postMessage(job);
  }

  private start(): Worker {
    const worker = new Worker(PROGRAM);
    this.all.add(worker);
    return worker;
  }

  /** Ends the threads; what was still waiting is answered with null. */
  close(): void {
    this.closed = true;
    for (const { answer } of this.queue.splice(0)) answer(null);
    for (const worker of this.all) void worker.terminate();
  }
}
