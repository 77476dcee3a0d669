import type { Schema } from 'apache-arrow';

/** The columns that FlightSql.proto fixes for each answer of a server about itself, as `columnsOf` writes them. */
export const CATALOGS = ['catalog_name: Utf8 not null'];
export const DB_SCHEMAS = ['catalog_name: Utf8', 'db_schema_name: Utf8 not null'];
export const TABLES = [
  'catalog_name: Utf8',
  'db_schema_name: Utf8',
  'table_name: Utf8 not null',
  'table_type: Utf8 not null',
  'table_schema: Binary not null',
];
export const TABLE_TYPES = ['table_type: Utf8 not null'];
export const PRIMARY_KEYS = [
  'catalog_name: Utf8',
  'db_schema_name: Utf8',
  'table_name: Utf8 not null',
  'column_name: Utf8 not null',
  'key_sequence: Int32 not null',
  'key_name: Utf8',
];
export const FOREIGN_KEYS = [
  'pk_catalog_name: Utf8',
  'pk_db_schema_name: Utf8',
  'pk_table_name: Utf8 not null',
  'pk_column_name: Utf8 not null',
  'fk_catalog_name: Utf8',
  'fk_db_schema_name: Utf8',
  'fk_table_name: Utf8 not null',
  'fk_column_name: Utf8 not null',
  'key_sequence: Int32 not null',
  'fk_key_name: Utf8',
  'pk_key_name: Utf8',
  'update_rule: Uint8 not null',
  'delete_rule: Uint8 not null',
];
export const TYPE_INFO = [
  'type_name: Utf8 not null',
  'data_type: Int32 not null',
  'column_size: Int32',
  'literal_prefix: Utf8',
  'literal_suffix: Utf8',
  'create_params: List<Utf8>',
  'nullable: Int32 not null',
  'case_sensitive: Bool not null',
  'searchable: Int32 not null',
  'unsigned_attribute: Bool',
  'fixed_prec_scale: Bool not null',
  'auto_increment: Bool',
  'local_type_name: Utf8',
  'minimum_scale: Int32',
  'maximum_scale: Int32',
  'sql_data_type: Int32 not null',
  'datetime_subcode: Int32',
  'num_prec_radix: Int32',
  'interval_precision: Int32',
];
export const SQL_INFO = [
  'info_name: Uint32 not null',
  'value: Union<Utf8 | Bool | Int64 | Int32 | List<Utf8> | Map<{key:Int32, value:List<Int32>}>> not null',
];

/** Name, type and whether NULL may come, of each column. */
export function columnsOf(schema: Schema): readonly string[] {
  return schema.fields.map(({ name, type, nullable }) => `${name}: ${String(type)}${nullable ? '' : ' not null'}`);
}
