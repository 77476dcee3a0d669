import { Bool, DenseUnion, Field, Int32, Int64, List, Map_, Struct, Uint32, Utf8, type DataType } from 'apache-arrow';
import type { BatchParts } from '../../arrow/columnBuilder';
import { bytesFor, setBit } from '../../arrow/validityBits';
import {
  addBytes,
  addFixed,
  bytesOf,
  encode,
  fixed,
  type MetadataColumn,
  type MetadataTable,
  metadataTable,
} from './metadataTable';

/** What a client may ask about the server, by the numbers of `SqlInfo` in FlightSql.proto. */
const INFO: ReadonlyMap<number, string | boolean | number> = new Map<number, string | boolean | number>([
  [0, 'Lakehouse Sandbox'], // FLIGHT_SQL_SERVER_NAME
  [1, '0.1.0'], // FLIGHT_SQL_SERVER_VERSION
  [2, '1.5'], // FLIGHT_SQL_SERVER_ARROW_VERSION: the version of the columnar format
  [3, false], // FLIGHT_SQL_SERVER_READ_ONLY
  [4, true], // FLIGHT_SQL_SERVER_SQL
  [5, false], // FLIGHT_SQL_SERVER_SUBSTRAIT
  [8, 0], // FLIGHT_SQL_SERVER_TRANSACTION: none
  [9, false], // FLIGHT_SQL_SERVER_CANCEL: a client ends the stream instead
  [10, false], // FLIGHT_SQL_SERVER_BULK_INGESTION
  [500, false], // SQL_DDL_CATALOG
  [501, true], // SQL_DDL_SCHEMA
  [502, true], // SQL_DDL_TABLE
  [503, 3], // SQL_IDENTIFIER_CASE: insensitive to case, and kept as written
  [504, '"'], // SQL_IDENTIFIER_QUOTE_CHAR
  [505, 3], // SQL_QUOTED_IDENTIFIER_CASE
  [513, '\\'], // SQL_SEARCH_STRING_ESCAPE
]);

/** The types of the union, in the order that the specification fixes. */
const VALUE_TYPES: readonly DataType[] = [
  new Utf8(),
  new Bool(),
  new Int64(),
  new Int32(),
  new List(new Field('item', new Utf8(), true)),
  new Map_(
    new Field(
      'entries',
      new Struct<{ key: DataType; value: DataType }>([
        new Field('key', new Int32(), false),
        new Field('value', new List(new Field('item', new Int32(), true)), true),
      ]),
      false,
    ),
  ),
];
const TEXT = 0;
const BOOL = 1;
const INT32 = 3;

/** The table of SqlInfo: everything, or what was asked for and is known. */
export function sqlInfoTable(wanted: readonly number[]): MetadataTable {
  const rows = [...INFO].filter(([id]) => wanted.length === 0 || wanted.includes(id));
  const ids = Uint32Array.from(rows.map(([id]) => id));
  return metadataTable(rows.length, [
    fixed('info_name', new Uint32(), rows.length, bytesOf(ids)),
    values(rows.map(([, value]) => value)),
  ]);
}

function values(rows: readonly (string | boolean | number)[]): MetadataColumn {
  const names = [
    'string_value',
    'bool_value',
    'bigint_value',
    'int32_bitmask',
    'string_list',
    'int32_to_int32_list_map',
  ];
  const children = names.map((name, i) => new Field(name, VALUE_TYPES[i] as DataType, true));
  const type = new DenseUnion(Int32Array.from(names.keys()), children);
  return { field: new Field('value', type, false), add: parts => addUnion(parts, rows) };
}

/** A dense union keeps, per row, which child has the value and where in it, and no validity of its own. */
function addUnion(parts: BatchParts, rows: readonly (string | boolean | number)[]): void {
  const counts = new Map<number, number>();
  const places = rows.map(value => {
    const child = childOf(value);
    const place = counts.get(child) ?? 0;
    counts.set(child, place + 1);
    return place;
  });
  parts.nodes.push({ length: rows.length, nullCount: 0 });
  parts.buffers.push(Uint8Array.from(rows.map(childOf)), bytesOf(Int32Array.from(places)));
  addBytes(parts, rows.filter(value => typeof value === 'string').map(encode));
  addBools(
    parts,
    rows.filter(value => typeof value === 'boolean'),
  );
  addFixed(parts, 0, new Uint8Array(0)); // int64
  const numbers = rows.filter(value => typeof value === 'number');
  addFixed(parts, numbers.length, bytesOf(Int32Array.from(numbers)));
  addEmptyLists(parts);
}

/** A list of texts and a map of lists, neither of which this server uses. */
function addEmptyLists(parts: BatchParts): void {
  const noOffsets = bytesOf(Int32Array.of(0));
  addFixed(parts, 0, noOffsets); // the list
  addBytes(parts, []);
  addFixed(parts, 0, noOffsets); // the map
  parts.nodes.push({ length: 0, nullCount: 0 }); // its entries
  parts.buffers.push(new Uint8Array(0));
  addFixed(parts, 0, new Uint8Array(0)); // keys
  addFixed(parts, 0, noOffsets); // values: lists
  addFixed(parts, 0, new Uint8Array(0));
}

function addBools(parts: BatchParts, rows: readonly boolean[]): void {
  const bits = new Uint8Array(bytesFor(rows.length));
  rows.forEach((value, row) => setBit(bits, row, value));
  addFixed(parts, rows.length, bits);
}

function childOf(value: string | boolean | number): number {
  if (typeof value === 'string') return TEXT;
  return typeof value === 'boolean' ? BOOL : INT32;
}
