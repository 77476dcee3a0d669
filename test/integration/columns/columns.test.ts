import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Secret } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import { fetchDatasets } from '../../../client/src/datasets/fetchDatasets';
import { LanguageServerProcess } from '../../support/languageServer';
import { SandboxProcess } from '../../support/sandbox';
import { writeBronze } from '../dbt/bronze';

const SAMPLE = resolve('samples/lakehouse');
const TARGET = {
  profileName: 'lakehouse',
  targetName: 'dev',
  database: 'silver',
  schema: 'no_schema',
  datalake: 'gold',
  rootPath: 'no_schema',
};

describe('columns that Dremio tells', () => {
  let data: string;
  let sandbox: SandboxProcess;
  let dremio: Dremio;
  let server: LanguageServerProcess;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'lakehouse-columns-'));
    await writeBronze(data, { customers: 5, orders: 10 });
    sandbox = await SandboxProcess.start({ data });
    dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
    });
    server = await LanguageServerProcess.start(SAMPLE);
    await server.tell('lakehouse/targetsChanged', { targets: [{ projectRoot: SAMPLE, target: TARGET }] });
  });

  after(async () => {
    await server.stop();
    dremio.dispose();
    await sandbox.stop();
    rmSync(data, { recursive: true, force: true });
  });

  it('complete and check a source that nobody described', async () => {
    const { relations } = await server.call('lakehouse/relations', {});
    assert.ok(relations.some(({ kind, path }) => kind === 'source' && path.at(-1) === 'raw_orders'));
    const datasets = await fetchDatasets(dremio, relations, new AbortController().signal);
    await server.tell('lakehouse/datasetsChanged', {
      datasets: datasets.map(dataset => ({ ...dataset, fetchedAt: Date.now() })),
    });
    const uri = pathToFileURL(join(SAMPLE, 'models/staging/not_there_yet.sql')).toString();
    const text = "select amuont, o. from {{ source('bronze', 'raw_orders') }} o";
    await server.open(uri, text);
    const found = await server.diagnostics(uri, problems => problems.some(({ code }) => code === 'column.missing'));
    const missing = found.find(({ code }) => code === 'column.missing');
    assert.match(JSON.stringify(missing?.message), /There is no column \\"amuont\\" in o\. Known from Dremio/);
    const entries = await server.complete(uri, { line: 0, character: text.indexOf('o.') + 2 });
    const names = entries
      .toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
      .map(({ label, detail }) => `${label} ${detail}`);
    assert.deepEqual(names, [
      'order_id BIGINT · o',
      'customer_id BIGINT · o',
      'order_date DATE · o',
      'amount DOUBLE · o',
      'status VARCHAR · o',
      'updated_at TIMESTAMP · o',
    ]);
  });

  it('come for some schemas alone, in whatever case they are written', async () => {
    const found = await dremio.datasetsIn(['BRONZE'], 100);
    assert.deepEqual(found.map(({ path }) => path.join('.')).toSorted(), ['bronze.raw_customers', 'bronze.raw_orders']);
  });

  it('come from a query that reads nothing, where no list has them', async () => {
    const { columns } = await dremio.dataset(['bronze', 'raw_orders']);
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['order_id', 'customer_id', 'order_date', 'amount', 'status', 'updated_at'],
    );
    await assert.rejects(dremio.dataset(['bronze', 'nowhere']), { code: 'query.rejected' });
  });
});
