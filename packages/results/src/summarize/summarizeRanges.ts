import type { RowView } from '../arrange/rowView';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Steps } from '../scan/steps';
import type { Cell } from '../store/window';
import { parseNumber, type WrittenNumber } from '../keys/parseNumber';
import { decimalText, DoubleSum, ExactSum } from './sums';

/** Rows and columns of the arranged result; ends are exclusive. */
export interface CellRange {
  readonly rowStart: number;
  readonly rowEnd: number;
  /** Columns in the order in which they are shown. */
  readonly columns: readonly number[];
}

/** What is marked in the grid, in short. Sums are exact for whole numbers and decimals. */
export interface RangeSummary {
  readonly cells: number;
  readonly nulls: number;
  /** Cells that are numbers; the rest of the members are about these. */
  readonly numbers: number;
  readonly sum?: string;
  readonly mean?: string;
  readonly min?: string;
  readonly max?: string;
}

/** Counts and adds up what is marked; a cell in two ranges counts twice. */
export function* summarizeRanges(view: RowView, ranges: readonly CellRange[]): Steps<RangeSummary> {
  const summary = new Summary(view);
  for (const { rowStart, rowEnd, columns } of ranges) {
    const step = rowsPerStep(columns.length);
    for (let at = rowStart; at < Math.min(rowEnd, view.length); at += step) {
      summary.add(columns, view.store.cells(view.rows(at, Math.min(at + step, rowEnd)), columns));
      yield;
    }
  }
  return summary.result();
}

class Summary {
  readonly #view: RowView;
  readonly #exact = new ExactSum();
  readonly #doubles = new DoubleSum();
  #hasDoubles = false;
  #cells = 0;
  #nulls = 0;
  #numbers = 0;
  #min: { readonly value: WrittenNumber; readonly text: string } | undefined;
  #max: { readonly value: WrittenNumber; readonly text: string } | undefined;

  constructor(view: RowView) {
    this.#view = view;
  }

  add(columns: readonly number[], rows: readonly (readonly Cell[])[]): void {
    for (const cells of rows) for (const [i, cell] of cells.entries()) this.#take(columns[i] as number, cell);
  }

  #take(column: number, cell: Cell): void {
    this.#cells++;
    if (cell === null) this.#nulls++;
    const { kind, type } = this.#view.store.columns[column] ?? {};
    if (cell === null || kind !== 'number') return;
    this.#numbers++;
    const value = parseNumber(cell);
    if (type === 'DOUBLE' || type === 'FLOAT') {
      this.#hasDoubles = true;
      this.#doubles.add(Number(cell));
    } else if (value !== undefined) this.#exact.add(value);
    if (value !== undefined) this.#widen({ value, text: cell });
  }

  result(): RangeSummary {
    const counts = { cells: this.#cells, nulls: this.#nulls, numbers: this.#numbers };
    if (this.#numbers === 0) return counts;
    const { sum, mean } = this.#hasDoubles ? this.#rounded() : this.#exactly();
    return {
      ...counts,
      sum,
      mean,
      ...(this.#min === undefined ? {} : { min: this.#min.text }),
      ...(this.#max === undefined ? {} : { max: this.#max.text }),
    };
  }

  #exactly(): { readonly sum: string; readonly mean: string } {
    return { sum: decimalText(this.#exact.value), mean: this.#exact.mean(this.#numbers) };
  }

  /** A floating number among the others makes the sum one. */
  #rounded(): { readonly sum: string; readonly mean: string } {
    this.#doubles.add(Number(decimalText(this.#exact.value)));
    const { value } = this.#doubles;
    return { sum: String(value), mean: String(value / this.#numbers) };
  }

  #widen(seen: { readonly value: WrittenNumber; readonly text: string }): void {
    if (this.#min === undefined || isLess(seen.value, this.#min.value)) this.#min = seen;
    if (this.#max === undefined || isLess(this.#max.value, seen.value)) this.#max = seen;
  }
}

function isLess(a: WrittenNumber, b: WrittenNumber): boolean {
  const scale = Math.max(a.scale, b.scale);
  return a.digits * 10n ** BigInt(scale - a.scale) < b.digits * 10n ** BigInt(scale - b.scale);
}
