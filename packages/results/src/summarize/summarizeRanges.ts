import { type Data, DataType } from 'apache-arrow';
import type { RowView } from '../arrange/rowView';
import type { Picks } from '../gather/gather';
import { rowsPerStep } from '../scan/rowsPerStep';
import type { Steps } from '../scan/steps';
import { validAt } from '../scan/validity';
import type { ResultStore } from '../store/resultStore';
import type { Cell } from '../store/window';
import { cellReader } from '../text/cellReader';
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
  const { store } = view;
  const summary = new Summary(store);
  for (const { rowStart, rowEnd, columns } of ranges) {
    const numbers = columns.filter(column => store.columns[column]?.kind === 'number');
    const others = columns.filter(column => store.columns[column]?.kind !== 'number');
    const step = rowsPerStep(columns.length, store);
    for (let at = rowStart; at < Math.min(rowEnd, view.length); at += step) {
      const rows = view.rows(at, Math.min(at + step, rowEnd));
      if (numbers.length > 0) summary.addNumbers(numbers, store.cells(rows, numbers));
      const placed = store.placed(rows);
      for (const column of others) summary.addOthers(rows.length, countNulls(placed.picks(column)));
      yield;
    }
  }
  return summary.result();
}

/** A number as it is shown, and the nearest floating one. */
interface Seen {
  readonly text: string;
  readonly number: number;
}

class Summary {
  readonly #store: ResultStore;
  readonly #exact = new ExactSum();
  readonly #doubles = new DoubleSum();
  #hasDoubles = false;
  #cells = 0;
  #nulls = 0;
  #numbers = 0;
  #min: Seen | undefined;
  #max: Seen | undefined;

  constructor(store: ResultStore) {
    this.#store = store;
  }

  addNumbers(columns: readonly number[], rows: readonly (readonly Cell[])[]): void {
    for (const cells of rows) for (const [i, cell] of cells.entries()) this.#take(columns[i] as number, cell);
  }

  /** Adds cells that are no numbers. */
  addOthers(cells: number, nulls: number): void {
    this.#cells += cells;
    this.#nulls += nulls;
  }

  #take(column: number, cell: Cell): void {
    this.#cells++;
    if (cell === null) {
      this.#nulls++;
      return;
    }
    this.#numbers++;
    const type = this.#store.columns[column]?.type;
    const number = Number(cell);
    if (type === 'DOUBLE' || type === 'FLOAT') {
      this.#hasDoubles = true;
      this.#doubles.add(number);
    } else {
      const value = parseNumber(cell);
      if (value !== undefined) this.#exact.add(value);
    }
    if (!Number.isNaN(number)) this.#widen({ text: cell, number });
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

  #widen(seen: Seen): void {
    if (this.#min === undefined || isLess(seen, this.#min)) this.#min = seen;
    if (this.#max === undefined || isLess(this.#max, seen)) this.#max = seen;
  }
}

/** Rounding keeps the order: digits are only looked at where the nearest floating numbers are equal. */
function isLess(a: Seen, b: Seen): boolean {
  if (a.number !== b.number) return a.number < b.number;
  if (a.text === b.text) return false;
  const [one, other] = [parseNumber(a.text), parseNumber(b.text)];
  return one !== undefined && other !== undefined && isLessExactly(one, other);
}

function isLessExactly(a: WrittenNumber, b: WrittenNumber): boolean {
  const scale = Math.max(a.scale, b.scale);
  return a.digits * 10n ** BigInt(scale - a.scale) < b.digits * 10n ** BigInt(scale - b.scale);
}

/** How many of some values are NULL. They are not read, for they may be long. */
function countNulls({ sources, which, rows }: Picks): number {
  const isValid = sources.map(hasValue);
  let nulls = 0;
  for (let i = 0; i < rows.length; i++) if (isValid[which[i] as number]?.(rows[i] as number) !== true) nulls++;
  return nulls;
}

function hasValue(data: Data): (row: number) => boolean {
  const isInDictionary = data.dictionary?.data.some(({ type, nullCount }) => DataType.isUnion(type) || nullCount > 0);
  if (isInDictionary !== true) return validAt(data);
  // Which entry a row has tells whether it is NULL.
  const read = cellReader(data);
  return row => read(row) !== null;
}
