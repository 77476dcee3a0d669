import type { Arrangement, Cell, CellKind, CellTest, ResultColumn, SortKey } from '@lakehouse/protocol';

type CellOf = (row: number, column: number) => Cell;

/** The rows of an arrangement; `undefined` for the result as it came, and a sentence when a filter cannot be done. */
export function arrangedRows(
  { sort, filters }: Arrangement,
  result: { readonly rows: number; readonly columns: readonly ResultColumn[] },
  cell: CellOf,
): readonly number[] | string | undefined {
  if (sort.length === 0 && filters.length === 0) return undefined;
  const kind = (column: number): CellKind => result.columns[column]?.kind ?? 'text';
  for (const { column, test } of filters)
    for (const operand of operandsOf(test))
      if (kind(column) === 'temporal' && !/^\d{4}/.test(operand)) return `'${operand}' is no date.`;
  const rows = Array.from({ length: result.rows }, (_, row) => row).filter(row =>
    filters.every(({ column, test }) => passes(cell(row, column), test, kind(column))),
  );
  return rows.sort((a, b) => compareRows(sort, kind, column => [cell(a, column), cell(b, column)]));
}

function operandsOf(test: CellTest): readonly string[] {
  if ('texts' in test) return test.texts.filter(text => text !== null);
  if ('from' in test) return [test.from, test.to];
  return 'text' in test && !('caseSensitive' in test) ? [test.text] : [];
}

function compareRows(
  sort: readonly SortKey[],
  kind: (column: number) => CellKind,
  pair: (column: number) => readonly [Cell, Cell],
): number {
  for (const { column, descending } of sort) {
    const [a, b] = pair(column);
    if (a === b) continue;
    if (a === null || b === null) return a === null ? 1 : -1;
    const order = compare(a, b, kind(column));
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function compare(a: string, b: string, kind: CellKind): number {
  if (kind === 'number') return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function passes(cell: Cell, test: CellTest, kind: CellKind): boolean {
  if (!('text' in test)) return passesWithoutText(cell, test, kind);
  if (cell === null) return false;
  if (test.kind === 'contains' || test.kind === 'notContains') {
    const [text, part] = test.caseSensitive ? [cell, test.text] : [cell.toLowerCase(), test.text.toLowerCase()];
    return text.includes(part) === (test.kind === 'contains');
  }
  const order = compare(cell, test.text, kind);
  const held = {
    equal: order === 0,
    notEqual: order !== 0,
    less: order < 0,
    lessOrEqual: order <= 0,
    greater: order > 0,
    greaterOrEqual: order >= 0,
  };
  return held[test.kind];
}

function passesWithoutText(cell: Cell, test: Exclude<CellTest, { readonly text: string }>, kind: CellKind): boolean {
  if (test.kind === 'in') return test.texts.includes(cell);
  if (test.kind !== 'between') return (cell === null) === (test.kind === 'null');
  return cell !== null && compare(cell, test.from, kind) >= 0 && compare(cell, test.to, kind) <= 0;
}
