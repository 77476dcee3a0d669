import { Failure } from '@lakehouse/base';
import assert from 'node:assert/strict';
import type { ProjectRelation } from '@lakehouse/protocol';
import { fetchDatasets, type ColumnDremio } from './fetchDatasets';

/** A Dremio that lists some tables, and what it was asked for. */
function fakeDremio(listed: readonly string[], width = 1): { readonly dremio: ColumnDremio; readonly asked: string[] } {
  const asked: string[] = [];
  const columns = Array.from({ length: width }, (_, at) => ({ name: `c${at}`, type: 'BIGINT' }));
  const dremio: ColumnDremio = {
    datasets: () => Promise.resolve(listed.map(name => ({ path: name.split('.'), columns }))),
    datasetsIn: schemas => {
      asked.push(`in ${schemas.join(' ')}`);
      return Promise.resolve([]);
    },
    dataset: path => {
      asked.push(path.join('.'));
      if (path.includes('closed')) return Promise.reject(new Failure('query.rejected', 'not yours'));
      return Promise.resolve({ path, columns });
    },
  };
  return { dremio, asked };
}

const RELATIONS: readonly ProjectRelation[] = [
  { kind: 'source', path: ['Lake', 'raw', 'orders'] },
  { kind: 'source', path: ['Lake', 'raw', 'clicks'] },
  { kind: 'source', path: ['lake', 'closed'] },
  { kind: 'built', path: ['space', 'm'] },
];

describe('fetchDatasets', () => {
  it('asks one by one for sources that Dremio does not list, and for no models', async () => {
    const { dremio, asked } = fakeDremio(['lake.raw.orders']);
    const found = await fetchDatasets(dremio, RELATIONS, new AbortController().signal);
    assert.deepEqual(
      found.map(({ path }) => path.join('.')),
      ['lake.raw.orders', 'Lake.raw.clicks'],
    );
    assert.deepEqual(asked, ['Lake.raw.clicks', 'lake.closed']);
  });

  it('asks for the schemas of the projects where Dremio has more than is fetched', async () => {
    const { dremio, asked } = fakeDremio(['lake.raw.orders', 'lake.raw.clicks', 'lake.closed'], 20_000);
    await fetchDatasets(dremio, RELATIONS, new AbortController().signal);
    assert.deepEqual(asked, ['in lake.raw lake space']);
  });
});
