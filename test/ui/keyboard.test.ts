import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { Keyboard } from "../../source/ui/terminal/keyboard.js";

/** A keyboard whose terminal and clock are the test's: what comes at which millisecond, and what Ink reads of it. */
function keyboard() {
  const tty = Object.assign(new EventEmitter(), { setEncoding() {}, setRawMode() {}, destroy() {} });
  let now = 0;
  const keys = new Keyboard(
    () => tty as never,
    () => now,
  );
  const read = (): string => {
    let text = "";
    for (let next = keys.read(); next !== null; next = keys.read()) text += next;
    return text;
  };
  return {
    tty,
    keys,
    at(ms: number, chunk: string): string {
      now = ms;
      tty.emit("data", chunk);
      return read();
    },
  };
}

test("an arrow key that a slow line splits is an Esc and no letters; much later they are letters", () => {
  for (const half of ["[B", "OA"]) {
    const on = keyboard();
    assert.equal(on.at(1000, "\u001b"), "\u001b");
    assert.equal(on.at(1100, `${half}j`), "j");
    assert.equal(on.at(1110, half), half, "only what follows the Esc");
    assert.equal(on.at(2000, "\u001b"), "\u001b");
    assert.equal(on.at(2200, half), half);
  }
});

test("the terminal's answer is taken out from among the keys, once for each question", async () => {
  const on = keyboard();
  const columns = [on.keys.nextCursorColumn(), on.keys.nextCursorColumn()];
  assert.equal(on.at(0, "j\u001b[1;3RF"), "jF");
  assert.equal(on.at(9000, "\u001b[24;2R"), "");
  assert.deepEqual(await Promise.all(columns), [3, 2]);
  // Nobody asked: F3 with Shift is sent as this.
  assert.equal(on.at(9001, "\u001b[1;2R"), "\u001b[1;2R");
});

test("keys that were typed before anybody listens are told to who does", async () => {
  const on = keyboard();
  on.tty.emit("data", "jj");
  const heard = new Promise<string | null>((resolve) => {
    on.keys.on("readable", () => resolve(on.keys.read()));
  });
  assert.equal(await heard, "jj");
});
