import { DataType, IntervalUnit, TimeUnit } from 'apache-arrow';
import { parseNumber } from '../keys/parseNumber';
import { parseMoment, parseSpan, parseTimeOfDay, type Units } from '../keys/parseTime';

/** Makes one text of all that stand for the same value. */
export type NormalText = (text: string) => string;

/**
 * How values of two types are compared whose texts differ though they are equal: `1.00` and `1.0000`, moments in
 * milliseconds and in nanoseconds. `undefined` when the texts tell as they are: for one type, and for types of
 * different kinds.
 */
export function normalText(left: DataType, right: DataType): NormalText | undefined {
  if (isNumber(left) && isNumber(right)) return plainNumber;
  if (isMoment(left) && isMoment(right)) return inUnits(parseMoment);
  if (DataType.isTime(left) && DataType.isTime(right)) return inUnits(parseTimeOfDay);
  return isSpan(left) && isSpan(right) ? inUnits(parseSpan) : undefined;
}

function isNumber(type: DataType): boolean {
  return DataType.isInt(type) || DataType.isDecimal(type) || DataType.isFloat(type);
}

function isMoment(type: DataType): boolean {
  return DataType.isTimestamp(type) || DataType.isDate(type);
}

function isSpan(type: DataType): boolean {
  return DataType.isDuration(type) || (DataType.isInterval(type) && type.unit === IntervalUnit.DAY_TIME);
}

/** The digits up to the last one that counts, and where the point is. */
function plainNumber(text: string): string {
  const number = parseNumber(text);
  if (number === undefined) return text; // NaN or an infinity.
  if (number.digits === 0n) return '0';
  const digits = String(number.digits);
  const counting = digits.replace(/0+$/, '');
  return `${counting}e${digits.length - counting.length - number.scale}`;
}

function inUnits(parse: (text: string, unit: number) => Units): NormalText {
  return text => {
    const units = parse(text, TimeUnit.NANOSECOND);
    return units?.exact === true ? String(units.units) : text;
  };
}
