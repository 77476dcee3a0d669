import type { ResultColumn } from '@lakehouse/protocol';
import type { JSX } from 'preact';
import { GRID_SIZES, type GridFrame, type GridModel } from './gridModel';
import { GridRow, type DrawnCell } from './gridRow';
import { columnsOf, rowsOf } from './selection';

/** The rows in sight, on a canvas that is as tall as the scroll bar needs. */
export function GridBody(props: {
  readonly gridId: string;
  readonly model: GridModel;
  readonly frame: GridFrame;
  readonly columns: readonly ResultColumn[];
}): JSX.Element {
  const { frame, model, gridId } = props;
  const kinds = props.columns.map(column => column.kind);
  const width = frame.numberWidth + (frame.edges.at(-1) ?? 0);
  const selected = frame.selection === undefined ? undefined : rowsOf(frame.selection);
  const rows: JSX.Element[] = [];
  for (let row = frame.rows.start; row < frame.rows.end; row++) {
    const isSelected = selected !== undefined && row >= selected.start && row < selected.end;
    rows.push(
      <GridRow
        key={row}
        gridId={gridId}
        row={row}
        top={(row - frame.originRow) * GRID_SIZES.rowHeight}
        width={width}
        numberWidth={frame.numberWidth}
        columns={frame.columns}
        edges={frame.edges}
        kinds={kinds}
        cells={cellsOf(model, row, frame)}
        selected={isSelected && frame.selection !== undefined ? columnsOf(frame.selection) : undefined}
        active={frame.selection?.active.row === row ? frame.selection.active.column : undefined}
      />,
    );
  }
  return (
    <div class="rows" role="rowgroup" style={{ transform: `translateY(${frame.originTop}px)` }}>
      {rows}
    </div>
  );
}

function cellsOf(model: GridModel, row: number, { columns }: GridFrame): readonly DrawnCell[] {
  const cells: DrawnCell[] = [];
  for (let column = columns.start; column < columns.end; column++) cells.push(model.cell(row, column));
  return cells;
}
