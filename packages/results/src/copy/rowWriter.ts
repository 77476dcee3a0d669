import type { Cell } from '../store/window';
import type { CellKind } from '../columnType';

/** What a writer of rows must know of a column. */
export interface WrittenColumn {
  readonly name: string;
  readonly kind: CellKind;
  /** By Dremio's names. */
  readonly type: string;
}

/** Makes text of rows: `head`, each row, `tail`; `between` stands between two rows. */
export interface RowWriter {
  readonly head: string;
  row(cells: readonly Cell[]): string;
  readonly between: string;
  readonly tail: string;
}
