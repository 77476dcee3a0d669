import assert from 'node:assert/strict';
import type { Cell } from '@lakehouse/protocol';
import { fetchedText, type FetchedCells } from './fetchedText';

const ROWS: readonly (readonly Cell[])[] = [
  ['1', 'Ada'],
  ['2', null],
  ['3', ''],
  ['4', 'two\nlines'],
];

const FETCHED: FetchedCells = {
  name: column => ['id', 'customer'][column] ?? '',
  cell: (row, column) => ROWS[row]?.[column],
  isCut: (row, column) => row === 0 && column === 1,
};

describe('what is copied of rows that are gone', () => {
  it('is what was fetched of them', () => {
    const range = { rowStart: 0, rowEnd: 2, columns: [1, 0], more: [{ rowStart: 2, rowEnd: 9 }] };
    assert.deepEqual(fetchedText(range, FETCHED, false), {
      text: 'Ada…\t1\n\t2\n""\t3\n"two\nlines"\t4',
      rows: 4,
      missing: 5,
    });
  });

  it('has the names of the columns where they are asked for', () => {
    const { text } = fetchedText({ rowStart: 0, rowEnd: 1, columns: [0, 1] }, FETCHED, true);
    assert.equal(text, 'id\tcustomer\n1\tAda…');
  });
});
