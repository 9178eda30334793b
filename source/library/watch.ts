import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname } from "node:path";
import { createTurns } from "./turns.js";
import { isFolder, isReadOnce, type PageFile, walk } from "./walk.js";

export interface CorpusChange {
  /** Paths of pages, in the corpus's order. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

interface WatchOptions {
  /** A change is told when nothing has moved for this long (milliseconds): a page is often written in pieces. */
  readonly quiet?: number;
  /**
   * How often (milliseconds) a corpus is looked at that the system cannot watch (network folders, too many folders), and for any other
   * whether another folder has been put where one was named.
   */
  readonly every?: number;
  /** What stood there when the caller read it, once that is over: the first look compares with it. */
  readonly since?: Promise<Snapshot>;
}

const QUIET = 300;
const EVERY = 5000;

/** Milliseconds of work and of rest: while one reads, a look is never urgent. 12,500 files take a second so. */
const LOOK_MS = 3;
const REST_MS = 9;

/** Each folder takes one of the system's watches, of which a user has some thousands for all programs. */
const MOST_FOLDERS = 1000;

/**
 * Tells when pages under the given paths are added, changed or taken away. What counts is what `walk` finds before and
 * after (name, size, times), not what the system reports: its events only say when to look. Never throws, never
 * keeps the process alive. Gives a function that ends it.
 */
export function watchCorpus(
  paths: readonly string[],
  onChange: (change: CorpusChange) => void,
  { quiet = QUIET, every = EVERY, since }: WatchOptions = {},
): () => void {
  const watched = paths.filter((path) => !isReadOnce(path));
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | null = null;
  let glances: NodeJS.Timeout | null = null;
  let known: Snapshot | null = null;
  let looking = false;
  /** Something moved while one looked, perhaps where one had looked already. */
  let missed = false;
  let ended = false;

  const later = (wait: number): void => {
    missed = looking;
    if (ended || looking) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(look, wait).unref();
  };

  async function look(): Promise<void> {
    timer = null;
    looking = true;
    missed = false;
    const now = await takeSnapshot(watched);
    looking = false;
    if (ended) return;
    const change = known === null ? null : difference(known.files, now.files);
    const moved = known === null || !sameFolders(known.folders, now.folders);
    known = now;
    if (moved) rewatch();
    if (change !== null) onChange(change);
    if (watchers.length === 0) later(every);
    // Nobody told what changed before its folder was watched.
    else if (moved || missed) later(quiet);
  }

  function rewatch(): void {
    for (const watcher of watchers) watcher.close();
    watchers = known === null ? [] : watchersOf(known, () => later(quiet));
  }

  /** Where a link is set to another folder, or a folder above is replaced, the system has nothing to tell of those that it watches. */
  function glance(): void {
    if (known !== null && isElsewhere(known, watched)) later(quiet);
  }

  async function begin(): Promise<void> {
    if (since !== undefined) known = await since;
    if (ended) return;
    // Watched before it is looked at, so that nothing changes in between.
    if (known !== null) rewatch();
    glances = setInterval(glance, every).unref();
    await look();
  }

  if (watched.length > 0) void begin();
  return () => {
    ended = true;
    if (glances !== null) clearInterval(glances);
    if (timer !== null) clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Watches all folders or none (then none are given): a corpus that is watched in part would be looked at in part. */
function watchersOf({ folders }: Snapshot, onMove: () => void): FSWatcher[] {
  if (folders.size > MOST_FOLDERS) return [];
  const watchers: FSWatcher[] = [];
  try {
    for (const folder of folders.keys()) {
      const watcher = watch(folder, { persistent: false }, onMove);
      watchers.push(watcher);
      // A folder that is taken away: the look that follows finds out.
      watcher.on("error", onMove);
    }
    return watchers;
  } catch {
    // No more watches, or a file system without them: looked at from time to time.
    for (const watcher of watchers) watcher.close();
    return [];
  }
}

/** What `walk` found at one time. */
export interface Snapshot {
  /** Path to what tells one state of the file from another. */
  readonly files: ReadonlyMap<string, string>;
  /** Path to what tells one folder there from another. */
  readonly folders: ReadonlyMap<string, string>;
}

/** What was found under the paths: the files, and the folders that were walked. */
export function snapshotOf(
  paths: readonly string[],
  files: readonly PageFile[],
  folders: ReadonlySet<string>,
): Snapshot {
  // A folder without pages is watched too; a file that was named itself is seen from its folder.
  const all = new Set([...foldersNamed(paths), ...folders]);
  // So many are not watched, and asking each would hold the event loop.
  const known = [...all].map((path) => [path, all.size > MOST_FOLDERS ? "" : identityOf(path)] as const);
  const states = files
    .filter(({ once }) => once !== true)
    .map(({ path, size, mtimeMs, ctimeMs }) => [path, `${size} ${mtimeMs} ${ctimeMs}`] as const);
  return { files: new Map(states), folders: new Map(known) };
}

function foldersNamed(paths: readonly string[]): string[] {
  return paths.filter((path) => !isReadOnce(path)).map((path) => (isFolder(path) ? path : dirname(path)));
}

/** The time of birth is in it because a file system gives the number of a folder that was taken away to the next one that is made. */
function identityOf(folder: string): string {
  try {
    const { dev, ino, birthtimeMs } = statSync(folder);
    return `${dev} ${ino} ${birthtimeMs}`;
  } catch {
    // Not there, or not to be asked.
    return "";
  }
}

/** True where a folder that was named is not the one that was looked at. */
function isElsewhere({ folders }: Snapshot, paths: readonly string[]): boolean {
  if (folders.size > MOST_FOLDERS) return false;
  return foldersNamed(paths).some((folder) => folders.get(folder) !== identityOf(folder));
}

async function takeSnapshot(paths: readonly string[]): Promise<Snapshot> {
  const files: PageFile[] = [];
  const folders = new Set<string>();
  const turn = createTurns(LOOK_MS, REST_MS);
  for (const found of walk(paths, (folder) => folders.add(folder))) {
    if ("file" in found) files.push(found.file);
    await turn();
  }
  return snapshotOf(paths, files, folders);
}

function difference(before: Snapshot["files"], after: Snapshot["files"]): CorpusChange | null {
  const added = [...after.keys()].filter((path) => !before.has(path));
  const removed = [...before.keys()].filter((path) => !after.has(path));
  const changed = [...after].flatMap(([path, state]) => {
    const was = before.get(path);
    return was !== undefined && was !== state ? [path] : [];
  });
  return added.length + removed.length + changed.length === 0 ? null : { added, changed, removed };
}

function sameFolders(a: Snapshot["folders"], b: Snapshot["folders"]): boolean {
  return a.size === b.size && [...a].every(([folder, identity]) => b.get(folder) === identity);
}
