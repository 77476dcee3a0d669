import type { KeySpace } from '../keys/keySpace';
import type { RowSet } from '../scan/rowSet';

/** Rows of a column whose values have keys. */
export interface KeyedColumn {
  readonly column: number;
  readonly set: RowSet;
  readonly space: KeySpace;
}
