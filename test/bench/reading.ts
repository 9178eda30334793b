import { loadCorpus } from "../../source/library/load.js";
import { parsePage } from "../../source/library/page-record.js";
import { bytesOf, isWarning } from "../../source/library/read-file.js";
import { SearchKeeper } from "../../source/library/search-keeper.js";
import { walk } from "../../source/library/walk.js";
import { World } from "../../source/ui/world.js";

/**
 * Run by the benchmark as a process of its own, bundled as the program is: reads a corpus once and prints its figures as JSON.
 * `load FOLDER CACHE`, `unpack FOLDER CACHE`, or `parse FOLDER I N` (every Nth page from I on, parsed and nothing more).
 */
const [way, corpus = "", ...rest] = process.argv.slice(2);

/** Processor time in milliseconds, which other programs lengthen less than the time that passes. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Files just written are too young to be cached: the clock is set on. */
const aged = { parser: "bench", now: () => Date.now() + 60_000, cacheDir: rest[0] ?? null };

/** As the reader does, to the point where all of it is indexed; the index is kept. */
async function load(): Promise<object> {
  const world = new World();
  const keeper = new SearchKeeper();
  let first = Number.NaN;
  let bytes = 0;
  for await (const batch of loadCorpus([corpus], { ...aged, search: keeper })) {
    if (world.articles.length === 0 && batch.articles.length > 0) first = performance.now();
    world.add(batch.articles, [], batch.search);
    bytes = batch.progress.bytes;
  }
  const all = performance.now();
  const reading = processor();
  let longest = 0;
  for (let done = false; !done; ) {
    const slice = performance.now();
    done = world.build(8);
    longest = Math.max(longest, performance.now() - slice);
  }
  const searchable = performance.now();
  const used = processor();
  const { index } = world;
  await keeper.keep(
    index.segments,
    (segment) => index.bytesOf(segment),
    () => false,
  );
  const articles = world.articles.length;
  const indexing = used - reading;
  return { first, all, searchable, longest, reading, indexing, processor: used, articles, bytes };
}

async function unpackAlone(): Promise<object> {
  for await (const _ of loadCorpus([corpus], aged));
  return { processor: processor() };
}

function parseAlone(): object {
  const [index, count] = rest.map(Number);
  const files = [...walk([corpus])].flatMap((found) => ("file" in found ? [found.file] : []));
  const began = performance.now();
  let bytes = 0;
  for (const [number, file] of files.entries()) {
    if (number % (count ?? 1) !== index) continue;
    const read = bytesOf(file);
    if (!isWarning(read)) parsePage(file, read, null, { big5: null });
    bytes += file.size;
  }
  return { milliseconds: performance.now() - began, bytes, processor: processor() };
}

const figures = way === "load" ? await load() : way === "unpack" ? await unpackAlone() : parseAlone();
console.log(JSON.stringify(figures));
