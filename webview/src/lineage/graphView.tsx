import type { Lineage } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { DrawnEdge, DrawnGraph, DrawnNode } from './graphLayout';
import { NodeBox, type NodeActions } from './nodeBox';
import { nodeInDirection } from './nodeSteps';
import { NodeTooltip } from './nodeTooltip';
import type { Size, Viewport } from './viewport';

/** The graph itself: edges below, nodes above, the neighbourhood of the pointer brought out. */
export function GraphView(props: {
  readonly lineage: Lineage;
  readonly graph: DrawnGraph;
  readonly viewport: Viewport;
  readonly size: Size;
  readonly onOpen: (uniqueId: string) => void;
  readonly onFocus: (uniqueId: string) => void;
}): JSX.Element {
  const { lineage, graph, viewport } = props;
  const [hovered, setHovered] = useState<string>();
  const [reached, setReached] = useState<string>();
  const near = useMemo(() => neighbourhood(graph, hovered), [graph, hovered]);
  const actions: NodeActions = {
    open: props.onOpen,
    focus: id => {
      setReached(id);
      props.onFocus(id);
    },
    hover: setHovered,
  };
  const isKnown = nodeOf(graph, reached) !== undefined;
  const reachable = (isKnown ? reached : lineage.focus) ?? graph.nodes[0]?.node.uniqueId;
  return (
    <>
      <svg class="graph" role="tree" aria-label={l10n.t('Lineage')} onKeyDown={event => pressed(event, graph, actions)}>
        <g transform={`translate(${viewport.x} ${viewport.y}) scale(${viewport.scale})`}>
          <Edges graph={graph} hovered={hovered} />
          {graph.nodes.map(drawn => (
            <NodeBox
              key={drawn.node.uniqueId}
              drawn={drawn}
              direction={graph.direction}
              isCurrent={drawn.node.uniqueId === lineage.focus}
              isReachable={drawn.node.uniqueId === reachable}
              isFaded={near !== undefined && !near.has(drawn.node.uniqueId)}
              actions={actions}
            />
          ))}
        </g>
      </svg>
      <NodeTooltip drawn={nodeOf(graph, hovered)} viewport={viewport} size={props.size} />
    </>
  );
}

function Edges(props: { readonly graph: DrawnGraph; readonly hovered: string | undefined }): JSX.Element {
  const { graph, hovered } = props;
  return (
    <g class="edges" aria-hidden="true">
      {graph.edges.map(edge => (
        <Edge
          key={`${edge.from}>${edge.to}`}
          edge={edge}
          graph={graph}
          isNear={hovered !== undefined && (edge.from === hovered || edge.to === hovered)}
        />
      ))}
    </g>
  );
}

function Edge(props: { readonly edge: DrawnEdge; readonly graph: DrawnGraph; readonly isNear: boolean }): JSX.Element {
  const { edge, graph, isNear } = props;
  const { x, y } = edge.end;
  const turn = (graph.direction === 'right' ? 0 : 90) + (edge.isBackward ? 180 : 0);
  const classes = ['edge'];
  if (isNear) classes.push('near');
  if (edge.isBackward) classes.push('backward');
  return (
    <g class={classes.join(' ')}>
      <path class="line" d={edge.path} />
      <path class="head" d="m-7 -3.5L-1 0L-7 3.5z" transform={`translate(${x} ${y}) rotate(${turn})`} />
    </g>
  );
}

function nodeOf(graph: DrawnGraph, id: string | undefined): DrawnNode | undefined {
  return graph.nodes.find(({ node }) => node.uniqueId === id);
}

/** The node and what it is directly connected with. */
function neighbourhood(graph: DrawnGraph, id: string | undefined): ReadonlySet<string> | undefined {
  if (id === undefined) return undefined;
  return new Set([id, ...graph.edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))]);
}

function pressed(event: KeyboardEvent, graph: DrawnGraph, actions: NodeActions): void {
  const node = event.target instanceof Element ? event.target.closest<SVGElement>('[data-id]') : null;
  const id = node?.dataset['id'];
  if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter' || event.key === ' ') actions.open(id);
  else {
    const next = nodeInDirection(graph, id, event.key);
    if (next === undefined) return;
    const found = node?.closest('svg.graph')?.querySelector<SVGElement>(`[data-id="${CSS.escape(next)}"]`);
    // The view itself brings the node into sight; a browser would scroll the page.
    found?.focus({ preventScroll: true });
  }
  event.preventDefault();
}
