/**
 * Bits of the code of each byte, from 0 to 255 (RFC 7541, appendix B). The code is canonical: codes of the same length
 * are given in the order of the bytes, so that the lengths say all.
 */
// prettier-ignore
const LENGTHS = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6,
  5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7,
  7, 7, 7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23,
  24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21,
  23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24,
  21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23,
  26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
];
/** The longest code; all ones of it end a text and may not be in one. */
const MAX_LENGTH = 30;

interface CodesOfLength {
  /** The first code of this length. */
  readonly first: number;
  /** The bytes of these codes, in the order of the codes. */
  readonly bytes: readonly number[];
}

const CODES = codesByLength();

function codesByLength(): readonly CodesOfLength[] {
  const codes: CodesOfLength[] = [];
  for (let length = 0, first = 0; length <= MAX_LENGTH; length++, first *= 2) {
    const bytes = LENGTHS.flatMap((each, byte) => (each === length ? [byte] : []));
    codes.push({ first, bytes });
    first += bytes.length;
  }
  return codes;
}

/** The text of a header that came Huffman-coded, or nothing for bits that are no such text. */
export function decodeHuffman(coded: Uint8Array): Buffer | undefined {
  const bytes: number[] = [];
  let [code, length] = [0, 0];
  for (const eight of coded) {
    for (let bit = 7; bit >= 0; bit--) {
      code = code * 2 + ((eight >> bit) & 1);
      const of = CODES[++length];
      if (of === undefined) return undefined;
      const byte = of.bytes[code - of.first];
      if (byte === undefined) continue;
      bytes.push(byte);
      [code, length] = [0, 0];
    }
  }
  // What is left is padding: fewer than eight bits, all of them ones.
  return length < 8 && code === 2 ** length - 1 ? Buffer.from(bytes) : undefined;
}
