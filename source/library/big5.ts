import iconv from "iconv-lite";

/**
 * Big5 with the Hong Kong supplement. Node's own decoder turns the supplement (裏, 啲, 綫, 峯 …, daily bread
 * of Hong Kong papers) into private-use characters, so this one encoding needs a package; it alone knows iconv-lite.
 * Bytes that mean nothing become U+FFFD.
 */
export function decodeBig5(bytes: Uint8Array): string {
  return iconv.decode(bytes, "big5hkscs");
}
