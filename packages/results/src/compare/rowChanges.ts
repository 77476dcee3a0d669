import { type Cell, type ChangeKind, type RowChange, shortened } from '../store/window';
import type { ResultStore } from '../store/resultStore';
import type { ComparedColumn } from './comparedColumns';

/** By their numbers, for there may be many millions of rows. */
const KINDS = ['same', 'added', 'removed', 'changed'] as const satisfies readonly ChangeKind[];

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
  #rows = 0;
  #kinds = new Uint8Array(1024);
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
    const row = this.#rows++;
    if (row >= this.#kinds.length) this.#grow();
    this.#kinds[row] = KINDS.indexOf(kind);
    this.#places[row] = before ?? NONE;
  }

  /** Whether a row is not the same on both sides. */
  differs(row: number): boolean {
    return (this.#kinds[row] ?? 0) !== 0;
  }

  /** How some rows differ. @param cells Their cells after, of the columns from `columnStart` on. */
  of(rows: Uint32Array, columns: readonly number[], cells: readonly (readonly Cell[])[]): readonly RowChange[] {
    return Array.from(rows, (row, i) => {
      const kind = KINDS[this.#kinds[row] ?? 0] ?? 'same';
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

  #grow(): void {
    const [kinds, places] = [this.#kinds, this.#places];
    this.#kinds = new Uint8Array(kinds.length * 2);
    this.#places = new Uint32Array(places.length * 2);
    this.#kinds.set(kinds);
    this.#places.set(places);
  }
}
