import assert from 'node:assert/strict';
import type { FindRequest, Found } from '@lakehouse/protocol';
import type { CellPlace } from '../selection/selection';
import { beside, Finder } from './finder';

function finderWith(answers: readonly (Found | Error)[]): {
  readonly finder: Finder;
  readonly asked: FindRequest[];
  readonly gone: CellPlace[];
} {
  const asked: FindRequest[] = [];
  const gone: CellPlace[] = [];
  const finder = new Finder({
    ask: request => {
      const answer = answers[asked.push(request) - 1] ?? {};
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    columns: () => [4, 2],
    extent: () => ({ rows: 10, columns: 2 }),
    active: () => gone.at(-1),
    go: place => gone.push(place),
    changed: () => undefined,
  });
  finder.open();
  return { finder, asked, gone };
}

const settled = (): Promise<void> => new Promise(setImmediate);

describe('find', () => {
  it('goes to the first hit, and on from there', async () => {
    const { finder, asked, gone } = finderWith([
      { place: { row: 3, column: 2 }, ordinal: 1, total: 2 },
      { place: { row: 7, column: 4 }, ordinal: 2, total: 2 },
    ]);
    finder.look('ada', false);
    await settled();
    finder.next(false);
    await settled();
    assert.deepEqual(
      asked.map(request => request.from),
      [
        { row: 0, column: 0 },
        { row: 4, column: 0 },
      ],
    );
    assert.deepEqual(gone, [
      { row: 3, column: 1 },
      { row: 7, column: 0 },
    ]);
    assert.equal(finder.found?.ordinal, 2);
  });

  it('hears only the newest answer, and none when it was closed', async () => {
    const { finder, gone } = finderWith([{ place: { row: 1, column: 4 } }, {}, { place: { row: 2, column: 4 } }]);
    finder.look('a', false);
    finder.look('ad', false);
    await settled();
    assert.deepEqual([gone, finder.found], [[], {}]);
    finder.look('ada', false);
    finder.close();
    await settled();
    assert.deepEqual(gone, []);
  });

  it('says why it cannot', async () => {
    const { finder } = finderWith([new Error('The result was closed.')]);
    finder.look('a', false);
    await settled();
    assert.equal(finder.failure, 'The result was closed.');
  });

  it('no longer says why it could not once it has found', async () => {
    const { finder } = finderWith([new Error('The disk is full.'), {}]);
    finder.look('a', false);
    await settled();
    finder.next(false);
    await settled();
    assert.equal(finder.failure, undefined);
  });

  it('marks cells in either case, unless asked', () => {
    const { finder } = finderWith([]);
    finder.look('Love', false);
    assert.deepEqual([finder.isMatch('beLOVEd'), finder.isMatch('live'), finder.isMatch(null)], [true, false, false]);
    finder.look('Love', true);
    assert.equal(finder.isMatch('beLOVEd'), false);
  });

  it('goes round at either end', () => {
    const extent = { rows: 3, columns: 2 };
    assert.deepEqual(beside({ row: 2, column: 1 }, extent, false), { row: 0, column: 0 });
    assert.deepEqual(beside({ row: 0, column: 0 }, extent, true), { row: 2, column: 1 });
    assert.deepEqual(beside({ row: 0, column: 1 }, extent, false), { row: 1, column: 0 });
  });
});
