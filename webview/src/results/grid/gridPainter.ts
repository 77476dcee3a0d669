import type { Cell } from '@lakehouse/protocol';
import { blocksOf, isIn, type Block } from '../selection/selection';
import { fittingLength, lineOf } from './cellText';
import { GRID_SIZES, type GridFrame, type GridModel } from './gridModel';
import type { CellFace } from './paintedCell';
import { inOrder, PaintedRow } from './paintedRow';
import { valueAdvance, widestAdvance } from './valueAdvance';

/** Milliseconds without a frame after which elements are put into the order in which they are seen. */
const SETTLED = 400;
/** Pixels of a cell beside its text, with its line. */
const CELL_PADDING = 22;
const ASCII = /^[\x20-\x7e]*$/;

/** What cells show besides their values. */
export interface CellMarks {
  /** Whether what is looked for is in the cell. */
  readonly isMatch: (cell: Cell) => boolean;
  /** What the pointer is told of a cell of a comparison whose value was another one before. */
  readonly beforeText: (cell: Cell) => string;
}

/**
 * Draws the rows in sight.
 *
 * Elements are made once and used again for other rows: of a jump through the result only texts are left to change.
 * Nothing is read from the page in a frame, so that it is laid out once.
 */
export class GridPainter {
  readonly #host: HTMLElement;
  readonly #model: GridModel;
  readonly #marks: CellMarks;
  readonly #gridId: string;
  readonly #advance: number;
  readonly #widest: number;
  readonly #rows: PaintedRow[] = [];
  #settling: ReturnType<typeof setTimeout> | undefined;
  #frame: GridFrame;
  #blocks: readonly Block[] = [];
  #kinds: readonly string[] = [];
  #lengths: readonly number[] = [];
  #fitting: readonly number[] = [];
  #edges: readonly number[] | undefined;
  #transform = '';

  constructor(host: HTMLElement, model: GridModel, options: { marks: CellMarks; gridId: string }) {
    this.#host = host;
    this.#model = model;
    this.#marks = options.marks;
    this.#gridId = options.gridId;
    this.#advance = valueAdvance();
    this.#widest = Math.max(this.#advance, widestAdvance());
    this.#frame = model.frame();
  }

  paint(frame: GridFrame): void {
    this.#frame = frame;
    this.#blocks = frame.selection === undefined ? [] : blocksOf(frame.selection);
    this.#readColumns(frame);
    const transform = `translate3d(${-frame.left}px, ${frame.originRow * GRID_SIZES.rowHeight - frame.top}px, 0)`;
    if (transform !== this.#transform) this.#host.style.transform = this.#transform = transform;
    const { start, end } = frame.rows;
    while (this.#rows.length < end - start) this.#rows.push(new PaintedRow(this.#host));
    const slots = this.#rows.length;
    for (let row = start; row < start + slots; row++) {
      const painted = this.#rows[row % slots];
      if (row < end) this.#paintRow(painted, row);
      else painted?.hide();
    }
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settle(), SETTLED);
  }

  dispose(): void {
    clearTimeout(this.#settling);
  }

  #paintRow(painted: PaintedRow | undefined, row: number): void {
    const change = this.#model.change(row, this.#frame.columns.start);
    const extra = change === undefined || change.kind === 'same' ? '' : ` ${change.kind}`;
    painted?.paint(row, this.#frame, (_, position) => this.#faceOf(row, position, change?.kind === 'changed'), extra);
    painted?.mark(this.#blocks.some(({ rows }) => row >= rows.start && row < rows.end));
  }

  #faceOf(row: number, position: number, hasChanged: boolean): CellFace {
    const { edges, numberWidth, selection, activeHeader } = this.#frame;
    const cell = this.#model.cell(row, position);
    const isSelected = this.#blocks.some(block => isIn(block, row, position));
    const isActive =
      activeHeader === undefined && selection?.active.row === row && selection.active.column === position;
    const column = this.#model.columns.shown[position];
    // A window tells only of its own columns what they were before.
    const change = hasChanged ? this.#model.change(row, position) : undefined;
    const before = change?.before.find(each => each.column === column);
    const begin = edges[position] ?? 0;
    let className = this.#kinds[position] ?? 'cell';
    if (cell === null) className += ' null';
    else if (cell === undefined) className += ' waiting';
    else if (this.#marks.isMatch(cell)) className += ' match';
    if (typeof cell === 'string' && !this.#fits(cell, position)) className += ' long';
    if (isSelected) className += ' selected';
    if (isActive) className += ' active';
    if (before !== undefined) className += ' differs';
    return {
      position,
      left: numberWidth + begin,
      width: (edges[position + 1] ?? 0) - begin,
      text: cell === null ? 'NULL' : cell === undefined ? '' : lineOf(cell, this.#lengths[position]),
      className,
      isSelected,
      id: isActive ? activeCellId(this.#gridId, row, position) : undefined,
      title: before === undefined ? undefined : this.#marks.beforeText(before.cell),
    };
  }

  /** Cells that are surely not cut need no clip, of which each one costs in every frame. */
  #fits(cell: string, position: number): boolean {
    return cell.length <= (this.#fitting[position] ?? 0) && ASCII.test(cell);
  }

  #readColumns({ edges }: GridFrame): void {
    if (edges === this.#edges) return;
    this.#edges = edges;
    const { columns } = this.#model;
    this.#kinds = columns.shown.map(column => `cell ${columns.all[column]?.kind ?? 'text'}`);
    this.#fitting = columns.shown.map((_, i) => Math.floor((columns.widthAt(i) - CELL_PADDING) / this.#widest));
    this.#lengths = columns.shown.map((_, i) => fittingLength(columns.widthAt(i), this.#advance));
  }

  #settle(): void {
    const shown = this.#rows.filter(row => row.row >= 0);
    inOrder(this.#host, shown, row => row.row);
    for (const row of shown) row.settle();
  }
}

/** The id of the cell that has the focus, for the grid to name it. */
export function activeCellId(gridId: string, row: number, position: number): string {
  return `${gridId}-${row}-${position}`;
}
