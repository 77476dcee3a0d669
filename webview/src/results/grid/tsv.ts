import type { Cell } from '@lakehouse/protocol';

/**
 * Rows as tab-separated text, as spreadsheets paste it.
 *
 * NULL is nothing and the empty string `""`, as PostgreSQL's CSV tells them apart.
 * A lone value is its own exact text, without quotes.
 */
export function toTsv(rows: readonly (readonly Cell[])[]): string {
  const first = rows[0];
  if (rows.length === 1 && first?.length === 1) return first[0] ?? '';
  return rows.map(row => row.map(field).join('\t')).join('\n');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (cell === '') return '""';
  return /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
