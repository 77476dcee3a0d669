import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Writes customers and orders into a lake's bronze, as a sync would: a folder of Parquet each. Called again, it overwrites. */
export async function writeBronze(
  data: string,
  counts: { readonly customers: number; readonly orders: number },
): Promise<void> {
  const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  const copy = async (table: string, query: string): Promise<void> => {
    const folder = join(data, 'bronze', table);
    mkdirSync(folder, { recursive: true });
    await duckdb.run(`COPY (${query}) TO '${join(folder, 'part-0.parquet')}' (FORMAT parquet)`);
  };
  await copy(
    'raw_customers',
    `SELECT i AS customer_id, ' Customer ' || i || ' ' AS name, 'C' || i || '@Example.com' AS email, '555-' || i AS phone,
       i || ' Main Street' AS address, 'Springfield' AS city, 'OR' AS state, '97477' AS zip_code,
       TIMESTAMP '2026-01-01 00:00:00' + to_hours(i) AS created_at, TIMESTAMP '2026-02-01 00:00:00' + to_hours(i) AS updated_at
     FROM range(1, ${counts.customers + 1}) t(i)`,
  );
  await copy(
    'raw_orders',
    `SELECT i AS order_id, 1 + i % ${counts.customers} AS customer_id, DATE '2026-01-01' + CAST(i % 60 AS INTEGER) AS order_date,
       CAST(i AS DOUBLE) + 0.25 AS amount, ['pending', 'completed', 'shipped'][1 + i % 3] AS status,
       TIMESTAMP '2026-03-01 00:00:00' + to_minutes(i) AS updated_at
     FROM range(1, ${counts.orders + 1}) t(i)`,
  );
  duckdb.disconnectSync();
}
