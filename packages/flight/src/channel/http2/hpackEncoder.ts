import { type HeaderField, STATIC_TABLE } from './staticTable';

/** Marks a header that no proxy on the way may put into a table: whoever guesses at it would learn when he is right. */
const NEVER_INDEXED = 0x10;
const SECRET = new Set(['authorization', 'cookie', 'auth-token-bin', 'proxy-authorization']);

/**
 * Headers as a block of HPACK, without Huffman codes and without the dynamic table: calls send few headers, and a table
 * that is never written cannot get out of step.
 */
export function encodeHeaders(fields: Iterable<HeaderField>): Buffer {
  const parts: Buffer[] = [];
  for (const [name, value] of fields) {
    const known = STATIC_TABLE.findIndex(entry => entry[0] === name && entry[1] === value);
    if (known >= 0 && value !== '') parts.push(integer(known + 1, 7, 0x80));
    else parts.push(...literal(name, value));
  }
  return Buffer.concat(parts);
}

function literal(name: string, value: string): readonly Buffer[] {
  const index = STATIC_TABLE.findIndex(entry => entry[0] === name) + 1;
  const start = integer(index, 4, SECRET.has(name) ? NEVER_INDEXED : 0);
  return index > 0 ? [start, ...text(value)] : [start, ...text(name), ...text(value)];
}

function text(value: string): readonly Buffer[] {
  const bytes = Buffer.from(value, 'latin1');
  return [integer(bytes.length, 7, 0), bytes];
}

function integer(value: number, prefixBits: number, pattern: number): Buffer {
  const max = 2 ** prefixBits - 1;
  if (value < max) return Buffer.of(pattern | value);
  const bytes = [pattern | max];
  let rest = value - max;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
