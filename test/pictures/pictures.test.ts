import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { start } from "../session/terminal.js";
import { DARK, LIGHT, screenToSvg } from "./picture.js";
import { drawn, inPicture, PICTURES, pathOf } from "./sessions.js";

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

/** A picture without the row that tells how long a search took. */
function timeless(svg: string): string {
  const row = / y="\d+"(?=[^>]*>[^<]* ms<)/u.exec(svg)?.[0];
  return row === undefined
    ? svg
    : svg
        .split("\n")
        .filter((line) => !line.includes(row))
        .join("\n");
}

for (const picture of PICTURES) {
  test(`the README's picture "${picture.title}" is what the program shows (\`npm run pictures\` makes it)`, async () => {
    const kept = timeless(readFileSync(pathOf(picture), "utf8"));
    await inPicture(picture, async (session) => {
      const now = (): string => timeless(drawn(session, picture));
      // The side pane follows when the cursor has rested.
      await session.waitFor(() => now() === kept, 5000).catch(() => assert.equal(now(), kept));
    });
  });
}
