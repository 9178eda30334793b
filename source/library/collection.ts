import { Grouper } from "./groups.js";
import { isWarning } from "./read-file.js";
import { withBytes } from "./read-once.js";
import { createTurns } from "./turns.js";
import { type Found, type PageFile, walk } from "./walk.js";
import type { Warning } from "./warnings.js";

/**
 * The page files of a corpus, found a few at a time and grouped as they come, so that the first group is read before
 * all of a large corpus has been walked (12,500 files take 0.2 s).
 */
export class Collection {
  readonly files: PageFile[] = [];
  /** Every folder that was walked. */
  readonly folders = new Set<string>();
  bytes = 0;
  /** True when all there is was found. */
  whole = false;
  private readonly grouper = new Grouper();
  private warnings: Warning[] = [];
  private readonly found: Generator<Found>;

  constructor(paths: readonly string[]) {
    this.found = walk(paths, (folder) => this.folders.add(folder));
  }

  /** The groups found so far; only what is still being walked is missing, that is nothing when `whole`. */
  get groups(): readonly (readonly PageFile[])[] {
    return this.grouper.groups;
  }

  /** Files and bytes of the corpus; nothing until they are all counted. */
  get totals(): { readonly files: number; readonly bytes: number } {
    return this.whole ? { files: this.files.length, bytes: this.bytes } : { files: 0, bytes: 0 };
  }

  /** What there was to tell since it was asked for last. */
  takeWarnings(): readonly Warning[] {
    const told = this.warnings;
    this.warnings = [];
    return told;
  }

  /** Walks on until there is enough, or to the end, with a turn for the event loop every few milliseconds. */
  async walk(isEnough: () => boolean): Promise<void> {
    const turn = createTurns();
    while (!this.whole && !isEnough()) {
      const next = this.found.next();
      if (next.done === true) this.end();
      else if ("warning" in next.value) this.warnings.push(next.value.warning);
      else {
        const file = await withBytes(next.value.file);
        if (isWarning(file)) this.warnings.push(file);
        else this.add(file);
      }
      await turn();
    }
  }

  private add(file: PageFile): void {
    this.files.push(file);
    this.bytes += file.size;
    this.grouper.add(file);
  }

  private end(): void {
    this.whole = true;
    this.grouper.end();
  }
}
