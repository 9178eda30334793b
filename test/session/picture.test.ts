import assert from "node:assert/strict";
import { test } from "node:test";
import { DARK, LIGHT, screenToSvg } from "./picture.js";
import { start } from "./terminal.js";

test("a screen becomes a picture with every character in its column", async () => {
  const script = "printf 'a<b工会“好”\\033[1;35;4m红\\033[7m反\\033[m\\033[48;5;196m \\033[m'; read x";
  const session = start({ command: "sh", args: ["-c", script], cols: 24, rows: 2 });
  try {
    await session.waitFor(/反/);
    const svg = screenToSvg(session.allCells(), { title: "a & b", cursor: session.cursor() });
    const texts = Array.from(svg.matchAll(/<text x="([\d.]+)" y="44" textLength="([\d.]+)"[^>]*>([^<]*)</gu));
    assert.deepEqual(
      texts.map(([, x, length, text]) => [x, length, text]),
      [
        ["16", "25.2", "a&#60;b"],
        ["41.2", "33.6", "工会"],
        ["74.8", "8.4", "“"],
        ["83.2", "16.8", "好"],
        ["100", "8.4", "”"],
        ["108.4", "16.8", "红"],
        ["125.2", "16.8", "反"],
      ],
    );
    const magenta = DARK.palette[5];
    assert.ok(svg.includes(`fill="${magenta}" font-weight="bold" text-decoration="underline">红<`));
    assert.ok(svg.includes(`<rect x="125.2" y="30" width="16.8" height="19" fill="${magenta}"/>`));
    assert.ok(svg.includes('fill="#ff0000"/>'));
    assert.match(svg, /<title>a &#38; b<\/title>/u);
    assert.ok(screenToSvg(session.allCells(), { title: "x", theme: LIGHT }).includes(LIGHT.background));
  } finally {
    await session.stop();
  }
});
