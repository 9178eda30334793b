import { constants, createReadStream, openSync, statSync } from "node:fs";
import { wholePath } from "./given-paths.js";
import { LARGEST, troubleReading } from "./read-file.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/** By whole paths: the pages that came through a pipe are still there when everything is read again. */
const kept = new Map<string, Promise<Uint8Array | Warning>>();

/** True where a file, by its path, was one that can be read only once. */
export function wasReadOnce(path: string): boolean {
  return kept.has(wholePath({ path }));
}

/**
 * A file with its bytes where they can be read only once, any other file as it is; a warning where they cannot be had. Waits without
 * holding the process, so that Ctrl-C ends it when nothing comes. Reads no more than one piece over the largest file.
 */
export async function withBytes(file: PageFile): Promise<PageFile | Warning> {
  if (file.once !== true) return file;
  const path = wholePath(file);
  const reading = kept.get(path) ?? readAll(file.path);
  kept.set(path, reading);
  const bytes = await reading;
  return bytes instanceof Uint8Array ? { ...file, size: bytes.length, bytes } : { ...bytes, path: file.path };
}

async function readAll(path: string): Promise<Uint8Array | Warning> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of await streamOf(path)) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > LARGEST) break;
    }
  } catch (error) {
    return troubleReading(path, error);
  }
  return Buffer.concat(chunks);
}

/**
 * A pipe with a name is opened without waiting for who writes into it, and read by the event loop: a thread that waits for it
 * would not let the process end.
 */
async function streamOf(path: string): Promise<AsyncIterable<unknown>> {
  if (path === "-") return process.stdin;
  if (!statSync(path).isFIFO()) return createReadStream(path);
  const { Socket } = await import("node:net");
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}
