const PER_LINE = 16;

/** Bytes as places, hexadecimal digits and the ASCII characters among them, sixteen a line. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += PER_LINE) {
    const part = [...bytes.subarray(at, at + PER_LINE)];
    const digits = part.map(byte => byte.toString(16).padStart(2, '0')).join(' ');
    const characters = part.map(byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${digits.padEnd(PER_LINE * 3)} ${characters}`);
  }
  return lines.join('\n');
}
