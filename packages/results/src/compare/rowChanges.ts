import { type Cell, type ChangeKind, type RowChange, shortened } from '../store/window';
import type { ResultStore } from '../store/resultStore';
import type { ComparedColumn } from './comparedColumns';

const NONE = 0xffffffff;

type Comparable = Pick<ComparedColumn, 'normal'>;

/** Whether two cells of a compared column have the same value. */
export function isSame(before: Cell, after: Cell, { normal }: Comparable): boolean {
  if (before === after) return true;
  return normal !== undefined && before !== null && after !== null && normal(before) === normal(after);
}

/** How the rows of a comparison differ, growing with them. */
export class RowChanges {
  readonly #befores: ResultStore;
  readonly #columns: readonly (Comparable | undefined)[];
  readonly #kinds: ChangeKind[] = [];
  #places = new Uint32Array(1024);

  /**
   * @param befores Changed rows as they were before, with the columns of the comparison.
   * @param columns These columns; the first tells of the change itself and is none.
   */
  constructor(befores: ResultStore, columns: readonly (Comparable | undefined)[]) {
    this.#befores = befores;
    this.#columns = columns;
  }

  /** Notes the next row; `before` is the place of a changed row among those before. */
  add(kind: ChangeKind, before?: number): void {
    const row = this.#kinds.push(kind) - 1;
    if (row >= this.#places.length) {
      const larger = new Uint32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[row] = before ?? NONE;
  }

  /** How some rows differ. @param cells Their cells after, of the columns from `columnStart` on. */
  of(rows: Uint32Array, columns: readonly number[], cells: readonly (readonly Cell[])[]): readonly RowChange[] {
    return Array.from(rows, (row, i) => {
      const kind = this.#kinds[row] ?? 'same';
      const place = this.#places[row] ?? NONE;
      if (place === NONE) return { kind, before: [] };
      const [before = []] = this.#befores.cells([place], columns);
      const after = cells[i] ?? [];
      const changed = columns.flatMap((column, c) => {
        const cell = before[c] ?? null;
        const compared = this.#columns[column];
        return compared === undefined || isSame(cell, after[c] ?? null, compared)
          ? []
          : [{ column, cell: shortened(cell) }];
      });
      return { kind, before: changed };
    });
  }

  dispose(): Promise<void> {
    return this.#befores.dispose();
  }
}
