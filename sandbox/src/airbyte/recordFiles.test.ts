import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecordFiles } from './recordFiles';

/** A device that is always full; Linux has one. */
const FULL = '/dev/full';

describe('the files of records', () => {
  let folder: string;
  let files: RecordFiles;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakehouse-records-'));
    files = new RecordFiles(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keep the lines of each stream apart, whatever its name', async () => {
    await files.write('a/b', '1');
    await files.write('c', '2');
    await files.write('a/b', '3');
    await files.close();
    assert.equal(readFileSync(files.path('a/b'), 'utf8'), '1\n3\n');
    assert.equal(readFileSync(files.path('c'), 'utf8'), '2\n');
  });

  it('say so when the disk is full, instead of waiting or losing lines', async function () {
    if (!existsSync(FULL)) this.skip();
    symlinkSync(FULL, files.path('few'));
    await files.write('few', 'one line');
    await assert.rejects(files.close(), { code: 'storage.full' });

    const many = new RecordFiles(mkdtempSync(join(folder, 'many-')));
    symlinkSync(FULL, many.path('many'));
    const line = 'x'.repeat(10_000);
    const write = async (): Promise<void> => {
      for (let i = 0; i < 1000; i++) await many.write('many', line);
    };
    await assert.rejects(write(), { code: 'storage.full' });
    await assert.rejects(many.close(), { code: 'storage.full' });
  });
});
