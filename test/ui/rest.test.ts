import assert from "node:assert/strict";
import { test } from "node:test";
import { restOfTime } from "../../source/ui/rest.js";

test("the rest of the time follows the speed, and is not told before it is known", () => {
  let now = 0;
  const rest = restOfTime(() => now);
  assert.equal(rest(10, 1000), null);
  for (let second = 1; second <= 10; second += 1) {
    now = second * 1000;
    const told = rest(10 + second * 50, 1000);
    if (second === 1) assert.equal(told, null);
    else assert.ok(told !== null && Math.abs(told - (990 - second * 50) / 50) <= 1, `${told}`);
  }
  for (let second = 11; second <= 30; second += 1) {
    now = second * 1000;
    rest(510 + (second - 10) * 10, 1000);
  }
  const slow = rest(710, 1000);
  assert.ok(slow !== null && slow >= 27 && slow <= 33, `at a fifth of the speed ${slow}`);
});

test("work that stands still tells no time", () => {
  let now = 0;
  const rest = restOfTime(() => now);
  for (now = 0; now < 10_000; now += 700) assert.equal(rest(5, 100), null);
});
