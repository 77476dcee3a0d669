import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Secret } from '@lakehouse/base';
import { FlightClient } from '@lakehouse/flight';

const [port, ...words] = process.argv.slice(2);
const keeps = words.includes('--keep');
const authority = words.find(word => !word.startsWith('--'));
const client = new FlightClient({
  host: authority === undefined ? '127.0.0.1' : 'localhost',
  port: Number(port),
  tls: authority === undefined ? undefined : { ca: readFileSync(authority, 'utf8') },
  credentials: { kind: 'password', user: 'admin', password: new Secret('password123') },
  form: 'dremio',
});

/**
 * The seconds that a query took, its rows, and its seconds of CPU: every column of every batch was there as a typed
 * array, and then the batch was let go of, as Python does by itself. With `--keep` nobody says so, and the engine finds out.
 */
async function read(query: string, seen: () => void = () => undefined): Promise<readonly [number, number, number]> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let rows = 0;
  for await (const batch of await client.query(query)) {
    rows += batch.numRows;
    seen();
    if (!keeps) client.release(batch);
  }
  const { user, system } = process.cpuUsage(cpu);
  return [(performance.now() - started) / 1000, rows, (user + system) / 1e6];
}

/** The 50th and the 95th percentile of many queries, one after another, in milliseconds. */
async function many(count: number, query: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push((await read(query))[0] * 1000);
  times.sort((a, b) => a - b);
  return [0.5, 0.95].map(part => times[Math.floor(count * part)] ?? 0);
}

/** MB of memory before a query and at most while it was read, and its rows. */
async function memory(query: string): Promise<readonly number[]> {
  const megabytes = (): number => process.memoryUsage.rss() / 1e6;
  const before = megabytes();
  let most = before;
  const [, rows] = await read(query, () => (most = Math.max(most, megabytes())));
  return [before, most, rows];
}

/** As `pyarrowClient.py`, with our client; `memory QUERY` besides. */
async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const [first = '', second = '', ...rest] = line.split(' ');
    const answer =
      first === 'many'
        ? many(Number(second), rest.join(' '))
        : first === 'memory'
          ? memory([second, ...rest].join(' '))
          : read(line);
    process.stdout.write(`${(await answer).join(' ')}\n`);
  }
  client.close();
}

void main();
