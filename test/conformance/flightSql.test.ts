import assert from 'node:assert/strict';
import { commandDescriptor, type FlightClient, FlightSqlClient, type FlightStream, SqlInfo } from '@lakehouse/flight';
import * as flight from '@lakehouse/flight';
import { Field, Int64, makeData, RecordBatch, Schema, Struct } from 'apache-arrow';
import { scenario } from './scenario';
import * as specified from './specifiedSchemas';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (of: Uint8Array): string => new TextDecoder().decode(of);
const PLAN = { plan: bytes('plan'), version: 'version' };
const QUERY = ['id: Int64'];
const QUERY_IN_TRANSACTION = ['pkey: Int32'];

/** What the server says the columns are when the rows come, and that none come. */
async function checkRows(stream: Promise<FlightStream>, columns: readonly string[]): Promise<void> {
  const opened = await stream;
  assert.deepEqual(specified.columnsOf(opened.schema), columns);
  for await (const batch of opened) assert.equal(batch.numRows, 0);
}

/** A command's columns by `GetSchema` and by `DoGet`. */
async function checkCommand<T>(
  client: FlightClient,
  [codec, value]: readonly [flight.Message<T>, flight.Init<T>],
  columns: readonly string[],
): Promise<void> {
  const command = commandDescriptor(codec, value);
  assert.deepEqual(specified.columnsOf(await client.schema(command)), columns, codec.typeName);
  await checkRows(client.execute(command), columns);
}

/** A batch of one row with 1 in the only column. */
function oneIn(schema: Schema): RecordBatch {
  const children = [makeData({ type: new Int64(), length: 1, data: BigInt64Array.of(1n) })];
  return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: 1, children }));
}

async function checkMetadata(client: FlightClient): Promise<void> {
  const table = { catalog: 'catalog', dbSchema: 'db_schema', table: 'table' };
  const tables = {
    catalog: 'catalog',
    dbSchemaFilterPattern: 'db_schema_filter_pattern',
    tableNameFilterPattern: 'table_filter_pattern',
    tableTypes: ['table', 'view'],
    includeSchema: true,
  };
  const keys = {
    pkCatalog: 'pk_catalog',
    pkDbSchema: 'pk_db_schema',
    pkTable: 'pk_table',
    fkCatalog: 'fk_catalog',
    fkDbSchema: 'fk_db_schema',
    fkTable: 'fk_table',
  };
  await checkCommand(client, [flight.CommandGetCatalogs, {}], specified.CATALOGS);
  const schemas = { catalog: 'catalog', dbSchemaFilterPattern: 'db_schema_filter_pattern' };
  await checkCommand(client, [flight.CommandGetDbSchemas, schemas], specified.DB_SCHEMAS);
  await checkCommand(client, [flight.CommandGetTables, tables], specified.TABLES);
  await checkCommand(client, [flight.CommandGetTableTypes, {}], specified.TABLE_TYPES);
  await checkCommand(client, [flight.CommandGetPrimaryKeys, table], specified.PRIMARY_KEYS);
  await checkCommand(client, [flight.CommandGetExportedKeys, table], specified.FOREIGN_KEYS);
  await checkCommand(client, [flight.CommandGetImportedKeys, table], specified.FOREIGN_KEYS);
  await checkCommand(client, [flight.CommandGetCrossReference, keys], specified.FOREIGN_KEYS);
  await checkCommand(client, [flight.CommandGetXdbcTypeInfo, {}], specified.TYPE_INFO);
  await checkCommand(client, [flight.CommandGetSqlInfo, { info: [0, 3] }], specified.SQL_INFO);
}

/** The same questions by the typed methods, which must ask them in the same words. */
async function checkTypedMetadata({ metadata }: FlightSqlClient): Promise<void> {
  const table = { catalog: 'catalog', dbSchema: 'db_schema', table: 'table' };
  const filter = {
    catalog: 'catalog',
    dbSchemaPattern: 'db_schema_filter_pattern',
    tablePattern: 'table_filter_pattern',
    types: ['table', 'view'],
    withColumns: true,
  };
  const primary = { catalog: 'pk_catalog', dbSchema: 'pk_db_schema', table: 'pk_table' };
  const foreign = { catalog: 'fk_catalog', dbSchema: 'fk_db_schema', table: 'fk_table' };
  const answers = [
    await metadata.catalogs(),
    await metadata.dbSchemas({ catalog: 'catalog', pattern: 'db_schema_filter_pattern' }),
    await metadata.tables(filter),
    await metadata.tableTypes(),
    await metadata.primaryKeys(table),
    await metadata.exportedKeys(table),
    await metadata.importedKeys(table),
    await metadata.crossReference(primary, foreign),
    await metadata.typeInfo(),
  ];
  assert.deepEqual(new Set(answers.map(({ length }) => length)), new Set([0]));
}

describe('Flight SQL, as Arrow tests its own implementations', () => {
  scenario('flight_sql', async server => {
    const client = server.client();
    const sql = new FlightSqlClient(client);
    await checkMetadata(client);
    await checkTypedMetadata(sql);
    await checkRows(sql.query('SELECT STATEMENT'), QUERY);
    assert.deepEqual(specified.columnsOf(await sql.schemaOf('SELECT STATEMENT')), QUERY);
    assert.equal(await sql.update('UPDATE STATEMENT'), 10_000n);
    await sql.withPrepared('SELECT PREPARED STATEMENT', async statement => {
      const schema = await statement.schema();
      assert.deepEqual(specified.columnsOf(schema), QUERY);
      await checkRows(statement.query(oneIn(schema)), QUERY);
    });
    const update = await sql.prepare('UPDATE PREPARED STATEMENT');
    assert.equal(await update.update(), 20_000n);
    await update.close();
  });

  scenario('flight_sql:extension', async server => {
    const client = server.client();
    const sql = new FlightSqlClient(client);
    const info = await sql.metadata.sqlInfo([4, 5, 6, 7, 8, 9, 100, 101]);
    const told = { 4: false, 5: true, 6: 'min_version', 7: 'max_version', 8: 2, 9: true, 100: 42, 101: 7 };
    assert.deepEqual(Object.fromEntries(info), told);
    assert.equal(info.get(SqlInfo.statementTimeout), 42);

    await checkRows(sql.querySubstrait(PLAN), QUERY);
    assert.deepEqual(specified.columnsOf(await sql.schemaOfSubstrait(PLAN)), QUERY);
    assert.equal(await sql.updateSubstrait(PLAN), 10_000n);
    const plan = await client.flightInfo(commandDescriptor(flight.CommandStatementSubstraitPlan, { plan: PLAN }));
    assert.equal(await client.cancel(plan), 'cancelled');
    assert.equal(await sql.cancelQuery(plan), 'cancelled');

    const prepared = await sql.prepareSubstrait(PLAN);
    await checkRows(prepared.query(oneIn(await prepared.schema())), QUERY);
    assert.equal(await prepared.update(), 20_000n);
    await prepared.close();
    await checkTransactions(sql);
  });

  scenario('flight_sql:ingestion', async server => {
    const schema = new Schema([new Field('test_field', new Int64(), true)]);
    const nulls = { type: new Int64(), length: 3, nullCount: 3, nullBitmap: Uint8Array.of(0) };
    const children = [makeData({ ...nulls, data: new BigInt64Array(3) })];
    const batch = new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: 3, children }));
    const target = {
      table: 'test_table',
      dbSchema: 'test_schema',
      catalog: 'test_catalog',
      temporary: true,
      ifMissing: 'create',
      ifExists: 'replace',
      options: { key1: 'val1', key2: 'val2' },
    } as const;
    const transaction = { id: bytes('123') };
    const sql = new FlightSqlClient(server.client());
    assert.equal(await sql.ingest(target, { schema, batches: [batch] }, { transaction }), 3n);
  });
});

async function checkTransactions(sql: FlightSqlClient): Promise<void> {
  const transaction = await sql.begin();
  assert.equal(text(transaction.id), 'transaction_id');
  const savepoint = await transaction.savepoint('savepoint_name');
  assert.equal(text(savepoint.id), 'savepoint_id');
  await checkRows(sql.query('SELECT STATEMENT', { transaction }), QUERY_IN_TRANSACTION);
  await checkRows(sql.querySubstrait(PLAN, { transaction }), QUERY_IN_TRANSACTION);
  const columns = [
    await sql.schemaOf('SELECT STATEMENT', { transaction }),
    await sql.schemaOfSubstrait(PLAN, { transaction }),
  ].map(specified.columnsOf);
  assert.deepEqual(columns, [QUERY_IN_TRANSACTION, QUERY_IN_TRANSACTION]);
  assert.equal(await sql.update('UPDATE STATEMENT', { transaction }), 15_000n);
  assert.equal(await sql.updateSubstrait(PLAN, { transaction }), 15_000n);

  const [{ schema }] = [await sql.query('SELECT STATEMENT')];
  const select = await sql.prepare('SELECT PREPARED STATEMENT', { transaction });
  await checkRows(select.query(oneIn(schema)), QUERY_IN_TRANSACTION);
  await select.close();
  for (const update of [
    await sql.prepare('UPDATE PREPARED STATEMENT', { transaction }),
    await sql.prepareSubstrait(PLAN, { transaction }),
  ]) {
    assert.equal(await update.update(), 25_000n);
    await update.close();
  }
  await savepoint.rollback();
  await (await transaction.savepoint('savepoint_name')).release();
  await transaction.commit();
  await (await sql.begin()).rollback();
}
