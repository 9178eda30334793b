import { hashText } from "../corpus/id.js";
import type { Encoding } from "./encoding.js";
import { wholePath } from "./given-paths.js";
import { changedAfter, contentOf } from "./keys.js";
import { type LoadedPage, parsePage } from "./page-record.js";
import { bytesOf, type Decoders, isWarning } from "./read-file.js";
import { createTurns } from "./turns.js";
import type { PageFile } from "./walk.js";
import type { Warning } from "./warnings.js";

/** One in this many files ends a group, so that a file more or less moves only its own group's end. */
const ONE_IN = 64;

/** A group never holds more than this: the list grows several times a second. */
const MOST_FILES = 160;
const MOST_BYTES = 3 * 1024 * 1024;

/** The first group is small: it is on the screen while the others are parsed. */
const FIRST_FILES = 4;

export interface GroupReading {
  readonly group: readonly PageFile[];
  readonly pages: readonly LoadedPage[];
  readonly warnings: readonly Warning[];
}

/**
 * A group that was parsed, and for each file that is so young that its times do not tell one content from the next what was in it;
 * null where all files' times tell.
 */
interface ParsedGroup extends GroupReading {
  readonly contents: readonly (string | null)[] | null;
}

/**
 * Cuts the files of a corpus into groups, in order. A group is what one thread parses at a time and what one file of
 * the cache holds. Where a group ends is decided by its last file's name, not by a count: a page added to a corpus
 * changes one group, and the others are found in the cache as they were.
 */
export class Grouper {
  readonly groups: (readonly PageFile[])[] = [];
  private group: PageFile[] = [];
  private bytes = 0;

  add(file: PageFile): void {
    this.group.push(file);
    this.bytes += file.size;
    const most = this.groups.length === 0 ? FIRST_FILES : MOST_FILES;
    if (this.group.length >= most || this.bytes >= MOST_BYTES || hashText(wholePath(file)) % ONE_IN === 0)
      this.end();
  }

  /** What is behind the last group is one, too. */
  end(): void {
    if (this.group.length > 0) this.groups.push(this.group);
    this.group = [];
    this.bytes = 0;
  }
}

/**
 * Reads one group, with a turn for the event loop between pages. Files changed after `settled` (milliseconds) are young. Where somebody
 * takes the pages one by one, none is given back.
 */
export async function readGroup(
  group: readonly PageFile[],
  insist: Encoding | null,
  settled = Number.POSITIVE_INFINITY,
  take?: (page: LoadedPage) => void,
): Promise<ParsedGroup> {
  return parseFiles(
    group,
    group.map((file) => bytesOf.bind(null, file)),
    insist,
    settled,
    take,
  );
}

/** Parses files whose bytes are got one by one, with a turn for the event loop between pages. */
export async function parseFiles(
  group: readonly PageFile[],
  sources: readonly (() => Uint8Array | Warning)[],
  insist: Encoding | null,
  settled = Number.POSITIVE_INFINITY,
  take?: (page: LoadedPage) => void,
): Promise<ParsedGroup> {
  const pages: LoadedPage[] = [];
  const contents: (string | null)[] = [];
  const warnings: Warning[] = [];
  const decoders: Decoders = { big5: null };
  const turn = createTurns();
  for (const [index, file] of group.entries()) {
    const bytes = sources[index]?.() ?? bytesOf(file);
    contents.push(changedAfter(file, settled) ? contentOf(bytes) : null);
    let page = isWarning(bytes) ? bytes : parsePage(file, bytes, insist, decoders);
    if (page === null && !isWarning(bytes)) {
      decoders.big5 = (await import("./big5.js")).decodeBig5;
      page = parsePage(file, bytes, insist, decoders);
    }
    if (page === null || isWarning(page)) warnings.push(page ?? notText(file));
    else if (take === undefined) pages.push(page);
    else take(page);
    await turn();
  }
  return { group, pages, warnings, contents: contents.some((each) => each !== null) ? contents : null };
}

function notText(file: PageFile): Warning {
  return { kind: "not-text", path: file.path, detail: "" };
}
