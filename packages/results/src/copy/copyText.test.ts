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
