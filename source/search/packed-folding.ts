/** What becomes of each UTF-16 unit (`SAME`, `DROP`, `EXPAND` or another unit), and the phrases that the regions say differently. */
export interface Folding {
  readonly units: Uint16Array;
  /** Of the units that become several (no others may be asked for): which. */
  readonly expansions: Pick<ReadonlyMap<number, string>, "get">;
  /** `|there here|there here|…`: what Taiwan and Hong Kong say, and the mainland, in folded characters. */
  readonly phrases: string;
}

/** As it is made, for the build to pack. */
export interface MadeFolding extends Folding {
  readonly expansions: ReadonlyMap<number, string>;
}

/** A unit that stays as it is: most do, so a table need not be filled before its first use. */
export const SAME = 0;
/** A unit that goes. Like `EXPAND` a noncharacter, so no text can mean it. */
export const DROP = 0xfdd0;
/** A unit that becomes several: `expansions` holds them. */
export const EXPAND = 0xffff;

/** The same as plain data, for the bundle: what stays as it is is left out, and what goes is told by stretches. */
interface PackedFolding {
  /** Beginning and end (the first unit behind it) of each stretch that goes, one after the other. */
  readonly dropped: readonly number[];
  /** Units that become others, side by side with what they become. */
  readonly from: string;
  readonly to: string;
  /** Each unit that becomes several with what it becomes, with a space behind; hundreds of small lists would take a start 3 ms. */
  readonly expansions: string;
  readonly phrases: string;
}

/** For the build: the tables as data that a bundle holds. */
export function packFolding({ units, expansions, phrases }: MadeFolding): PackedFolding {
  const dropped: number[] = [];
  let from = "";
  let to = "";
  for (let unit = 0; unit < units.length; unit += 1) {
    const folded = units[unit] as number;
    if (folded === DROP) {
      if (dropped.at(-1) === unit) dropped[dropped.length - 1] = unit + 1;
      else dropped.push(unit, unit + 1);
    } else if (folded !== SAME) {
      from += String.fromCharCode(unit);
      to += String.fromCharCode(folded);
    }
  }
  const spelt = Array.from(expansions, ([unit, plain]) => String.fromCharCode(unit) + plain);
  return { dropped, from, to, expansions: spelt.join(" "), phrases };
}

/** Looked through as the text that it is: few texts hold one of these units. */
function expansionsIn(spelt: string): Folding["expansions"] {
  return {
    get(unit) {
      // What they become is folded, so none of them stands in it.
      const at = spelt.indexOf(String.fromCharCode(unit));
      if (at < 0) return undefined;
      const end = spelt.indexOf(" ", at);
      return spelt.slice(at + 1, end < 0 ? undefined : end);
    },
  };
}

/** And back. */
export function unpackFolding({ dropped, from, to, expansions, phrases }: PackedFolding): Folding {
  const units = new Uint16Array(0x10000);
  for (let i = 0; i < dropped.length; i += 2) units.fill(DROP, dropped[i], dropped[i + 1]);
  for (let i = 0; i < from.length; i += 1) units[from.charCodeAt(i)] = to.charCodeAt(i);
  return { units, expansions: expansionsIn(expansions), phrases };
}
