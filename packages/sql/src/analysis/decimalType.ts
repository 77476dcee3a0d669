/** Digits of a DECIMAL in all, and behind the point. */
interface Decimal {
  readonly precision: number;
  readonly scale: number;
}

/** Digits that DECIMAL may have in all. */
const MOST = 38;
/** Digits behind the point that arithmetic keeps where the result would be too long. */
const KEPT_SCALE = 6;
/** Whole numbers beside DECIMALs, by the digits of their largest. */
const WHOLE: Readonly<Record<string, Decimal>> = {
  INTEGER: { precision: 10, scale: 0 },
  BIGINT: { precision: 19, scale: 0 },
};

/**
 * The type of arithmetic with DECIMALs, or of one with a whole number, by the rule that Dremio's planner takes from
 * Gandiva, the library that computes it: as that of SQL Server. Undefined for other types and operators.
 */
export function decimalArithmetic(operator: string, left: string, right: string): string | undefined {
  const [one, other] = [decimalOf(left), decimalOf(right)];
  if (one === undefined || other === undefined || !(isDecimal(left) || isDecimal(right))) return undefined;
  const [wholeOfOne, wholeOfOther] = [one.precision - one.scale, other.precision - other.scale];
  const longer = Math.max(one.scale, other.scale);
  switch (operator) {
    case '+':
    case '-':
      return shortened(longer + Math.max(wholeOfOne, wholeOfOther) + 1, longer);
    case '*':
      return shortened(one.precision + other.precision + 1, one.scale + other.scale);
    case '/': {
      const scale = Math.max(KEPT_SCALE, one.scale + other.precision + 1);
      return shortened(wholeOfOne + other.scale + scale, scale);
    }
    case '%':
      return shortened(Math.min(wholeOfOne, wholeOfOther) + longer, longer);
    default:
      return undefined;
  }
}

/** The fraction gives way to the digits before the point, down to what is kept of it in any case. */
function shortened(precision: number, scale: number): string {
  if (precision <= MOST) return `DECIMAL(${precision},${scale})`;
  return `DECIMAL(${MOST},${Math.max(scale - (precision - MOST), Math.min(scale, KEPT_SCALE))})`;
}

/** The DECIMAL that holds values of all types, of which one at least is DECIMAL; undefined where none has the digits. */
export function widestDecimal(types: readonly string[]): string | undefined {
  const decimals = types.flatMap(type => decimalOf(type) ?? []);
  if (decimals.length < types.length || !types.some(isDecimal)) return undefined;
  const scale = Math.max(...decimals.map(one => one.scale));
  const precision = Math.max(...decimals.map(one => one.precision - one.scale)) + scale;
  return precision > MOST ? undefined : `DECIMAL(${precision},${scale})`;
}

function isDecimal(type: string): boolean {
  return type.startsWith('DECIMAL');
}

function decimalOf(type: string): Decimal | undefined {
  const [, precision, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(type) ?? [];
  if (precision === undefined || scale === undefined) return Object.hasOwn(WHOLE, type) ? WHOLE[type] : undefined;
  return { precision: Number(precision), scale: Number(scale) };
}
