import { GrowingBytes } from './growingBytes';
import type { VectorRows } from './vectorRows';

/** Which rows of a column are not NULL: one bit each, kept only from the first NULL on. */
export class ValidityBits {
  readonly #bits = new GrowingBytes();
  #length = 0;
  #nullCount = 0;

  get length(): number {
    return this.#length;
  }

  get nullCount(): number {
    return this.#nullCount;
  }

  /** Empty when nothing is NULL, which Arrow reads as "all rows are there". */
  get used(): Uint8Array {
    return this.#nullCount === 0 ? new Uint8Array(0) : this.#bits.used;
  }

  append(rows: VectorRows): void {
    const nulls = countNulls(rows);
    if (nulls > 0 && this.#nullCount === 0) this.#startBits();
    this.#nullCount += nulls;
    if (this.#nullCount > 0) this.#appendBits(rows);
    this.#length += rows.count;
  }

  clear(): void {
    this.#bits.clear();
    this.#length = 0;
    this.#nullCount = 0;
  }

  #startBits(): void {
    const at = this.#bits.extend(bytesFor(this.#length));
    this.#bits.memory.fill(0xff, at, this.#bits.length);
  }

  #appendBits(rows: VectorRows): void {
    const first = this.#length;
    this.#bits.extend(bytesFor(first + rows.count) - this.#bits.length);
    const target = this.#bits.memory;
    const source = rows.validity;
    if (((first | rows.firstBit) & 7) === 0) {
      const end = (first >> 3) + bytesFor(rows.count);
      if (source === undefined) target.fill(0xff, first >> 3, end);
      else target.set(source.subarray(rows.firstBit >> 3, (rows.firstBit >> 3) + bytesFor(rows.count)), first >> 3);
      return;
    }
    for (let row = 0; row < rows.count; row++) setBit(target, first + row, rows.isValid(row));
  }
}

/** Sets or clears a bit, least significant first. */
export function setBit(target: Uint8Array, bit: number, value: boolean): void {
  const mask = 1 << (bit & 7);
  const byte = target[bit >> 3] ?? 0;
  target[bit >> 3] = value ? byte | mask : byte & ~mask;
}

/** Bytes that hold so many bits. */
export function bytesFor(bits: number): number {
  return (bits + 7) >> 3;
}

function countNulls(rows: VectorRows): number {
  if (rows.validity === undefined) return 0;
  let nulls = 0;
  let row = 0;
  // Most stretches are all valid: eight rows at a time while the bits are aligned.
  while (row < rows.count) {
    const bit = rows.firstBit + row;
    if ((bit & 7) === 0 && rows.count - row >= 8 && rows.validity[bit >> 3] === 0xff) {
      row += 8;
    } else {
      if (!rows.isValid(row)) nulls++;
      row += 1;
    }
  }
  return nulls;
}
