import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowView } from '../arrange/rowView';
import { TextColumns } from '../build/textColumns';
import { ResultStore } from '../store/resultStore';
import { exportRows } from './exportRows';

const ID = { name: 'id', type: 'INTEGER', kind: 'number' } as const;

const texts = new TextColumns([ID]);

/** Rows of which one more arrives as soon as the first are read. */
class GrowingView extends RowView {
  override rows(from: number, to: number): Uint32Array {
    void this.store.append(texts.batch([['3']]));
    return super.rows(from, to);
  }
}

describe('an export while rows arrive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lakehouse-export-'));
  after(() => rmSync(folder, { recursive: true }));

  for (const format of ['csv', 'arrow', 'parquet'] as const)
    it(`tells how many rows are in the file: ${format}`, async () => {
      const store = new ResultStore(texts.schema, { columns: [ID] });
      void store.append(texts.batch([['1'], ['2']]));
      const path = join(folder, format);
      const written = await exportRows(new GrowingView(store), { path, format, columns: [0] });
      assert.equal(store.rows, 3);
      assert.deepEqual(written, { rows: 2, bytes: readFileSync(path).length });
    });
});
