import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResultColumn } from '@lakehouse/protocol';
import type { Failure } from '../../../packages/base/src/index';
import { smallDisk, type SmallDisk } from '../../support/smallDisk';
import { WorkerResults } from '../../support/workerResults';

const COLUMN: ResultColumn = { name: 'text', type: 'VARCHAR', kind: 'text' };
const ROOM = 8 << 20;
const ROWS = 1000;
const LONG = 'x'.repeat(2000);
/** So little memory that nearly all goes to the disk. */
const LITTLE = 1e6;
const RESULT = { resultId: 'r' };
const NEVER = new AbortController().signal;

function textOf(row: number): string {
  return `${String(row).padStart(9, '0')} ${LONG}`;
}

function isFull({ code, message }: Failure): boolean {
  assert.equal(code, 'storage.full');
  assert.match(message, /no room left on the disk.*Make room/);
  return true;
}

describe('a disk that is really full', () => {
  let disk: SmallDisk;
  let results: WorkerResults;

  beforeEach(async () => (disk = await smallDisk(ROOM)));
  afterEach(async () => {
    results.dispose();
    await disk.release();
  });

  /** Brings rows, some at a time, until all are there or it fails. */
  async function bring(rows: number): Promise<void> {
    await results.worker.call('query/open', { ...RESULT, columns: [COLUMN] });
    for (let at = 0; at < rows; at += ROWS) {
      const texts = Array.from({ length: ROWS }, (_, i) => [textOf(at + i)]);
      await results.worker.call('query/append', { ...RESULT, rows: texts });
    }
  }

  async function checkRow(row: number): Promise<void> {
    const { text } = await results.rows.operate('cell', { ...RESULT, row, column: 0 });
    assert.equal(text, textOf(row));
  }

  it('ends the reading of rows with a sentence, and those that came stay readable, in the file and in memory', async () => {
    results = new WorkerResults(LITTLE, join(disk.folder, 'rows'));
    await assert.rejects(bring(100 * ROWS), isFull);
    // What does not fit any more stays in memory: the disk took some, and not all.
    const { rows } = await results.rows.operate('arrange', { ...RESULT, sort: [], filters: [] });
    assert.ok(rows * LONG.length > ROOM, String(rows));
    for (const row of [0, 1, rows >> 1, rows - 1]) await checkRow(row);
    const sort = [{ column: 0, descending: true }];
    assert.deepEqual(await results.rows.operate('arrange', { ...RESULT, sort, filters: [] }), { rows });
    const [first] = await results.cells('r', 0, 1);
    assert.ok(first?.[0]?.startsWith(String(rows - 1).padStart(9, '0')));
    await results.worker.call('query/release', RESULT);
    assert.deepEqual(results.spilled(), []);
  });

  it('ends an export with a sentence, and leaves the file that was there and no half one', async () => {
    const spill = mkdtempSync(join(tmpdir(), 'lakehouse-spill-'));
    try {
      results = new WorkerResults(256e6, spill);
      await bring(10 * ROWS);
      const path = join(disk.folder, 'rows.csv');
      writeFileSync(path, 'old');
      for (const format of ['csv', 'jsonLines', 'arrow'] as const) {
        const request = { ...RESULT, format, columns: [0], path };
        await assert.rejects(
          results.rows.export(request, () => undefined, NEVER),
          isFull,
        );
        assert.deepEqual([readdirSync(disk.folder), readFileSync(path, 'utf8')], [['rows.csv'], 'old']);
      }
      if (disk.says === 'ENOSPC') {
        const { bavail, bsize } = statfsSync(disk.folder);
        assert.ok(bavail * bsize > ROOM / 2, 'the room is given back');
      }
      await checkRow(10 * ROWS - 1);
      assert.deepEqual(readdirSync(spill), [], 'no note of a part is left');
    } finally {
      rmSync(spill, { recursive: true, force: true });
    }
  });
});
