import { Buffer } from 'node:buffer';

/** Levels as a data page has them: their length, then runs of equal levels or levels packed in bits. */
export function levelBytes(levels: Uint8Array | undefined, highest: number, count: number): Uint8Array {
  if (highest === 0) return new Uint8Array(0);
  const width = 32 - Math.clz32(highest);
  const runs = levels === undefined ? equalRun(highest, count) : packed(levels, width);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(runs.length);
  return Buffer.concat([length, runs]);
}

/** The same level for all: one run. Levels here fit into a byte. */
function equalRun(level: number, count: number): Uint8Array {
  return Uint8Array.from([...varint(count * 2), level]);
}

/** Groups of eight levels, whose bits follow each other from the lowest. */
function packed(levels: Uint8Array, width: number): Uint8Array {
  const first = levels[0] ?? 0;
  if (levels.every(level => level === first)) return equalRun(first, levels.length);
  const groups = (levels.length + 7) >> 3;
  const header = varint(groups * 2 + 1);
  const bytes = new Uint8Array(header.length + groups * width);
  bytes.set(header);
  for (let i = 0; i < levels.length; i++)
    for (let bit = 0; bit < width; bit++) {
      const at = i * width + bit;
      const place = header.length + (at >> 3);
      bytes[place] = (bytes[place] as number) | ((((levels[i] as number) >> bit) & 1) << (at & 7));
    }
  return bytes;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return bytes;
}
