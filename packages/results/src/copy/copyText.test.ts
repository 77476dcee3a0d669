import assert from 'node:assert/strict';
import type { Failure } from '@lakehouse/base';
import { ArrangedResult } from '../arrangedResult';
import { TextColumns } from '../build/textColumns';
import { ResultStore } from '../store/resultStore';

const TEXT = { name: 'text', type: 'VARCHAR', kind: 'text' } as const;

/** A result of one text, many times. */
function longTexts(rows: number, length: number): ArrangedResult {
  const texts = new TextColumns([TEXT]);
  const store = new ResultStore(texts.schema, { columns: [TEXT] });
  const text = 'x'.repeat(length);
  void store.append(texts.batch(Array.from({ length: rows }, () => [text])));
  return new ArrangedResult(store);
}

describe('texts that are too long for the clipboard', () => {
  for (const format of ['tsv', 'csv', 'json', 'markdown'] as const)
    it(`are refused before they are put together: ${format}`, async () => {
      const range = { rowStart: 0, rowEnd: 2000, columns: [0] };
      // Together they would be longer than any text can be.
      await assert.rejects(
        longTexts(2000, 300_000).copyText(range, format),
        (failure: Failure) => failure.code === 'query.tooLarge',
      );
    });
});

describe('rows that lie apart', () => {
  const texts = new TextColumns([TEXT, { ...TEXT, name: 'other' }]);
  const store = new ResultStore(texts.schema, { columns: [TEXT, { ...TEXT, name: 'other' }] });
  void store.append(texts.batch(Array.from({ length: 10 }, (_, row) => [`a${row}`, `b${row}`])));
  const range = {
    rowStart: 0,
    rowEnd: 1,
    columns: [1, 0],
    more: [
      { rowStart: 4, rowEnd: 6 },
      { rowStart: 9, rowEnd: 12 },
    ],
  };

  it('become one text in every form', async () => {
    const result = new ArrangedResult(store);
    const copied = async (format: 'csv' | 'json' | 'markdown'): Promise<readonly string[]> =>
      (await result.copyText(range, format)).text.split(/\r?\n/);
    assert.deepEqual(await copied('csv'), ['other,text', 'b0,a0', 'b4,a4', 'b5,a5', 'b9,a9']);
    assert.deepEqual((JSON.parse((await copied('json')).join('')) as readonly unknown[])[3], {
      other: 'b9',
      text: 'a9',
    });
    assert.equal((await copied('markdown')).length, 6);
    const list = await result.copyText({ ...range, columns: [0] }, 'sql');
    assert.equal(list.text.replaceAll(/\s+/g, ' '), "('a0', 'a4', 'a5', 'a9')");
  });
});
