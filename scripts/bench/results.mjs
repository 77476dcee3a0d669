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

/** Exports of sorted rows on the disk, and one that pyarrow has no writer for. */
const ALONE = ['export jsonLines'];
const FROM_DISK = ['export csv', 'export parquet'];

/** Sorting, filtering and profiling ten million rows beside pyarrow's compute functions, and windows after a sort. */
export async function bench({ only: wanted = '' } = {}) {
  const python = join(await pythonEnvironment('scripts/python/peers.txt'), 'python');
  const node = await editorNode();
  const engine = await peerBundle('resultsEngine', ['base', 'results']);
  const pyarrow = new Peer('pyarrow', python, ['scripts/bench/pyarrowCompute.py', String(ROWS)]);
  const ours = new Peer('ours', node, [engine, String(ROWS), '100000']);
  for (const peer of [pyarrow, ours]) await peer.line();
  for (const work of WORK.filter(each => each.startsWith(wanted))) await compare(work, pyarrow, ours);
  for (const work of ALONE.filter(each => each.startsWith(wanted))) await tell(`${work}, 10 M rows`, work, ours);
  await tellWindows('in memory', ours);
  pyarrow.stop();
  ours.stop();
  const spilled = new Peer('ours', node, [engine, String(ROWS), '64']);
  await spilled.line();
  await tellWindows('on disk', spilled);
  for (const work of FROM_DISK) await tell(`${work} of 10 M sorted rows on disk`, work, spilled);
  spilled.stop();
}

async function compare(work, pyarrow, ours) {
  const times = { theirs: [], ours: [], held: 0 };
  for (let run = 0; run < RUNS; run++) {
    times.theirs.push(Number(await pyarrow.ask(work)));
    // A profile or a filter is that of all rows.
    await ours.ask('all');
    const [time, held] = (await ours.ask(work)).split(' ').map(Number);
    times.ours.push(time);
    times.held = Math.max(times.held, held);
  }
  const [theirs, own] = [times.theirs, times.ours].map(list => list.sort((a, b) => a - b)[RUNS >> 1]);
  const ratio = (theirs / own).toFixed(2);
  process.stdout.write(
    `results: ${work}, 10 M rows: ${own.toFixed(0)} ms, pyarrow ${theirs.toFixed(0)} ms (${ratio} of its speed, median of ${RUNS}), held the thread for ${times.held.toFixed(0)} ms at most\n`,
  );
}

async function tell(name, work, ours) {
  const [time, held] = (await ours.ask(work)).split(' ').map(Number);
  process.stdout.write(`results: ${name}: ${time.toFixed(0)} ms, held the thread for ${held.toFixed(0)} ms at most\n`);
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
    `results: a window of 60 rows ${where}, p50 / p95: ${told(unsorted)}; after a sort of ${Number(sort.split(' ')[0]).toFixed(0)} ms: ${told(sorted)}\n`,
  );
}
