/** A row of either side, or one of both; -1 where there is none. */
export interface MatchedRows {
  readonly left: Int32Array;
  readonly right: Int32Array;
}
