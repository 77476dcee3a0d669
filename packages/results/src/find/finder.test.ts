import assert from 'node:assert/strict';
import { ArrangedResult } from '../arrangedResult';
import { TextColumns } from '../build/textColumns';
import type { PartialAnswer } from '../scan/partialAnswers';
import { ResultStore } from '../store/resultStore';
import type { PartialFound } from './find';

const NAME = { name: 'name', type: 'VARCHAR', kind: 'text' } as const;

describe('looking for a text while rows arrive', () => {
  const request = { text: 'x', caseSensitive: true, columns: [0], from: { row: 0, column: 0 }, backwards: false };

  it('counts the hits of rows that came after the last look', async () => {
    const texts = new TextColumns([NAME]);
    const store = new ResultStore(texts.schema, { columns: [NAME] });
    const result = new ArrangedResult(store);
    // Across the bound of a block, also exactly to it.
    for (const [rows, total] of [
      [100, 100],
      [3000, 3100],
      [996, 4096],
      [0, 4096],
      [10_000, 14_096],
    ] as const) {
      void store.append(texts.batch(Array.from({ length: rows }, () => ['x'])));
      assert.deepEqual(await result.find(request), { place: { row: 0, column: 0 }, ordinal: 1, total });
    }
    const last = await result.find({ ...request, backwards: true, from: { row: 14_095, column: 0 } });
    assert.deepEqual(last, { place: { row: 14_095, column: 0 }, ordinal: 14_096, total: 14_096 });
  });
});

describe('looking for a text in many rows', () => {
  const ROWS = 50_000;
  const LAST = ROWS - 1;
  const request = { text: 'hit', caseSensitive: true, columns: [0], backwards: false };

  /** Every hundredth row is a hit, and the last one. */
  async function searched(from: number, text = 'hit') {
    const texts = new TextColumns([NAME]);
    const store = new ResultStore(texts.schema, { columns: [NAME] });
    void store.append(texts.batch(Array.from({ length: ROWS }, (_, i) => [i % 100 === 0 || i === LAST ? 'hit' : '-'])));
    const partials: PartialAnswer<PartialFound>[] = [];
    const wanted = { ...request, text, from: { row: from, column: 0 } };
    const found = await new ArrangedResult(store).find(wanted, undefined, partial => partials.push(partial));
    return { found, partials };
  }

  it('tells the hit before all hits are counted', async () => {
    const { found, partials } = await searched(LAST);
    assert.deepEqual(found, { place: { row: LAST, column: 0 }, ordinal: 501, total: 501 });
    const told = partials.find(({ soFar }) => soFar.place !== undefined);
    assert.deepEqual(told?.soFar.place, { row: LAST, column: 0 });
    assert.ok(told.rows < ROWS);
    assert.equal(told.of, ROWS);
  });

  it('tells which hit it is as soon as those before it are counted', async () => {
    const { found, partials } = await searched(150);
    assert.deepEqual(found, { place: { row: 200, column: 0 }, ordinal: 3, total: 501 });
    assert.deepEqual(partials[0]?.soFar, { place: { row: 200, column: 0 }, ordinal: 3, hits: 41 });
  });

  it('looks at all rows once', async () => {
    class CountingStore extends ResultStore {
      looks = 0;

      override *slices(...wanted: Parameters<ResultStore['slices']>): ReturnType<ResultStore['slices']> {
        this.looks++;
        yield* super.slices(...wanted);
      }
    }
    const texts = new TextColumns([NAME]);
    const store = new CountingStore(texts.schema, { columns: [NAME] });
    void store.append(texts.batch(Array.from({ length: ROWS }, () => ['hit'])));
    const partials: PartialAnswer<PartialFound>[] = [];
    const wanted = { ...request, from: { row: 5000, column: 0 } };
    const found = await new ArrangedResult(store).find(wanted, undefined, partial => partials.push(partial));
    assert.deepEqual(found, { place: { row: 5000, column: 0 }, ordinal: 5001, total: ROWS });
    assert.ok(partials.length > 0);
    // By blocks of 4096 rows.
    assert.equal(store.looks, 13);
  });

  it('tells how far it has looked while there is no hit', async () => {
    const { found, partials } = await searched(0, 'nowhere');
    assert.deepEqual(found, { total: 0 });
    assert.deepEqual(partials[0], { rows: 4096, of: ROWS, soFar: { hits: 0 } });
  });
});
