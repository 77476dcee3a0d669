import { vector_get_data, vector_get_validity, type Vector } from '@duckdb/node-bindings';

/** Some rows of a DuckDB vector as the memory they are in: readable only while the vector's chunk is alive. */
export class VectorRows {
  /** What DuckDB keeps per row, `count` times the width; slots of NULL rows hold garbage. */
  readonly data: Uint8Array;
  readonly count: number;
  /** One bit per row of the whole vector, least significant first, as in Arrow; `undefined` when nothing is NULL. */
  readonly validity: Uint8Array | undefined;
  /** The bit of `validity` that belongs to the first of these rows. */
  readonly firstBit: number;

  private constructor(data: Uint8Array, validity: Uint8Array | undefined, firstBit: number, count: number) {
    this.data = data;
    this.validity = validity;
    this.firstBit = firstBit;
    this.count = count;
  }

  /** Rows `from` to `from + count` of a vector with `width` bytes a row; zero for types without memory of their own. */
  static read(vector: Vector, width: number, from: number, count: number): VectorRows {
    const end = from + count;
    const data = width === 0 ? new Uint8Array(0) : vector_get_data(vector, end * width).subarray(from * width);
    // The typings leave out that a vector without NULLs has no validity at all.
    const validity = vector_get_validity(vector, Math.ceil(end / 64) * 8) as Uint8Array | null;
    return new VectorRows(data, validity ?? undefined, from, count);
  }

  isValid(row: number): boolean {
    if (this.validity === undefined) return true;
    const bit = this.firstBit + row;
    return (((this.validity[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
  }
}
