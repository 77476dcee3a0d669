import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ResultFile } from './resultFile';

describe('the file of a result', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lakehouse-results-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives any stretch of many rows, long and short ones', async () => {
    const file = new ResultFile(join(folder, 'job'));
    const line = (i: number): string => `${i} é${'x'.repeat(i % 97)}`;
    for (let i = 0; i < 20_000; i += 1) file.add(line(i));
    file.flush();
    assert.equal(file.rows, 20_000);
    assert.deepEqual(await file.lines(0, 2), [line(0), line(1)]);
    assert.deepEqual(await file.lines(12_345, 1), [line(12_345)]);
    assert.deepEqual(await file.lines(19_998, 500), [line(19_998), line(19_999)]);
    assert.deepEqual(await file.lines(20_000, 500), []);
    file.dispose();
  });

  it('is empty without rows, and gone when it is disposed', async () => {
    const file = new ResultFile(join(folder, 'job'));
    file.flush();
    assert.deepEqual(await file.lines(0, 500), []);
    file.dispose();
    assert.ok(!existsSync(join(folder, 'job')));
  });
});
