import type { Cell, ResultWindow, RowChange, WindowRequest } from '@lakehouse/protocol';
import type { Range } from './rowScroll';

/** Rows and columns of a block: what is asked of the host at once. */
export const BLOCK = { rows: 100, columns: 25 } as const;

/** Blocks that are kept; about 32 screens. */
const KEPT = 160;
/** Blocks asked for at once: more would only queue behind those that are in sight no more. */
const AT_ONCE = 2;

interface Held {
  readonly window: ResultWindow;
  /** Rows that the result had when the block was asked for: it may hold more of them now. */
  readonly rowsThen: number;
  /** Which arrangement of the rows it shows: an older one is drawn only until its successor has come. */
  readonly order: number;
  /** Places of cells whose text is not whole. */
  readonly cut: ReadonlySet<number>;
}

export type FetchWindow = (request: WindowRequest) => Promise<ResultWindow>;

/**
 * The cells around the place that is looked at, fetched block by block.
 *
 * Always fetches what is in sight now; what was in sight a moment ago and has not been asked for is forgotten.
 */
export class WindowCache {
  readonly #fetch: FetchWindow;
  readonly #arrived: (window: ResultWindow) => void;
  readonly #blocks = new Map<number, Held>();
  readonly #asked = new Set<number>();
  /** Blocks that the host refused. Asking again would fail alike for as long as they are in sight. */
  readonly #refused = new Set<number>();
  #rows = 0;
  #columns = 0;
  #order = 0;
  #sight: { readonly rows: Range; readonly columns: readonly number[] } | undefined;

  constructor(fetch: FetchWindow, arrived: (window: ResultWindow) => void) {
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** Tells how large the result is by now. */
  setExtent(rows: number, columns: number): void {
    this.#rows = rows;
    this.#columns = columns;
    this.#askForMissing();
  }

  /** The rows are others now: what is held is drawn only until what is in sight has come again. */
  reorder(): void {
    this.#order++;
    this.#refused.clear();
    this.#askForMissing();
  }

  /** Tells what is in sight, so that it gets fetched. Columns are places in the result. */
  look(rows: Range, columns: readonly number[]): void {
    this.#sight = { rows, columns };
    this.#askForMissing();
  }

  /** The cell, or `undefined` when it has not arrived yet. */
  cell(row: number, column: number): Cell | undefined {
    const window = this.#heldAt(row, column)?.window;
    return window?.rows[row - window.rowStart]?.[column - window.columnStart];
  }

  /** Whether the text of a cell that has arrived is only the beginning of its value. */
  isCut(row: number, column: number): boolean {
    const held = this.#heldAt(row, column);
    return held?.cut.has(keyOf(row, column)) ?? false;
  }

  /** How the row differs, in a comparison; `column` says in which block to look. */
  change(row: number, column: number): RowChange | undefined {
    const window = this.#heldAt(row, column)?.window;
    return window?.changes?.[row - window.rowStart];
  }

  #heldAt(row: number, column: number): Held | undefined {
    return this.#blocks.get(keyOf(floor(row, BLOCK.rows), floor(column, BLOCK.columns)));
  }

  #askForMissing(): void {
    if (this.#sight === undefined) return;
    const { rows, columns } = this.#sight;
    const columnBlocks = new Set(columns.map(column => floor(column, BLOCK.columns)));
    for (let row = floor(rows.start, BLOCK.rows); row < Math.min(rows.end, this.#rows); row += BLOCK.rows)
      for (const column of columnBlocks) if (this.#isMissing(row, column)) void this.#ask(row, column);
  }

  #isMissing(row: number, column: number): boolean {
    const key = keyOf(row, column);
    if (this.#asked.size >= AT_ONCE || this.#asked.has(key) || this.#refused.has(key)) return false;
    const held = this.#blocks.get(key);
    if (held?.order !== this.#order) return true;
    const [had, has] = [held.window.rows.length, Math.min(BLOCK.rows, this.#rows - row)];
    return had < has && held.rowsThen < this.#rows;
  }

  async #ask(row: number, column: number): Promise<void> {
    const key = keyOf(row, column);
    const [rowsThen, order] = [this.#rows, this.#order];
    this.#asked.add(key);
    try {
      const window = await this.#fetch({
        rowStart: row,
        rowCount: Math.min(BLOCK.rows, this.#rows - row),
        columnStart: column,
        columnCount: Math.min(BLOCK.columns, this.#columns - column),
      });
      // A window that was asked for before the rows were arranged anew may be of either order.
      if (order === this.#order) {
        const cut = new Set(window.cut?.map(cell => keyOf(row + cell.row, column + cell.column)));
        this.#keep(key, { window, rowsThen, order, cut });
        this.#arrived(window);
      }
    } catch {
      // Why it was refused comes as the progress of the query: it failed, or was closed.
      this.#refused.add(key);
    }
    this.#asked.delete(key);
    this.#askForMissing();
  }

  #keep(key: number, held: Held): void {
    this.#blocks.delete(key);
    this.#blocks.set(key, held);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT) break;
      this.#blocks.delete(oldest);
    }
  }
}

/** One number for a place: no result has as many columns. */
function keyOf(row: number, column: number): number {
  return row * 65_536 + column;
}

function floor(index: number, size: number): number {
  return index - (index % size);
}
