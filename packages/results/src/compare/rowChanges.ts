import type { Cell, ChangeKind, RowChange } from '../store/window';
import type { ResultStore } from '../store/resultStore';

const NONE = 0xffffffff;

/** How the rows of a comparison differ, growing with them. */
export class RowChanges {
  readonly #befores: ResultStore;
  readonly #kinds: ChangeKind[] = [];
  #places = new Uint32Array(1024);

  /** @param befores Changed rows as they were before, with the columns of the comparison. */
  constructor(befores: ResultStore) {
    this.#befores = befores;
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
        // The first column tells of the change itself.
        return column === 0 || cell === (after[c] ?? null) ? [] : [{ column, cell }];
      });
      return { kind, before: changed };
    });
  }

  dispose(): Promise<void> {
    return this.#befores.dispose();
  }
}
