import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { editorNode } from '../lib/editorNode.mjs';
import { ROOT } from '../lib/paths.mjs';
import { pythonEnvironment } from '../lib/python.mjs';

const RUNS = 9;
const ROW_BYTES = 8 * 8;
const CASES = [
  { name: 'batches of 64 KiB', rows: 1_000_000, batch: 1024 },
  { name: 'batches of 1 MiB', rows: 8_000_000, batch: 16_384 },
  { name: 'batches of 4 MiB', rows: 8_000_000, batch: 65_536 },
  { name: 'batches of 16 MiB', rows: 8_000_000, batch: 262_144 },
];

/** Eight columns of int64 from a pyarrow server over loopback, read by pyarrow and by our client in turns. */
export async function bench() {
  const python = join(await pythonEnvironment('scripts/python/peers.txt'), 'python');
  const server = new Peer(python, ['test/support/pyarrowServer.py', '--open']);
  const { port } = JSON.parse(await server.line());
  const peers = [
    new Peer(python, ['scripts/bench/pyarrowClient.py', String(port)]),
    new Peer(await editorNode(), [await ourClient(), String(port)]),
  ];
  for (const { name, rows, batch } of CASES) {
    const [pyarrow, ours] = await alternate(peers, `wide ${rows} ${batch}`, rows);
    const [theirRate, ourRate] = [pyarrow, ours].map(seconds => (rows * ROW_BYTES) / seconds / 1e6);
    const ratio = (ourRate / theirRate).toFixed(2);
    const rates = `ours ${ourRate.toFixed(0)} MB/s, pyarrow ${theirRate.toFixed(0)} MB/s`;
    process.stdout.write(`flight: ${name}: ${ratio} of pyarrow (${rates}, median of ${RUNS} in turns)\n`);
  }
  for (const peer of [...peers, server]) peer.stop();
}

/** The median seconds of each peer; the first round only warms up. */
async function alternate(peers, query, rows) {
  const seconds = peers.map(() => []);
  for (let run = 0; run <= RUNS; run++)
    for (const [i, peer] of peers.entries()) {
      const [time, count] = (await peer.ask(query)).split(' ').map(Number);
      if (count !== rows) throw new Error(`${count} rows came of ${rows}`);
      if (run > 0) seconds[i].push(time);
    }
  return seconds.map(list => list.sort((a, b) => a - b)[RUNS >> 1]);
}

async function ourClient() {
  const outfile = join(ROOT, 'out/bench/ourClient.cjs');
  await build({
    entryPoints: [join(ROOT, 'scripts/bench/ourClient.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['import', 'node'],
    alias: Object.fromEntries(
      ['base', 'flight'].map(name => [`@lakehouse/${name}`, join(ROOT, `packages/${name}/src/index.ts`)]),
    ),
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

/** A process that answers each line with a line. */
class Peer {
  constructor(command, args) {
    this.child = spawn(command, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async line() {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.child.spawnargs.join(' ')} ended`);
    return value;
  }

  ask(line) {
    this.child.stdin.write(`${line}\n`);
    return this.line();
  }

  stop() {
    this.child.stdin.end();
    this.child.kill();
  }
}
