import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../lib/paths.mjs';

const ROWS = 2_000_000;
const RUNS = 5;
const require = createRequire(import.meta.url);

const CASES = {
  '8 numeric columns':
    'SELECT i::INT a, i b, (i * 0.5)::DOUBLE c, i::FLOAT d, (i * 1.25)::DECIMAL(18, 2) e, (i % 7)::INT f, i * 1000 g, (i / 3)::DOUBLE h FROM range(@) t(i)',
  '2 timestamps': 'SELECT make_timestamp(i * 1000003) a, make_timestamp(i * 1000007) b FROM range(@) t(i)',
  'short texts': 'SELECT (i % 100000)::VARCHAR a FROM range(@) t(i)',
  'long texts': "SELECT 'a text that does not fit its header ' || i::VARCHAR a FROM range(@) t(i)",
  'lists of 3': 'SELECT [i, i + 1, i + 2] a FROM range(@) t(i)',
};

/** From DuckDB's table to encoded FlightData, nothing sent: what the door can give at most. */
export async function bench() {
  const { encodeBatches, batchMessage } = await load();
  const { DuckDBInstance } = require('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const [name, sql] of Object.entries(CASES)) {
    await connection.run(`CREATE OR REPLACE TABLE rows_of AS ${sql.replace('@', ROWS)}`);
    const speeds = [];
    let bytes = 0;
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now();
      bytes = await encodeAll(await connection.stream('SELECT * FROM rows_of'), encodeBatches, batchMessage);
      speeds.push(ROWS / (performance.now() - started) / 1000);
    }
    const median = speeds.sort((a, b) => a - b)[RUNS >> 1];
    const rate = ((bytes / ROWS) * median).toFixed(0);
    process.stdout.write(`door: ${name}: ${median.toFixed(1)} M rows/s, ${rate} MB/s (median of ${RUNS})\n`);
  }
  connection.closeSync();
}

async function encodeAll(result, encodeBatches, batchMessage) {
  const columns = result.columnNames().map((name, i) => ({ name, type: result.columnType(i) }));
  let bytes = 0;
  for await (const batch of encodeBatches(columns, chunksOf(result))) bytes += batchMessage(batch).dataBody.length;
  return bytes;
}

async function* chunksOf(result) {
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk;
  }
}

async function load() {
  const outfile = join(ROOT, 'out/bench/door.cjs');
  await build({
    stdin: {
      contents:
        "export { encodeBatches } from './arrow/encodeBatches'; export { batchMessage } from './flight/flightData';",
      resolveDir: join(ROOT, 'sandbox/src'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@duckdb/*', '@grpc/*', 'apache-arrow'],
    outfile,
    logLevel: 'warning',
  });
  return require(outfile);
}
