import { DuckDBTypeId } from '@duckdb/node-api';
import type { Database } from './database';
import { dremioError, type RunText } from './dremioError';
import type { LakeColumn } from './lakeStream';
import { quoteName } from './sql/names';
import { wrapped } from './sql/textEdits';

/**
 * The columns that a query gives, without running it.
 *
 * @throws LakeError for a query that cannot run
 */
export async function queryColumns(database: Database, run: RunText): Promise<readonly LakeColumn[]> {
  const connection = await database.connect();
  try {
    const prepared = await connection.prepare(run.body.text);
    return Array.from({ length: prepared.columnCount }, (_, i) => ({
      name: prepared.columnName(i),
      type: prepared.columnType(i),
    }));
  } catch (error) {
    throw dremioError(error, run);
  } finally {
    database.release(connection);
  }
}

/**
 * The query with no integers longer than Dremio's, which end at 64 bits: DuckDB's sum of integers has 128.
 *
 * @throws LakeError for a query that cannot run
 */
export async function withDremioIntegers(database: Database, run: RunText): Promise<RunText> {
  const columns = await queryColumns(database, run);
  if (!columns.some(isLong)) return run;
  const names = columns.map((_, i) => `c${i}`);
  const items = columns.map(
    (column, i) => `${isLong(column) ? `CAST(c${i} AS BIGINT)` : `c${i}`} AS ${quoteName(column.name)}`,
  );
  return { ...run, body: wrapped(`SELECT ${items.join(', ')} FROM (`, run.body, `) AS q(${names.join(', ')})`) };
}

function isLong({ type }: LakeColumn): boolean {
  return type.typeId === DuckDBTypeId.HUGEINT || type.typeId === DuckDBTypeId.UHUGEINT;
}
