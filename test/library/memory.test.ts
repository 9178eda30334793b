import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, emptyMemory, type TimedEvent, toEvents } from "../../source/library/memory.js";

function remembered(events: readonly TimedEvent[]) {
  const memory = emptyMemory();
  for (const event of events) apply(memory, event);
  return memory;
}

test("events in any order, and twice, have the same outcome: the newest wins", () => {
  const events: TimedEvent[] = [
    { event: "read", id: "a", t: 1 },
    { event: "read", id: "a", t: 5 },
    { event: "keep", id: "a", on: true, t: 2 },
    { event: "keep", id: "a", on: false, t: 4 },
    { event: "mark", letter: "x", id: "a", origin: null, t: 3 },
    { event: "mark", letter: "x", id: "b", origin: { field: "body", element: 1, offset: 2 }, t: 6 },
    { event: "place", id: "a", origin: { field: "body", element: 0, offset: 9 }, t: 7 },
    { event: "place", id: "a", origin: null, t: 8 },
    { event: "query", query: "工会", t: 1 },
    { event: "query", query: "工会", t: 9 },
    { event: "leave", session: "first", t: 1 },
    { event: "leave", session: "last", t: 2 },
  ];
  const memory = remembered(events);
  assert.deepEqual(remembered([...events, ...events].reverse()), memory);
  assert.equal(memory.kept.get("a")?.on, false);
  assert.equal(memory.marks.get("x")?.id, "b");
  assert.equal(memory.places.get("a")?.origin, null);
  assert.equal(memory.queries.get("工会"), 9);
  assert.equal(memory.session?.value, "last");
  assert.deepEqual(remembered(toEvents(memory)), memory, "it is made again from what is written down");
});

test("of places and queries the oldest are forgotten, of what was read, kept and marked nothing is", () => {
  const many = Array.from({ length: 6000 }, (_, i) => i);
  const memory = remembered(
    many.flatMap((t): TimedEvent[] => [
      { event: "read", id: `a${t}`, t },
      { event: "keep", id: `a${t}`, on: true, t },
      { event: "place", id: `a${t}`, origin: null, t },
      { event: "query", query: `q${t}`, t },
    ]),
  );
  const again = remembered(toEvents(memory));
  assert.deepEqual([again.read.size, again.kept.size], [6000, 6000]);
  assert.deepEqual(
    [...again.places.keys()].sort(),
    many
      .slice(-5000)
      .map((t) => `a${t}`)
      .sort(),
  );
  assert.deepEqual(
    [...again.queries.keys()].sort(),
    many
      .slice(-200)
      .map((t) => `q${t}`)
      .sort(),
  );
});
