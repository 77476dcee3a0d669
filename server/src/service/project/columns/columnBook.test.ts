import assert from 'node:assert/strict';
import { fakeNode } from '../../../../../test/support/fakeProject';
import type { ProjectNode } from '../projectNode';
import { ColumnBook } from './columnBook';

describe('ColumnBook', () => {
  it('does not grow with every half-typed name', () => {
    const project = new Map<string, ProjectNode>();
    let generation = 0;
    const book = new ColumnBook({
      resolve: () => undefined,
      textOf: ({ name }) => ({ query: { text: `select 1 as ${name}`, body: undefined } }),
      foundOf: () => undefined,
      exists: id => project.has(id),
      generation: () => generation,
    });
    const put = (name: string): ProjectNode => {
      const node = fakeNode(name);
      project.set(node.uniqueId, node);
      generation += 1;
      book.columnsOf(node);
      return node;
    };
    const kept = Array.from({ length: 10 }, (_, at) => put(`kept${at}`));
    const gone = Array.from({ length: 1000 }, (_, at) => {
      const node = put(`half${at}`);
      project.delete(node.uniqueId);
      return node;
    });
    const known = (nodes: readonly ProjectNode[]) => nodes.filter(node => book.faceOf(node) !== undefined).length;
    assert.equal(known(kept), kept.length);
    assert.ok(known(gone) < 100, `${known(gone)} entries of nodes that are gone`);
  });
});
