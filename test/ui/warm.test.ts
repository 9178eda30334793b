import assert from "node:assert/strict";
import { test } from "node:test";
import { warmUp } from "../../source/ui/warm.js";
import { World } from "../../source/ui/world.js";
import { invent } from "../search/invented.js";

function worldOf(count: number): World {
  const world = new World();
  const one = invent({ headline: "春风吹过港口", body: "灯塔还在。", date: "2025-06-01", number: 2 });
  world.add(
    Array.from({ length: count }, (_, i) => ({
      ...one,
      id: String(i),
      headline: i % 3 === 0 ? null : one.headline,
    })),
  );
  while (!world.build(1000));
  return world;
}

test("a large corpus is practised on in many small turns, and nothing of it changes", () => {
  const world = worldOf(20_000);
  const { version } = world;
  let turns = 0;
  for (const _ of warmUp(world)) turns += 1;
  assert.ok(turns > 50, String(turns));
  assert.equal(world.version, version);
  assert.equal(world.articles.length, 20_000);
});

test("a small one is not", () => {
  assert.equal(warmUp(worldOf(3000)).next().done, true);
});
