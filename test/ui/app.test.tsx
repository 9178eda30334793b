import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "ink-testing-library";
import { App } from "../../source/ui/app.js";
import type { Caret } from "../../source/ui/terminal/canvas.js";
import { stage } from "./stage.js";

const plain = (frame: string | undefined): string => (frame ?? "").replace(/\u001b\[[0-9;]*m/gu, "");

/** Waits until Ink has shown what is looked for; fails with the frame when it never comes. */
async function until(
  lastFrame: () => string | undefined,
  found: (frame: string) => boolean,
): Promise<string> {
  for (let turn = 0; turn < 2000; turn += 1) {
    const frame = plain(lastFrame());
    if (found(frame)) return frame;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.fail(`never shown:\n${plain(lastFrame())}`);
}

test("the application lists, finds, opens and goes back by keys alone", async () => {
  const on = stage(80, 24);
  let caret: Caret = null;
  const app = render(<App store={on.store} look={on.look} onCaret={(at) => (caret = at)} />);
  const first = await until(app.lastFrame, (frame) => frame.includes("▸"));
  assert.equal(first.split("\n").length, 24);
  app.stdin.write("/");
  app.stdin.write("工会驿站");
  await until(app.lastFrame, (frame) => frame.includes("/工会驿站"));
  assert.deepEqual(caret, { row: 1, column: 10 });
  app.stdin.write("\r");
  app.stdin.write("\r");
  const opened = await until(app.lastFrame, (frame) => frame.includes("命中 1/"));
  assert.ok(opened.includes("工会驿站"));
  assert.equal(caret, null);
  app.stdin.write("h");
  await until(app.lastFrame, (frame) => frame.includes("▸"));
  app.unmount();
});

test("a paste goes into the box and never runs as commands", async () => {
  const on = stage(80, 24);
  const app = render(<App store={on.store} look={on.look} onCaret={() => {}} />);
  await until(app.lastFrame, (frame) => frame.includes("▸"));
  app.stdin.write("\u001b[200~qqq jjj\u001b[201~");
  await until(app.lastFrame, (frame) => frame.includes("/qqq jjj"));
  assert.equal(on.store.get().leaving, null);
  app.unmount();
});

test("an arrow key is one key", async () => {
  const on = stage(80, 24);
  const app = render(<App store={on.store} look={on.look} onCaret={() => {}} />);
  await until(app.lastFrame, (frame) => frame.includes("▸"));
  app.stdin.write("\u001b[B");
  app.stdin.write("\u001b[B");
  await until(app.lastFrame, (frame) => frame.includes(" 3/"));
  assert.equal(on.store.get().place.cursor, 2);
  app.unmount();
});
