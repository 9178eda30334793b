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

/** Groups that a thread has at a time: the next one is there while the last is handed back and shown, else it waits a twentieth of the time. */
const AT_A_TIME = 2;

interface Waiting {
  readonly job: Job;
  readonly answer: (bytes: Uint8Array | null) => void;
}

interface Thread {
  readonly worker: Worker;
  /** What it was given, in order: the first is under way. */
  readonly jobs: Waiting[];
}

/** Threads that parse groups of pages. A group that a thread fails at (or cannot be started for) is answered with null. */
export class ParsePool {
  private readonly queue: Waiting[] = [];
  private readonly threads = new Set<Thread>();
  private count = 0;
  private closed = false;

  constructor(
    private readonly size: number,
    private readonly begin = (): Worker => new Worker(PROGRAM),
  ) {}

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
    while (this.queue.length > 0 && !this.closed) {
      const thread = this.free();
      if (thread === undefined) return;
      const waiting = this.queue.shift() as Waiting;
      thread.jobs.push(waiting);
      thread.worker.postMessage(waiting.job);
    }
  }

  /** The thread with the least to do, if it may have more: a new one before any has two groups. */
  private free(): Thread | undefined {
    let least: Thread | undefined;
    for (const thread of this.threads)
      if (least === undefined || thread.jobs.length < least.jobs.length) least = thread;
    if (least?.jobs.length !== 0 && this.threads.size < this.size) return this.start();
    return least !== undefined && least.jobs.length < AT_A_TIME ? least : undefined;
  }

  private start(): Thread {
    const worker = this.begin();
    const thread: Thread = { worker, jobs: [] };
    this.threads.add(thread);
    worker.on("message", ({ bytes }: { bytes: Uint8Array }) => {
      thread.jobs.shift()?.answer(bytes);
      this.next();
    });
    worker.once("error", () => this.failed(thread));
    worker.once("exit", () => this.failed(thread));
    return thread;
  }

  /** What the thread was at is answered with null; what it had not begun goes to another one. */
  private failed(thread: Thread): void {
    if (!this.threads.delete(thread)) return;
    void thread.worker.terminate();
    const [under, ...rest] = thread.jobs.splice(0);
    under?.answer(null);
    if (this.closed) for (const { answer } of rest) answer(null);
    else this.queue.unshift(...rest);
    this.next();
  }

  /** Ends the threads; what was still waiting is answered with null. */
  close(): void {
    this.closed = true;
    for (const { answer } of this.queue.splice(0)) answer(null);
    for (const { worker } of this.threads) void worker.terminate();
  }
}
