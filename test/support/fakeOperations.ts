import type {
  Cell,
  CellRange,
  ChangeRequest,
  ColumnProfile,
  FindRequest,
  Found,
  NextChange,
  RangeSummary,
  RowChange,
} from '@lakehouse/protocol';

type CellOf = (row: number, column: number) => Cell;

/** Rows that the fake looks through: its larger results are for scrolling. */
const LOOKED_THROUGH = 5000;
const BINS = 12;

export function findIn(request: FindRequest, rows: number, cell: CellOf): Found {
  const { text, caseSensitive, columns, from, backwards } = request;
  const fold = (value: string): string => (caseSensitive ? value : value.toLowerCase());
  const hits: { readonly row: number; readonly column: number; readonly at: number }[] = [];
  for (let row = 0; row < Math.min(rows, LOOKED_THROUGH); row++)
    columns.forEach((column, i) => {
      if (fold(cell(row, column) ?? '').includes(fold(text))) hits.push({ row, column, at: row * columns.length + i });
    });
  const start = from.row * columns.length + from.column;
  const next = backwards ? hits.findLastIndex(hit => hit.at <= start) : hits.findIndex(hit => hit.at >= start);
  const found = next < 0 ? (backwards ? hits.length - 1 : 0) : next;
  const hit = hits[found];
  if (hit === undefined) return { total: 0 };
  return { place: { row: hit.row, column: hit.column }, ordinal: found + 1, total: hits.length };
}

export function summaryOf(ranges: readonly CellRange[], cell: CellOf): RangeSummary {
  const cells: Cell[] = [];
  for (const { rowStart, rowEnd, columns } of ranges)
    for (let row = rowStart; row < Math.min(rowEnd, rowStart + LOOKED_THROUGH); row++)
      for (const column of columns) cells.push(cell(row, column));
  const nulls = cells.filter(each => each === null).length;
  const numbers = cells.filter(each => each !== null && /^-?[\d.]+$/.test(each)).map(Number);
  if (numbers.length === 0) return { cells: cells.length, nulls, numbers: 0 };
  const sum = numbers.reduce((total, number) => total + number, 0);
  return {
    cells: cells.length,
    nulls,
    numbers: numbers.length,
    sum: sum.toFixed(4),
    mean: (sum / numbers.length).toFixed(4),
    min: String(Math.min(...numbers)),
    max: String(Math.max(...numbers)),
  };
}

export function profileOf(column: number, rows: number, cell: CellOf): ColumnProfile {
  const cells = Array.from({ length: Math.min(rows, LOOKED_THROUGH) }, (_, row) => cell(row, column));
  const values = cells.filter(each => each !== null);
  const counts = new Map<Cell, number>();
  for (const each of cells) counts.set(each, (counts.get(each) ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 10);
  const numbers = values
    .map(Number)
    .filter(number => !Number.isNaN(number))
    .sort((a, b) => a - b);
  const isNumeric = numbers.length > 0 && numbers.length === values.length;
  const at = (part: number): string => String(numbers[Math.floor(part * (numbers.length - 1))]);
  const sorted = values.toSorted();
  return {
    column,
    rows: cells.length,
    nulls: cells.length - values.length,
    distinct: { count: counts.size - (counts.has(null) ? 1 : 0), isEstimate: false },
    ...(values.length > 0 ? { min: isNumeric ? at(0) : sorted[0]!, max: isNumeric ? at(1) : sorted.at(-1)! } : {}),
    ...(isNumeric ? { mean: String(numbers.reduce((a, b) => a + b, 0) / numbers.length) } : {}),
    ...(isNumeric ? { quartiles: [at(0.25), at(0.5), at(0.75)], histogram: histogramOf(numbers) } : {}),
    top: top.map(([value, count]) => ({ value, rows: count })),
  };
}

function histogramOf(numbers: readonly number[]): NonNullable<ColumnProfile['histogram']> {
  const [min, max] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const width = (max - min) / BINS || 1;
  return Array.from({ length: BINS }, (_, i) => ({
    from: String(min + i * width),
    to: String(min + (i + 1) * width),
    rows: numbers.filter(n => n >= min + i * width && (n < min + (i + 1) * width || (i === BINS - 1 && n === max)))
      .length,
  }));
}

/** Every seventh row of a comparison was added, every eleventh removed, and every fifth has another customer. */
export function changeOf(row: number): RowChange {
  if (row % 7 === 6) return { kind: 'added', before: [] };
  if (row % 11 === 10) return { kind: 'removed', before: [] };
  if (row % 5 === 4) return { kind: 'changed', before: [{ column: 2, cell: 'Somebody else' }] };
  return { kind: 'same', before: [] };
}

/** The next of the rows that differs, round at the end. */
export function nextChangeIn(
  { row, backwards }: ChangeRequest,
  rows: number,
  change: (row: number) => RowChange,
): NextChange {
  const from = row ?? (backwards ? rows : -1);
  for (let step = 1; step <= rows; step++) {
    const at = (from + (backwards ? -step : step) + 2 * rows) % rows;
    const { kind, before } = change(at);
    if (kind !== 'same') return { row: at, columns: before.map(({ column }) => column) };
  }
  return { columns: [] };
}
