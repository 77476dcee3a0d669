import assert from 'node:assert/strict';
import type { Layout, LayoutEdge, LayoutNode } from './graph';
import { DEFAULT_GAPS, layoutGraph } from './layoutGraph';

/** Edges as text: `a>b b>c`; every name is a node, of 100 × 30. */
function layoutOf(text: string): Layout {
  const edges = text.split(' ').map((pair): LayoutEdge => {
    const [from = '', to = ''] = pair.split('>');
    return { from, to };
  });
  return layoutGraph(nodesNamed(new Set(edges.flatMap(({ from, to }) => [from, to].filter(id => id !== '')))), edges);
}

function nodesNamed(ids: Iterable<string>): LayoutNode[] {
  return [...ids].map(id => ({ id, along: 100, across: 30 }));
}

/** What holds for every layout: nothing overlaps, edges lead onwards, nothing lies outside. */
function checkProperties(layout: Layout): void {
  const byId = new Map(layout.nodes.map(node => [node.id, node]));
  for (const a of layout.nodes)
    for (const b of layout.nodes)
      if (a !== b && a.layer === b.layer) {
        const room = Math.abs(a.acrossMiddle - b.acrossMiddle) - (a.across + b.across) / 2;
        assert.ok(room >= DEFAULT_GAPS.node - 1e-6, `${a.id} and ${b.id} are ${room} apart`);
      }
  for (const { from, to, stops, isBackward } of layout.edges) {
    const [a, b] = [byId.get(from), byId.get(to)];
    assert.ok(a !== undefined && b !== undefined);
    assert.equal(a.layer > b.layer, isBackward, `${from}>${to}`);
    const along = stops.map(stop => stop.along);
    const sorted = along.toSorted((x, y) => (isBackward ? y - x : x - y));
    assert.deepEqual(along, sorted);
    assert.equal(stops.at(0)?.across, a.acrossMiddle);
    assert.equal(stops.at(-1)?.across, b.acrossMiddle);
  }
  for (const node of layout.nodes) {
    assert.ok(node.acrossMiddle - node.across / 2 >= -1e-6, node.id);
    assert.ok(node.acrossMiddle + node.across / 2 <= layout.across + 1e-6, node.id);
    assert.ok(node.alongMiddle - node.along / 2 >= 0 && node.alongMiddle + node.along / 2 <= layout.along, node.id);
  }
}

/** A graph that looks random and is the same every time. */
function madeUp(count: number, edgeCount: number, seed: number): { nodes: LayoutNode[]; edges: LayoutEdge[] } {
  let state = seed;
  const random = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const ids = Array.from({ length: count }, (_, i) => `n${i}`);
  const edges = Array.from({ length: edgeCount }, () => {
    const [a, b] = [Math.floor(random() * count), Math.floor(random() * count)];
    return { from: `n${Math.min(a, b)}`, to: `n${Math.max(a, b)}` };
  });
  return { nodes: nodesNamed(ids), edges };
}

describe('the layout of a lineage', () => {
  it('puts each node after all that it depends on', () => {
    const layout = layoutOf('raw>stg stg>int int>fct stg>fct');
    checkProperties(layout);
    assert.deepEqual(
      layout.nodes.map(({ id, layer }) => `${id} ${layer}`),
      ['fct 3', 'int 2', 'raw 0', 'stg 1'],
    );
  });

  it('draws a source next to the first that uses it', () => {
    const layout = layoutOf('a>b b>c c>d src>d');
    assert.equal(layout.nodes.find(node => node.id === 'src')?.layer, 2);
  });

  it('lays a chain out as a straight line', () => {
    const layout = layoutOf('a>b b>c c>d d>e');
    assert.deepEqual(new Set(layout.nodes.map(node => node.acrossMiddle)).size, 1);
  });

  it('runs a long edge straight past the layers between its ends', () => {
    const layout = layoutOf('a>b b>c c>d d>e a>e');
    checkProperties(layout);
    const long = layout.edges.find(edge => edge.from === 'a' && edge.to === 'e');
    const bends = long?.stops.slice(1, -1).map(stop => stop.across) ?? [];
    assert.equal(bends.length, 6);
    assert.equal(new Set(bends).size, 1);
    for (const node of layout.nodes.filter(each => ['b', 'c', 'd'].includes(each.id)))
      assert.ok(Math.abs(node.acrossMiddle - (bends[0] ?? 0)) >= node.across / 2, `the edge runs through ${node.id}`);
  });

  it('untangles edges that need not cross', () => {
    const layout = layoutOf('a>z b>y c>x d>w e>v');
    const across = new Map(layout.nodes.map(node => [node.id, node.acrossMiddle]));
    for (const { from, to } of layout.edges) assert.equal(across.get(from), across.get(to));
  });

  it('stands a parent in the middle of its children', () => {
    const layout = layoutOf('p>a p>b p>c');
    const across = new Map(layout.nodes.map(node => [node.id, node.acrossMiddle]));
    const children = ['a', 'b', 'c'].map(id => across.get(id) ?? 0).sort((x, y) => x - y);
    assert.equal(across.get('p'), children[1]);
  });

  it('ends on a cycle, and draws the edge that closes it backwards', () => {
    const layout = layoutOf('a>b b>c c>a');
    checkProperties(layout);
    assert.deepEqual(
      layout.edges.filter(edge => edge.isBackward).map(({ from, to }) => `${from}>${to}`),
      ['c>a'],
    );
  });

  it('leaves out edges to themselves, to nowhere, and doubles', () => {
    const layout = layoutGraph(nodesNamed(['a', 'b']), [
      { from: 'a', to: 'a' },
      { from: 'a', to: 'gone' },
      { from: 'a', to: 'b' },
      { from: 'a', to: 'b' },
    ]);
    assert.equal(layout.edges.length, 1);
  });

  it('gives the same places in whatever order nodes and edges come', () => {
    const { nodes, edges } = madeUp(60, 110, 7);
    const places = (layout: Layout): string[] =>
      layout.nodes.map(node => `${node.id} ${node.alongMiddle} ${node.acrossMiddle}`).sort();
    assert.deepEqual(places(layoutGraph(nodes.toReversed(), edges.toReversed())), places(layoutGraph(nodes, edges)));
  });

  it('is empty for no nodes, and a point for one', () => {
    assert.deepEqual(layoutGraph([], []), { nodes: [], edges: [], along: 0, across: 0 });
    assert.equal(layoutGraph(nodesNamed(['a']), []).across, 30);
  });

  for (const seed of [1, 2, 3, 4, 5, 6])
    it(`overlaps nothing in a tangled graph (${seed})`, () => {
      const { nodes, edges } = madeUp(80, 160, seed);
      const sized = nodes.map((node, i) => ({ ...node, across: 20 + ((i * 37) % 60), along: 80 + ((i * 13) % 90) }));
      checkProperties(layoutGraph(sized, edges));
    });
});
