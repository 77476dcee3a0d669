import { get_data_from_pointer } from '@duckdb/node-bindings';
import { words } from './numberLayouts';
import type { VectorRows } from './vectorRows';

/** Bytes of a string header: a length, then either up to 12 bytes in place, or a prefix of 4 and a pointer. */
export const HEADER = 16;
/** The longest string that lies inside its header. */
export const INLINE = 12;

const WORD = 4_294_967_296;
/**
 * How far apart two strings may lie to be read in one go. Parquet pages keep a length of 4 bytes between them.
 * It must stay far below a page of memory (4 KiB), so that every page touched holds a byte of one of the strings.
 */
const LARGEST_GAP = 64;

/**
 * The strings of a vector that do not fit their headers.
 *
 * A call into DuckDB's binding for each costs more than copying it, so neighbours in memory are read together.
 */
export class StringHeap {
  readonly #rows: VectorRows;
  readonly #words: Int32Array;
  #start = 0;
  #end = 0;
  #bytes = new Uint8Array(0);

  constructor(rows: VectorRows) {
    this.#rows = rows;
    this.#words = words(rows);
  }

  /** Copies the string of a row, which is valid and longer than `INLINE`. */
  copy(row: number, target: Uint8Array, at: number): void {
    const address = this.#address(row);
    const end = address + this.#length(row);
    if (address < this.#start || end > this.#end) this.#read(row, address, end);
    target.set(this.#bytes.subarray(address - this.#start, end - this.#start), at);
  }

  #read(row: number, start: number, firstEnd: number): void {
    let end = firstEnd;
    for (let next = row + 1; next < this.#rows.count; next++) {
      if (!this.#rows.isValid(next) || this.#length(next) <= INLINE) continue;
      const address = this.#address(next);
      if (address < end || address - end > LARGEST_GAP) break;
      end = address + this.#length(next);
    }
    const { data } = this.#rows;
    this.#bytes = get_data_from_pointer(
      data.buffer as ArrayBuffer,
      data.byteOffset + row * HEADER + 8,
      end - start,
    ) as Uint8Array<ArrayBuffer>;
    this.#start = start;
    this.#end = end;
  }

  #length(row: number): number {
    return (this.#words[row * 4] ?? 0) >>> 0;
  }

  #address(row: number): number {
    return ((this.#words[row * 4 + 3] ?? 0) >>> 0) * WORD + ((this.#words[row * 4 + 2] ?? 0) >>> 0);
  }
}
