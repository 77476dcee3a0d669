import { csvWriter } from '../copy/delimited';
import { uniqueNames } from '../copy/jsonRows';
import type { WrittenColumn } from '../copy/rowWriter';
import { csvBytes } from './bytes/csvBytes';
import { jsonBytes } from './bytes/jsonBytes';
import type { ByteFormat } from './encodeBytes';

/** The CSV that `csvWriter` writes. */
export function csvFormat(columns: readonly WrittenColumn[]): ByteFormat {
  const { head, tail } = csvWriter(columns);
  return {
    head,
    before: columns.map((_, i) => (i === 0 ? '' : ',')),
    behind: tail,
    missing: '',
    values: (data, rows) => csvBytes(data, rows),
  };
}

/** The JSON Lines that `jsonLinesWriter` writes. */
export function jsonLinesFormat(columns: readonly WrittenColumn[]): ByteFormat {
  return {
    head: '',
    before: uniqueNames(columns).map((name, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
    behind: '}\n',
    missing: 'null',
    // There is a place for each column.
    values: (data, rows, column) => jsonBytes(data, rows, columns[column] as WrittenColumn),
  };
}
