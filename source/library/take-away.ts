import { rmSync } from "node:fs";

/** Removes what a failed write may have left, file or folder; where not even that can be done, there is nothing. */
export function takeAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // A file where a folder should be, a disk that is gone.
  }
}
