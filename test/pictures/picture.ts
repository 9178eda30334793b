import type { Cell } from "../session/cell.js";

/**
 * A screen as an SVG for the README: text, so that it stays sharp and small and a change shows in a diff. Every run
 * of cells is stretched to exactly its cells, so that columns stand whatever font the reader's machine has.
 */

export interface PictureOptions {
  /** What the picture shows, for those who hear it; also the line above the screen. */
  readonly title: string;
  readonly theme?: Theme;
  /** Where the cursor stands, if it is to be drawn. */
  readonly cursor?: { readonly x: number; readonly y: number };
}

export interface Theme {
  readonly background: string;
  readonly foreground: string;
  readonly edge: string;
  /** The 16 colours of a terminal: black, red, green, yellow, blue, magenta, cyan, white, and the bright eight. */
  readonly palette: readonly string[];
}

export const DARK: Theme = {
  background: "#1c1e22",
  foreground: "#d8d5cd",
  edge: "#33363c",
  palette: [
    ...["#1c1e22", "#d0736a", "#8fae74", "#cfae6b", "#7b9cc4", "#bd8bbd", "#7ab3ae", "#d8d5cd"],
    ...["#6b6f76", "#e08a81", "#a6c58b", "#e2c384", "#95b4da", "#d3a4d3", "#93cac5", "#f3f1ea"],
  ],
};

export const LIGHT: Theme = {
  background: "#fbf9f4",
  foreground: "#2b2b2b",
  edge: "#dcd7cb",
  palette: [
    ...["#2b2b2b", "#a8342b", "#4c7232", "#8a6516", "#2f5f98", "#8b3f8b", "#22726c", "#e6e1d5"],
    ...["#77736a", "#c04a40", "#5f8a41", "#a67c24", "#4174b2", "#a352a3", "#2f8982", "#fbf9f4"],
  ],
};

/** Two cells are one em, the width that an ideograph has by nature; Latin is fitted to its cells. */
const CELL = { width: 8, height: 20, size: 16, baseline: 15 } as const;
const PADDING = 16;
const HEAD = 30;
const FONTS =
  "'Sarasa Mono SC','Noto Sans Mono CJK SC','Source Han Mono SC',Menlo,Consolas,'PingFang SC','Microsoft YaHei',monospace";

/** The rows of a screen as one SVG document. */
export function screenToSvg(rows: readonly (readonly Cell[])[], options: PictureOptions): string {
  const theme = options.theme ?? DARK;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const width = round(columns * CELL.width + 2 * PADDING);
  const height = round(rows.length * CELL.height + HEAD + PADDING);
  const title = escapeXml(options.title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect x="0.5" y="0.5" width="${round(width - 1)}" height="${round(height - 1)}" rx="8" fill="${theme.background}" stroke="${theme.edge}"/>`,
    `<g font-family="${FONTS}" font-size="${CELL.size}" fill="${theme.foreground}" xml:space="preserve">`,
    `<text x="${width / 2}" y="20" text-anchor="middle" font-size="12" fill-opacity="0.55">${title}</text>`,
    ...rows.flatMap((row, y) => pieces(row).flatMap((piece) => drawPiece(piece, y, theme))),
    ...(options.cursor === undefined ? [] : [drawCursor(options.cursor, theme)]),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** Neighbouring cells that look alike and whose characters are of one kind. */
interface Piece {
  readonly x: number;
  readonly cell: Cell;
  readonly kind: string;
  text: string;
  cells: number;
}

function pieces(row: readonly Cell[]): Piece[] {
  const found: Piece[] = [];
  row.forEach((cell, x) => {
    if (cell.width === 0) return;
    const kind = kindOf(cell.text, cell.width);
    const last = found.at(-1);
    if (last !== undefined && kind !== "single" && last.kind === kind && looksLike(last.cell, cell)) {
      last.text += cell.text;
      last.cells += cell.width;
    } else {
      found.push({ x, cell, kind, text: cell.text, cells: cell.width });
    }
  });
  return found;
}

/** Quotation marks, bars and arrows are as wide as the font likes, so each stands alone in its cell. */
function kindOf(text: string, width: number): "ascii" | "wide" | "single" {
  if (/^[\x20-\x7e]$/.test(text)) return "ascii";
  return width === 2 && /^\p{Script=Han}|^[\u3000-\u303f\uff00-\uff60]/u.test(text) ? "wide" : "single";
}

function looksLike(a: Cell, b: Cell): boolean {
  return (
    a.bold === b.bold &&
    a.dim === b.dim &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.inverse === b.inverse &&
    a.foreground === b.foreground &&
    a.background === b.background
  );
}

function drawPiece(piece: Piece, y: number, theme: Theme): string[] {
  const { cell } = piece;
  const own = { text: colour(cell.foreground, theme), ground: colour(cell.background, theme) };
  const text = cell.inverse ? (own.ground ?? theme.background) : own.text;
  const ground = cell.inverse ? (own.text ?? theme.foreground) : own.ground;
  const left = round(PADDING + piece.x * CELL.width);
  const top = round(HEAD + y * CELL.height);
  const length = round(piece.cells * CELL.width);
  const drawn: string[] = [];
  if (ground !== null)
    drawn.push(`<rect x="${left}" y="${top}" width="${length}" height="${CELL.height}" fill="${ground}"/>`);
  if (piece.text.trim() === "" && !cell.underline) return drawn;
  const look =
    (text === null ? "" : ` fill="${text}"`) +
    (cell.bold ? ' font-weight="bold"' : "") +
    (cell.dim ? ' fill-opacity="0.6"' : "") +
    (cell.italic ? ' font-style="italic"' : "") +
    (cell.underline ? ' text-decoration="underline"' : "");
  const place = `x="${left}" y="${top + CELL.baseline}" textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
  drawn.push(`<text ${place}${look}>${escapeXml(piece.text)}</text>`);
  return drawn;
}

function drawCursor({ x, y }: { x: number; y: number }, theme: Theme): string {
  const left = round(PADDING + x * CELL.width);
  return `<rect x="${left}" y="${round(HEAD + y * CELL.height)}" width="2" height="${CELL.height}" fill="${theme.foreground}"/>`;
}

function colour(value: Cell["foreground"], theme: Theme): string | null {
  if (value === null || typeof value === "string") return value;
  return theme.palette[value] ?? cubeColour(value);
}

/** Colours 16 to 255 of a terminal: a cube of six steps a side, then 24 greys. */
function cubeColour(value: number): string {
  const hex = (part: number): string => part.toString(16).padStart(2, "0");
  if (value >= 232) return `#${hex(8 + (value - 232) * 10).repeat(3)}`;
  const step = (part: number): string => hex(part === 0 ? 0 : 55 + part * 40);
  const place = value - 16;
  return `#${step(Math.floor(place / 36))}${step(Math.floor(place / 6) % 6)}${step(place % 6)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
