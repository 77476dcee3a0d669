import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@lakehouse/base';
import { Dremio } from '@lakehouse/dremio';
import { SandboxProcess } from '../../support/sandbox';
import { writeBronze } from './bronze';
import { DbtProject } from './dbtProject';

const COMMANDS = ['debug', 'seed', 'run', 'test', 'snapshot', 'docs generate'];

describe('dbt on the sample, against the sandbox', () => {
  let data: string;
  let sandbox: SandboxProcess;
  let project: DbtProject;
  let dremio: Dremio;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'lakehouse-dbt-lake-'));
    await writeBronze(data, { customers: 50, orders: 1000 });
    sandbox = await SandboxProcess.start({ data });
    project = new DbtProject('samples/lakehouse', sandbox.env);
    dremio = new Dremio({
      address: { kind: 'software', host: '127.0.0.1', port: sandbox.rest, useSsl: false },
      login: { kind: 'password', user: 'admin', password: new Secret('password123') },
    });
  });

  after(async () => {
    dremio.dispose();
    await sandbox.stop();
    project.dispose();
    rmSync(data, { recursive: true, force: true });
  });

  for (const command of COMMANDS) it(`${command} is green at first`, () => checkGreen(command));

  it('fills gold with what bronze holds', async () => {
    const [row] = await dremio.query('select count(*) as orders, sum(amount) as amount from gold.marts.fct_orders');
    assert.deepEqual(row, { orders: '1000', amount: '500750.00' });
  });

  it('has built the reflections that the models ask for', async () => {
    const rows = await dremio.query(
      'select reflection_name, type, status, dataset_name, record_count from sys.reflections order by reflection_name',
    );
    assert.deepEqual(rows, [
      {
        reflection_name: 'agg_customer_lifetime_value',
        type: 'AGGREGATION',
        status: 'CAN_ACCELERATE',
        dataset_name: 'gold.marts.fct_customer_lifetime_value',
        record_count: '50',
      },
      {
        reflection_name: 'raw_fct_orders',
        type: 'RAW',
        status: 'CAN_ACCELERATE',
        dataset_name: 'gold.marts.fct_orders',
        record_count: '1000',
      },
    ]);
  });

  it('describes every relation in the catalogue of docs generate', () => {
    const catalog = project.artefact('catalog.json') as {
      readonly nodes: Readonly<
        Record<string, { readonly columns: Readonly<Record<string, { readonly type: string }>> }>
      >;
    };
    const columns = catalog.nodes['model.lakehouse.stg_orders']?.columns ?? {};
    assert.deepEqual(
      Object.entries(columns).map(([name, { type }]) => `${name} ${type}`),
      [
        'order_id bigint',
        'customer_id bigint',
        'order_date date',
        'amount decimal',
        'status character varying',
        'updated_at timestamp',
      ],
    );
  });

  describe('after 200 more orders came', () => {
    before(() => writeBronze(data, { customers: 50, orders: 1200 }));

    for (const command of COMMANDS) it(`${command} is green again`, () => checkGreen(command));

    it('took the incremental branch', async () => {
      assert.match(project.ranSql('lakehouse/models/marts/fct_orders.sql'), /merge into/i);
      const [row] = await dremio.query('select count(*) as orders from gold.marts.fct_orders');
      assert.deepEqual(row, { orders: '1200' });
    });
  });

  async function checkGreen(command: string): Promise<void> {
    const { code, output } = await project.run(...command.split(' '));
    assert.equal(code, 0, output);
  }
});
