import { fileURLToPath } from "node:url";
import { inSession } from "../session/program.js";
import type { Session } from "../session/terminal.js";
import { screenToSvg } from "./picture.js";

/** A picture of the README: a real session in a real terminal, typed as a reader would. */
export interface PictureSession {
  readonly file: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly shows: RegExp;
}

export const PICTURES: readonly PictureSession[] = [
  { file: "reading", title: "The list, and the article under its cursor", keys: ["jj"], shows: /3\/\d+/u },
  {
    file: "pinyin",
    title: "A search typed in pinyin",
    keys: ["/", "gonghui yizhan", "\r"],
    shows: /拼音 \d/u,
  },
  { file: "pictures", title: "Pictures, by their captions", keys: ["]"], shows: /幅/u },
  { file: "figures", title: "Figures drawn from the corpus", keys: ["["], shows: /月份/u },
];

const SIZE = { cols: 110, rows: 30 } as const;

export const pathOf = ({ file }: PictureSession): string =>
  fileURLToPath(new URL(`${file}.svg`, import.meta.url));

export const drawn = (session: Session, { title }: PictureSession): string =>
  `${screenToSvg(session.allCells(), { title })}\n`;

/** Types a picture's keys, and hands over the session as soon as it shows what it is to show. */
export async function inPicture(
  { keys, shows }: PictureSession,
  use: (session: Session) => Promise<void>,
): Promise<void> {
  await inSession(["--no-state"], SIZE, async (session) => {
    await session.waitFor(/1\/\d+/u);
    for (const key of keys) {
      session.type(key);
      await session.quiet();
    }
    await session.waitFor(shows);
    await use(session);
  });
}
