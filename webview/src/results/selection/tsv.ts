import type { Cell } from '@lakehouse/protocol';

/** Rows as text with tabs between the fields, as spreadsheets paste it: NULL is nothing, the empty text `""`. */
export function toTsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map(row => row.map(field).join('\t')).join('\n');
}

function field(cell: Cell): string {
  if (cell === null) return '';
  return cell === '' || /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
