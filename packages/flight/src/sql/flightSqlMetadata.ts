import type { FlightClient } from '../client/flightClient';
import * as wire from '../wire/flightSqlMessages';
import type { Init, Message } from '../wire/message';
import {
  type DbSchemaRow,
  dbSchemaRow,
  type ForeignKeyRow,
  foreignKeyRow,
  type PrimaryKeyRow,
  primaryKeyRow,
  type TableRow,
  tableRow,
  type TypeInfoRow,
  typeInfoRow,
} from './metadataRows';
import { commandDescriptor } from './sqlCommand';
import { sqlInfoRow, type SqlInfoValue } from './sqlInfo';
import { type Row, typedRows } from './typedRows';

/** Which tables to list; patterns are those of SQL's `LIKE`. What is left out lets everything pass. */
export interface TableFilter {
  readonly catalog?: string | undefined;
  readonly dbSchemaPattern?: string | undefined;
  readonly tablePattern?: string | undefined;
  readonly types?: readonly string[] | undefined;
  /** Whether to tell the columns as well, which some servers are slow at. */
  readonly withColumns?: boolean | undefined;
}

/** One table, as its keys are asked for. */
export interface TableRef {
  readonly catalog?: string | undefined;
  readonly dbSchema?: string | undefined;
  readonly table: string;
}

/**
 * What a Flight SQL server tells about its database, as typed rows.
 *
 * A server need not know every question: then the promise rejects, mostly with `query.unsupported`.
 */
export class FlightSqlMetadata {
  readonly #flight: FlightClient;

  constructor(flight: FlightClient) {
    this.#flight = flight;
  }

  catalogs(signal?: AbortSignal): Promise<readonly string[]> {
    return this.#rows([wire.CommandGetCatalogs, {}], row => row.text('catalog_name'), signal);
  }

  dbSchemas(
    { catalog, pattern }: { readonly catalog?: string | undefined; readonly pattern?: string | undefined } = {},
    signal?: AbortSignal,
  ): Promise<readonly DbSchemaRow[]> {
    const command = { catalog, dbSchemaFilterPattern: pattern };
    return this.#rows([wire.CommandGetDbSchemas, command], dbSchemaRow, signal);
  }

  tables(filter: TableFilter = {}, signal?: AbortSignal): Promise<readonly TableRow[]> {
    const command = {
      catalog: filter.catalog,
      dbSchemaFilterPattern: filter.dbSchemaPattern,
      tableNameFilterPattern: filter.tablePattern,
      tableTypes: filter.types,
      includeSchema: filter.withColumns,
    };
    return this.#rows([wire.CommandGetTables, command], tableRow, signal);
  }

  tableTypes(signal?: AbortSignal): Promise<readonly string[]> {
    return this.#rows([wire.CommandGetTableTypes, {}], row => row.text('table_type'), signal);
  }

  primaryKeys(table: TableRef, signal?: AbortSignal): Promise<readonly PrimaryKeyRow[]> {
    return this.#rows([wire.CommandGetPrimaryKeys, table], primaryKeyRow, signal);
  }

  /** The foreign keys of other tables that refer to this one. */
  exportedKeys(table: TableRef, signal?: AbortSignal): Promise<readonly ForeignKeyRow[]> {
    return this.#rows([wire.CommandGetExportedKeys, table], foreignKeyRow, signal);
  }

  /** The foreign keys of this table. */
  importedKeys(table: TableRef, signal?: AbortSignal): Promise<readonly ForeignKeyRow[]> {
    return this.#rows([wire.CommandGetImportedKeys, table], foreignKeyRow, signal);
  }

  /** The foreign keys by which the second table refers to the first. */
  crossReference(primary: TableRef, foreign: TableRef, signal?: AbortSignal): Promise<readonly ForeignKeyRow[]> {
    const command = {
      pkCatalog: primary.catalog,
      pkDbSchema: primary.dbSchema,
      pkTable: primary.table,
      fkCatalog: foreign.catalog,
      fkDbSchema: foreign.dbSchema,
      fkTable: foreign.table,
    };
    return this.#rows([wire.CommandGetCrossReference, command], foreignKeyRow, signal);
  }

  /** The server's types; `dataType` asks for one by its number in JDBC. */
  typeInfo(dataType?: number, signal?: AbortSignal): Promise<readonly TypeInfoRow[]> {
    return this.#rows([wire.CommandGetXdbcTypeInfo, { dataType }], typeInfoRow, signal);
  }

  /** What the server says of itself: the numbers of `SqlInfo`, or none for all. */
  async sqlInfo(
    numbers: readonly number[] = [],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<number, SqlInfoValue | undefined>> {
    return new Map(await this.#rows([wire.CommandGetSqlInfo, { info: numbers }], sqlInfoRow, signal));
  }

  async #rows<Q, T>(
    [codec, value]: readonly [Message<Q>, Init<Q>],
    read: (row: Row) => T,
    signal: AbortSignal | undefined,
  ): Promise<readonly T[]> {
    return typedRows(await this.#flight.execute(commandDescriptor(codec, value), signal), read);
  }
}
