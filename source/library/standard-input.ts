import { LARGEST } from "./read-file.js";
import type { PageFile } from "./walk.js";

/** Read once and kept: the pages that came through a pipe are still there when everything is read again. */
let input: Promise<Uint8Array> | null = null;

/**
 * A file with its bytes where it is standard input, any other file as it is. Waits without holding the process, so
 * that Ctrl-C ends it when nothing comes. Reads no more than one byte over the largest file.
 */
export async function withInput(file: PageFile): Promise<PageFile> {
  if (file.path !== "-") return file;
  input ??= readInput();
  const bytes = await input;
  return { ...file, size: bytes.length, bytes };
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > LARGEST) break;
  }
  return Buffer.concat(chunks);
}
