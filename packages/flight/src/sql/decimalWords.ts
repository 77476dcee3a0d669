/** What a decimal is written as. */
export interface DecimalShape {
  /** Digits in all. */
  readonly precision: number;
  /** Digits behind the point. */
  readonly scale: number;
  readonly bitWidth: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/**
 * A number's text as the words of Arrow's decimal, the lowest first. Nothing where the text is no number, or has more
 * digits than the decimal: a value is never rounded.
 */
export function decimalWords(text: string, { precision, scale, bitWidth }: DecimalShape): Uint32Array | undefined {
  const [, sign = '', whole = '', part = '', exponent = '0'] = NUMBER.exec(text.trim()) ?? [];
  if (whole + part === '') return undefined;
  const zeros = scale + Number(exponent) - part.length;
  const digits = (whole + part).replace(/^0+/, '');
  const lost = zeros < 0 ? digits.slice(zeros) : '';
  if (/[1-9]/.test(lost)) return undefined;
  const kept = zeros < 0 ? digits.slice(0, zeros) : digits === '' ? '' : digits + '0'.repeat(zeros);
  if (kept.length > precision) return undefined;
  const units = BigInt(kept === '' ? '0' : kept);
  const value = BigInt.asUintN(bitWidth, sign === '-' ? -units : units);
  return Uint32Array.from({ length: bitWidth / 32 }, (_, i) => Number(BigInt.asUintN(32, value >> BigInt(32 * i))));
}
