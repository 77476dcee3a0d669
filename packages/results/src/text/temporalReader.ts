import { type Data, DataType, DateUnit, IntervalUnit, TimeUnit } from 'apache-arrow';
import { dateText, durationText, monthsText, timestampText, timeText } from './temporalText';
import type { ValueReader } from './valueReader';

const DAY_MS = 86_400_000n;

/** Reads dates, times, moments and spans to their last digit; `undefined` for any other type. */
export function temporalReader(data: Data): ValueReader | undefined {
  const { type } = data;
  if (DataType.isDate(type)) return type.unit === DateUnit.DAY ? dayReader(data) : unitsReader(data, dayOf);
  if (DataType.isTime(type)) return unitsReader(data, value => timeText(value, type.unit));
  if (DataType.isTimestamp(type)) {
    // A moment of a zone is kept in UTC, and is shown so: in the zone itself one hour of the year would stand for two.
    const zone = (type.timezone ?? '') === '' ? '' : 'Z';
    return unitsReader(data, value => timestampText(value, type.unit) + zone);
  }
  if (DataType.isDuration(type)) return unitsReader(data, value => durationText(value, type.unit));
  return DataType.isInterval(type) ? intervalReader(data, type.unit) : undefined;
}

function dayReader(data: Data): ValueReader {
  const values = data.values as Int32Array;
  return row => dateText(values[row] ?? 0);
}

function dayOf(milliseconds: bigint): string {
  const rest = milliseconds % DAY_MS;
  return dateText(Number((milliseconds - rest) / DAY_MS) - (rest < 0n ? 1 : 0));
}

function unitsReader(data: Data, text: (value: bigint) => string): ValueReader {
  const values = data.values as ArrayLike<number | bigint>; // Times of day are of 32 bits or of 64.
  return row => text(BigInt(values[row] ?? 0));
}

function intervalReader(data: Data, unit: IntervalUnit): ValueReader {
  const values = data.values as Int32Array;
  switch (unit) {
    case IntervalUnit.YEAR_MONTH:
      return row => monthsText(values[row] ?? 0);
    case IntervalUnit.DAY_TIME:
      return row =>
        durationText(BigInt(values[2 * row] ?? 0) * DAY_MS + BigInt(values[2 * row + 1] ?? 0), TimeUnit.MILLISECOND);
    case IntervalUnit.MONTH_DAY_NANO:
      return monthDayNanoReader(values);
  }
}

/** Months, days and nanoseconds are kept apart, for none has a fixed length in the next: `1-02 3 00:00:04.000000005`. */
function monthDayNanoReader(values: Int32Array): ValueReader {
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  return row => {
    const time = durationText(view.getBigInt64(16 * row + 8, true), TimeUnit.NANOSECOND).replace(/^(-?)0 /, '$1');
    return `${monthsText(view.getInt32(16 * row, true))} ${view.getInt32(16 * row + 4, true)} ${time}`;
  };
}
