import { type Data, DataType, DateUnit, IntervalUnit, Precision, TimeUnit, type Union } from 'apache-arrow';
import { nestedReader } from './nestedReader';
import { decimalText, doubleText, floatText, halfText } from './numberText';
import { dateText, durationText, monthsText, timestampText, timeText } from './temporalText';
import type { CellReader, ValueReader } from './valueReader';

const decoder = new TextDecoder();

/**
 * Reads the cells of a column's batch.
 *
 * Works on the buffers themselves: the library's own values lose digits (decimals without their scale, nanoseconds as
 * floating milliseconds). What a buffer holds follows from the column's type, so it is cast without a further look.
 */
export function cellReader(data: Data): CellReader {
  const { type } = data;
  if (DataType.isNull(type)) return () => null;
  if (DataType.isUnion(type)) return unionReader(data, type);
  const read = DataType.isDictionary(type) ? dictionaryReader(data) : valueReader(data);
  return row => (data.getValid(row) ? read(row) : null);
}

function valueReader(data: Data): CellReader {
  const read = numberReader(data) ?? temporalReader(data) ?? nestedReader(data, cellReader) ?? plainReader(data);
  return row => read(row);
}

function numberReader(data: Data): ValueReader | undefined {
  const { type } = data;
  if (DataType.isInt(type)) {
    const values = data.values as ArrayLike<number | bigint>;
    return row => String(values[row]);
  }
  if (DataType.isFloat(type)) {
    const values = data.values as ArrayLike<number>;
    const text =
      type.precision === Precision.DOUBLE ? doubleText : type.precision === Precision.SINGLE ? floatText : halfText;
    return row => text(values[row] ?? NaN);
  }
  if (DataType.isDecimal(type)) {
    const words = data.values as Uint32Array;
    const width = type.bitWidth / 32;
    return row => decimalText(words.subarray(row * width, (row + 1) * width), type.scale);
  }
  return undefined;
}

function temporalReader(data: Data): ValueReader | undefined {
  const { type } = data;
  if (DataType.isDate(type)) return type.unit === DateUnit.DAY ? dayReader(data) : unitsReader(data, days);
  if (DataType.isTime(type)) return unitsReader(data, value => timeText(value, type.unit));
  if (DataType.isTimestamp(type)) {
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

const days = (milliseconds: bigint): string =>
  timestampText(milliseconds, TimeUnit.MILLISECOND).slice(0, -' 00:00:00.000'.length);

function unitsReader(data: Data, text: (value: bigint) => string): ValueReader {
  const values = data.values as ArrayLike<number | bigint>;
  return row => text(BigInt(values[row] ?? 0));
}

const DAY_MS = 86_400_000n;

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

function plainReader(data: Data): ValueReader {
  const { type } = data;
  if (DataType.isBool(type)) {
    const bits = data.values as Uint8Array;
    return row => ((bits[(data.offset + row) >> 3] ?? 0) & (1 << ((data.offset + row) % 8)) ? 'true' : 'false');
  }
  const bytes = bytesReader(data);
  const isText = DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type);
  return isText ? row => decoder.decode(bytes(row)) : row => hex(bytes(row));
}

function bytesReader(data: Data): (row: number) => Uint8Array {
  const { type } = data;
  const values = data.values as Uint8Array;
  if (DataType.isFixedSizeBinary(type)) return row => values.subarray(row * type.byteWidth, (row + 1) * type.byteWidth);
  if (DataType.isUtf8View(type) || DataType.isBinaryView(type)) return viewReader(data);
  // Offsets are of 32 bits, or of 64 in the large types.
  const offsets = data.valueOffsets as ArrayLike<number | bigint>;
  return row => values.subarray(Number(offsets[row]), Number(offsets[row + 1]));
}

/** A view is sixteen bytes: length, and the bytes themselves when there are at most twelve, else where they lie. */
function viewReader(data: Data): (row: number) => Uint8Array {
  const views = data.values as Uint8Array;
  const numbers = new DataView(views.buffer, views.byteOffset, views.byteLength);
  return row => {
    const at = row * 16;
    const length = numbers.getInt32(at, true);
    if (length <= 12) return views.subarray(at + 4, at + 4 + length);
    const start = numbers.getInt32(at + 12, true);
    return (data.variadicBuffers[numbers.getInt32(at + 8, true)] ?? views).subarray(start, start + length);
  };
}

function dictionaryReader(data: Data): CellReader {
  const indices = data.values as ArrayLike<number | bigint>;
  // A dictionary that grew lies in several pieces.
  const parts = (data.dictionary?.data ?? []).map((part: Data) => ({ length: part.length, read: cellReader(part) }));
  return row => {
    let index = Number(indices[row]);
    for (const { length, read } of parts) {
      if (index < length) return read(index);
      index -= length;
    }
    return null;
  };
}

function unionReader(data: Data, { typeIdToChildIndex }: Union): CellReader {
  const children = data.children.map(cellReader);
  const typeIds = data.typeIds as Int8Array; // Unions have type ids.
  const offsets = data.valueOffsets as Int32Array | undefined; // Dense ones have offsets.
  return row => {
    const child = typeIdToChildIndex[typeIds[row] ?? 0] ?? 0;
    return children[child]?.(offsets?.[row] ?? row) ?? null;
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex').toUpperCase();
}
