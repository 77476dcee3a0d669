import assert from 'node:assert/strict';
import { columnEdges, columnsInSight, headerWidth, leftToShow, widthsOfValues } from './columnLayout';

const EDGES = columnEdges([100, 50, 200, 80]);

describe('columns in sight', () => {
  it('begin where the one before ends', () => {
    assert.deepEqual(EDGES, [0, 100, 150, 350, 430]);
  });

  it('are those of which a pixel shows', () => {
    assert.deepEqual(columnsInSight(EDGES, 0, 100, 0), { start: 0, end: 1 });
    assert.deepEqual(columnsInSight(EDGES, 99, 2, 0), { start: 0, end: 2 });
    assert.deepEqual(columnsInSight(EDGES, 160, 100, 0), { start: 2, end: 3 });
    assert.deepEqual(columnsInSight(EDGES, 160, 100, 1), { start: 1, end: 4 });
    assert.deepEqual(columnsInSight(EDGES, 0, 9999, 3), { start: 0, end: 4 });
  });

  it('are none when there are none', () => {
    assert.deepEqual(columnsInSight(columnEdges([]), 0, 300, 2), { start: 0, end: 0 });
  });
});

describe('bringing a column into sight', () => {
  it('moves as little as needed', () => {
    assert.equal(leftToShow(EDGES, 90, 200, 1), 90);
    assert.equal(leftToShow(EDGES, 120, 200, 1), 100);
    assert.equal(leftToShow(EDGES, 0, 200, 3), 230);
  });

  it('shows the beginning of one that is wider than the view', () => {
    assert.equal(leftToShow(EDGES, 0, 120, 2), 150);
  });
});

describe('the width of a column', () => {
  const column = { name: 'customer_id', type: 'BIGINT', kind: 'number' } as const;

  it('is enough for name and type', () => {
    assert.ok(headerWidth(column, 8) >= 11 * 8);
    assert.ok(
      headerWidth({ ...column, name: 'n', type: 'DECIMAL(38, 10)' }, 8) > headerWidth({ ...column, name: 'n' }, 8),
    );
  });

  it('grows with its values, within limits, and never shrinks', () => {
    const window = {
      rowStart: 0,
      columnStart: 1,
      rows: [
        ['1', 'x'.repeat(20), null],
        ['22', 'x'.repeat(900), null],
      ],
    };
    const wider = widthsOfValues(window, [56, 90, 60, 60], 8);
    assert.deepEqual([...wider.keys()], [2]);
    assert.equal(wider.get(2), 320);
  });
});
