/**
 * OSC 52 asks the reader's own terminal to take a text into its clipboard, so copying works at the far end of
 * an SSH line. tmux and screen pass a sequence through only when it is wrapped (DCS, every ESC doubled for tmux).
 */
export function clipboardSequence(text: string, multiplexer: "tmux" | "screen" | null): string {
  const request = `\u001b]52;c;${Buffer.from(text, "utf8").toString("base64")}\u0007`;
  if (multiplexer === "tmux") return `\u001bPtmux;${request.replaceAll("\u001b", "\u001b\u001b")}\u001b\\`;
  if (multiplexer === "screen") return `\u001bP${request}\u001b\\`;
  return request;
}
