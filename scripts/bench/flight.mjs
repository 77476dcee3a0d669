import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorNode } from '../lib/editorNode.mjs';
import { once } from '../lib/once.mjs';
import { pythonEnvironment } from '../lib/python.mjs';
import { mustRun } from '../lib/run.mjs';
import { delayingProxy } from './delayingProxy.mjs';
import { Peer } from './peer.mjs';
import { peerBundle } from './peerBundle.mjs';

const RUNS = 9;
const RUN_MB = 256;
const SIZES = [1, 4, 16, 64];
const KINDS = ['ints', 'strings', 'decimals', 'nested'];
/** Clients that others have published, both Apache-2.0. */
const PUBLISHED = { '@gizmodata/gizmosql-client': '1.4.3', '@lancedb/arrow-flight-sql-client': '0.3.0' };
const CERTIFICATES = 'test/support/certificates';

/** The name of each case, and what runs it: `npm run bench -- flight --case NAME` runs those whose name begins so. */
const CASES = [
  ...KINDS.flatMap(kind => SIZES.map(size => [`${kind} ${size} MB`, () => stream(kind, size)])),
  ['latency', latency],
  ['tls', tls],
  ['queries', queries],
  ['memory', memory],
];

/**
 * The same streams from a pyarrow server through pyarrow, our client and two published ones, in turns. Ours is read
 * twice: by a loop that gives each batch's memory back, and by one that only forgets it.
 */
export async function bench({ only = '' } = {}) {
  const cases = CASES.filter(([name]) => name.startsWith(only));
  if (cases.length === 0)
    throw new Error(`There is no case ${only}. There are: ${CASES.map(([name]) => name).join(', ')}`);
  for (const [, run] of cases) await run();
}

async function stream(kind, size) {
  await withServer([], async port => {
    const folder = await publishedClients();
    const others = Object.keys(PUBLISHED).map(
      name => new Peer(name, process.execPath, ['scripts/bench/publishedClient.cjs', folder, name, String(port)]),
    );
    const peers = [...(await both(port)), await ourPeer('ours without release', port, '--keep'), ...others];
    await compare(`${kind} in batches of ${size} MB`, peers, [kind, RUN_MB / size, size]);
  });
}

/** 20 ms there and back. */
async function latency() {
  await withServer([], async port => {
    const proxy = await delayingProxy(port, 10);
    await compare('ints in batches of 4 MB, 20 ms away', await both(proxy.port), ['ints', RUN_MB / 4, 4]);
    proxy.stop();
  });
}

async function tls() {
  await withServer(['--tls', `${CERTIFICATES}/server.pem`, `${CERTIFICATES}/server.key`], async port => {
    const peers = await both(port, `${CERTIFICATES}/authority.pem`);
    await compare('ints in batches of 4 MB over TLS', peers, ['ints', RUN_MB / 4, 4]);
  });
}

async function queries() {
  await withServer([], async port => {
    const peers = await both(port);
    const rounds = peers.map(() => []);
    // The first round only warms up.
    for (let round = 0; round <= 10; round++)
      for (const [i, peer] of peers.entries()) {
        const found = (await peer.ask(`many ${round === 0 ? 200 : 1000} select 1`)).split(' ').map(Number);
        if (round > 0) rounds[i].push(found);
      }
    for (const [i, peer] of peers.entries()) {
      const [p50, p95] = [0, 1].map(at => middle(rounds[i].map(round => round[at])).toFixed(2));
      print(`10,000 small queries in ten rounds: ${peer.name} p50 ${p50} ms, p95 ${p95} ms`);
      peer.stop();
    }
  });
}

async function memory() {
  await withServer([], async port => {
    for (const size of [4, 16])
      for (const peer of [await ourPeer('ours', port), await ourPeer('ours without release', port, '--keep')]) {
        const [before, most] = (await peer.ask(`memory made ints ${Math.round(5000 / size)} ${size}`))
          .split(' ')
          .map(each => Number(each).toFixed(0));
        print(`5 GB in batches of ${size} MB: ${peer.name} RSS ${before} MB before, ${most} MB at most`);
        peer.stop();
      }
  });
}

async function withServer(args, work) {
  const python = join(await pythonEnvironment('scripts/python/peers.txt'), 'python');
  const server = new Peer('server', python, ['test/support/pyarrowServer.py', '--near', ...args]);
  try {
    await work(JSON.parse(await server.line()).port);
  } finally {
    server.stop();
  }
}

/** pyarrow and our client, each in a process of its own. */
async function both(port, ...authority) {
  const python = join(await pythonEnvironment('scripts/python/peers.txt'), 'python');
  return [
    new Peer('pyarrow', python, ['scripts/bench/pyarrowClient.py', String(port), ...authority]),
    await ourPeer('ours', port, ...authority),
  ];
}

async function ourPeer(name, port, ...words) {
  const bundle = await peerBundle('ourClient', ['base', 'flight']);
  return new Peer(name, await editorNode(), [bundle, String(port), ...words]);
}

/** Prints the median and the spread of each peer, its time on the processor, and its ratio to the first. */
async function compare(title, peers, [kind, batches, size]) {
  const results = await alternate(peers, `made ${kind} ${batches} ${size}`);
  for (const [i, peer] of peers.entries()) {
    const runs = results[i];
    if (typeof runs === 'string') print(`${title}: ${peer.name} ${runs}`);
    else {
      const speeds = runs.map(({ seconds }) => RUN_MB / seconds).sort((a, b) => a - b);
      const [slowest, median, fastest] = [speeds[0], middle(speeds), speeds.at(-1)].map(each => each.toFixed(0));
      const cpu = (middle(runs.map(run => run.cpu)) / RUN_MB) * 1000;
      const ratio = i === 0 ? '' : `, ${(middle(speeds) / first(results)).toFixed(2)} of ${peers[0].name}`;
      print(`${title}: ${peer.name} ${median} MB/s (${slowest} to ${fastest}), ${cpu.toFixed(2)} s CPU/GB${ratio}`);
    }
    peer.stop();
  }
}

/** The median speed of the first peer. */
function first([runs]) {
  return middle(runs.map(({ seconds }) => RUN_MB / seconds));
}

function middle(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/** The runs of each peer, or why it failed. */
async function alternate(peers, query) {
  const results = peers.map(() => []);
  const counts = new Set();
  for (let run = 0; run <= RUNS; run++)
    for (const [i, peer] of peers.entries()) {
      const answer = typeof results[i] === 'string' ? results[i] : await peer.ask(query);
      const [seconds, rows, cpu] = answer.split(' ').map(Number);
      if (answer.startsWith('failed')) results[i] = answer;
      else counts.add(rows);
      // The first round only warms up.
      if (run > 0 && !answer.startsWith('failed')) results[i].push({ seconds, cpu });
    }
  if (counts.size !== 1) throw new Error(`The clients read ${[...counts].join(', ')} rows of the same stream`);
  return results;
}

function print(line) {
  process.stdout.write(`flight: ${line}\n`);
}

/** The folder that has the published clients, installed on first use. */
function publishedClients() {
  const wanted = Object.entries(PUBLISHED).map(([name, version]) => `${name}@${version}`);
  return once(`published-flight-clients-${Object.values(PUBLISHED).join('-')}`, async at => {
    writeFileSync(join(at, 'package.json'), '{"private":true}');
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--save-exact'];
    await mustRun('npm', ['install', ...flags, ...wanted], { cwd: at });
  });
}
