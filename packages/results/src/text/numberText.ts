/** The shortest decimal text that reads back as the same double. */
export function doubleText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The shortest decimal text that reads back as the same 32-bit float: `0.1`, where the double nearest to it has 17 digits. */
export function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return doubleText(value);
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return doubleText(rounded);
  }
  return doubleText(Number(value.toPrecision(9)));
}

/** A 16-bit float by its bits. */
export function halfText(bits: number): string {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return doubleText(fraction === 0 ? sign * Infinity : NaN);
  return exponent === 0
    ? doubleText(sign * fraction * 2 ** -24)
    : doubleText(sign * (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** All digits of a decimal: an integer in two's complement, lowest 32 bits first, with `scale` of its digits behind the point. */
export function decimalText(words: Uint32Array, scale: number): string {
  let value = 0n;
  for (let i = words.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[i] ?? 0);
  value = BigInt.asIntN(words.length * 32, value);
  if (scale <= 0) return String(value * 10n ** BigInt(-scale));
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const at = digits.length - scale;
  return `${value < 0n ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`;
}
