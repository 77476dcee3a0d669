import type { LineageState } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { IconButton } from '../shared/icon';
import { drawnGraph, type Direction, type DrawnGraph } from './graphLayout';
import { GraphView } from './graphView';
import type { LineagePort } from './lineagePort';
import { textMeasure } from './measureText';
import { useLineage } from './useLineage';
import { useGestures, useSize } from './useViewport';
import { fitted, showing, whole, zoomed, type Box, type Size, type Viewport } from './viewport';

const ZOOM_STEP = 1.25;
/** Least hops on either side. */
const LEAST_DEPTH = 1;

/** The lineage view: the graph, or the sentence that stands in its place. */
export function LineageApp({ port }: { readonly port: LineagePort }): JSX.Element {
  const state = useLineage(port);
  const holder = useRef<HTMLElement>(null);
  const size = useSize(holder);
  const said = state === undefined ? '' : announcement(state);
  return (
    <main class="lineage" ref={holder}>
      {state !== undefined && state.lineage.nodes.length > 0 && size.width > 0 && (
        <Graph state={state} size={size} port={port} holder={holder} />
      )}
      {state?.lineage.nodes.length === 0 && <NoGraph message={state.message} />}
      <div class="unseen" role="status">
        {said}
      </div>
    </main>
  );
}

function NoGraph({ message }: { readonly message: string | undefined }): JSX.Element {
  return (
    <div class="notice">
      <p class="faint">{message ?? l10n.t('Open a model to see what it is made of and what is made of it.')}</p>
    </div>
  );
}

function Graph(props: {
  readonly state: LineageState;
  readonly size: Size;
  readonly port: LineagePort;
  readonly holder: { readonly current: HTMLElement | null };
}): JSX.Element {
  const { state, size, port } = props;
  const { lineage } = state;
  const direction = size.width > size.height ? 'right' : 'down';
  const graph = useMemo(() => drawnGraph(lineage, direction, textMeasure()), [lineage, direction]);
  const [viewport, setViewport] = useViewportOf(graph, size, lineage.focus);
  useGestures(props.holder, setViewport);
  const open = (uniqueId: string): void => void port.ask('lineage/open', { uniqueId });
  const bringIntoSight = (uniqueId: string): void => {
    const box = boxOf(graph, uniqueId);
    if (box !== undefined) setViewport(now => showing(now, box, size));
  };
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = (factor: number): void => setViewport(now => zoomed(now, factor, middle));
  return (
    <>
      <GraphView
        lineage={lineage}
        graph={graph}
        viewport={viewport}
        size={size}
        onOpen={open}
        onFocus={bringIntoSight}
      />
      <div class="graphTools" role="toolbar" aria-label={l10n.t('Lineage')}>
        <DepthControl depth={state.depth} setDepth={depth => void port.ask('lineage/setDepth', { depth })} />
        <IconButton icon="zoomOut" label={l10n.t('Zoom Out')} onClick={() => zoom(1 / ZOOM_STEP)} />
        <IconButton icon="zoomIn" label={l10n.t('Zoom In')} onClick={() => zoom(ZOOM_STEP)} />
        <IconButton icon="fit" label={l10n.t('Show All')} onClick={() => setViewport(() => whole(graph, size))} />
      </div>
    </>
  );
}

function DepthControl(props: { readonly depth: number; readonly setDepth: (depth: number) => void }): JSX.Element {
  const { depth, setDepth } = props;
  const label = depth === 1 ? l10n.t('1 hop') : l10n.t('{0} hops', depth);
  return (
    <span class="depth" role="group" aria-label={l10n.t('Hops shown on either side')}>
      <IconButton
        icon="less"
        label={l10n.t('Fewer Hops')}
        disabled={depth <= LEAST_DEPTH}
        onClick={() => setDepth(depth - 1)}
      />
      <span class="depthValue">{label}</span>
      <IconButton icon="more" label={l10n.t('More Hops')} onClick={() => setDepth(depth + 1)} />
    </span>
  );
}

/**
 * The viewport of a graph.
 *
 * It is fitted anew when another model comes into focus, the graph turns, or the view is resized before the user
 * moved anything; an edit that changes the graph of the same model leaves the user's place alone.
 */
function useViewportOf(
  graph: DrawnGraph,
  size: Size,
  focus: string | undefined,
): readonly [Viewport, (next: (now: Viewport) => Viewport) => void] {
  const fit = (): Viewport => fitted(graph, size, focus === undefined ? undefined : boxOf(graph, focus));
  const [chosen, setChosen] = useState<ChosenViewport>();
  const isOfThis = chosen?.focus === focus && chosen?.direction === graph.direction;
  const viewport = chosen !== undefined && isOfThis ? chosen.viewport : fit();
  const latest = useRef({ viewport, focus, direction: graph.direction });
  latest.current = { viewport, focus, direction: graph.direction };
  const change = useCallback((next: (now: Viewport) => Viewport) => {
    // Several gestures may come between two drawings: each goes on from the one before.
    latest.current = { ...latest.current, viewport: next(latest.current.viewport) };
    setChosen(latest.current);
  }, []);
  return [viewport, change];
}

/** Where the user moved to, and of which graph: another one is fitted anew. */
interface ChosenViewport {
  readonly viewport: Viewport;
  readonly focus: string | undefined;
  readonly direction: Direction;
}

function boxOf(graph: DrawnGraph, uniqueId: string): Box | undefined {
  return graph.nodes.find(({ node }) => node.uniqueId === uniqueId);
}

function announcement({ lineage }: LineageState): string {
  const focus = lineage.nodes.find(node => node.uniqueId === lineage.focus);
  if (focus === undefined) return '';
  const [before, after] = [
    lineage.edges.filter(edge => edge.to === focus.uniqueId).length,
    lineage.edges.filter(edge => edge.from === focus.uniqueId).length,
  ];
  return l10n.t('Lineage of {0}: {1} before it, {2} after it.', focus.name, before, after);
}
