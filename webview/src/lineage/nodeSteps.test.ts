import assert from 'node:assert/strict';
import type { LineageNode } from '@lakehouse/protocol';
import { drawnGraph, type Direction } from './graphLayout';
import { nodeInDirection } from './nodeSteps';

/** Edges as text: `a>c b>c`; where a key leads from a node. */
function checkStep(edges: string, direction: Direction, step: string): string | undefined {
  const pairs = edges.split(' ').map(pair => pair.split('>'));
  const nodes = [...new Set(pairs.flat())].map((name): LineageNode => ({
    uniqueId: name,
    name,
    kind: 'model',
    hiddenUpstream: 0,
    hiddenDownstream: 0,
  }));
  const lineage = { nodes, edges: pairs.map(([from = '', to = '']) => ({ from, to })) };
  const [from = '', key = ''] = step.split(' ');
  return nodeInDirection(
    drawnGraph(lineage, direction, text => text.length * 7),
    from,
    key,
  );
}

describe('arrow keys in a lineage', () => {
  it('go along the edges, whichever way they run on the screen', () => {
    assert.equal(checkStep('a>b b>c', 'right', 'b ArrowRight'), 'c');
    assert.equal(checkStep('a>b b>c', 'right', 'b ArrowLeft'), 'a');
    assert.equal(checkStep('a>b b>c', 'down', 'b ArrowDown'), 'c');
    assert.equal(checkStep('a>b b>c', 'down', 'b ArrowUp'), 'a');
  });

  it('go across to the next of the same layer', () => {
    const down = checkStep('p>a p>b p>c', 'right', 'b ArrowDown');
    const up = checkStep('p>a p>b p>c', 'right', 'b ArrowUp');
    assert.deepEqual(new Set([down, up]), new Set(['a', 'c']));
  });

  it('stop at the ends, and are nothing for other keys', () => {
    assert.equal(checkStep('a>b', 'right', 'b ArrowRight'), undefined);
    assert.equal(checkStep('a>b', 'right', 'a ArrowDown'), undefined);
    assert.equal(checkStep('a>b', 'right', 'a PageDown'), undefined);
  });
});
