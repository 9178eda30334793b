import type { Dateline } from "./article.js";
import { charSet, isAmong } from "./chars.js";
import { outletOf, simplifiedOutlet } from "./roles.js";
import type { Signer } from "./signer-names.js";
import type { Signature } from "./signers.js";
import { endOf, squeezed } from "./squeezed.js";
import { looksLikeName } from "./surnames.js";

/** Who reports and from where, in one bracket, as papers of Taiwan print it. `end` is the index behind it. */
interface ReportsFrom {
  readonly dateline: Dateline | null;
  readonly signature: Signature | null;
  readonly end: number;
}

const HAN = "\\u4e00-\\u9fff";
/** `〔記者甲、乙／地方報導〕`, `（中央社記者甲地方8日電）`, `〔某某中心／綜合報導〕`, white space taken out. */
const BRACKET = new RegExp(
  `^[〔【［\\[（(]([${HAN}]{1,6}?[社报報]|本[报報社])?((?:特[派约約])?[记記]者|[${HAN}]{2,6}中心)([${HAN}、·]{0,24}?)(?:[／/∕]([${HAN}—－、-]{2,12}?))?(\\d{1,2}日|[一二三四五六七八九十廿]{1,3}日)?(?:[报報]导|[报報]導|[综綜]合外[电電]|[电電])[〕】］\\]）)]`,
  "u",
);
const NO_PLACE = /^(?:[综綜]合|[特专專][稿题題])$/u;
const OPENS = charSet("〔【［[（(");
/** Characters, white space aside. */
const LONGEST = 60;

/** Such a bracket at the beginning of `text`; null where anything else stands there. A `\n` is a column line's end, which may fall inside a name. */
export function readReportsFrom(text: string): ReportsFrom | null {
  if (!isAmong(OPENS, text, 0)) return null;
  const bare = squeezed(text, LONGEST);
  const found = BRACKET.exec(bare);
  if (found === null) return null;
  const [whole, printed, office = "", rest = "", behind, day] = found;
  const isOffice = !/者$/u.test(office);
  const parted = behind === undefined && !isOffice ? partPlace(rest) : { names: rest, place: behind ?? null };
  const names = isOffice ? [office] : parted.names.split("、");
  if (names.some((name) => name.length < 2) || (!isOffice && parted.place === null)) return null;
  if (isOffice && rest !== "") return null;
  const outlet = printed === undefined ? null : outletOf(printed);
  const role = isOffice ? null : "记者";
  let from = whole.indexOf(isOffice ? office : rest);
  const signers: Signer[] = names.map((name) => {
    from = bare.indexOf(name, from);
    const first = endOf(text, from + 1) - 1;
    from += name.length;
    return { byline: { role, outlet, name }, from: first, to: endOf(text, from) };
  });
  const place = parted.place === null || NO_PLACE.test(parted.place) ? null : parted.place;
  const agency = outlet?.endsWith("社") === true ? simplifiedOutlet(outlet) : null;
  const dateline = place === null && day === undefined ? null : { outlet: agency, place, date: day ?? null };
  const signature = { signers, named: true, credit: false, both: false };
  return { dateline, signature, end: endOf(text, whole.length) };
}

/** `甲某某台北`: names of two or three ideographs, and behind the last of them a place, with nothing between. */
function partPlace(rest: string): { names: string; place: string | null } {
  const start = rest.lastIndexOf("、") + 1;
  const last = rest.slice(start);
  for (const n of [3, 2, 4]) {
    const place = last.slice(n);
    if (looksLikeName(last.slice(0, n)) && place.length >= 2 && place.length <= 4)
      return { names: rest.slice(0, start + n), place };
  }
  return { names: rest, place: null };
}
