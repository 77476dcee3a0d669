import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { runPython } from '../../support/runPython';
import { SandboxProcess } from '../../support/sandbox';

const CLIENT = 'test/integration/sandboxFlight/adbcClient.py';

interface AdbcTable {
  readonly table_name: string;
  readonly table_type: string;
  readonly table_columns: readonly { readonly column_name: string }[] | null;
}

interface AdbcCatalog {
  readonly catalog_db_schemas:
    readonly { readonly db_schema_name: string; readonly db_schema_tables: readonly AdbcTable[] | null }[] | null;
}

describe('the ADBC Flight SQL driver against the Flight door', () => {
  let sandbox: SandboxProcess;

  before(async () => {
    sandbox = await SandboxProcess.start({ sample: resolve('samples/lakehouse') });
  });
  after(() => sandbox.stop());

  function ask<T>(task: string, sql = ''): Promise<T> {
    return runPython<T>(CLIENT, [String(sandbox.flight), task, sql]);
  }

  function tablesOf(catalogs: readonly AdbcCatalog[], schema: string): readonly AdbcTable[] {
    const schemas = catalogs.flatMap(catalog => catalog.catalog_db_schemas ?? []);
    return schemas.filter(each => each.db_schema_name === schema).flatMap(each => each.db_schema_tables ?? []);
  }

  it('runs a query', async () => {
    assert.deepEqual(await ask('query', 'select count(*) as n from bronze.raw_customers'), {
      types: ['int64'],
      rows: [[500]],
    });
  });

  it('runs a prepared statement', async () => {
    assert.deepEqual(await ask('prepared', 'select 42 as answer'), { parameters: '', rows: [[42]] });
  });

  it('gets the objects at every depth', async () => {
    const objects = await ask<Record<string, readonly AdbcCatalog[]>>('objects');
    assert.deepEqual(Object.keys(objects), ['catalogs', 'db_schemas', 'tables', 'columns', 'all']);
    const tables = tablesOf(objects['tables'] ?? [], 'bronze');
    assert.deepEqual(tables.map(table => table.table_name).sort(), ['raw_customers', 'raw_orders']);
    const orders = tablesOf(objects['all'] ?? [], 'bronze').find(table => table.table_name === 'raw_orders');
    assert.deepEqual(orders?.table_columns?.map(column => column.column_name).slice(0, 3), [
      'order_id',
      'customer_id',
      'amount',
    ]);
  });

  it('filters objects by patterns and types', async () => {
    const found = tablesOf(await ask<readonly AdbcCatalog[]>('filtered'), 'bronze');
    assert.deepEqual(
      found.map(table => table.table_name),
      ['raw_orders'],
    );
  });

  it('gets the schema of a table, the types of tables, and who answers', async () => {
    const schema = await ask<readonly string[]>('table_schema');
    assert.ok(schema.includes('amount decimal128(38, 9)'), schema.join(', '));
    assert.deepEqual(await ask('table_types'), ['TABLE', 'VIEW', 'SYSTEM_TABLE']);
    assert.ok(Object.values(await ask<Record<string, unknown>>('info')).length > 0);
  });

  it('is told that a password is wrong', async () => {
    assert.match(await ask<string>('wrong_password'), /invalid user name or password/);
  });
});
