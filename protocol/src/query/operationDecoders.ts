import { count, flag, list, nullable, oneOf, record, text, withOptional, type Decoder } from '../decoders';
import type { CellRange, CellTest, ColumnFilter, CopiedCells, SortKey } from './operations';
import type { LongOperation } from './longOperation';

/** Checks a key to sort by. */
export const sortKey: Decoder<SortKey> = record({ column: count, descending: flag });

/** Checks a row and a column. */
export const place: Decoder<{ readonly row: number; readonly column: number }> = record({ row: count, column: count });

/** Checks rows and columns that are marked. */
export const cellRange: Decoder<CellRange> = record({ rowStart: count, rowEnd: count, columns: list(count) });

/** Checks cells to copy. */
export const copiedCells: Decoder<CopiedCells> = withOptional<CellRange, Pick<CopiedCells, 'more'>>(cellRange, {
  more: list(record({ rowStart: count, rowEnd: count })),
});

const TESTS: { readonly [K in CellTest['kind']]: Decoder<CellTest> } = {
  null: record({ kind: oneOf('null') }),
  notNull: record({ kind: oneOf('notNull') }),
  contains: record({ kind: oneOf('contains'), text, caseSensitive: flag }),
  notContains: record({ kind: oneOf('notContains'), text, caseSensitive: flag }),
  equal: record({ kind: oneOf('equal'), text }),
  notEqual: record({ kind: oneOf('notEqual'), text }),
  less: record({ kind: oneOf('less'), text }),
  lessOrEqual: record({ kind: oneOf('lessOrEqual'), text }),
  greater: record({ kind: oneOf('greater'), text }),
  greaterOrEqual: record({ kind: oneOf('greaterOrEqual'), text }),
  between: record({ kind: oneOf('between'), from: text, to: text }),
  in: record({ kind: oneOf('in'), texts: list(nullable(text)) }),
};

/** Checks what a filter asks of a cell. */
const cellTest: Decoder<CellTest> = value => {
  for (const decode of Object.values(TESTS)) {
    const test = decode(value);
    if (test !== undefined) return test;
  }
  return undefined;
};

/** Checks a filter of one column. */
export const columnFilter: Decoder<ColumnFilter> = record({ column: count, test: cellTest });

/** Checks the name of an operation that may be stopped. */
export const longOperation: Decoder<LongOperation> = oneOf(
  'arrange',
  'find',
  'nextChange',
  'profile.pane',
  'profile.header',
  'profile.key',
  'summarize',
  'copyText',
);
