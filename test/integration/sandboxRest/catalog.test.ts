import assert from 'node:assert/strict';
import { SandboxProcess } from '../../support/sandbox';
import { RestClient, type RestReply } from './restClient';

describe("the catalogue behind the sandbox's REST door", () => {
  let sandbox: SandboxProcess;
  let client: RestClient;

  before(async () => {
    sandbox = await SandboxProcess.start();
    client = new RestClient(sandbox.rest);
    await client.login('admin', 'password123');
    await client.results("CREATE TABLE gold.shop.orders AS SELECT 1 AS id, 2.5 AS amount, DATE '2026-01-02' AS d");
  });

  after(() => sandbox.stop());

  it('lists homes, spaces and sources', async () => {
    const { data } = read(await client.send('GET', '/api/v3/catalog')) as {
      readonly data: readonly { readonly path: readonly string[]; readonly containerType: string }[];
    };
    assert.deepEqual(
      data.map(each => `${each.containerType} ${each.path.join('.')}`),
      ['HOME @admin', 'SPACE silver', 'SOURCE bronze', 'SOURCE gold', 'SOURCE $scratch'],
    );
  });

  it('makes spaces and folders, each name once', async () => {
    const space = { entityType: 'space', name: 'My Space' };
    const folder = { entityType: 'folder', path: ['My Space', 'a/b'] };
    assert.equal((await client.send('POST', '/api/v3/catalog', space)).status, 200);
    assert.equal((await client.send('POST', '/api/v3/catalog', space)).status, 409);
    assert.equal((await client.send('POST', '/api/v3/catalog', folder)).status, 200);
    assert.equal((await client.send('POST', '/api/v3/catalog', folder)).status, 409);
    await client.results('CREATE VIEW "my space"."A/B"."a view" AS SELECT 1 AS one');
    const found = read(await byPath('My%20Space', 'a%2Fb', 'a%20view'));
    assert.deepEqual(
      [found['entityType'], found['type'], found['path']],
      ['dataset', 'VIRTUAL_DATASET', ['My Space', 'a/b', 'a view']],
    );
    const { id } = read(await byPath('My%20Space'));
    assert.equal((await client.send('DELETE', `/api/v3/catalog/${String(id)}`)).status, 204);
    assert.equal((await byPath('My%20Space')).status, 404);
  });

  it('describes a table with its fields, whatever the case of its path', async () => {
    const table = read(await byPath('GOLD', 'Shop', 'ORDERS'));
    assert.equal(table['type'], 'PHYSICAL_DATASET');
    assert.deepEqual(table['fields'], [
      { name: 'id', type: { name: 'INTEGER' } },
      { name: 'amount', type: { name: 'DECIMAL' } },
      { name: 'd', type: { name: 'DATE' } },
    ]);
    assert.deepEqual(read(await client.send('GET', `/api/v3/catalog/${String(table['id'])}`)), table);
  });

  it('is 404 for what is not there', async () => {
    assert.equal((await byPath('gold', 'shop', 'nothing')).status, 404);
    assert.equal((await client.send('GET', '/api/v3/catalog/not-an-id')).status, 404);
    assert.equal((await client.send('GET', '/api/v3/source')).status, 404);
  });

  for (const [kind, first, second] of [
    ['wiki', { text: '# Orders' }, { text: '# All orders' }],
    ['tag', { tags: ['gold'] }, { tags: ['gold', 'daily'] }],
  ] as const)
    it(`keeps a ${kind} with its version, and refuses to write over another's`, async () => {
      const path = `/api/v3/catalog/${String(read(await byPath('gold', 'shop', 'orders'))['id'])}/collaboration/${kind}`;
      assert.equal(read(await client.send('GET', path))['version'], undefined);
      const { version, ...written } = read(await client.send('POST', path, first));
      assert.deepEqual(written, first);
      assert.equal((await client.send('POST', path, second)).status, 409);
      assert.equal((await client.send('POST', path, { ...second, version })).status, 200);
      const { version: later, ...read2 } = read(await client.send('GET', path));
      assert.deepEqual(read2, second);
      assert.notEqual(later, version);
    });

  it('makes, changes and drops a reflection, and refuses one of a column that is not there', async () => {
    const datasetId = read(await byPath('gold', 'shop', 'orders'))['id'];
    const body = { type: 'RAW', name: 'r', datasetId, enabled: true, displayFields: [{ name: 'id' }] };
    const made = read(await client.send('POST', '/api/v3/reflection', body));
    const path = `/api/v3/reflection/${String(made['id'])}`;
    const wrong = await client.send('POST', '/api/v3/reflection', {
      ...body,
      name: 'w',
      displayFields: [{ name: 'x' }],
    });
    assert.equal(wrong.status, 400);
    assert.match(wrong.text, /Unable to find field x/);
    const wider = { ...body, displayFields: [{ name: 'id' }, { name: 'amount' }] };
    assert.equal((await client.send('PUT', path, { ...wider, tag: 'stale' })).status, 409);
    assert.equal((await client.send('PUT', path, { ...wider, tag: made['tag'] })).status, 200);
    const list = read(await client.send('GET', `/api/v3/dataset/${String(datasetId)}/reflection`))['data'];
    assert.ok(Array.isArray(list) && list.length === 1);
    assert.equal((await client.send('DELETE', path)).status, 204);
    assert.equal((await client.send('GET', path)).status, 404);
  });

  function byPath(...parts: readonly string[]): Promise<RestReply> {
    return client.send('GET', `/api/v3/catalog/by-path/${parts.join('/')}`);
  }
});

function read(reply: RestReply): Readonly<Record<string, unknown>> {
  assert.equal(reply.status, 200, reply.text);
  return JSON.parse(reply.text) as Readonly<Record<string, unknown>>; // The door answers with objects.
}
