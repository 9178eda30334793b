import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedPages } from "../corpus/shipped.js";

/**
 * A folder of files of the shipped pages, each with a line of its own, dated a page a day, a hundred in a subfolder;
 * 12,500 files hold some 119,000 articles. `age` (seconds) sets their time back, since young files are not cached.
 */
export function makePages(dir: string, files: number, age = 0): { dir: string; file: string } {
  const pages = shippedPages().map(({ raw }) => raw);
  const time = Date.now() / 1000 - age;
  let file = "";
  for (let number = 0; number < files; number++) {
    const folder = join(dir, String(Math.floor(number / 100)).padStart(3, "0"));
    if (number % 100 === 0) mkdirSync(folder, { recursive: true });
    const day = new Date(Date.UTC(2000, 0, 1 + number)).toISOString().slice(0, 10);
    file = join(folder, `${day}-01.txt`);
    writeFileSync(file, `${pages[number % pages.length]}\n第${number}号\n`);
    if (age > 0) utimesSync(file, time, time);
  }
  return { dir, file };
}
