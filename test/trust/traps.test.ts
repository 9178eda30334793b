import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addUp } from "../../source/corpus/ledger.js";
import { type PageReading, readPage } from "../../source/corpus/read-page.js";
import { createSearcher } from "../../source/search/searcher.js";
import { growth, LINEAR, took } from "./measure.js";
import { times, tries } from "./random.js";
import { heap, typesetAll } from "./reading.js";
import { TRAPS } from "./traps.js";

/** Each trap in this length and in four times it, which in the long run is a million. */
const SIZE = times(5_000, 250_000);
/** What a page may hold in memory, for each of its characters, once it has been read. */
const BYTES_A_CHARACTER = 1500;

/** Every so many traps are weighed: a collection takes longer than reading a short text does. */
const WEIGHED = times(12, 1);

interface Worst {
  name: string;
  value: number;
}

/** Keeps the worst of all traps. */
function worse(worst: Worst, name: string, value: number): void {
  if (value > worst.value) Object.assign(worst, { name, value });
}

function search(text: string, { articles }: PageReading): void {
  const searcher = createSearcher();
  searcher.add(articles);
  searcher.build();
  for (const query of ["\u5de5\u4f1a", "gonghui", "zgh", text.slice(0, 60)]) searcher.search(query);
}

/** The ratio of the work for four times the text to that for the text, in each of the three stages. */
function measure(
  make: (size: number) => string,
  weigh: boolean,
): { stages: Record<string, number>; bytes: number } {
  const texts = new Map([SIZE, SIZE * 4].map((size) => [size, make(size)]));
  const text = (size: number): string => texts.get(size) ?? "";
  const readings = new Map<number, PageReading>();
  const before = weigh ? heap() : 0;
  const read = growth((size) => void readings.set(size, readPage(text(size), "page.txt")), SIZE);
  const bytes = weigh ? ((heap() - before) * 1024 * 1024) / (SIZE * 5) : 0;
  const reading = (size: number): PageReading => readings.get(size) as PageReading;
  for (const [size, { parts }] of readings) {
    const { lost, twice, visible, placed } = addUp(text(size), parts);
    assert.deepEqual([lost, twice], [[], []], "a character in no field, or in two");
    assert.equal(placed, visible);
  }
  const set = growth((size) => typesetAll(reading(size), 60), SIZE);
  const searched = growth((size) => search(text(size), reading(size)), SIZE);
  return { stages: { read: read.ratio, set: set.ratio, searched: searched.ratio }, bytes };
}

describe("a page made to cost more than its length", () => {
  it("is read, set and searched in time and memory that grow as it does, and loses nothing", (t) => {
    const worst: Record<string, Worst> = {};
    const memory: Worst = { name: "", value: 0 };
    const counted = { done: 0 };
    const names = Object.keys(TRAPS);
    // By `tries` only for its budget: nothing here is chance.
    for (const { number } of tries("traps", counted, names.length)) {
      const name = names[number] ?? "";
      const { stages, bytes } = measure(TRAPS[name] as (size: number) => string, number % WEIGHED === 0);
      for (const [stage, ratio] of Object.entries(stages)) {
        worst[stage] ??= { name: "", value: 0 };
        worse(worst[stage], name, ratio);
        assert.ok(
          ratio < LINEAR,
          `${name}, ${stage}: ${ratio.toFixed(1)} times the work for four times the text`,
        );
      }
      worse(memory, name, bytes);
      assert.ok(bytes < BYTES_A_CHARACTER, `${name}: ${bytes.toFixed(0)} bytes for each character`);
    }
    const ratios = Object.entries(worst).map(
      ([stage, { name, value }]) => `${stage} ${value.toFixed(1)} (${name})`,
    );
    t.diagnostic(
      `traps: ${counted.done} of ${SIZE} and ${SIZE * 4} characters, lost: 0; the work for four times the text: ${ratios.join(", ")}; most memory held: ${memory.value.toFixed(0)} bytes a character (${memory.name})`,
    );
  });

  it("also of a size that no page has", (t) => {
    const [lines, deep] = times([20_000, 10_000], [1_000_000, 100_000]);
    const giants: Readonly<Record<string, string>> = {
      "one line": "\u8fd1\u65e5\uff0c\u5de5\u4f1a\u3002".repeat(lines / 6),
      "lines of one character": "\u5de5\n".repeat(lines),
      "empty lines": "\n".repeat(lines),
      "paragraphs of one character": "\u5de5\n\n".repeat(lines / 2),
      brackets: "\uff08".repeat(deep) + "\uff09".repeat(deep),
      "brackets of every kind":
        "\uff08(\u3010[\u300a\u201c".repeat(deep) + "\u201d\u300b]\u3011)\uff09".repeat(deep),
    };
    const told = Object.entries(giants).map(([name, text]) => {
      const ms = took(() => {
        const reading = readPage(text, "page.txt");
        const { visible, placed } = addUp(text, reading.parts);
        assert.equal(placed, visible, name);
        typesetAll(reading, 60);
        search(text, reading);
      });
      return `${name} (${text.length} characters) ${(ms / 1000).toFixed(1)} s`;
    });
    const peak = process.resourceUsage().maxRSS / 1024;
    t.diagnostic(`giants: ${told.join(", ")}; lost: 0, memory at its highest ${peak.toFixed(0)} MB`);
  });
});
