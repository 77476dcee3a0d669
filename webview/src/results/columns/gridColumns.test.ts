import assert from 'node:assert/strict';
import type { ResultColumn, ResultWindow } from '@lakehouse/protocol';
import { pin } from './columnView';
import { GridColumns } from './gridColumns';

const ADVANCE = 10;
const COLUMNS: readonly ResultColumn[] = [
  { name: 'id', type: 'BIGINT', kind: 'number' },
  { name: 'name', type: 'VARCHAR', kind: 'text' },
  { name: 'city', type: 'VARCHAR', kind: 'text' },
];

function gridColumns(room = 1000): GridColumns {
  const columns = new GridColumns(ADVANCE, undefined);
  columns.setRoom(room);
  columns.setAll(COLUMNS);
  return columns;
}

function windowOf(rowStart: number, row: readonly string[]): ResultWindow {
  return { rowStart, columnStart: 0, rows: [row] };
}

describe('columns of the grid', () => {
  it('are widened by the first rows, and later only for numbers', () => {
    const columns = gridColumns();
    const before = [0, 1].map(position => columns.widthAt(position));
    assert.equal(columns.widenFor(windowOf(500, ['12345678901234567890', 'a name that is quite long', 'x'])), true);
    assert.ok(columns.widthAt(0) > (before[0] ?? 0));
    assert.equal(columns.widthAt(1), before[1]);
    columns.widenFor(windowOf(0, ['1', 'a name that is quite long', 'x']));
    assert.ok(columns.widthAt(1) > (before[1] ?? 0));
  });

  it('keep a width that was chosen', () => {
    const columns = gridColumns();
    columns.resize(1, 75);
    columns.widenFor(windowOf(0, ['1', 'a name that is quite long', 'x']));
    assert.equal(columns.widthAt(1), 75);
    columns.resize(1, 1);
    assert.equal(columns.widthAt(1), 40);
  });

  it('scroll beside those that are pinned', () => {
    const columns = gridColumns(250);
    columns.change(pin(columns.view, 2));
    assert.deepEqual([columns.shown, columns.pinned], [[2, 0, 1], 1]);
    assert.equal(columns.inSight(0, 0).start, 1);
    assert.equal(columns.leftToShow(50, 0), 50);
    assert.ok(columns.leftToShow(0, 2) > 0);
  });

  it('are pinned only as far as others still fit beside them', () => {
    const columns = gridColumns(150);
    columns.change(pin(columns.view, 2));
    assert.equal(columns.pinned, 0);
    columns.setRoom(400);
    assert.equal(columns.pinned, 1);
  });

  it('begin anew when the result has other columns', () => {
    const columns = gridColumns();
    columns.change(pin(columns.view, 2));
    columns.setAll(COLUMNS.slice(0, 2));
    assert.deepEqual([columns.shown, columns.pinned], [[0, 1], 0]);
  });
});
