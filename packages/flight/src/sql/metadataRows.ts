import type { Schema } from 'apache-arrow';
import { decodeSchema } from '../arrow/batchDecoder';
import type { Row } from './typedRows';

/** A schema of the database, which Flight SQL calls so to tell it from those of Arrow. */
export interface DbSchemaRow {
  readonly catalog: string | undefined;
  readonly dbSchema: string;
}

export interface TableRow {
  readonly catalog: string | undefined;
  readonly dbSchema: string | undefined;
  readonly table: string;
  /** In the server's own words: see `tableTypes`. */
  readonly type: string;
  /** Its columns, where they were asked for. */
  readonly schema: Schema | undefined;
}

export interface PrimaryKeyRow {
  readonly catalog: string | undefined;
  readonly dbSchema: string | undefined;
  readonly table: string;
  readonly column: string;
  readonly key: string | undefined;
  /** Place of the column within the key, from one. */
  readonly sequence: number;
}

/** What happens to rows that refer to a row that changes or goes. */
export type KeyRule = 'cascade' | 'restrict' | 'setNull' | 'noAction' | 'setDefault';

/** A column that refers to a column. */
export interface ForeignKeyRow {
  readonly primary: KeyColumn;
  readonly foreign: KeyColumn;
  /** Place of the column within the key, from one. */
  readonly sequence: number;
  readonly primaryKey: string | undefined;
  readonly foreignKey: string | undefined;
  readonly onUpdate: KeyRule;
  readonly onDelete: KeyRule;
}

export interface KeyColumn {
  readonly catalog: string | undefined;
  readonly dbSchema: string | undefined;
  readonly table: string;
  readonly column: string;
}

/** A type of the server, in the terms of ODBC and JDBC; numbers are those of their specifications. */
export interface TypeInfoRow {
  readonly name: string;
  readonly dataType: number;
  readonly columnSize: number | undefined;
  readonly literalPrefix: string | undefined;
  readonly literalSuffix: string | undefined;
  readonly createParams: readonly string[];
  readonly isNullable: boolean;
  readonly isCaseSensitive: boolean;
  readonly isUnsigned: boolean | undefined;
  readonly localName: string | undefined;
  readonly minimumScale: number | undefined;
  readonly maximumScale: number | undefined;
  readonly sqlDataType: number;
  readonly numPrecRadix: number | undefined;
}

/** By the numbers of `UpdateDeleteRules` in FlightSql.proto. */
const KEY_RULES: readonly KeyRule[] = ['cascade', 'restrict', 'setNull', 'noAction', 'setDefault'];

export function dbSchemaRow(row: Row): DbSchemaRow {
  return { catalog: row.optionalText('catalog_name'), dbSchema: row.text('db_schema_name') };
}

export function tableRow(row: Row): TableRow {
  const schema = row.bytes('table_schema');
  return {
    ...tableOf(row),
    type: row.text('table_type'),
    schema: schema === undefined || schema.length === 0 ? undefined : decodeSchema(schema),
  };
}

export function primaryKeyRow(row: Row): PrimaryKeyRow {
  return {
    ...tableOf(row),
    column: row.text('column_name'),
    key: row.optionalText('key_name'),
    sequence: row.integer('key_sequence') ?? 0,
  };
}

export function foreignKeyRow(row: Row): ForeignKeyRow {
  return {
    primary: keyColumn(row, 'pk'),
    foreign: keyColumn(row, 'fk'),
    sequence: row.integer('key_sequence') ?? 0,
    primaryKey: row.optionalText('pk_key_name'),
    foreignKey: row.optionalText('fk_key_name'),
    onUpdate: KEY_RULES[row.integer('update_rule') ?? -1] ?? 'noAction',
    onDelete: KEY_RULES[row.integer('delete_rule') ?? -1] ?? 'noAction',
  };
}

export function typeInfoRow(row: Row): TypeInfoRow {
  const parameters = row.value('create_params');
  return {
    name: row.text('type_name'),
    dataType: row.integer('data_type') ?? 0,
    columnSize: row.integer('column_size'),
    literalPrefix: row.optionalText('literal_prefix'),
    literalSuffix: row.optionalText('literal_suffix'),
    createParams: isIterable(parameters) ? [...parameters].map(String) : [],
    isNullable: row.integer('nullable') !== 0,
    isCaseSensitive: row.value('case_sensitive') === true,
    isUnsigned: booleanOf(row.value('unsigned_attribute')),
    localName: row.optionalText('local_type_name'),
    minimumScale: row.integer('minimum_scale'),
    maximumScale: row.integer('maximum_scale'),
    sqlDataType: row.integer('sql_data_type') ?? 0,
    numPrecRadix: row.integer('num_prec_radix'),
  };
}

function tableOf(row: Row): Pick<TableRow, 'catalog' | 'dbSchema' | 'table'> {
  return {
    catalog: row.optionalText('catalog_name'),
    dbSchema: row.optionalText('db_schema_name'),
    table: row.text('table_name'),
  };
}

function keyColumn(row: Row, side: 'pk' | 'fk'): KeyColumn {
  return {
    catalog: row.optionalText(`${side}_catalog_name`),
    dbSchema: row.optionalText(`${side}_db_schema_name`),
    table: row.text(`${side}_table_name`),
    column: row.text(`${side}_column_name`),
  };
}

function booleanOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
