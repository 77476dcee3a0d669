import type { FlightData, Init } from '@lakehouse/flight';
import type { Schema } from 'apache-arrow';
import { arrowSchema } from '../arrow/arrowTypes';
import { encodeBatches } from '../arrow/encodeBatches';
import { schemaHeader } from '../arrow/messages';
import type { Lake } from '../lake/lake';
import type { Command } from './commands';
import { batchMessage, schemaMessage } from './flightData';
import {
  catalogsTable,
  matchingSchemas,
  matchingTables,
  schemasOf,
  schemasTable,
  type TableFilter,
  tablesTable,
  tableTypesTable,
} from './metadata/catalogTables';
import { noForeignKeys, noPrimaryKeys } from './metadata/keyTables';
import type { MetadataTable } from './metadata/metadataTable';
import { sqlInfoTable } from './metadata/sqlInfo';

/** What the door needs of the lake. */
export type Queries = Pick<Lake, 'describe' | 'run'>;

/** How a command is answered: planned for flight info, and run when its ticket is presented. */
export interface Answer {
  /** The schema of the rows, without computing them. */
  plan(): Promise<Schema>;
  /** The rows as messages of Flight: the schema, and then batches as fast as they are taken. The job is the user's. */
  messages(user: string, signal: AbortSignal): AsyncIterable<Init<FlightData>>;
}

export function answerTo(command: Command, lake: Queries): Answer {
  switch (command.kind) {
    case 'statement':
      return statement(command.sql, lake);
    case 'catalogs':
      return table(catalogsTable());
    case 'schemas':
      return table(schemasTable([]), async () =>
        schemasTable(await matchingSchemas(lake, command.catalog, command.pattern)),
      );
    case 'tables':
      return tables(command.filter, lake);
    case 'tableTypes':
      return table(tableTypesTable());
    case 'sqlInfo':
      return table(sqlInfoTable(command.wanted));
    case 'primaryKeys':
      return table(noPrimaryKeys());
    case 'foreignKeys':
      return table(noForeignKeys());
  }
}

function statement(sql: string, lake: Queries): Answer {
  return {
    plan: async () => arrowSchema(await lake.describe(sql)),
    async *messages(user, signal) {
      // Dremio's own name for what comes over Flight.
      const stream = await lake.run(sql, { signal, user, queryType: 'FLIGHT' });
      try {
        yield schemaMessage(schemaHeader(arrowSchema(stream.columns)));
        for await (const batch of encodeBatches(stream.columns, stream.chunks())) yield batchMessage(batch);
      } finally {
        stream.close();
      }
    },
  };
}

function tables(filter: TableFilter, lake: Queries): Answer {
  return table(tablesTable([], filter.includeSchema ? [] : undefined), async () => {
    const rows = await matchingTables(lake, filter);
    return tablesTable(rows, filter.includeSchema ? await schemasOf(lake, rows) : undefined);
  });
}

/** A table that is ready, or whose rows are read when they are asked for. */
function table(shape: MetadataTable, rows: () => Promise<MetadataTable> = () => Promise.resolve(shape)): Answer {
  return {
    plan: () => Promise.resolve(shape.schema),
    async *messages() {
      yield schemaMessage(schemaHeader(shape.schema));
      const { batch } = await rows();
      if (batch.rows > 0) yield batchMessage(batch);
    },
  };
}
