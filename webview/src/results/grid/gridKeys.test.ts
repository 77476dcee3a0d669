import assert from 'node:assert/strict';
import { gridAction, type KeyPress } from './gridKeys';
import { columnsOf, rowsOf, selectColumn, selectRow, selectTo, stepFrom } from './selection';

const EXTENT = { rows: 1000, columns: 10 };

/** What a key written as `Control+Shift+End` does. */
function action(keys: string): ReturnType<typeof gridAction> {
  const parts = keys.split('+');
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  const press: KeyPress = {
    key: parts.at(-1) ?? '',
    ctrlKey: has('Control'),
    metaKey: has('Meta'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  };
  return gridAction(press);
}

describe('keys of the grid', () => {
  it('step, and with Ctrl or Cmd go to the edge', () => {
    assert.deepEqual(action('ArrowDown'), { kind: 'step', step: { rows: 1, columns: 0 }, extend: false });
    assert.deepEqual(action('Meta+ArrowLeft'), { kind: 'step', step: { rows: 0, columns: -Infinity }, extend: false });
    const corner = { rows: Infinity, columns: Infinity };
    assert.deepEqual(action('Control+Shift+End'), { kind: 'step', step: corner, extend: true });
    assert.deepEqual(action('Home'), { kind: 'step', step: { rows: 0, columns: -Infinity }, extend: false });
  });

  it('copy, select all, and show the value', () => {
    assert.deepEqual(action('Control+c'), { kind: 'copy' });
    assert.deepEqual(action('Meta+C'), { kind: 'copy' });
    assert.deepEqual(action('Control+a'), { kind: 'selectAll' });
    assert.deepEqual(action('Enter'), { kind: 'showValue' });
  });

  it('are left to the editor when they are none of the grid', () => {
    for (const keys of ['a', 'Control+p', 'Alt+ArrowDown', 'F1', 'Tab', 'Control+Enter'])
      assert.equal(action(keys), undefined, keys);
  });
});

describe('a selection', () => {
  it('stops at the edges', () => {
    assert.deepEqual(stepFrom({ row: 990, column: 3 }, { rows: Infinity, columns: -9 }, EXTENT), {
      row: 999,
      column: 0,
    });
  });

  it('spans from where it began to where it is, whichever comes first', () => {
    const began = selectTo(undefined, { row: 7, column: 4 }, false);
    const selection = selectTo(began, { row: 2, column: 6 }, true);
    assert.deepEqual(
      [rowsOf(selection), columnsOf(selection)],
      [
        { start: 2, end: 8 },
        { start: 4, end: 7 },
      ],
    );
  });

  it('takes whole rows and whole columns', () => {
    const rows = selectRow(selectRow(undefined, 3, EXTENT, false), 5, EXTENT, true);
    assert.deepEqual(
      [rowsOf(rows), columnsOf(rows)],
      [
        { start: 3, end: 6 },
        { start: 0, end: 10 },
      ],
    );
    const column = selectColumn(undefined, 2, EXTENT, false);
    assert.deepEqual(
      [rowsOf(column), columnsOf(column)],
      [
        { start: 0, end: 1000 },
        { start: 2, end: 3 },
      ],
    );
  });
});
