import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../lib/paths.mjs';

const RUNS = 9;
const LAYERS = 10;
const CASES = [
  [100, 200],
  [1_000, 1_000],
  [1_000, 2_000],
  [5_000, 10_000],
];

/** Layout of made-up lineages: cold is the first in the process, which is what a user waits for. */
export async function bench() {
  const { acyclicEdges, assignLayers, crossingsOf, layoutGraph, orderLayers, properGraph } = await load();
  for (const [nodeCount, edgeCount] of CASES) {
    const { nodes, edges } = madeUp(nodeCount, edgeCount);
    const times = [];
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now();
      layoutGraph(nodes, edges);
      times.push(performance.now() - started);
    }
    const [cold] = times;
    const median = times.toSorted((a, b) => a - b)[RUNS >> 1];
    const indexEdges = acyclicEdges(nodes, edges);
    const graph = properGraph(assignLayers(nodes.length, indexEdges), indexEdges);
    const crossings = crossingsOf(graph, orderLayers(graph));
    process.stdout.write(
      `lineage: ${nodeCount} nodes, ${edges.length} edges: cold ${cold.toFixed(0)} ms, median of ${RUNS} ${median.toFixed(0)} ms, ${crossings} crossings\n`,
    );
  }
}

/** Ten layers with hubs; four in five edges come from the one or two layers before, as in projects that we know. */
function madeUp(nodeCount, edgeCount) {
  let state = 42;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const layerOf = index => Math.floor((index / nodeCount) ** 1.4 * LAYERS);
  const layers = Array.from({ length: LAYERS }, () => []);
  const nodes = Array.from({ length: nodeCount }, (_, i) => {
    layers[layerOf(i)].push(i);
    return { id: `n${i}`, along: 170, across: 40 };
  });
  const later = layers.slice(1).flat();
  const edges = new Map();
  while (edges.size < edgeCount) {
    const to = later[Math.floor(random() * later.length)];
    const back = random() < 0.8 ? 1 + Math.floor(random() * 2) : 1 + Math.floor(random() * layerOf(to));
    const from = layers[Math.max(0, layerOf(to) - back)];
    const hub = from[Math.floor(random() ** 2 * from.length)];
    edges.set(`${hub}>${to}`, { from: `n${hub}`, to: `n${to}` });
  }
  return { nodes, edges: [...edges.values()] };
}

async function load() {
  const outfile = join(ROOT, 'out/bench/lineage.cjs');
  await build({
    stdin: {
      contents: ['acyclic', 'layers', 'layoutGraph', 'ordering', 'properGraph']
        .map(name => `export * from './${name}';`)
        .join('\n'),
      resolveDir: join(ROOT, 'webview/src/lineage/layout'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}
