import type { Cell } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { MenuPlace } from '../menu/menu';
import type { ResultSession } from '../resultSession';
import { GridHeader } from './gridHeader';
import { gridAction, type GridAction } from './gridKeys';
import type { GridModel } from './gridModel';
import { GridPainter } from './gridPainter';
import { dragSelection, placeOf } from './gridPointer';
import { keepScrolled } from './keepScrolled';
import { Surroundings } from './surroundings';

/** What the grid asks of the pane around it. */
export interface GridRequests {
  readonly perform: (action: GridAction) => void;
  readonly showValue: () => void;
  /** The menu of a column's header, by its position. */
  readonly columnMenu: (position: number, place: MenuPlace) => void;
  /** The menu of what is marked. */
  readonly cellMenu: (place: MenuPlace) => void;
}

/** The grid of a result: draws what its model says, and tells it what the user does. */
export function ResultGrid(props: {
  readonly session: ResultSession;
  readonly label: string;
  readonly requests: GridRequests;
}): JSX.Element {
  const { session, requests } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  useDrawing(scroller, session, gridId);
  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable="true"
      aria-readonly="true"
      aria-description={l10n.t(
        'Arrow keys move, Shift extends, Enter shows the whole value. Up from the first row are the headers.',
      )}
      onKeyDown={event => pressed(event, requests)}
      onMouseDown={event => dragSelection(event, session.model)}
      onDblClick={event => isCell(event.target) && requests.showValue()}
      onContextMenu={event => openMenu(event, session.model, requests)}
    >
      <div class="canvas" role="presentation">
        <div class="glass" role="presentation">
          <GridHeader session={session} gridId={gridId} onMenu={requests.columnMenu} />
          <div class="rowsClip" role="presentation">
            <div class="rows" role="rowgroup" />
          </div>
          <div class="dropMark" hidden />
        </div>
      </div>
    </div>
  );
}

function isCell(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=gridcell]') !== null;
}

/** The keys of the grid are not for VS Code too, which hears every key that comes through. */
function pressed(event: KeyboardEvent, requests: GridRequests): void {
  const action = gridAction(event);
  if (action === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  requests.perform(action);
}

/** A press with the other button on a cell that is not marked marks it first. */
function openMenu(event: MouseEvent, model: GridModel, requests: GridRequests): void {
  event.preventDefault();
  const place = placeOf(event.target);
  if (place === undefined || !(event.target instanceof Element)) return;
  const isMarked = event.target.closest('[aria-selected=true]') !== null;
  if (place.column < 0) model.selectRow(place.row, 'replace');
  else if (!isMarked) model.select(place, 'replace');
  requests.cellMenu({ x: event.clientX, y: event.clientY });
}

/** Draws a frame whenever the model asks for one, without a detour through components. */
function useDrawing(
  scroller: { readonly current: HTMLDivElement | null },
  session: ResultSession,
  gridId: string,
): void {
  useLayoutEffect(() => {
    const grid = scroller.current;
    const rows = grid?.querySelector<HTMLElement>('.rows');
    if (grid === null || rows === null || rows === undefined) return undefined;
    const { model, finder } = session;
    const marks = {
      isMatch: (cell: Cell) => finder.isMatch(cell),
      beforeText: (cell: Cell) => l10n.t('Before: {0}', cell ?? 'NULL'),
    };
    const painter = new GridPainter(rows, model, { marks, gridId });
    const scrolling = keepScrolled(grid, model);
    const around = new Surroundings(grid, gridId);
    const draw = (): void => {
      const frame = model.frame();
      around.draw(frame, model);
      painter.paint(frame);
      scrolling.draw();
    };
    draw();
    const stop = session.frames.listen(draw);
    return () => {
      stop();
      painter.dispose();
      scrolling.dispose();
    };
  }, [session, gridId]);
}
