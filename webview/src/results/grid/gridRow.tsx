import type { CellKind } from '@lakehouse/protocol';
import { Component, type JSX } from 'preact';
import { lineOf } from './cellText';
import { GRID_SIZES } from './gridModel';
import type { Range } from './rowScroll';

/** A value as a row draws it; `undefined` while it has not arrived. */
export type DrawnCell = string | null | undefined;

export interface GridRowProps {
  readonly gridId: string;
  readonly row: number;
  /** Distance from the rows' origin. */
  readonly top: number;
  readonly width: number;
  readonly numberWidth: number;
  readonly columns: Range;
  readonly edges: readonly number[];
  readonly kinds: readonly CellKind[];
  readonly cells: readonly DrawnCell[];
  /** Selected columns of this row; none when `undefined`. */
  readonly selected: Range | undefined;
  /** Column of the cell that has the focus, when it is in this row. */
  readonly active: number | undefined;
}

/** The id of a cell, for the grid to say which one has the focus. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

/** A row of the grid; drawn again only when something in it changed. */
export class GridRow extends Component<GridRowProps> {
  override shouldComponentUpdate(next: GridRowProps): boolean {
    const now = this.props;
    return (
      now.top !== next.top ||
      now.width !== next.width ||
      now.numberWidth !== next.numberWidth ||
      now.edges !== next.edges ||
      now.active !== next.active ||
      !isSameRange(now.columns, next.columns) ||
      !isSameRange(now.selected, next.selected) ||
      now.cells.some((cell, i) => cell !== next.cells[i])
    );
  }

  override render(props: GridRowProps): JSX.Element {
    const cells: JSX.Element[] = [];
    for (let column = props.columns.start; column < props.columns.end; column++) cells.push(drawCell(props, column));
    const marked = props.selected === undefined ? 'rowNumber' : 'rowNumber marked';
    return (
      <div
        class={props.row % 2 === 1 ? 'row odd' : 'row'}
        role="row"
        aria-rowindex={props.row + 2}
        data-row={props.row}
        style={{ top: `${props.top}px`, width: `${props.width}px`, height: `${GRID_SIZES.rowHeight}px` }}
      >
        <div class={marked} role="rowheader" aria-colindex={1} style={{ width: `${props.numberWidth}px` }}>
          {props.row + 1}
        </div>
        {cells}
      </div>
    );
  }
}

function drawCell(props: GridRowProps, column: number): JSX.Element {
  const cell = props.cells[column - props.columns.start];
  const [begin, end] = [props.edges[column] ?? 0, props.edges[column + 1] ?? 0];
  const selected = props.selected !== undefined && column >= props.selected.start && column < props.selected.end;
  const classes = ['cell', props.kinds[column] ?? 'text'];
  if (cell === null) classes.push('null');
  if (cell === undefined) classes.push('waiting');
  if (selected) classes.push('selected');
  if (props.active === column) classes.push('active');
  return (
    <div
      key={column}
      id={cellId(props.gridId, props.row, column)}
      class={classes.join(' ')}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={selected}
      data-column={column}
      style={{ left: `${props.numberWidth + begin}px`, width: `${end - begin}px` }}
    >
      {cell === null ? 'NULL' : cell === undefined ? '' : lineOf(cell)}
    </div>
  );
}

function isSameRange(a: Range | undefined, b: Range | undefined): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}
