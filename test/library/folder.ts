import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "node:test";

export interface Folder {
  /** Its path. */
  readonly dir: string;
  /** Writes a file, and the folders above it; gives its path. */
  put(name: string, content: string | Uint8Array): string;
}

/** A new folder for each test of a file, taken away behind it. */
export function folderForEach(): Folder {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "unionnews-test-"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  return {
    get dir() {
      return dir;
    },
    put(name, content) {
      const path = join(dir, name);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
  };
}
