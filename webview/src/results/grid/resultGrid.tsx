import type { ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { GridBody } from './gridBody';
import { GridHeader, widenColumn } from './gridHeader';
import { gridAction, type GridAction } from './gridKeys';
import { GRID_SIZES, type GridFrame, type GridModel } from './gridModel';
import { cellId } from './gridRow';
import { dragSelection } from './gridPointer';

/** What the grid asks of the pane around it. */
export interface GridRequests {
  readonly copy: (withHeaders: boolean) => void;
  readonly showValue: () => void;
  /** Escape: whatever is open beside the grid may close. */
  readonly leave: () => void;
}

/** The grid of a result: draws what its model says, and tells it what the user does. */
export function ResultGrid(props: {
  readonly model: GridModel;
  readonly columns: readonly ResultColumn[];
  readonly label: string;
  readonly requests: GridRequests;
}): JSX.Element {
  const { model, columns } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const frame = model.frame();
  useScrolling(scroller, model);
  const width = frame.numberWidth + (frame.edges.at(-1) ?? 0);
  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={model.extent.rows + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-readonly="true"
      aria-activedescendant={activeCell(gridId, frame)}
      aria-description={l10n.t('Arrow keys move, Shift extends, Enter shows the whole value.')}
      onKeyDown={event => pressed(event, model, props.requests)}
      onMouseDown={event => dragSelection(event, model)}
      onDblClick={event => isCell(event.target) && props.requests.showValue()}
    >
      <div
        class="canvas"
        role="presentation"
        style={{ width: `${width}px`, height: `${GRID_SIZES.headerHeight + frame.canvasHeight}px` }}
      >
        <GridHeader model={model} frame={frame} columns={columns} />
        <GridBody gridId={gridId} model={model} frame={frame} columns={columns} />
      </div>
    </div>
  );
}

/** Only a cell that is drawn can be named as the one with the focus. */
function activeCell(gridId: string, { selection, rows, columns }: GridFrame): string | undefined {
  if (selection === undefined) return undefined;
  const { row, column } = selection.active;
  const isDrawn = row >= rows.start && row < rows.end && column >= columns.start && column < columns.end;
  return isDrawn ? cellId(gridId, row, column) : undefined;
}

function isCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=gridcell]') !== null;
}

function pressed(event: KeyboardEvent, model: GridModel, requests: GridRequests): void {
  if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    const column = model.selection?.active.column;
    if (column !== undefined) widenColumn(model, column, event.key === 'ArrowRight' ? 1 : -1);
    event.preventDefault();
    return;
  }
  const action = gridAction(event);
  if (action === undefined) return;
  event.preventDefault();
  perform(action, model, requests);
}

function perform(action: GridAction, model: GridModel, requests: GridRequests): void {
  switch (action.kind) {
    case 'step':
      return model.step(action.step, action.extend);
    case 'page':
      return model.stepPage(action.direction, action.extend);
    case 'selectAll':
      return model.selectAll();
    case 'copy':
      return requests.copy(false);
    case 'copyWithHeaders':
      return requests.copy(true);
    case 'showValue':
      return requests.showValue();
    case 'leave':
      return requests.leave();
  }
}

/** Keeps model and scroll bars together, in both directions, and the model's size that of the element. */
function useScrolling(scroller: { readonly current: HTMLDivElement | null }, model: GridModel): void {
  const placed = useRef({ top: 0, left: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { top, left } = model.scroll;
    // Writing a position that the element has already would stop the smooth scrolling that is under way.
    if (Math.abs(placed.current.top - top) >= 0.5) element.scrollTop = top;
    if (Math.abs(placed.current.left - left) >= 0.5) element.scrollLeft = left;
    placed.current = { top, left };
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const resized = new ResizeObserver(() => model.setSize(element.clientWidth, element.clientHeight));
    resized.observe(element);
    const scrolled = (): void => {
      const { scrollTop, scrollLeft } = element;
      const isEcho = Math.abs(scrollTop - placed.current.top) < 1.5 && Math.abs(scrollLeft - placed.current.left) < 1.5;
      if (isEcho) return;
      // A sideways move must not round the rows' place, which is finer than the scroll bar's.
      if (Math.abs(scrollTop - placed.current.top) >= 1.5) model.scrolledTo(scrollTop);
      model.scrolledAside(scrollLeft);
      placed.current = { top: model.scroll.top, left: scrollLeft };
    };
    const wheeled = (event: WheelEvent): void => {
      if (!model.isScaled || event.shiftKey || event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      model.scrollBy(event.deltaY * wheelUnit(event, element));
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    element.addEventListener('wheel', wheeled, { passive: false });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', scrolled);
      element.removeEventListener('wheel', wheeled);
    };
  }, [model]);
}

function wheelUnit(event: WheelEvent, element: HTMLElement): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return GRID_SIZES.rowHeight;
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? element.clientHeight : 1;
}
