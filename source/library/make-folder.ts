import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "./error-code.js";

/**
 * As `mkdir -p`, for the owner alone. Where a file system is read-only, Node's own says that something is missing
 * (`ENOENT`); the system's true answer (`EROFS`) comes when the first missing folder is asked for by itself.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === "ENOENT") mkdirSync(firstMissing(path), { mode: 0o700 });
    throw error;
  }
}

function firstMissing(path: string): string {
  const parent = dirname(path);
  return parent === path || existsSync(parent) ? path : firstMissing(parent);
}
