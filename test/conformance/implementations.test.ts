import assert from 'node:assert/strict';
import {
  CommandStatementQuery,
  commandDescriptor,
  FlightClient,
  FlightSqlClient,
  type FlightStream,
  SqlInfo,
} from '@lakehouse/flight';
import { Table, Utf8, vectorFromArray } from 'apache-arrow';
import { checkNotOffered, feature, type NotOffered } from './feature';
import { type Implementation, startDerby, startRoapi, startSqlite } from './implementations';

/** What differs between the servers: names in their database, and what they do not offer, in their own words. */
interface Expected {
  readonly name: string;
  readonly start: () => Promise<Implementation>;
  readonly query: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly wrong: { readonly query: string; readonly words: RegExp };
  readonly catalogs: readonly string[];
  readonly dbSchema: string;
  /** The table that is asked for, and the one that its foreign key refers to. */
  readonly table: string;
  readonly referred: string;
  readonly tableType: string;
  readonly columns: readonly string[];
  readonly server: string | undefined;
  /** Which of the two collections it tells of itself. */
  readonly told: { readonly keywords: boolean; readonly conversions: boolean };
  /** Statements of one parameter and of two; `undefined` where none can be bound. */
  readonly select: string;
  readonly insert: string;
  /** By feature: how the server says that it has none. */
  readonly lacks: Readonly<Partial<Record<Feature, RegExp>>>;
}

type Feature = keyof typeof FEATURES;

interface Peer {
  readonly client: FlightClient;
  readonly sql: FlightSqlClient;
  readonly expected: Expected;
}

const NOT_SAID = /^$/;

const SERVERS: readonly Expected[] = [
  {
    name: 'SQLite (Go)',
    start: startSqlite,
    query: 'SELECT id, keyName FROM intTable WHERE id <= 2 ORDER BY id',
    rows: [
      [1n, 'one'],
      [2n, 'zero'],
    ],
    wrong: { query: 'SELECT nonsense FROM intTable', words: /no such column: nonsense/ },
    catalogs: ['main'],
    dbSchema: '',
    table: 'intTable',
    referred: 'foreignTable',
    tableType: 'table',
    columns: ['id', 'keyName', 'value', 'foreignId'],
    server: 'db_name',
    told: { keywords: true, conversions: true },
    select: 'SELECT keyName FROM intTable WHERE id = ?',
    insert: 'INSERT INTO intTable (keyName, value) VALUES (?, ?)',
    lacks: {
      'columns without running': /GetSchemaStatement not implemented/,
      'Substrait plans': /GetFlightInfoSubstraitPlan not implemented/,
      'polled queries': /PollFlightInfoStatement not implemented/,
      'loading of tables': /DoPutCommandStatementIngest not implemented/,
      'cancel by plan': /CancelFlightInfo not implemented/,
      'session options': /GetSessionOptions not implemented/,
      'list of flights': /ListFlights not implemented/,
    },
  },
  {
    name: 'Derby (Java)',
    start: startDerby,
    query: 'SELECT ID, KEYNAME FROM INTTABLE WHERE ID <= 2 ORDER BY ID',
    rows: [
      [1, 'one'],
      [2, 'zero'],
    ],
    wrong: { query: 'SELECT nonsense FROM INTTABLE', words: NOT_SAID },
    catalogs: [],
    dbSchema: 'APP',
    table: 'INTTABLE',
    referred: 'FOREIGNTABLE',
    tableType: 'TABLE',
    columns: ['ID', 'KEYNAME', 'VALUE', 'FOREIGNID'],
    server: 'Apache Derby',
    told: { keywords: false, conversions: false },
    select: 'SELECT KEYNAME FROM INTTABLE WHERE ID = ?',
    insert: 'INSERT INTO INTTABLE (KEYNAME, VALUE) VALUES (?, ?)',
    lacks: {
      'columns without running': NOT_SAID,
      transactions: NOT_SAID,
      'Substrait plans': NOT_SAID,
      'cancel by plan': NOT_SAID,
      'session options': NOT_SAID,
      'list of flights': NOT_SAID,
    },
  },
  {
    name: 'roapi (Rust)',
    start: startRoapi,
    query: 'SELECT name, people FROM towns ORDER BY name',
    rows: [
      ['Hof', 46_000n],
      ['Ulm', 126_000n],
    ],
    wrong: { query: 'SELECT nonsense FROM towns', words: /No field named nonsense/ },
    catalogs: ['roapi'],
    dbSchema: 'public',
    table: 'towns',
    referred: 'towns',
    tableType: 'table',
    columns: ['name', 'people'],
    server: 'RoAPI Flight SQL Server',
    told: { keywords: false, conversions: false },
    select: 'SELECT name FROM towns WHERE people = $1',
    insert: 'INSERT INTO towns VALUES ($1, $2)',
    lacks: {
      'columns without running': /Not yet implemented/,
      'table types': /get_flight_info_table_types not implemented/,
      'primary keys': /get_flight_info_primary_keys not implemented/,
      'foreign keys': /get_flight_info_exported_keys not implemented/,
      'cross reference': /not implemented/,
      'types of the server': /do_get_fallback/,
      'bound parameters': /do_put_prepared_statement_query not implemented/,
      'prepared updates': /do_put_prepared_statement_update not implemented/,
      transactions: /Implement do_action_begin_transaction/,
      'Substrait plans': /get_flight_info_substrait_plan not implemented/,
      'polled queries': /Not yet implemented/,
      'loading of tables': /do_put_statement_ingest/,
      'cancel by plan': /Implement do_action_cancel_query/,
      'session options': /The defined request is invalid: "GetSessionOptions"/,
      'list of flights': /Not yet implemented/,
    },
  },
];

/** What each server is asked. A server that lacks a feature is expected to fail there, and in no other way. */
const FEATURES = {
  'query and rows': async ({ sql, expected }: Peer) => {
    assert.deepEqual(await rowsOf(await sql.query(expected.query)), expected.rows);
  },
  'columns without running': async ({ sql, expected }: Peer) => {
    await sql.schemaOf(expected.query);
  },
  'mistakes are told': async ({ sql, expected }: Peer) => {
    const words = (error: unknown): string => String((error as { detail: { server: unknown } }).detail.server);
    await assert.rejects(sql.query(expected.wrong.query).then(rowsOf), error => {
      assert.match(words(error), expected.wrong.words);
      assert.notEqual((error as Error).message, '');
      return (error as { code: string }).code === 'query.rejected';
    });
  },
  catalogs: async ({ sql, expected }: Peer) => {
    assert.deepEqual(await sql.metadata.catalogs(), expected.catalogs);
  },
  schemas: async ({ sql, expected }: Peer) => {
    const found = await sql.metadata.dbSchemas();
    assert.ok(
      found.some(({ dbSchema }) => dbSchema === expected.dbSchema),
      JSON.stringify(found),
    );
  },
  'tables with columns': async ({ sql, expected }: Peer) => {
    const [table, ...others] = await sql.metadata.tables({ tablePattern: expected.table, withColumns: true });
    assert.deepEqual([table?.table, table?.type, others.length], [expected.table, expected.tableType, 0]);
    assert.deepEqual(table?.schema?.names, expected.columns);
  },
  'table types': async ({ sql, expected }: Peer) => {
    assert.ok((await sql.metadata.tableTypes()).includes(expected.tableType));
  },
  'primary keys': async ({ sql, expected }: Peer) => {
    const [key, ...others] = await sql.metadata.primaryKeys({ table: expected.table });
    assert.deepEqual([key?.column.toLowerCase(), key?.sequence, others.length], ['id', 1, 0]);
  },
  'foreign keys': async ({ sql, expected: { table, referred } }: Peer) => {
    const [exported] = await sql.metadata.exportedKeys({ table: referred });
    const [imported] = await sql.metadata.importedKeys({ table });
    assert.deepEqual([exported?.primary.table, exported?.foreign.table], [referred, table]);
    assert.deepEqual(exported, imported);
  },
  'cross reference': async ({ sql, expected: { table, referred } }: Peer) => {
    const [key] = await sql.metadata.crossReference({ table: referred }, { table });
    assert.deepEqual([key?.primary.column.toLowerCase(), key?.foreign.column.toLowerCase()], ['id', 'foreignid']);
  },
  'types of the server': async ({ sql }: Peer) => {
    const types = await sql.metadata.typeInfo();
    assert.equal(types.find(({ name }) => name.toLowerCase() === 'bigint')?.dataType, -5);
  },
  'information on itself': async ({ sql, expected }: Peer) => {
    const info = await sql.metadata.sqlInfo();
    assert.equal(info.get(SqlInfo.serverName), expected.server);
    const words = info.get(SqlInfo.keywords);
    assert.equal(Array.isArray(words) && words.includes('SELECT'), expected.told.keywords);
    assert.equal(info.get(SqlInfo.supportedConversions) instanceof Map, expected.told.conversions);
  },
  updates: async ({ sql, expected }: Peer) => {
    const values = expected.insert.replace(/\?|\$1/, "'new'").replace(/\?|\$2/, '7');
    assert.equal(await sql.update(values), 1n);
  },
  'prepared queries': async ({ sql, expected }: Peer) => {
    await sql.withPrepared(expected.query, async statement => {
      assert.deepEqual(await rowsOf(await statement.query()), expected.rows);
      assert.deepEqual(await rowsOf(await statement.query()), expected.rows, 'a second time');
    });
  },
  'bound parameters': async ({ sql, expected }: Peer) => {
    await sql.withPrepared(expected.select, async statement => {
      assert.deepEqual(await rowsOf(await statement.query([[1]])), [['one']]);
      assert.deepEqual(await rowsOf(await statement.query([[2]])), [['zero']]);
    });
  },
  'prepared updates': async ({ sql, expected }: Peer) => {
    const rows = [
      ['eight', 8],
      ['none', null],
    ];
    assert.equal(await sql.withPrepared(expected.insert, statement => statement.update(rows)), 2n);
  },
  transactions: async ({ sql, expected: { table } }: Peer) => {
    await (await sql.begin()).rollback();
    const before = await countOf(sql, table);
    const change = (transaction: { readonly id: Uint8Array }): Promise<unknown> =>
      sql.update(`DELETE FROM ${table} WHERE id > 0`, { transaction });
    const undone = sql.inTransaction(async transaction => {
      await change(transaction);
      throw new Error('not like this');
    });
    await assert.rejects(undone, /not like this/);
    assert.equal(await countOf(sql, table), before);
    await sql.inTransaction(change);
    assert.equal(await countOf(sql, table), 0);
  },
  'polled queries': async ({ sql, expected }: Peer) => {
    assert.deepEqual(await rowsOf(await sql.queryPolled(expected.query)), expected.rows);
  },
  'Substrait plans': async ({ sql }: Peer) => {
    await sql.querySubstrait({ plan: Uint8Array.of(1), version: '0.1' });
  },
  'loading of tables': async ({ sql, expected: { table } }: Peer) => {
    const words = vectorFromArray(['loaded', 'too'], new Utf8());
    const { schema, batches } = new Table({ KEYNAME: words, VALUE: vectorFromArray(Int32Array.of(1, 2)) });
    const before = await countOf(sql, table);
    // The server tells no number.
    assert.equal(await sql.ingest({ table }, { schema, batches }), undefined);
    assert.equal((await countOf(sql, table)) - before, 2);
  },
  'cancel by plan': async ({ client, expected }: Peer) => {
    const plan = await client.flightInfo(commandDescriptor(CommandStatementQuery, { query: expected.query }));
    await client.cancel(plan);
  },
  'list of actions': async ({ client }: Peer) => {
    assert.ok((await client.listActions()).some(({ type }) => type === 'CreatePreparedStatement'));
  },
  'list of flights': async ({ client }: Peer) => {
    await client.listFlights();
  },
  'session options': async ({ client }: Peer) => {
    await client.sessionOptions();
  },
} as const satisfies Readonly<Record<string, (peer: Peer) => Promise<void>>>;

async function rowsOf(stream: FlightStream): Promise<readonly (readonly unknown[])[]> {
  const rows: unknown[][] = [];
  for await (const batch of stream)
    for (let i = 0; i < batch.numRows; i++)
      rows.push(stream.schema.fields.map((_, column): unknown => batch.getChildAt(column)?.get(i)));
  return rows;
}

async function countOf(sql: FlightSqlClient, table: string): Promise<number> {
  const [row] = await rowsOf(await sql.query(`SELECT COUNT(*) FROM ${table}`));
  return Number(row?.[0]);
}

/** Servers refuse what they do not know with codes of several kinds; the words decide. */
const UNSUPPORTED = ['query.unsupported', 'query.rejected'] as const;

for (const expected of SERVERS)
  describe(`Flight SQL of ${expected.name}`, () => {
    let server: Implementation;
    let peer: Peer;

    before(async () => {
      server = await expected.start();
      const client = new FlightClient({ host: '127.0.0.1', port: server.port, credentials: { kind: 'none' } });
      peer = { client, sql: new FlightSqlClient(client), expected };
    });
    after(async () => {
      peer.client.close();
      await server.stop();
    });

    for (const [name, ask] of Object.entries(FEATURES))
      feature({ table: 'Flight SQL', server: expected.name }, name, async (): Promise<NotOffered | undefined> => {
        const words = expected.lacks[name as Feature];
        if (words === undefined) await ask(peer);
        return words === undefined ? undefined : checkNotOffered(ask(peer), words, UNSUPPORTED);
      });
  });
