/** Digits of a DECIMAL in all, and behind the point. */
interface Decimal {
  readonly precision: number;
  readonly scale: number;
}

/** Digits that DECIMAL may have in all; above them releases of Dremio cut the fraction in ways of their own. */
const MOST = 38;
/** Whole numbers beside DECIMALs, by the digits of their largest. */
const WHOLE: Readonly<Record<string, Decimal>> = {
  INTEGER: { precision: 10, scale: 0 },
  BIGINT: { precision: 19, scale: 0 },
};

/**
 * The type of a sum or difference of DECIMALs, or of one with a whole number: as many whole digits as the longer one has
 * and one more. Undefined for other types, and where that takes too many digits. Products and quotients are not told:
 * there the planner's rule and that of the executing library differ.
 */
export function decimalSum(left: string, right: string): string | undefined {
  return joined([left, right], 1);
}

/** The DECIMAL that holds values of all types, of which one at least is DECIMAL. */
export function widestDecimal(types: readonly string[]): string | undefined {
  return joined(types, 0);
}

function joined(types: readonly string[], more: number): string | undefined {
  const decimals = types.flatMap(type => decimalOf(type) ?? []);
  if (decimals.length < types.length || !types.some(type => type.startsWith('DECIMAL'))) return undefined;
  const scale = Math.max(...decimals.map(one => one.scale));
  const precision = Math.max(...decimals.map(one => one.precision - one.scale)) + scale + more;
  return precision > MOST ? undefined : `DECIMAL(${precision},${scale})`;
}

function decimalOf(type: string): Decimal | undefined {
  const [, precision, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type) ?? [];
  if (precision === undefined || scale === undefined) return Object.hasOwn(WHOLE, type) ? WHOLE[type] : undefined;
  return { precision: Number(precision), scale: Number(scale) };
}
