import { join } from 'node:path';
import { editorNode } from '../lib/editorNode.mjs';
import { pythonEnvironment } from '../lib/python.mjs';
import { Peer } from './peer.mjs';
import { peerBundle } from './peerBundle.mjs';

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
  const engine = await peerBundle('resultsEngine', ['base', 'results']);
  const pyarrow = new Peer('pyarrow', python, ['scripts/bench/pyarrowCompute.py', String(ROWS)]);
  const ours = new Peer('ours', node, [engine, String(ROWS), '100000']);
  for (const peer of [pyarrow, ours]) await peer.line();
  const wanted = process.env.LAKEHOUSE_BENCH ?? '';
  for (const work of WORK.filter(each => each.startsWith(wanted))) await compare(work, pyarrow, ours);
  await tellWindows('in memory', ours);
  pyarrow.stop();
  ours.stop();
  const spilled = new Peer('ours', node, [engine, String(ROWS), '64']);
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
