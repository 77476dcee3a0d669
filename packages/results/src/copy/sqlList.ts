import { Failure } from '@lakehouse/base';
import * as l10n from '@vscode/l10n';
import type { Cell } from '../store/window';
import type { RowWriter, WrittenColumn } from './rowWriter';

/** Words before a literal, by the name of its type. */
const LITERAL_WORDS: Readonly<Record<string, string>> = { DATE: 'DATE ', TIME: 'TIME ', TIMESTAMP: 'TIMESTAMP ' };

/**
 * The literals of one column in parentheses, for `IN`, in the order of the rows. NULL is left out, for it is equal to
 * nothing; but a list of nothing else has it, for SQL has no empty list.
 *
 * @param isUnique Writes each literal once, where it comes first; keeps all of them in memory.
 * @throws Failure `query.unsupported` for several columns.
 */
export function sqlListWriter(columns: readonly WrittenColumn[], isUnique: boolean): RowWriter {
  const [column] = columns;
  if (column === undefined || columns.length > 1)
    throw new Failure(
      'query.unsupported',
      l10n.t('A list for IN has the values of one column. Mark one column alone.'),
    );
  const seen = new Set<string>();
  const literal = literalOf(column);
  let count = 0;
  return {
    head: '(',
    row: ([cell = null]) => {
      if (cell === null || seen.has(cell)) return '';
      if (isUnique) seen.add(cell);
      return `${count++ === 0 ? '' : ', '}${literal(cell)}`;
    },
    between: '',
    get tail() {
      return count === 0 ? 'NULL)' : ')';
    },
  };
}

function literalOf({ kind, type }: WrittenColumn): (cell: NonNullable<Cell>) => string {
  if (kind === 'boolean') return cell => cell.toUpperCase();
  if (kind === 'number') return cell => (/^-?\d/.test(cell) ? cell : `CAST(${quoted(cell)} AS DOUBLE)`);
  if (kind === 'binary') return cell => `FROM_HEX(${quoted(cell)})`;
  const word = LITERAL_WORDS[type] ?? '';
  return cell => word + quoted(cell);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
