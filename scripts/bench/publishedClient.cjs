'use strict';
// Reads queries as `pyarrowClient.py` does, with a client that others have published: `FOLDER NAME PORT`, where FOLDER
// holds its node_modules. Prints `failed REASON` for what the client cannot read.
const { createRequire } = require('node:module');
const { createInterface } = require('node:readline');

const [folder, name, port] = process.argv.slice(2);
const load = createRequire(`${folder}/package.json`);
const login = { username: 'admin', password: 'password123' };

const OPEN = {
  '@gizmodata/gizmosql-client': async () => {
    const { FlightSQLClient } = load(name);
    const client = new FlightSQLClient({ host: '127.0.0.1', port: Number(port), plaintext: true, ...login });
    return async query => (await client.execute(query)).numRows;
  },
  '@lancedb/arrow-flight-sql-client': async () => {
    const { Client } = load(name);
    const client = await Client.connect({ host: `127.0.0.1:${port}`, insecure: true, ...login });
    return async query => {
      let rows = 0;
      for await (const batch of (await client.query(query)).toArrowStream()) rows += batch.numRows;
      return rows;
    };
  },
};

async function main() {
  const read = await OPEN[name]();
  for await (const line of createInterface({ input: process.stdin })) {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const answer = await read(line).then(
      rows => {
        const { user, system } = process.cpuUsage(cpu);
        return `${(performance.now() - started) / 1000} ${rows} ${(user + system) / 1e6}`;
      },
      error => `failed ${String(error.message).replace(/\s+/g, ' ')}`,
    );
    process.stdout.write(`${answer}\n`);
  }
}

void main();
