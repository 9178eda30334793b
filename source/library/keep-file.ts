import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeAway } from "./take-away.js";

/**
 * Keeps what can be made again: written beside its place and renamed, so that it is there whole or not at all, and for the
 * owner alone. False where that cannot be done (read-only, full); nothing is left behind then.
 */
export function keepFile(folder: string, name: string, bytes: Uint8Array): boolean {
  const beside = join(folder, `${name}.${process.pid}.part`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(beside, bytes, { mode: 0o600 });
    renameSync(beside, join(folder, name));
    return true;
  } catch {
    takeAway(beside);
    return false;
  }
}
