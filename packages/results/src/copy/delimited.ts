import type { Cell } from '../store/window';
import type { RowWriter, WrittenColumn } from './rowWriter';

/** Texts that a spreadsheet would take for a formula; some take the wide forms of the signs too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * CSV of RFC 4180 with names in its first line. NULL is nothing between two commas, the empty text a pair of quotes.
 *
 * @param forExcel Adds the mark by which Excel knows UTF-8, and puts an apostrophe before texts that it would run.
 */
export function csvWriter(columns: readonly WrittenColumn[], forExcel = false): RowWriter {
  const names = columns.map(({ name }) => csvField(forExcel ? defused(name) : name));
  return {
    head: `${forExcel ? '\uFEFF' : ''}${names.join(',')}\r\n`,
    row: cells => cells.map((cell, i) => field(forExcel ? safe(cell, columns[i]) : cell)).join(','),
    between: '\r\n',
    tail: '\r\n',
  };
}

function safe(cell: Cell, column: WrittenColumn | undefined): Cell {
  return cell === null || column?.kind === 'number' ? cell : defused(cell);
}

function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function field(cell: Cell): string {
  return cell === null ? '' : csvField(cell);
}

/** A text as a field of CSV. */
export function csvField(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Fields between tabs, as spreadsheets paste them; one with a tab, a line's end or a quote is quoted. NULL is nothing,
 * the empty text a pair of quotes.
 */
export function tsvWriter(columns: readonly WrittenColumn[], withNames: boolean): RowWriter {
  const tabbed = (text: string): string =>
    text === '' || /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return {
    head: withNames ? `${columns.map(({ name }) => tabbed(name)).join('\t')}\n` : '',
    row: cells => cells.map(cell => (cell === null ? '' : tabbed(cell))).join('\t'),
    between: '\n',
    tail: '',
  };
}
