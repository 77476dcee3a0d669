import assert from 'node:assert/strict';
import { RowView } from '../arrange/rowView';
import { TextColumns } from '../build/textColumns';
import { atOnce } from '../scan/steps';
import { ResultStore } from '../store/resultStore';
import { profileBytes } from './profileBytes';

const NAME = { name: 'name', type: 'VARCHAR', kind: 'text' } as const;

describe('the profile of more different texts than are kept apart', () => {
  it('has the most frequent ones, also when they only come late', () => {
    const texts = new TextColumns([NAME]);
    const store = new ResultStore(texts.schema, { columns: [NAME] });
    const rare = (first: number): string[][] => Array.from({ length: 100_000 }, (_, i) => [`rare ${first + i}`]);
    const often = Array.from({ length: 5000 }, () => ['late']);
    for (const rows of [[['early'], ['early']], rare(0), rare(100_000), often, rare(200_000), often, [['a'], ['z']]])
      void store.append(texts.batch(rows));
    const { distinct, min, max, top, rows } = atOnce(profileBytes(new RowView(store), 0));
    assert.equal(rows, 310_004);
    assert.ok(distinct.isEstimate && Math.abs(distinct.count - 300_004) < 9000, String(distinct.count));
    assert.deepEqual([min, max], ['a', 'z']);
    assert.deepEqual(top.slice(0, 2), [
      { value: 'late', rows: 10_000 },
      { value: 'early', rows: 2 },
    ]);
  });
});
