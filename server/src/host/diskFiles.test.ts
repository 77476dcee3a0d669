import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toFilePath } from '../service/text/filePath';
import { DiskFiles } from './diskFiles';

describe('the files of the disk', () => {
  it('every place in line 1 of an unopened file with a byte order mark was one off', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lakehouse-disk-'));
    try {
      const file = join(folder, 'orders.sql');
      writeFileSync(file, '\uFEFFselect 1');
      assert.equal(await new DiskFiles().read(toFilePath(file)), 'select 1');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
