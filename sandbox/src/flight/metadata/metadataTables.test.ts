import assert from 'node:assert/strict';
import { RecordBatchReader, Schema, type Table, tableFromIPC } from 'apache-arrow';
import { framedSchema } from '../../arrow/messages';
import { schemasTable, tablesTable, tableTypesTable } from './catalogTables';
import { noForeignKeys, noPrimaryKeys } from './keyTables';
import { likePattern } from './likePattern';
import type { MetadataTable } from './metadataTable';
import { sqlInfoTable } from './sqlInfo';

/** Reads a table back with the Arrow library, from the bytes that the door would send. */
function read({ schema, batch }: MetadataTable): Table {
  const padded = Math.ceil(batch.header.length / 8) * 8;
  const frame = Buffer.alloc(8 + padded);
  frame.writeUInt32LE(0xffff_ffff, 0);
  frame.writeInt32LE(padded, 4);
  frame.set(batch.header, 8);
  return tableFromIPC(RecordBatchReader.from(Buffer.concat([framedSchema(schema), frame, ...batch.body])));
}

function rows(table: MetadataTable): unknown[] {
  return read(table)
    .toArray()
    .map((row: { toJSON(): unknown }) => row.toJSON());
}

describe('metadata tables', () => {
  it('schemas belong to no catalog', () =>
    assert.deepEqual(rows(schemasTable(['bronze', 'größe'])), [
      { catalog_name: null, db_schema_name: 'bronze' },
      { catalog_name: null, db_schema_name: 'größe' },
    ]));

  it('tables come with their schema when asked', () => {
    const found = { schema: 'bronze', name: 'raw_orders', type: 'TABLE' };
    const plain = { catalog_name: null, db_schema_name: 'bronze', table_name: 'raw_orders', table_type: 'TABLE' };
    assert.deepEqual(rows(tablesTable([found])), [plain]);
    const schema = new Schema([]);
    assert.deepEqual(rows(tablesTable([found], [schema])), [{ ...plain, table_schema: framedSchema(schema) }]);
  });

  it('table types are those of Dremio', () =>
    assert.deepEqual(rows(tableTypesTable()), [
      { table_type: 'TABLE' },
      { table_type: 'VIEW' },
      { table_type: 'SYSTEM_TABLE' },
    ]));

  it('server info has a value of its own type in each row', () => {
    const found = read(sqlInfoTable([0, 3, 8, 504, 9999]));
    assert.deepEqual(
      Array.from(found.getChild('info_name') ?? [], (id: unknown, row): unknown => [
        id,
        found.getChild('value')?.get(row) as unknown,
      ]),
      [
        [0, 'Lakehouse Sandbox'],
        [3, false],
        [8, 0],
        [504, '"'],
      ],
    );
    assert.ok(read(sqlInfoTable([])).numRows > 10);
  });

  it('keys are empty tables of the shape the specification gives', () => {
    assert.equal(read(noPrimaryKeys()).numRows, 0);
    assert.deepEqual(read(noForeignKeys()).schema.names.slice(-2), ['update_rule', 'delete_rule']);
  });
});

describe('filter patterns', () => {
  for (const [pattern, matching, other] of [
    [undefined, ['anything', ''], []],
    ['%', ['anything', ''], []],
    ['raw_%', ['raw_orders', 'raw1orders'], ['raw', 'Raw_orders', 'a raw_']],
    ['raw\\_%', ['raw_orders'], ['raw1orders']],
    ['a.b', ['a.b'], ['axb']],
    ['_', ['x', '☃'], ['', 'xx']],
    ['(%', ['(', '(a'], ['a']],
    ['', [''], ['a']],
  ] as const)
    it(pattern ?? 'none', () => {
      for (const name of matching) assert.ok(likePattern(pattern)(name), name);
      for (const name of other) assert.ok(!likePattern(pattern)(name), name);
    });
});
