import assert from 'node:assert/strict';
import { Failure, Secret, type FailureCode } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import { SandboxProcess } from '../../support/sandbox';
import { RestClient } from './restClient';

const HOUR = 3_600_000;
const ENABLE = { kind: 'enabled', value: true } as const;
const DISABLE = { kind: 'enabled', value: false } as const;

describe('changing a reflection over the REST API', () => {
  let sandbox: SandboxProcess;
  let client: RestClient;
  let dremio: Dremio;

  before(async () => {
    sandbox = await SandboxProcess.start();
    client = new RestClient(sandbox.rest);
    await client.login('admin', 'password123');
    dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
    });
    for (const statement of [
      "CREATE TABLE gold.shop.orders AS SELECT 1 AS id, 2.5 AS amount, DATE '2026-01-02' AS d",
      'CREATE TABLE gold.shop."all orders" AS SELECT 1 AS id',
      'CREATE VIEW silver.days AS SELECT d FROM gold.shop.orders',
      'ALTER TABLE gold.shop.orders CREATE AGGREGATE REFLECTION agg_orders USING DIMENSIONS (d BY DAY) MEASURES (amount (SUM, COUNT)) PARTITION BY (d)',
      'ALTER TABLE gold.shop.orders CREATE RAW REFLECTION twice USING DISPLAY (id)',
      'ALTER TABLE gold.shop."all orders" CREATE RAW REFLECTION twice USING DISPLAY (id)',
      'ALTER VIEW silver.days CREATE RAW REFLECTION days USING DISPLAY (d)',
    ])
      await client.results(statement);
  });

  after(async () => {
    dremio.dispose();
    await sandbox.stop();
  });

  it('switches it off and on, and leaves everything else of it as it was', async () => {
    const before = await reflection('agg_orders');
    const changed = await dremio.changeReflection({ name: 'AGG_ORDERS' }, DISABLE);
    assert.deepEqual(changed, { name: 'agg_orders', dataset: ['orders'] });
    const off = await reflection('agg_orders');
    assert.deepEqual([off['enabled'], statusOf(off)], [false, 'DISABLED']);
    assert.deepEqual(definitionOf(off), definitionOf(before));
    await dremio.changeReflection({ name: 'agg_orders', dataset: ['gold', 'shop', 'orders'] }, ENABLE);
    let on = await reflection('agg_orders');
    while (statusOf(on) !== 'CAN_ACCELERATE') on = await reflection('agg_orders');
    assert.deepEqual([on['enabled'], definitionOf(on)], [true, definitionOf(before)]);
  });

  it('changes nothing where it is so already', async () => {
    const { tag } = await reflection('agg_orders');
    await dremio.changeReflection({ name: 'agg_orders' }, ENABLE);
    assert.equal((await reflection('agg_orders'))['tag'], tag);
  });

  it("sets the period of its table's policy, keeps the rest, and lets nothing expire before it is refreshed", async () => {
    const period = (hours: number) => ({ kind: 'refresh', periodMs: hours * HOUR }) as const;
    const set = async (hours: number): Promise<unknown> => {
      const { dataset } = await dremio.changeReflection({ name: 'agg_orders' }, period(hours));
      assert.deepEqual(dataset, ['gold', 'shop', 'orders']);
      return (await table())['accelerationRefreshPolicy'];
    };
    const policy = { method: 'FULL', neverExpire: false, neverRefresh: false, activePolicyType: 'PERIOD' };
    assert.deepEqual(await set(1), { ...policy, refreshPeriodMs: HOUR, gracePeriodMs: 3 * HOUR });
    assert.deepEqual(await set(2), { ...policy, refreshPeriodMs: 2 * HOUR, gracePeriodMs: 3 * HOUR });
    assert.deepEqual(await set(4), { ...policy, refreshPeriodMs: 4 * HOUR, gracePeriodMs: 12 * HOUR });
    const { tag, id } = await table();
    const incremental = { ...policy, activePolicyType: 'NEVER', method: 'INCREMENTAL', refreshField: 'id' };
    const body = { ...(await table()), accelerationRefreshPolicy: incremental };
    assert.equal((await client.send('PUT', `/api/v3/catalog/${String(id)}`, { ...body, tag: 'stale' })).status, 409);
    assert.equal((await client.send('PUT', `/api/v3/catalog/${String(id)}`, { ...body, tag })).status, 200);
    assert.deepEqual(await set(1), {
      ...policy,
      method: 'INCREMENTAL',
      refreshField: 'id',
      refreshPeriodMs: HOUR,
      gracePeriodMs: 3 * HOUR,
    });
  });

  it('asks for the dataset where several have one of that name', async () => {
    const twice = dremio.changeReflection({ name: 'twice' }, DISABLE);
    await checkFailure(twice, 'query.rejected', /2 reflections "twice", of orders, all orders\. .* ON dataset/);
    const dataset = ['gold', 'shop', 'all orders'];
    assert.deepEqual(await dremio.changeReflection({ name: 'twice', dataset }, DISABLE), { name: 'twice', dataset });
    const all = (await reflections()).filter(each => each['name'] === 'twice');
    assert.deepEqual(
      all.map(each => [each['datasetName'], each['enabled']]),
      [
        ['orders', true],
        ['all orders', false],
      ],
    );
  });

  it('says what is not there, and whose the policy of a view is', async () => {
    await checkFailure(dremio.changeReflection({ name: 'none' }, ENABLE), 'remote.notFound', /no reflection "none"/);
    const nowhere = { name: 'twice', dataset: ['gold', 'nothing'] };
    await checkFailure(dremio.changeReflection(nowhere, ENABLE), 'remote.notFound', /no dataset gold\.nothing/);
    const elsewhere = { name: 'days', dataset: ['gold', 'shop', 'orders'] };
    await checkFailure(
      dremio.changeReflection(elsewhere, ENABLE),
      'remote.notFound',
      /orders has no reflection "days"/,
    );
    const view = dremio.changeReflection({ name: 'days' }, { kind: 'refresh', periodMs: HOUR });
    await checkFailure(view, 'query.unsupported', /silver\.days is a view: .* tables below it/);
  });

  async function reflections(): Promise<readonly Fields[]> {
    const { text } = await client.send('GET', '/api/v3/reflection');
    return (JSON.parse(text) as { readonly data: readonly Fields[] }).data; // The door answers so.
  }

  async function reflection(name: string): Promise<Fields> {
    const found = (await reflections()).find(each => each['name'] === name);
    assert.ok(found);
    return found;
  }

  async function table(): Promise<Fields> {
    const { text } = await client.send('GET', '/api/v3/catalog/by-path/gold/shop/orders');
    return JSON.parse(text) as Fields; // The door answers with objects.
  }
});

type Fields = Readonly<Record<string, unknown>>;

function statusOf(reflection: Fields): unknown {
  return (reflection['status'] as Fields)['combinedStatus']; // Each reflection has one.
}

function definitionOf(reflection: Fields): unknown {
  const names = ['id', 'type', 'name', 'datasetId', 'dimensionFields', 'measureFields', 'partitionFields'];
  return names.map(name => reflection[name]);
}

async function checkFailure(work: Promise<unknown>, code: FailureCode, message: RegExp): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof Failure, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}
