import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { editorNode } from '../lib/editorNode.mjs';
import { ROOT } from '../lib/paths.mjs';
import { pythonEnvironment } from '../lib/python.mjs';

const ROWS = 10_000_000;
const RUNS = 3;
const WORK = [
  'sort id',
  'sort amount',
  'sort status',
  'sort name',
  'filter id 1000000000000000000',
  'filter amount 1000000.5',
  'filter name customer 3',
  'contains name 4711',
  'profile id',
  'profile amount',
  'profile status',
  'profile name',
  'export arrow',
  'export parquet',
  'export csv',
];

/** Sorting, filtering and profiling ten million rows beside pyarrow's compute functions, and windows after a sort. */
export async function bench() {
  const python = join(await pythonEnvironment('scripts/python/peers.txt'), 'python');
  const node = await editorNode();
  const engine = await ourEngine();
  const pyarrow = new Peer(python, ['scripts/bench/pyarrowCompute.py', String(ROWS)]);
  const ours = new Peer(node, [engine, String(ROWS), '100000']);
  for (const peer of [pyarrow, ours]) await peer.line();
  const wanted = process.env.LAKEHOUSE_BENCH ?? '';
  for (const work of WORK.filter(each => each.startsWith(wanted))) await compare(work, pyarrow, ours);
  await tellWindows('in memory', ours);
  pyarrow.stop();
  ours.stop();
  const spilled = new Peer(node, [engine, String(ROWS), '64']);
  await spilled.line();
  await tellWindows('on disk', spilled);
  spilled.stop();
}

async function compare(work, pyarrow, ours) {
  const times = { theirs: [], ours: [] };
  for (let run = 0; run < RUNS; run++) {
    times.theirs.push(Number(await pyarrow.ask(work)));
    // A profile or a filter is that of all rows.
    await ours.ask('all');
    times.ours.push(Number(await ours.ask(work)));
  }
  const [theirs, own] = [times.theirs, times.ours].map(list => list.sort((a, b) => a - b)[RUNS >> 1]);
  const ratio = (theirs / own).toFixed(2);
  process.stdout.write(
    `results: ${work}, 10 M rows: ${own.toFixed(0)} ms, pyarrow ${theirs.toFixed(0)} ms (${ratio} of its speed, median of ${RUNS})\n`,
  );
}

async function tellWindows(where, peer) {
  const unsorted = await peer.ask('windows');
  const sort = await peer.ask('sort id');
  const sorted = await peer.ask('windows');
  const told = text =>
    text
      .split(' ')
      .map(ms => `${ms} ms`)
      .join(' / ');
  process.stdout.write(
    `results: a window of 60 rows ${where}, p50 / p95: ${told(unsorted)}; after a sort of ${Number(sort).toFixed(0)} ms: ${told(sorted)}\n`,
  );
}

async function ourEngine() {
  const outfile = join(ROOT, 'out/bench/resultsEngine.cjs');
  await build({
    entryPoints: [join(ROOT, 'scripts/bench/resultsEngine.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['import', 'node'],
    alias: Object.fromEntries(
      ['base', 'results'].map(name => [`@lakehouse/${name}`, join(ROOT, `packages/${name}/src/index.ts`)]),
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
    this.child.kill();
  }
}
