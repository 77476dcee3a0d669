import type { Cell, ResultWindow, WindowRequest } from '@lakehouse/protocol';
import type { Range } from './rowScroll';

/** Rows and columns of a block: what is asked of the host at once. */
export const BLOCK = { rows: 100, columns: 25 } as const;

/** Blocks that are kept; about 32 screens. */
const KEPT = 160;
/** Blocks asked for at once: more would only queue behind those that are in sight no more. */
const AT_ONCE = 2;

interface Block {
  readonly window: ResultWindow;
  /** Rows that the result had when the block was asked for: it may hold more of them now. */
  readonly rowsThen: number;
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
  readonly #blocks = new Map<string, Block>();
  readonly #asked = new Set<string>();
  /** Blocks that the host refused. Asking again would fail alike for as long as they are in sight. */
  readonly #refused = new Set<string>();
  #rows = 0;
  #columns = 0;
  #sight: { readonly rows: Range; readonly columns: Range } | undefined;

  constructor(fetch: FetchWindow, arrived: (window: ResultWindow) => void) {
    this.#fetch = fetch;
    this.#arrived = arrived;
  }

  /** Tells how large the result is by now. It only grows. */
  setExtent(rows: number, columns: number): void {
    this.#rows = rows;
    this.#columns = columns;
    this.#askForMissing();
  }

  /** Tells what is in sight, so that it gets fetched. */
  look(rows: Range, columns: Range): void {
    this.#sight = { rows, columns };
    this.#askForMissing();
  }

  /** The cell, or `undefined` when it has not arrived yet. */
  cell(row: number, column: number): Cell | undefined {
    const block = this.#blocks.get(keyOf(floor(row, BLOCK.rows), floor(column, BLOCK.columns)));
    return block?.window.rows[row - block.window.rowStart]?.[column - block.window.columnStart];
  }

  #askForMissing(): void {
    if (this.#sight === undefined) return;
    const { rows, columns } = this.#sight;
    for (let row = floor(rows.start, BLOCK.rows); row < Math.min(rows.end, this.#rows); row += BLOCK.rows)
      for (let column = floor(columns.start, BLOCK.columns); column < columns.end; column += BLOCK.columns)
        if (this.#isMissing(row, column)) void this.#ask(row, column);
  }

  #isMissing(row: number, column: number): boolean {
    const key = keyOf(row, column);
    if (this.#asked.size >= AT_ONCE || this.#asked.has(key) || this.#refused.has(key)) return false;
    const block = this.#blocks.get(key);
    if (block === undefined) return true;
    const [had, has] = [block.window.rows.length, Math.min(BLOCK.rows, this.#rows - row)];
    return had < has && block.rowsThen < this.#rows;
  }

  async #ask(row: number, column: number): Promise<void> {
    const key = keyOf(row, column);
    const rowsThen = this.#rows;
    this.#asked.add(key);
    try {
      const window = await this.#fetch({
        rowStart: row,
        rowCount: Math.min(BLOCK.rows, this.#rows - row),
        columnStart: column,
        columnCount: Math.min(BLOCK.columns, this.#columns - column),
      });
      this.#keep(key, { window, rowsThen });
      this.#arrived(window);
    } catch {
      // Why it was refused comes as the progress of the query: it failed, or was closed.
      this.#refused.add(key);
    }
    this.#asked.delete(key);
    this.#askForMissing();
  }

  #keep(key: string, block: Block): void {
    this.#blocks.delete(key);
    this.#blocks.set(key, block);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT) break;
      this.#blocks.delete(oldest);
    }
  }
}

function keyOf(row: number, column: number): string {
  return `${row}:${column}`;
}

function floor(index: number, size: number): number {
  return index - (index % size);
}
