import { createInterface } from 'node:readline';
import { FlightClient } from '@lakehouse/flight';

/** As `pyarrowClient.py`, with our client: every column of every batch is there as a typed array. */
async function main(): Promise<void> {
  const client = new FlightClient({
    host: '127.0.0.1',
    port: Number(process.argv[2]),
    credentials: { kind: 'none' },
    form: 'dremio',
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const started = performance.now();
    let rows = 0;
    for await (const batch of await client.query(line)) rows += batch.numRows;
    process.stdout.write(`${(performance.now() - started) / 1000} ${rows}\n`);
  }
  client.close();
}

void main();
