import { int32s, type MetadataTable, metadataTable, optionalTexts, texts, uint8s } from './metadataTable';

/** Dremio has no primary keys: the table that the specification asks for, without rows. */
export function noPrimaryKeys(): MetadataTable {
  return metadataTable(0, [
    optionalTexts('catalog_name', []),
    optionalTexts('db_schema_name', []),
    texts('table_name', []),
    texts('column_name', []),
    optionalTexts('key_name', []),
    int32s('key_sequence', []),
  ]);
}

/** Dremio has no foreign keys: one shape answers exported, imported and cross reference keys. */
export function noForeignKeys(): MetadataTable {
  return metadataTable(0, [
    optionalTexts('pk_catalog_name', []),
    optionalTexts('pk_db_schema_name', []),
    texts('pk_table_name', []),
    texts('pk_column_name', []),
    optionalTexts('fk_catalog_name', []),
    optionalTexts('fk_db_schema_name', []),
    texts('fk_table_name', []),
    texts('fk_column_name', []),
    int32s('key_sequence', []),
    optionalTexts('fk_key_name', []),
    optionalTexts('pk_key_name', []),
    uint8s('update_rule', []),
    uint8s('delete_rule', []),
  ]);
}
