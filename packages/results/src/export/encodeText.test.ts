import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import { RowView } from '../arrange/rowView';
import { TextColumns } from '../build/textColumns';
import { ResultStore } from '../store/resultStore';
import { encodeText } from './encodeText';

const ID = { name: 'id', type: 'INTEGER', kind: 'number' } as const;

describe('rows that are written as text', () => {
  it('are refused where one is longer than any text can be', () => {
    const texts = new TextColumns([ID]);
    const store = new ResultStore(texts.schema, { columns: [ID] });
    void store.append(texts.batch([['1']]));
    const half = 'x'.repeat(2 ** 28);
    const writer = { head: '', row: () => half + half, between: '', tail: '' };
    assert.throws(
      () => [...encodeText(new RowView(store), [0], writer)],
      (failure: Failure) => failure.code === 'query.tooLarge',
    );
  });
});
