/** What a text must not bring into a clipboard: controls other than line end and tab, and signs that change direction. */
const COMMANDING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * OSC 52 asks the reader's own terminal to take a text into its clipboard, so copying works at the far end of
 * an SSH line. tmux and screen pass a sequence through only when it is wrapped (DCS, every ESC doubled for tmux).
 * What is copied may be pasted into a shell, and a text with the sequence that ends a paste would go on as commands.
 */
export function clipboardSequence(text: string, multiplexer: "tmux" | "screen" | null): string {
  const bytes = Buffer.from(text.replace(COMMANDING, ""), "utf8");
  const request = `\u001b]52;c;${bytes.toString("base64")}\u0007`;
  if (multiplexer === "tmux") return `\u001bPtmux;${request.replaceAll("\u001b", "\u001b\u001b")}\u001b\\`;
  if (multiplexer === "screen") return `\u001bP${request}\u001b\\`;
  return request;
}
