import { Secret } from '@lakehouse/base';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasetKey } from './datasetKey';
import { DatasetStore } from './datasetStore';

type Keyed = Parameters<typeof datasetKey>[0];

const ANN: Keyed = {
  id: 'profile:/shop:shop.dev',
  address: { kind: 'software', host: 'dremio.lan', port: 9047, useSsl: true },
  login: { kind: 'password', user: 'ann', secret: new Secret('hunter2') },
};
const CLOUD: Keyed = { ...ANN, address: { kind: 'cloud', host: 'api.dremio.cloud', projectId: 'p1' } };

describe('datasetKey', () => {
  it('is another after the profile names another server, cloud project or login', () => {
    const others: readonly Keyed[] = [
      ANN,
      { ...ANN, id: 'profile:/shop:shop.prod' },
      { ...ANN, address: { kind: 'software', host: 'other.lan', port: 9047, useSsl: true } },
      { ...ANN, address: { kind: 'software', host: 'dremio.lan', port: 9048, useSsl: true } },
      CLOUD,
      { ...CLOUD, address: { kind: 'cloud', host: 'api.dremio.cloud', projectId: 'p2' } },
      { ...ANN, login: { kind: 'password', user: 'bob', secret: undefined } },
      { ...ANN, login: { kind: 'token', user: 'ann', secret: undefined } },
      { ...ANN, login: { kind: 'token', user: undefined, secret: undefined } },
    ];
    assert.equal(new Set(others.map(datasetKey)).size, others.length);
  });

  it('stays the same with another secret, and does not hold it', () => {
    const renewed: Keyed = { ...ANN, login: { kind: 'password', user: 'ann', secret: new Secret('hunter3') } };
    assert.equal(datasetKey(renewed), datasetKey(ANN));
    assert.doesNotMatch(datasetKey(ANN), /hunter/);
  });

  it("takes no old server's columns for a new server's", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'columns-'));
    try {
      const store = new DatasetStore(folder);
      await store.write(datasetKey(ANN), { fetchedAt: 7, datasets: [] });
      assert.deepEqual(await store.read(datasetKey(ANN)), { fetchedAt: 7, datasets: [] });
      assert.equal(await store.read(datasetKey(CLOUD)), undefined);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
