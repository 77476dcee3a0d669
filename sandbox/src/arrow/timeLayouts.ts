import { Failure } from '@lakehouse/base';
import type { FixedLayout } from './fixedColumn';
import { words, wordsOf } from './numberLayouts';
import type { VectorRows } from './vectorRows';

const WORD = 4_294_967_296;
/** The high word of an int64 that a double holds exactly lies within these. */
const EXACT_HIGH = 0x20_0000;
const INFINITE = 0x7fff_ffff_ffff_ffffn;
const INFINITE_DAYS = 0x7fff_ffff;
const DAY_MS = 86_400_000;
/** Days whose milliseconds a double holds exactly. */
const EXACT_DAYS = Math.floor(Number.MAX_SAFE_INTEGER / DAY_MS);

/** DuckDB's timestamps to Dremio's milliseconds: finer digits are cut, towards the past, as Dremio does. */
export function timestampDividedBy(divisor: number): FixedLayout {
  return {
    from: 8,
    to: 8,
    write(rows, target) {
      const source = words(rows);
      const out = wordsOf(target);
      for (let row = 0; row < rows.count; row++) {
        const high = source[row * 2 + 1] ?? 0;
        if (high >= -EXACT_HIGH && high < EXACT_HIGH)
          writeNumber(out, row, floorDivide(high * WORD + ((source[row * 2] ?? 0) >>> 0), divisor));
        else writeBig(out, row, bigFloorDivide(finite(rows, row), BigInt(divisor)));
      }
    },
  };
}

/** Seconds to Dremio's milliseconds. */
export const timestampSeconds: FixedLayout = {
  from: 8,
  to: 8,
  write(rows, target) {
    const out = wordsOf(target);
    for (let row = 0; row < rows.count; row++) writeBig(out, row, finite(rows, row) * 1000n);
  },
};

/** Milliseconds stay what they are, but infinity is refused. */
export const timestampMilliseconds: FixedLayout = timestampDividedBy(1);

/** Days since 1970 to the milliseconds that Dremio's DATE has in Arrow. */
export const dateToMilliseconds: FixedLayout = {
  from: 4,
  to: 8,
  write(rows, target) {
    const source = words(rows);
    const out = wordsOf(target);
    for (let row = 0; row < rows.count; row++) {
      const days = source[row] ?? 0;
      if (Math.abs(days) === INFINITE_DAYS && rows.isValid(row)) throw infinity();
      if (Math.abs(days) <= EXACT_DAYS) writeNumber(out, row, days * DAY_MS);
      else writeBig(out, row, BigInt(days) * BigInt(DAY_MS));
    }
  },
};

/** A time of day in microseconds or nanoseconds to Dremio's 32-bit milliseconds. */
export function timeDividedBy(divisor: number): FixedLayout {
  return {
    from: 8,
    to: 4,
    write(rows, target) {
      const source = words(rows);
      const out = wordsOf(target);
      for (let row = 0; row < rows.count; row++)
        out[row] = Math.floor(((source[row * 2 + 1] ?? 0) * WORD + ((source[row * 2] ?? 0) >>> 0)) / divisor);
    },
  };
}

/** Months, days and microseconds to months, days and nanoseconds. */
export const interval: FixedLayout = {
  from: 16,
  to: 16,
  write(rows, target) {
    const source = words(rows);
    const out = wordsOf(target);
    for (let row = 0; row < rows.count; row++) {
      const nanos = bigAt(rows, row * 16 + 8) * 1000n;
      if (BigInt.asIntN(64, nanos) !== nanos && rows.isValid(row))
        throw new Failure(
          'query.unsupported',
          'An interval is longer than Arrow can hold, which is 292 years of time.',
        );
      out[row * 4] = source[row * 4] ?? 0;
      out[row * 4 + 1] = source[row * 4 + 1] ?? 0;
      writeBig(out, row * 2 + 1, nanos);
    }
  },
};

/** A quotient rounded down; the division alone may round up to the next whole number. */
function floorDivide(value: number, divisor: number): number {
  const quotient = Math.floor(value / divisor);
  return quotient * divisor > value ? quotient - 1 : quotient;
}

function bigFloorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return quotient * divisor > value ? quotient - 1n : quotient;
}

function writeNumber(out: Int32Array, row: number, value: number): void {
  const high = Math.floor(value / WORD);
  out[row * 2] = value - high * WORD;
  out[row * 2 + 1] = high;
}

function writeBig(out: Int32Array, row: number, value: bigint): void {
  out[row * 2] = Number(BigInt.asIntN(32, value));
  out[row * 2 + 1] = Number(BigInt.asIntN(32, value >> 32n));
}

function bigAt(rows: VectorRows, offset: number): bigint {
  return new DataView(rows.data.buffer, rows.data.byteOffset + offset, 8).getBigInt64(0, true);
}

function finite(rows: VectorRows, row: number): bigint {
  const value = bigAt(rows, row * 8);
  if ((value === INFINITE || value === -INFINITE) && rows.isValid(row)) throw infinity();
  return value;
}

function infinity(): Failure {
  return new Failure('query.unsupported', 'Dremio has no infinite DATE or TIMESTAMP: leave infinity out of the query.');
}
