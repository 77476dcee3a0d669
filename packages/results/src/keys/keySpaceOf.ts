import { Data, DataType, DateUnit, IntervalUnit, Precision, TimeUnit } from 'apache-arrow';
import { floatKeys } from './floatKeys';
import { keyOf, type KeySpace, type Measure } from './keySpace';
import { parseNumber, scaledDown } from './parseNumber';
import { parseMoment, parseMonths, parseSpan, parseTimeOfDay } from './parseTime';
import { wholeKeys } from './wholeKeys';

const COUNTED: Measure = { kind: 'number', floating: false, scale: 0 };
const TIMED: Measure = { kind: 'time', floating: false, scale: 0 };

/** Keys of a type's values; `undefined` for types that are ordered by their bytes or texts. */
export function keySpaceOf(type: DataType): KeySpace | undefined {
  return numberKeys(type) ?? temporalKeys(type) ?? (DataType.isBool(type) ? booleanKeys(type) : undefined);
}

function numberKeys(type: DataType): KeySpace | undefined {
  if (DataType.isInt(type)) {
    const { bitWidth: bits, isSigned: signed } = type;
    return wholeKeys({ type, bits, signed, measure: COUNTED, parse: text => units(text, 0) });
  }
  if (DataType.isDecimal(type)) {
    const { scale, bitWidth: bits } = type;
    const measure = { ...COUNTED, scale };
    return wholeKeys({ type, bits, signed: true, measure, parse: text => units(text, scale) });
  }
  if (!DataType.isFloat(type)) return undefined;
  return floatKeys(type, type.precision === Precision.DOUBLE ? 64 : type.precision === Precision.SINGLE ? 32 : 16);
}

function units(text: string, scale: number): ReturnType<typeof scaledDown> | undefined {
  const written = parseNumber(text);
  return written === undefined ? undefined : scaledDown(written, scale);
}

function temporalKeys(type: DataType): KeySpace | undefined {
  const wide = { type, bits: 64, signed: true, measure: TIMED };
  if (DataType.isTimestamp(type)) return wholeKeys({ ...wide, parse: text => parseMoment(text, type.unit) });
  if (DataType.isDate(type)) {
    if (type.unit === DateUnit.MILLISECOND)
      return wholeKeys({ ...wide, parse: text => parseMoment(text, TimeUnit.MILLISECOND) });
    return wholeKeys({ ...wide, bits: 32, parse: days });
  }
  if (DataType.isTime(type))
    return wholeKeys({ ...wide, bits: type.bitWidth, parse: text => parseTimeOfDay(text, type.unit) });
  if (DataType.isDuration(type)) return wholeKeys({ ...wide, parse: text => parseSpan(text, type.unit) });
  if (!DataType.isInterval(type)) return undefined;
  if (type.unit === IntervalUnit.YEAR_MONTH) return wholeKeys({ ...wide, bits: 32, parse: months });
  // Months, days and nanoseconds have no length in each other: spans of all three are ordered by their texts.
  return type.unit === IntervalUnit.DAY_TIME ? dayTimeKeys(type) : undefined;
}

/** A day, or a moment, which lies in its day. */
function days(text: string): { readonly units: bigint; readonly exact: boolean } | undefined {
  const moment = parseMoment(text, TimeUnit.NANOSECOND);
  if (moment === undefined) return undefined;
  const perDay = 86_400n * 10n ** 9n;
  const rest = ((moment.units % perDay) + perDay) % perDay;
  return { units: (moment.units - rest) / perDay, exact: rest === 0n && moment.exact };
}

function months(text: string): { readonly units: bigint; readonly exact: boolean } | undefined {
  const all = parseMonths(text);
  return all === undefined ? undefined : { units: all, exact: true };
}

const DAY_MS = 86_400_000n;

/** Days and milliseconds, each of 32 bits, as milliseconds. */
function dayTimeKeys(type: DataType): KeySpace {
  const whole = wholeKeys({
    type,
    bits: 64,
    signed: true,
    measure: TIMED,
    parse: text => parseSpan(text, TimeUnit.MILLISECOND),
  });
  return {
    ...whole,
    write: (data, from, to, [high, low]) => {
      const values = data.values as Int32Array;
      if (high === undefined || low === undefined) return;
      for (let i = from; i < to; i++) {
        const all = BigInt(values[2 * i] as number) * DAY_MS + BigInt(values[2 * i + 1] as number);
        high[i - from] = Number(BigInt.asUintN(32, all >> 32n)) ^ 0x80000000;
        low[i - from] = Number(BigInt.asUintN(32, all));
      }
    },
    restore: (keys, count) => {
      const values = new Int32Array(2 * count);
      for (let row = 0; row < count; row++) {
        const all = keyOf(keys, row) - 2n ** 63n;
        // Milliseconds of the last days that the type has may be more than a day.
        const days =
          BigInt.asIntN(32, all / DAY_MS) === all / DAY_MS ? all / DAY_MS : all < 0n ? -(2n ** 31n) : 2n ** 31n - 1n;
        values[2 * row] = Number(days);
        values[2 * row + 1] = Number(all - days * DAY_MS);
      }
      return new Data(type, 0, count, 0, [undefined, values] as never);
    },
  };
}

/** Booleans lie as bits; false comes before true. */
function booleanKeys(type: DataType): KeySpace {
  return {
    words: 1,
    lowest: 0n,
    highest: 1n,
    write: (data, from, to, [out]) => {
      const bits = data.values as Uint8Array;
      const first = data.offset;
      if (out === undefined) return;
      for (let i = from; i < to; i++) out[i - from] = ((bits[(first + i) >> 3] as number) >> ((first + i) & 7)) & 1;
    },
    restore: ([keys], count) => {
      const bits = new Uint8Array((count + 7) >> 3);
      for (let row = 0; row < count; row++) bits[row >> 3] = (bits[row >> 3] ?? 0) | ((keys?.[row] ?? 0) << (row & 7));
      return new Data(type, 0, count, 0, [undefined, bits] as never);
    },
    parse: text => {
      const word = text.trim().toLowerCase();
      return word === 'true' || word === 'false' ? { key: word === 'true' ? 1n : 0n, exact: true } : undefined;
    },
  };
}
