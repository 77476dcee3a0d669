import type { Cell } from '../store/window';
import type { RowWriter, WrittenColumn } from './rowWriter';

/** Numbers that JSON has no word for are written as texts. */
const NUMBER = /^-?\d/;

/** Types whose texts are always JSON. */
const JSON_TYPES = /^(LIST|STRUCT|MAP)</;

/** A JSON object for each row, whose numbers keep all digits: one in a line, without anything between. */
export function jsonLinesWriter(columns: readonly WrittenColumn[]): RowWriter {
  return { head: '', row: objectWriter(columns), between: '\n', tail: '\n' };
}

/** A JSON list of objects. */
export function jsonWriter(columns: readonly WrittenColumn[]): RowWriter {
  const row = objectWriter(columns);
  return { head: '[\n', row: cells => `  ${row(cells)}`, between: ',\n', tail: '\n]' };
}

function objectWriter(columns: readonly WrittenColumn[]): RowWriter['row'] {
  const names = uniqueNames(columns).map(name => `${JSON.stringify(name)}:`);
  return cells => `{${cells.map((cell, i) => (names[i] ?? '') + jsonValue(cell, columns[i])).join(',')}}`;
}

/** A cell as JSON. */
export function jsonValue(cell: Cell, column: WrittenColumn | undefined): string {
  if (cell === null) return 'null';
  switch (column?.kind) {
    case 'number':
      return NUMBER.test(cell) ? cell : JSON.stringify(cell);
    case 'boolean':
      return cell;
    case 'nested':
      return JSON_TYPES.test(column.type) || isNestedJson(cell) ? cell : JSON.stringify(cell);
    default:
      return JSON.stringify(cell);
  }
}

/** The text of any other type, a union above all, need not be JSON, though it begins like it: `[draft] x`. */
function isNestedJson(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Names of which none comes twice, for an object has each once: `a`, `a_2`. */
export function uniqueNames(columns: readonly Pick<WrittenColumn, 'name'>[]): readonly string[] {
  const taken = new Set<string>();
  return columns.map(({ name }) => {
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}_${i}`;
    taken.add(free);
    return free;
  });
}
