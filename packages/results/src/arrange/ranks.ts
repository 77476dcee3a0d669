/** A rank for each row, equal for equal bytes, and which rows are NULL. */
export interface Ranks {
  readonly ranks: Uint32Array;
  readonly last: Uint8Array | undefined;
}
