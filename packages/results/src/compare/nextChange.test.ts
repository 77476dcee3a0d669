import assert from 'node:assert/strict';
import { RowView } from '../arrange/rowView';
import { TextColumns } from '../build/textColumns';
import { atOnce } from '../scan/steps';
import { ResultStore } from '../store/resultStore';
import { nextChange } from './nextChange';

const ID = { name: 'id', type: 'VARCHAR', kind: 'text' } as const;

function viewOf(rows: number): RowView {
  const texts = new TextColumns([ID]);
  const store = new ResultStore(texts.schema, { columns: [ID] });
  void store.append(texts.batch(Array.from({ length: rows }, (_, row) => [String(row)])));
  return new RowView(store);
}

describe('the next row that differs', () => {
  const view = viewOf(100);
  const differs = (row: number): boolean => row === 20 || row === 70;

  function check(row: number | undefined, backwards: boolean, expected: number | undefined, of = differs): void {
    const request = { ...(row === undefined ? {} : { row }), backwards };
    assert.equal(atOnce(nextChange(view, of, request)), expected, `from ${row}`);
  }

  it('is looked for from the row on, and round at the end', () => {
    check(undefined, false, 20);
    check(20, false, 70);
    check(70, false, 20);
    check(99, false, 20);
  });

  it('is looked for backwards likewise', () => {
    check(undefined, true, 70);
    check(70, true, 20);
    check(0, true, 70);
  });

  it('is the row itself when no other differs, and none when none does', () => {
    check(20, false, 20, row => row === 20);
    check(20, true, 20, row => row === 20);
    check(20, false, undefined, () => false);
    assert.equal(atOnce(nextChange(viewOf(0), differs, { backwards: true })), undefined);
  });
});
