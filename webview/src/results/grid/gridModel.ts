import type { Cell, ResultColumn, ResultWindow } from '@lakehouse/protocol';
import { columnEdges, columnsInSight, headerWidth, leftToShow, RESIZE_LIMITS, widthsOfValues } from './columnLayout';
import {
  canvasHeight,
  clampTop,
  isScaled,
  maxTop,
  rowsInSight,
  rowsOfPage,
  scrollOfTop,
  topOfScroll,
  topToShow,
  type Range,
  type RowGeometry,
} from './rowScroll';
import {
  selectAll,
  selectColumn,
  selectRow,
  selectTo,
  stepFrom,
  type CellPlace,
  type Extent,
  type Selection,
  type Step,
} from './selection';
import { WindowCache, type FetchWindow } from './windowCache';

/** Lengths of the grid in CSS pixels; the stylesheet has the same. */
export const GRID_SIZES = { rowHeight: 24, headerHeight: 40 } as const;

const OVERSCAN = { rows: 8, columns: 2 } as const;
/** Rows that share an origin, so that no element lies further from its parent than browsers can count. */
const ORIGIN_ROWS = 10_000;

/** What a grid begins with. */
export interface GridStart {
  /** Width of a character of a value, in CSS pixels. */
  readonly advance: number;
  readonly place: GridPlace | undefined;
}

/** What is kept of a grid while its page or its tab is gone. */
export interface GridPlace {
  readonly top: number;
  readonly left: number;
  /** Widths that the user chose, by column index. */
  readonly widths: Readonly<Record<number, number>>;
}

/** Everything that a frame of the grid shows, but for the cells' texts. */
export interface GridFrame {
  readonly rows: Range;
  readonly columns: Range;
  readonly edges: readonly number[];
  readonly numberWidth: number;
  readonly canvasHeight: number;
  /** Row from which the elements of rows are placed, and where it lies on the canvas. */
  readonly originRow: number;
  readonly originTop: number;
  readonly selection: Selection | undefined;
}

/** Where a grid stands: place, selection, widths, and the cells that it has. Knows no elements. */
export class GridModel {
  readonly #cache: WindowCache;
  readonly #changed: () => void;
  readonly #advance: number;
  readonly #chosen: Record<number, number>;
  #columns: readonly ResultColumn[] = [];
  #widths: number[] = [];
  #edges: readonly number[] = [0];
  #rows = 0;
  #size = { width: 0, height: 0 };
  #top: number;
  #left: number;
  #selection: Selection | undefined;

  constructor(fetch: FetchWindow, changed: () => void, { advance, place }: GridStart) {
    this.#changed = changed;
    this.#advance = advance;
    this.#cache = new WindowCache(fetch, window => this.#arrived(window));
    this.#top = place?.top ?? 0;
    this.#left = place?.left ?? 0;
    this.#chosen = { ...place?.widths };
  }

  get extent(): Extent {
    return { rows: this.#rows, columns: this.#columns.length };
  }

  get selection(): Selection | undefined {
    return this.#selection;
  }

  get place(): GridPlace {
    return { top: this.#top, left: this.#left, widths: this.#chosen };
  }

  /** Positions that the scroll bars must have for what is shown. */
  get scroll(): { readonly top: number; readonly left: number } {
    return { top: scrollOfTop(this.#geometry, this.#top), left: this.#left };
  }

  get isScaled(): boolean {
    return isScaled(this.#geometry);
  }

  cell(row: number, column: number): Cell | undefined {
    return this.#cache.cell(row, column);
  }

  setResult(columns: readonly ResultColumn[], rows: number): void {
    this.#rows = rows;
    if (columns.length !== this.#columns.length) {
      this.#widths = columns.map((column, i) => this.#chosen[i] ?? headerWidth(column, this.#advance));
      this.#edges = columnEdges(this.#widths);
    }
    this.#columns = columns;
    this.#cache.setExtent(rows, columns.length);
    this.#look();
  }

  /** Size in which rows and their header are seen: without scroll bars. */
  setSize(width: number, height: number): void {
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    this.#look();
  }

  /** The scroll bar of the rows was moved to a position. */
  scrolledTo(scrollTop: number): void {
    this.#top = topOfScroll(this.#geometry, scrollTop);
    this.#look();
  }

  /** The scroll bar of the columns was moved to a position. */
  scrolledAside(scrollLeft: number): void {
    if (this.#left === scrollLeft) return;
    this.#left = scrollLeft;
    this.#look();
  }

  /** Scrolls by pixels of rows, whatever a pixel of the scroll bar stands for. */
  scrollBy(pixels: number): void {
    this.#top = clampTop(this.#geometry, this.#top + pixels);
    this.#look();
  }

  step(step: Step, extend: boolean): void {
    this.select(stepFrom(this.#selection?.active ?? { row: 0, column: 0 }, this.#firstStep(step), this.extent), extend);
  }

  stepPage(direction: 1 | -1, extend: boolean): void {
    this.step({ rows: direction * rowsOfPage(this.#geometry), columns: 0 }, extend);
  }

  select(place: CellPlace, extend: boolean): void {
    if (this.#rows === 0 || this.#columns.length === 0) return;
    this.#selection = selectTo(this.#selection, stepFrom(place, { rows: 0, columns: 0 }, this.extent), extend);
    this.#show(this.#selection.active);
  }

  selectAll(): void {
    this.#mark(selectAll(this.extent));
  }

  selectRow(row: number, extend: boolean): void {
    this.#mark(selectRow(this.#selection, row, this.extent, extend));
  }

  selectColumn(column: number, extend: boolean): void {
    this.#mark(selectColumn(this.#selection, column, this.extent, extend));
  }

  resizeColumn(column: number, width: number): void {
    this.#chosen[column] = Math.round(Math.min(RESIZE_LIMITS.max, Math.max(RESIZE_LIMITS.min, width)));
    this.#widths[column] = this.#chosen[column];
    this.#edges = columnEdges(this.#widths);
    this.#look();
  }

  frame(): GridFrame {
    const [g, rows] = [this.#geometry, this.#rowsInSight()];
    const originRow = rows.start - (rows.start % ORIGIN_ROWS);
    return {
      rows,
      columns: this.#columnsInSight(),
      edges: this.#edges,
      numberWidth: this.#numberWidth,
      canvasHeight: canvasHeight(g),
      originRow,
      originTop: originRow * g.rowHeight - this.#top + scrollOfTop(g, this.#top),
      selection: this.#selection,
    };
  }

  get #geometry(): RowGeometry {
    const viewport = Math.max(0, this.#size.height - GRID_SIZES.headerHeight);
    return { rows: this.#rows, rowHeight: GRID_SIZES.rowHeight, viewport };
  }

  get #numberWidth(): number {
    return Math.max(36, String(this.#rows).length * this.#advance + 18);
  }

  #rowsInSight(): Range {
    return rowsInSight(this.#geometry, this.#top, OVERSCAN.rows);
  }

  #columnsInSight(): Range {
    return columnsInSight(this.#edges, this.#left, this.#size.width - this.#numberWidth, OVERSCAN.columns);
  }

  /** Without a selection the first key selects the first cell; only an edge is gone to at once. */
  #firstStep(step: Step): Step {
    if (this.#selection !== undefined) return step;
    const edge = (by: number): number => (Number.isFinite(by) ? 0 : by);
    return { rows: edge(step.rows), columns: edge(step.columns) };
  }

  #mark(selection: Selection): void {
    if (this.#rows === 0 || this.#columns.length === 0) return;
    this.#selection = selection;
    this.#changed();
  }

  #show({ row, column }: CellPlace): void {
    this.#top = topToShow(this.#geometry, this.#top, row);
    this.#left = leftToShow(this.#edges, this.#left, this.#size.width - this.#numberWidth, column);
    this.#look();
  }

  #arrived(window: ResultWindow): void {
    const wider = [...widthsOfValues(window, this.#widths, this.#advance)];
    const allowed = wider.filter(([column]) => this.#mayWiden(column, window));
    // Rows that see the same edges are not drawn again.
    if (allowed.length > 0) this.#widen(allowed);
    this.#look();
  }

  /** What is looked at stays in its place: the cell with the focus when it is in sight, else the first column that is. */
  #widen(widths: readonly (readonly [number, number])[]): void {
    const room = this.#size.width - this.#numberWidth;
    const inSight = columnsInSight(this.#edges, this.#left, room, 0);
    const active = this.#selection?.active.column ?? -1;
    const isActiveInSight = active >= inSight.start && active < inSight.end;
    const anchor = isActiveInSight ? active : inSight.start;
    const before = this.#edges[anchor] ?? 0;
    for (const [column, width] of widths) this.#widths[column] = width;
    this.#edges = columnEdges(this.#widths);
    this.#left = Math.max(0, this.#left + (this.#edges[anchor] ?? 0) - before);
    if (isActiveInSight) this.#left = leftToShow(this.#edges, this.#left, room, active);
  }

  /** Later rows do not make columns jump under the pointer, except for numbers: one that is cut reads as another. */
  #mayWiden(column: number, { rowStart }: ResultWindow): boolean {
    if (this.#chosen[column] !== undefined) return false;
    return rowStart === 0 || this.#columns[column]?.kind === 'number';
  }

  /** Everything that moves or grows ends here: what is in sight now gets fetched and drawn. */
  #look(): void {
    // A place that was kept may be further down than the rows that have arrived so far.
    if (this.#rows > 0 && this.#size.height > 0) this.#top = Math.min(this.#top, maxTop(this.#geometry));
    this.#cache.look(this.#rowsInSight(), this.#columnsInSight());
    this.#changed();
  }
}
