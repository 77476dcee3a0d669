const PER_LINE = 8;

/** Lines of a hex dump: offset, bytes, and the same as ASCII with dots for what cannot be printed. */
export function hexLines(bytes: Uint8Array): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const line = [...bytes.subarray(at, at + PER_LINE)];
    const hex = line.map(byte => byte.toString(16).padStart(2, '0')).join(' ');
    const text = line.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(PER_LINE * 3 - 1)}  ${text}`);
  }
  return lines;
}
