import type { Cell, ResultColumn } from '@lakehouse/protocol';
import { ArrangedResult, type MemoryBudget, ResultStore, TextColumns } from '@lakehouse/results';
import type { HeldResult } from './heldResult';

/** A result whose rows the host brings, as texts. */
export class BroughtResult implements HeldResult {
  readonly rows: ArrangedResult;
  readonly #columns: TextColumns;

  constructor(columns: readonly ResultColumn[], budget: MemoryBudget) {
    this.#columns = new TextColumns(columns);
    this.rows = new ArrangedResult(new ResultStore(this.#columns.schema, { columns, budget }));
  }

  /** @throws Failure `connection.protocol` for a text that is no value of its column's type. */
  async append(rows: readonly (readonly Cell[])[]): Promise<void> {
    if (rows.length > 0) await this.rows.store.append(this.#columns.batch(rows));
  }

  /** The host stops by itself. */
  cancel(): void {
    return undefined;
  }
}
