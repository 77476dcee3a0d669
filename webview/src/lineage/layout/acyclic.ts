import type { IndexEdge, LayoutEdge, LayoutNode } from './graph';

/** The edges by index, each pair of nodes once, with those turned around that close a cycle. */
export function acyclicEdges(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): readonly IndexEdge[] {
  const successors = successorsOf(nodes, edges);
  const isBack = backEdges(successors);
  const found = new Map<string, IndexEdge>();
  successors.forEach((targets, source) => {
    for (const target of targets) {
      const isReversed = isBack(source, target);
      const [from, to] = isReversed ? [target, source] : [source, target];
      const key = `${from}>${to}`;
      if (!found.has(key)) found.set(key, { from, to, isReversed });
    }
  });
  return [...found.values()];
}

/** For each node the indices that it points to, without itself, each once and in ascending order. */
function successorsOf(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): readonly (readonly number[])[] {
  const indices = new Map(nodes.map((node, i) => [node.id, i]));
  const sets = nodes.map(() => new Set<number>());
  for (const edge of edges) {
    const [from, to] = [indices.get(edge.from), indices.get(edge.to)];
    if (from !== undefined && to !== undefined && from !== to) sets[from]?.add(to);
  }
  return sets.map(set => [...set].sort((a, b) => a - b));
}

/** Finds the edges that lead back to a node on the path that is being walked; nodes without predecessors are walked first. */
function backEdges(successors: readonly (readonly number[])[]): (from: number, to: number) => boolean {
  const back = new Set<string>();
  const state = new Uint8Array(successors.length); // 0 unseen, 1 on the path, 2 done
  const pointedTo = new Set(successors.flat());
  const starts = successors.map((_, i) => i);
  const ordered = [...starts.filter(i => !pointedTo.has(i)), ...starts.filter(i => pointedTo.has(i))];
  // A stack of our own: a chain of thousands of models would overflow that of the engine.
  for (const start of ordered) {
    if (state[start] !== 0) continue;
    const path = [{ node: start, next: 0 }];
    state[start] = 1;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = successors[top.node]?.[top.next++];
      if (target === undefined) {
        state[top.node] = 2;
        path.pop();
      } else if (state[target] === 1) back.add(`${top.node}>${target}`);
      else if (state[target] === 0) {
        state[target] = 1;
        path.push({ node: target, next: 0 });
      }
    }
  }
  return (from, to) => back.has(`${from}>${to}`);
}
