/** The shortest decimal text that reads back as the same double. */
export function doubleText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Digits that every 32-bit float keeps: a decimal with no more of them comes back from the float unchanged. */
const FLOAT_DIGITS = 6;
const SMALLEST_NORMAL_FLOAT = 2 ** -126;

/** The shortest decimal text that reads back as the same 32-bit float: `0.1`, where the double nearest to it has 17 digits. */
export function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return doubleText(value);
  // The smallest floats have fewer digits than the others, so that shorter ones may do.
  const least = Math.abs(value) < SMALLEST_NORMAL_FLOAT ? 1 : FLOAT_DIGITS;
  for (let digits = least; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}

/** The shortest decimal text that reads back as the same 16-bit float, which is given by its bits. */
export function halfText(bits: number): string {
  const value = halfValue(bits);
  if (!Number.isFinite(value) || value === 0) return doubleText(value);
  for (let digits = 1; digits < 5; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (roundsTo(rounded, bits & 0x7fff)) return String(rounded);
  }
  return String(Number(value.toPrecision(5)));
}

/** A 16-bit float by its bits. */
export function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Whether a number becomes the 16-bit float whose bits without the sign are given: it lies nearest, ties go to even bits. */
function roundsTo(value: number, bits: number): boolean {
  const size = Math.abs(value);
  const exact = halfValue(bits);
  // Beyond the largest one the next would be 65536.
  const above = (exact + (bits === 0x7bff ? 65_536 : halfValue(bits + 1))) / 2;
  const below = (exact + halfValue(bits - 1)) / 2;
  return bits % 2 === 0 ? size >= below && size <= above : size > below && size < above;
}

/** All digits of a decimal: an integer in two's complement, lowest 32 bits first, with `scale` of its digits behind the point. */
export function decimalText(words: Uint32Array, scale: number): string {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  return scaledText(BigInt.asIntN(words.length * 32, value), scale);
}

/** An integer with `scale` of its digits behind the point; a negative scale counts zeros before it. */
export function scaledText(value: bigint, scale: number): string {
  const digits = String(value);
  if (scale === 0 || (scale < 0 && value === 0n)) return digits;
  if (scale < 0) return digits + '0'.repeat(-scale);
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.slice(sign.length).padStart(scale + 1, '0');
  const at = padded.length - scale;
  return `${sign}${padded.slice(0, at)}.${padded.slice(at)}`;
}
