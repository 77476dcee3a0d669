import assert from 'node:assert/strict';
import { countCrossings } from './crossings';
import { crossingsOf, orderLayers } from './ordering';
import { properGraph } from './properGraph';

describe('crossings between two layers', () => {
  it('are counted once for each pair of edges', () => {
    assert.equal(countCrossings([[0], [1], [2]], 3), 0);
    assert.equal(countCrossings([[2], [1], [0]], 3), 3);
    assert.equal(
      countCrossings(
        [
          [0, 1],
          [0, 1],
        ],
        2,
      ),
      1,
    );
  });

  it('do not count edges that share an end', () => {
    assert.equal(countCrossings([[1, 0], [1]], 2), 0);
    assert.equal(countCrossings([[1], [1]], 2), 0);
  });

  it('are brought down to none where none is needed', () => {
    // Two interleaved trees: 0 and 1 above, children dealt out in turns.
    const edges = [2, 3, 4, 5, 6, 7].map(to => ({ from: to % 2, to, isReversed: false }));
    const graph = properGraph([0, 0, 1, 1, 1, 1, 1, 1], edges);
    assert.ok(crossingsOf(graph, graph.layers) > 0);
    assert.equal(crossingsOf(graph, orderLayers(graph)), 0);
  });
});
