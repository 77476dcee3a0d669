/** A number as somebody wrote it: `digits` with `scale` of them behind the point. */
export interface WrittenNumber {
  readonly digits: bigint;
  readonly scale: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

/** Reads `12`, `-0.50`, `1e6`; `undefined` when it is none of these. */
export function parseNumber(text: string): WrittenNumber | undefined {
  const match = NUMBER.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length - Number(exponent) };
}

/** The number in units with `scale` digits behind the point, rounded down, and whether nothing was lost. */
export function scaledDown(
  { digits, scale }: WrittenNumber,
  to: number,
): { readonly units: bigint; readonly exact: boolean } {
  if (scale <= to) return { units: digits * 10n ** BigInt(to - scale), exact: true };
  const by = 10n ** BigInt(scale - to);
  const units = digits / by;
  const rest = digits % by;
  return { units: rest < 0n ? units - 1n : units, exact: rest === 0n };
}
