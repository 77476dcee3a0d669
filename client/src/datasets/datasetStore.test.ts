import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatasetStore } from './datasetStore';

const SNAPSHOT = { fetchedAt: 7, datasets: [{ path: ['lake', 'orders'], columns: [{ name: 'id', type: 'BIGINT' }] }] };

describe('DatasetStore', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'columns-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the columns of each connection, and nothing half-written', async () => {
    const store = new DatasetStore(join(folder, 'columns'));
    assert.equal(await store.read('shop.dev'), undefined);
    await store.write('shop.dev', SNAPSHOT);
    await store.write('shop.dev', { ...SNAPSHOT, fetchedAt: 8 });
    assert.deepEqual(await store.read('shop.dev'), { ...SNAPSHOT, fetchedAt: 8 });
    assert.equal(await store.read('shop.prod'), undefined);
    assert.equal((await readdir(join(folder, 'columns'))).length, 1);
  });

  it('takes a damaged file for none', async () => {
    const store = new DatasetStore(folder);
    await store.write('shop.dev', SNAPSHOT);
    const [file = ''] = await readdir(folder);
    await truncate(join(folder, file), 20);
    assert.equal(await store.read('shop.dev'), undefined);
  });

  it('lets the oldest files go', async () => {
    const store = new DatasetStore(folder);
    for (let at = 0; at < 25; at++) await store.write(`connection ${at}`, SNAPSHOT);
    assert.equal((await readdir(folder)).length, 20);
    assert.deepEqual(await store.read('connection 24'), SNAPSHOT);
  });
});
