/**
 * Loaded before the program (`node --expose-gc --import`), for a test that types faster than any fixed wait would let it:
 * over the socket that UNIONNEWS_ATTEND names it says how many bytes of keys the program has read and dealt with (`read
 * 17`), and answers a number of milliseconds, once the program's own timers have had that long, with what memory is left
 * after a collection (`rest heap rss`).
 */
import { createConnection } from "node:net";
import { ReadStream } from "node:tty";
import { isMainThread } from "node:worker_threads";

const path = process.env.UNIONNEWS_ATTEND;
if (isMainThread && path !== undefined) {
  const told = createConnection(path).unref();
  let read = 0;
  const { push } = ReadStream.prototype;
  ReadStream.prototype.push = function (chunk, ...rest) {
    if (chunk !== null) {
      read += chunk.length;
      // After the frame that the key led to, which is written in an immediate asked for by the key.
      setImmediate(() => setImmediate(() => told.write(`read ${read}\n`)));
    }
    return push.call(this, chunk, ...rest);
  };
  told.setEncoding("utf8").on("data", (wish) => {
    setTimeout(() => {
      setImmediate(() => {
        globalThis.gc();
        globalThis.gc();
        const { heapUsed, rss } = process.memoryUsage();
        told.write(`rest ${heapUsed} ${rss}\n`);
      });
    }, Number(wish));
  });
}
