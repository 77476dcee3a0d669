import type { ResultColumn } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { GridFrame, GridModel } from './gridModel';
import { columnsOf } from './selection';

/** Pixels that a press of an arrow key widens a column by. */
const KEY_STEP = 16;

/** Names and types above the columns; a press selects the column, the right edge drags its width. */
export function GridHeader(props: {
  readonly model: GridModel;
  readonly frame: GridFrame;
  readonly columns: readonly ResultColumn[];
}): JSX.Element {
  const { frame, columns, model } = props;
  const cells: JSX.Element[] = [];
  for (let i = frame.columns.start; i < frame.columns.end; i++) {
    const column = columns[i];
    if (column !== undefined) cells.push(<HeaderCell key={i} index={i} column={column} model={model} frame={frame} />);
  }
  return (
    <div class="header" role="rowgroup">
      <div class="headerRow" role="row" aria-rowindex={1}>
        <div
          class="corner"
          role="columnheader"
          aria-colindex={1}
          style={{ width: `${frame.numberWidth}px` }}
          onMouseDown={() => model.selectAll()}
        >
          <span class="unseen">{l10n.t('Row number')}</span>
        </div>
        {cells}
      </div>
    </div>
  );
}

function HeaderCell(props: {
  readonly index: number;
  readonly column: ResultColumn;
  readonly model: GridModel;
  readonly frame: GridFrame;
}): JSX.Element {
  const { index, column, model, frame } = props;
  const [begin, end] = [frame.edges[index] ?? 0, frame.edges[index + 1] ?? 0];
  const select = (event: MouseEvent): void => {
    if (event.button === 0) model.selectColumn(index, event.shiftKey);
  };
  const drag = (event: PointerEvent): void => {
    event.stopPropagation();
    followDrag(event, x => model.resizeColumn(index, end - begin + x));
  };
  return (
    <div
      class={isMarked(frame, index) ? `columnHeader ${column.kind} marked` : `columnHeader ${column.kind}`}
      role="columnheader"
      aria-colindex={index + 2}
      title={column.unreadable ?? `${column.name} ${column.type}`}
      style={{ left: `${frame.numberWidth + begin}px`, width: `${end - begin}px` }}
      onMouseDown={select}
    >
      <span class="columnName">{column.name}</span>
      <span class={column.unreadable === undefined ? 'columnType' : 'columnType unreadable'}>{column.type}</span>
      <div class="resizer" onPointerDown={drag} onMouseDown={event => event.stopPropagation()} />
    </div>
  );
}

/** Widens or narrows a column from the keyboard, a step at a time. */
export function widenColumn(model: GridModel, column: number, direction: 1 | -1): void {
  const { edges } = model.frame();
  model.resizeColumn(column, (edges[column + 1] ?? 0) - (edges[column] ?? 0) + direction * KEY_STEP);
}

function isMarked({ selection }: GridFrame, column: number): boolean {
  if (selection === undefined) return false;
  const { start, end } = columnsOf(selection);
  return column >= start && column < end;
}

/** Calls back with the distance from where the pointer went down, until it is let go. */
function followDrag(down: PointerEvent, moved: (x: number) => void): void {
  const handle = down.currentTarget;
  if (!(handle instanceof HTMLElement)) return;
  handle.setPointerCapture(down.pointerId);
  const follow = (event: PointerEvent): void => moved(event.clientX - down.clientX);
  const end = (): void => {
    handle.removeEventListener('pointermove', follow);
    handle.removeEventListener('lostpointercapture', end);
  };
  handle.addEventListener('pointermove', follow);
  handle.addEventListener('lostpointercapture', end);
}
