const SALUTATION =
  /^(?:尊敬的|亲爱的|親愛的|敬爱的|各位|致)?[^，。：:]{0,14}(?:编辑|編輯|编辑部|編輯部|同志|同志们|先生|女士|老师|老師|朋友|朋友们|你好|您好|编者|讀者|读者|工友|工友们|们|儿子|兒子|女儿|女兒|孩子|爸爸?|妈妈?|媽媽?|父亲|父親|母亲|母親|爷爷|爺爺|奶奶|哥|弟|姐|妹|爱人|愛人)[：:，,！!]?$/u;

/** `此致`, `敬礼！`, `祝编安`: how a letter ends, lines of their own. */
const FAREWELL = /^(?:此致|敬礼|敬禮|此致敬礼|此致敬禮|(?:顺)?[祝颂頌]\S{0,3}[安祺好康乐])[！!。]?$/u;

const FAREWELLS = "此敬顺祝颂頌";

/** `编辑同志：`: how a letter begins, a paragraph of its own. */
export function isSalutation(text: string): boolean {
  if (text[0] === "各" && text.length <= 60 && ADDRESSES_ALL.test(text)) return true;
  if (text.length > 18) return false;
  const last = text[text.length - 1];
  return (
    (text.length <= 12 && FAREWELLS.includes(text[0] ?? "-") && FAREWELL.test(text)) ||
    ((last === "：" || last === ":") && SALUTATION.test(text))
  );
}

/** `各县（区）总工会，各产业工会：`: whom a document is sent to. */
const ADDRESSES_ALL = /^各[^。；“”]{3,40}[，、,]\s*[^。；“”]{2,20}[：:]$/u;

const LETTER = /^(?:尊敬的|亲爱的|親愛的)?[^，。：:]{0,8}(?:编辑|編輯|编者|編者)[^，。：:]{0,4}[：:]/u;

/** The same with the letter going on in the paragraph. */
const TO_EDITOR =
  /^(?:尊敬的)?(?:编辑|編輯)(?:部)?(?:同志|同仁|先生|老师|老師)?(?:您好|你好|们|們)?\s*[：:，,！!]/u;

/** `【案情】…`: how a case is told; what stands above it is another piece, or the case's introduction. */
const CASE = /^[【〔](?:基本)?案(?:情|例|件)(?:回放|[简簡]介|[经經][过過])?[】〕]/u;

export function opensCase(text: string): boolean {
  return CASE.test(text);
}

/** `问：我在…`: a reader asks, where an interviewer would not speak of himself. */
const ASKS_FOR_ONESELF = /^[问問][：:][^“”]{0,160}?[我咱]/u;

/** A letter to the paper, or a reader's question, or a document with its addressees, begins with this paragraph. */
export function opensLetter(text: string): boolean {
  if (text[0] === "各" && text.length <= 62) return ADDRESSES_ALL.test(text.replaceAll("\n", ""));
  if (text[0] === "问" || text[0] === "問") return ASKS_FOR_ONESELF.test(text);
  return text.length <= 18 ? LETTER.test(text) : TO_EDITOR.test(text);
}

/** `读者 甲`: what stands under a letter. */
const READER = /^(?:[读讀]者|[网網]友|[职職]工|[市村居]民)/u;

export function isReader(text: string): boolean {
  return READER.test(text);
}
