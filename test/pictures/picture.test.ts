import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../session/terminal.js";
import { DARK, LIGHT, screenToSvg } from "./picture.js";

test("a screen becomes a picture with every character in its column", async () => {
  const script = "printf 'a<b工会“好”\\033[1;35;4m红\\033[7m反\\033[m\\033[48;5;196m \\033[m'; read x";
  const session = start({ command: "sh", args: ["-c", script], cols: 24, rows: 2 });
  try {
    await session.waitFor(/反/);
    const svg = screenToSvg(session.allCells(), { title: "a & b", cursor: session.cursor() });
    const texts = Array.from(svg.matchAll(/<text x="([\d.]+)" y="45" textLength="([\d.]+)"[^>]*>([^<]*)</gu));
    assert.deepEqual(
      texts.map(([, x, length, text]) => [x, length, text]),
      [
        ["16", "24", "a&#60;b"],
        ["40", "32", "工会"],
        ["72", "8", "“"],
        ["80", "16", "好"],
        ["96", "8", "”"],
        ["104", "16", "红"],
        ["120", "16", "反"],
      ],
    );
    const magenta = DARK.palette[5];
    assert.ok(svg.includes(`fill="${magenta}" font-weight="bold" text-decoration="underline">红<`));
    assert.ok(svg.includes(`<rect x="120" y="30" width="16" height="20" fill="${magenta}"/>`));
    assert.ok(svg.includes('fill="#ff0000"/>'));
    assert.match(svg, /<title>a &#38; b<\/title>/u);
    assert.ok(screenToSvg(session.allCells(), { title: "x", theme: LIGHT }).includes(LIGHT.background));
  } finally {
    await session.stop();
  }
});
