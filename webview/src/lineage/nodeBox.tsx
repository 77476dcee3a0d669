import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { NODE, type Direction, type DrawnNode, type Point } from './graphLayout';
import { KindIcon } from './kindIcon';
import { detailsOf, lookOf, subtitleOf } from './nodeLook';

export interface NodeActions {
  readonly open: (uniqueId: string) => void;
  readonly focus: (uniqueId: string) => void;
  readonly hover: (uniqueId: string | undefined) => void;
}

/** A node as a card with icon, name, and where it belongs. */
export function NodeBox(props: {
  readonly drawn: DrawnNode;
  readonly direction: Direction;
  readonly isCurrent: boolean;
  /** The one node that Tab leads to. */
  readonly isReachable: boolean;
  readonly isFaded: boolean;
  readonly actions: NodeActions;
}): JSX.Element {
  const { drawn, isCurrent, actions } = props;
  const { node, width, height } = drawn;
  const id = node.uniqueId;
  const ends = endsOf(drawn, props.direction);
  const classes = ['node', lookOf(node)];
  if (isCurrent) classes.push('current');
  if (node.missing === true) classes.push('missing');
  if (props.isFaded) classes.push('faded');
  const canOpen = node.uri !== undefined;
  if (canOpen) classes.push('canOpen');
  return (
    <g
      class={classes.join(' ')}
      transform={`translate(${drawn.x} ${drawn.y})`}
      role="treeitem"
      aria-labelledby={`name-${id} subtitle-${id} before-${id} after-${id}`}
      aria-description={detailsOf(node).join('\n') || undefined}
      aria-level={drawn.layer + 1}
      aria-selected={isCurrent}
      tabIndex={props.isReachable ? 0 : -1}
      data-id={id}
      onClick={() => canOpen && actions.open(id)}
      onFocus={() => actions.focus(id)}
      onMouseEnter={() => actions.hover(id)}
      onMouseLeave={() => actions.hover(undefined)}
    >
      <rect class="card" width={width} height={height} rx={5} />
      <svg x={10} y={12} width={16} height={16} viewBox="0 0 16 16">
        <KindIcon look={lookOf(node)} />
      </svg>
      <Texts drawn={drawn} />
      {node.hiddenUpstream > 0 && <More id={`before-${id}`} count={node.hiddenUpstream} {...ends.first} />}
      {node.hiddenDownstream > 0 && <More id={`after-${id}`} count={node.hiddenDownstream} {...ends.last} />}
    </g>
  );
}

/** Name and subtitle, cut at the end of the card. */
function Texts({ drawn: { node, width, height } }: { readonly drawn: DrawnNode }): JSX.Element {
  return (
    <svg x={NODE.beforeText} width={width - NODE.beforeText - 6} height={height} class="texts">
      <text class="name" id={`name-${node.uniqueId}`} x={0} y={17}>
        {node.name}
      </text>{' '}
      <text class="subtitle" id={`subtitle-${node.uniqueId}`} x={0} y={31}>
        {subtitleOf(node)}
      </text>
    </svg>
  );
}

/** Where edges arrive at a card and where they leave it. */
function endsOf({ width, height }: DrawnNode, direction: Direction): { readonly first: Point; readonly last: Point } {
  return direction === 'right'
    ? { first: { x: 0, y: height / 2 }, last: { x: width, y: height / 2 } }
    : { first: { x: width / 2, y: 0 }, last: { x: width / 2, y: height } };
}

/** A mark on an edge of a card: so many neighbours there are not shown. */
function More(props: {
  readonly id: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}): JSX.Element {
  const text = l10n.t('+{0}', props.count);
  const width = 9 + text.length * 5.5;
  return (
    <g class="more" id={props.id} transform={`translate(${props.x - width / 2} ${props.y - 7})`}>
      <rect width={width} height={14} rx={7} />
      <text x={width / 2} y={10.5}>
        {text}
      </text>
    </g>
  );
}
