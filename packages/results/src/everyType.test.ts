import assert from 'node:assert/strict';
import { exactValues } from '../../../test/support/exactValues';
import { ArrangedResult } from './arrangedResult';
import { ResultStore } from './store/resultStore';
import type { Cell } from './store/window';

/** Both zeros are the same number. */
function sameZero(cell: Cell): Cell {
  return cell === '-0' ? '0' : cell;
}

describe('a column of every type', () => {
  const exact = exactValues('zstd');
  let result: ArrangedResult;

  before(async () => {
    const store = new ResultStore(exact.schema);
    // Twice, so that values come in several batches.
    for (const batch of [...exact.batches, ...exact.batches]) await store.append(batch);
    result = new ArrangedResult(store);
  });
  afterEach(() => result.arrange({ sort: [], filters: [] }));

  function shown(column: number): readonly Cell[] {
    const window = result.window({ rowStart: 0, rowCount: 100, columnStart: column, columnCount: 1 });
    const cut = new Set(window.cut?.map(({ row }) => row));
    return window.rows.map(([cell], row) => (cut.has(row) ? result.cell(row, column).text : (cell ?? null)));
  }

  for (const [column, { name, cells }] of exact.columns.entries()) {
    const values = cells.filter(cell => cell !== null);
    const twice = [...values, ...values];
    const nulls = 2 * (cells.length - values.length);

    it(`is sorted either way, with all its values: ${name}`, async () => {
      for (const descending of [false, true]) {
        await result.arrange({ sort: [{ column, descending }], filters: [] });
        const sorted = shown(column);
        assert.deepEqual(sorted.toSorted(), [...twice, ...Array<null>(nulls).fill(null)].toSorted());
        assert.ok(sorted.slice(sorted.length - nulls).every(cell => cell === null));
        // Equal values lie side by side.
        const groups = sorted.filter((cell, i) => i === 0 || sameZero(cell) !== sameZero(sorted[i - 1] ?? null));
        assert.equal(groups.length, new Set(sorted.map(sameZero)).size);
      }
    });

    // Broken texts are told apart by their bytes, though they look the same.
    if (name === 'broken_text') continue;

    it(`is filtered by each of its values: ${name}`, async () => {
      for (const text of new Set(values)) {
        await result.arrange({ sort: [], filters: [{ column, test: { kind: 'equal', text } }] });
        const expected = twice.filter(cell => sameZero(cell) === sameZero(text));
        assert.deepEqual(shown(column), expected, text.slice(0, 100));
      }
      await result.arrange({ sort: [], filters: [{ column, test: { kind: 'notNull' } }] });
      assert.deepEqual(shown(column), twice);
    });

    it(`is profiled: ${name}`, async () => {
      const profile = await result.profile(column);
      assert.deepEqual([profile.rows, profile.nulls], [2 * cells.length, nulls]);
      assert.deepEqual(profile.distinct, { count: new Set(values.map(sameZero)).size, isEstimate: false });
      for (const text of [profile.min, profile.max, ...(profile.quartiles ?? [])])
        if (text !== undefined) assert.ok(values.map(sameZero).includes(text), text.slice(0, 100));
    });
  }
});
