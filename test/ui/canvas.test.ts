import assert from "node:assert/strict";
import { test } from "node:test";
import xterm from "@xterm/headless";
import fc from "fast-check";
import { cellWidth, takeCells } from "../../source/typeset/cells.js";
import { Canvas } from "../../source/ui/terminal/canvas.js";

const COLUMNS = 24;
const ROWS = 8;

function terminal(): InstanceType<typeof xterm.Terminal> {
  return new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true, scrollback: 0 });
}

async function show(model: InstanceType<typeof xterm.Terminal>, bytes: string): Promise<void> {
  await new Promise<void>((resolve) => model.write(bytes, resolve));
}

/** The screen with the looks that the program uses, one string a row. */
function picture(model: InstanceType<typeof xterm.Terminal>): string[] {
  const { active } = model.buffer;
  return Array.from({ length: ROWS }, (_, row) => {
    const line = active.getLine(row);
    let shown = "";
    for (let column = 0; column < COLUMNS; column += 1) {
      const cell = line?.getCell(column);
      if (cell === undefined || cell.getWidth() === 0) continue;
      const look = `${cell.isBold() ? "b" : ""}${cell.isDim() ? "d" : ""}${cell.isUnderline() ? "u" : ""}${cell.isInverse() ? "i" : ""}${cell.getFgColor()}`;
      shown += `${cell.getChars() || " "}${look === "-1" ? "" : `<${look}>`}`;
    }
    return shown.trimEnd();
  });
}

const text = fc
  .array(fc.constantFrom("工", "会", "驿", "站", "a", "b", " ", "1", "，", "é", "▸"), { maxLength: 20 })
  .map((characters) => takeCells(characters.join(""), COLUMNS, "narrow"));
const styled = fc
  .tuple(text, fc.constantFrom("", "1", "2", "1;4;35", "7", "36"), text)
  .map(([plain, style, marked]) => {
    const room = COLUMNS - cellWidth(plain, "narrow");
    const rest = takeCells(marked, room, "narrow");
    return style === "" ? plain + rest : `${plain}\u001b[${style}m${rest}\u001b[m`;
  });
const frame = fc.array(styled, { minLength: ROWS, maxLength: ROWS });
const caret = fc.option(fc.record({ row: fc.nat(ROWS - 1), column: fc.nat(COLUMNS - 1) }), { nil: null });

test("after any run of frames the terminal shows the last one, as if it had been drawn whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(frame, caret), { minLength: 2, maxLength: 5 }), async (frames) => {
      const canvas = new Canvas(COLUMNS, ROWS, "narrow");
      const model = terminal();
      for (const [each, at] of frames) {
        await show(model, canvas.draw(each, at));
        const fresh = terminal();
        await show(fresh, new Canvas(COLUMNS, ROWS, "narrow").draw(each, at));
        assert.deepEqual(picture(model), picture(fresh));
        if (at !== null) {
          assert.deepEqual([model.buffer.active.cursorY, model.buffer.active.cursorX], [at.row, at.column]);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("a text that scrolls is moved by the terminal, not sent again", async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `第${index}行工会驿站建设的情况`);
  const canvas = new Canvas(COLUMNS, ROWS, "narrow");
  const model = terminal();
  const at = (top: number): string[] => [`${top}%`, ...lines.slice(top, top + ROWS - 2), "foot"];
  await show(model, canvas.draw(at(0), null));
  for (const top of [1, 2, 1, 0, 3, 1]) {
    const bytes = canvas.draw(at(top), null);
    await show(model, bytes);
    const fresh = terminal();
    await show(fresh, new Canvas(COLUMNS, ROWS, "narrow").draw(at(top), null));
    assert.deepEqual(picture(model), picture(fresh), `at ${top}`);
    // Three new lines of 30 bytes at most, and the region's own sequences; the whole frame is over 200.
    assert.ok(Buffer.byteLength(bytes) < 170, `${Buffer.byteLength(bytes)} bytes for a scroll to ${top}`);
  }
});

test("nothing is sent where nothing has changed", () => {
  const canvas = new Canvas(COLUMNS, ROWS, "narrow");
  const lines = ["工会驿站", "\u001b[1mbold\u001b[m"];
  canvas.draw(lines, { row: 0, column: 3 });
  assert.equal(canvas.draw(lines, { row: 0, column: 3 }), "");
});

test("only what differs is sent: a cursor that moves costs two cells", () => {
  const canvas = new Canvas(COLUMNS, ROWS, "narrow");
  canvas.draw(["▸ 工会驿站", "  快递小哥"], null);
  const bytes = canvas.draw(["  工会驿站", "▸ 快递小哥"], null);
  assert.ok(!bytes.includes("工") && !bytes.includes("快"), JSON.stringify(bytes));
});
