import type { Cell, ResultColumn, ResultWindow, RowChange } from '@lakehouse/protocol';
import type { ColumnView } from '../columns/columnView';
import { GridColumns } from '../columns/gridColumns';
import {
  firstStep,
  selectAll,
  selectColumn,
  selectRow,
  selectTo,
  stepFrom,
  within,
  type CellPlace,
  type Extent,
  type Selection,
  type SelectMode,
  type Step,
} from '../selection/selection';
import { widestValue } from './columnLayout';
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
import { WindowCache, type FetchWindow } from './windowCache';

/** Lengths of the grid in CSS pixels; the stylesheet has the same. */
export const GRID_SIZES = { rowHeight: 24, headerHeight: 40, profileHeight: 40, filterHeight: 28 } as const;

const OVERSCAN = { rows: 4, columns: 1 } as const;
/** Rows that share an origin, so that no element lies further from its parent than browsers can count. */
const ORIGIN_ROWS = 10_000;

/** What a grid begins with. */
export interface GridStart {
  /** Width of a character of a value, in CSS pixels. */
  readonly advance: number;
  readonly place: GridPlace | undefined;
  /** Called whenever something must be drawn anew. */
  readonly changed: () => void;
}

/** What is kept of a grid while its page or its tab is gone. */
export interface GridPlace {
  readonly top: number;
  readonly left: number;
  readonly view: ColumnView;
}

/** Everything that a frame of the grid shows, but for the cells' texts. */
export interface GridFrame {
  readonly rows: Range;
  /** Positions in sight of the columns that scroll; those before `pinned` are always. */
  readonly columns: Range;
  readonly pinned: number;
  readonly edges: readonly number[];
  readonly numberWidth: number;
  readonly headerHeight: number;
  readonly canvasHeight: number;
  readonly canvasWidth: number;
  readonly top: number;
  readonly left: number;
  /** Row from which the elements of rows are placed. */
  readonly originRow: number;
  readonly selection: Selection | undefined;
  /** Position of the header that has the focus, when none of the cells has. */
  readonly activeHeader: number | undefined;
}

/** Where a grid stands: place, selection, columns, and the cells that it has. Knows no elements. */
export class GridModel {
  readonly columns: GridColumns;
  readonly #cache: WindowCache;
  readonly #changed: () => void;
  readonly #advance: number;
  #rows = 0;
  #size = { width: 0, height: 0 };
  #headerHeight: number = GRID_SIZES.headerHeight;
  #top: number;
  #left: number;
  #selection: Selection | undefined;
  #activeHeader: number | undefined;
  #order = 0;

  constructor(fetch: FetchWindow, { advance, place, changed }: GridStart) {
    this.#changed = changed;
    this.#advance = advance;
    this.columns = new GridColumns(advance, place?.view);
    this.#cache = new WindowCache(fetch, window => this.#arrived(window));
    this.#top = place?.top ?? 0;
    this.#left = place?.left ?? 0;
  }

  /** Rows, and columns that are shown. */
  get extent(): Extent {
    return { rows: this.#rows, columns: this.columns.shown.length };
  }

  get selection(): Selection | undefined {
    return this.#selection;
  }

  get activeHeader(): number | undefined {
    return this.#activeHeader;
  }

  /** Position of the column that keys and menus are about. */
  get activePosition(): number {
    return this.#activeHeader ?? this.#selection?.active.column ?? 0;
  }

  get place(): GridPlace {
    return { top: this.#top, left: this.#left, view: this.columns.view };
  }

  /** Differs whenever the rows are others. */
  get order(): number {
    return this.#order;
  }

  /** Positions that the scroll bars must have for what is shown. */
  get scroll(): { readonly top: number; readonly left: number } {
    return { top: scrollOfTop(this.#geometry, this.#top), left: this.#left };
  }

  get isScaled(): boolean {
    return isScaled(this.#geometry);
  }

  cell(row: number, position: number): Cell | undefined {
    return this.#cache.cell(row, this.columns.shown[position] ?? -1);
  }

  isCut(row: number, position: number): boolean {
    return this.#cache.isCut(row, this.columns.shown[position] ?? -1);
  }

  change(row: number, position: number): RowChange | undefined {
    return this.#cache.change(row, this.columns.shown[position] ?? -1);
  }

  setResult(columns: readonly ResultColumn[], rows: number): void {
    this.#rows = rows;
    this.columns.setAll(columns);
    this.#selection = within(this.#selection, this.extent);
    this.#cache.setExtent(rows, columns.length);
    this.#look();
  }

  /** The rows are in another order, or others: those in sight are fetched again. */
  reorder(rows: number): void {
    this.#order++;
    this.#cache.reorder();
    this.setResult(this.columns.all, rows);
  }

  /** Size in which rows and their header are seen: without scroll bars. */
  setSize(width: number, height: number): void {
    if (width === this.#size.width && height === this.#size.height) return;
    const active = this.#selection?.active;
    const isSeen = active !== undefined && this.#isInSight(active);
    this.#size = { width, height };
    this.#look();
    // A cell with the focus stays in sight when something opens beside the grid.
    if (isSeen && this.#activeHeader === undefined) this.#show(active);
  }

  setHeaderHeight(height: number): void {
    if (height === this.#headerHeight) return;
    this.#headerHeight = height;
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

  /** Moves the focus; up from the first row it comes to the headers, and down from them to the rows. */
  step(step: Step, mode: SelectMode): void {
    const active = this.#selection?.active ?? { row: 0, column: 0 };
    if (this.#activeHeader !== undefined) return this.#stepInHeader(step, this.#activeHeader);
    if (active.row === 0 && step.rows === -1 && mode === 'replace') return this.focusHeader(active.column);
    this.select(stepFrom(active, this.#selection === undefined ? firstStep(step) : step, this.extent), mode);
  }

  stepPage(direction: 1 | -1, mode: SelectMode): void {
    this.step({ rows: direction * rowsOfPage(this.#geometry), columns: 0 }, mode);
  }

  select(place: CellPlace, mode: SelectMode): void {
    if (this.#isEmpty) return;
    this.#activeHeader = undefined;
    this.#selection = selectTo(this.#selection, stepFrom(place, { rows: 0, columns: 0 }, this.extent), mode);
    this.#show(this.#selection.active);
  }

  /** Stretches what is marked to a cell, and leaves the place as it is: a drag scrolls by itself. */
  dragTo(place: CellPlace): void {
    if (!this.#isEmpty) this.#mark(selectTo(this.#selection, place, 'extend'));
  }

  selectAll(): void {
    this.#mark(selectAll(this.extent));
  }

  selectRow(row: number, mode: SelectMode): void {
    this.#mark(selectRow(this.#selection, row, this.extent, mode));
  }

  selectColumn(position: number, mode: SelectMode): void {
    this.#mark(selectColumn(this.#selection, position, this.extent, mode));
  }

  /** Gives the focus to the header at a position. */
  focusHeader(position: number): void {
    if (this.extent.columns === 0) return;
    this.#activeHeader = Math.max(0, Math.min(this.extent.columns - 1, position));
    this.#left = this.columns.leftToShow(this.#left, this.#activeHeader);
    this.#look();
  }

  /** Scrolls by pixels of columns. */
  scrollAsideBy(pixels: number): void {
    const furthest = this.#numberWidth + (this.columns.edges.at(-1) ?? 0) - this.#size.width;
    this.scrolledAside(Math.max(0, Math.min(Math.max(this.#left, furthest), this.#left + pixels)));
  }

  /** Brings a column into sight. */
  showPosition(position: number): void {
    if (position < 0) return;
    this.#left = this.columns.leftToShow(this.#left, position);
    this.#look();
  }

  resizeColumn(position: number, width: number): void {
    this.columns.resize(position, width);
    this.#look();
  }

  /** Makes a column as wide as its header and those of its values that are in sight ask for. */
  autoFit(positions: readonly number[]): void {
    for (const position of positions) {
      const column = this.columns.at(position);
      const { start, end } = this.#rowsInSight();
      const cells = Array.from({ length: end - start }, (_, i) => this.cell(start + i, position));
      if (column !== undefined) this.columns.resize(position, widestValue(column, cells, this.#advance));
    }
    this.#look();
  }

  /** Lays the columns out anew; the focus goes along with its column. */
  changeView(view: ColumnView): void {
    const column = this.columns.shown[this.activePosition];
    this.columns.change(view);
    const position = column === undefined ? 0 : Math.max(0, this.columns.positionOf(column));
    if (this.#activeHeader !== undefined) this.#activeHeader = position;
    if (this.#selection !== undefined)
      this.#selection = selectTo(undefined, { row: this.#selection.active.row, column: position }, 'replace');
    this.#selection = within(this.#selection, this.extent);
    this.#look();
  }

  frame(): GridFrame {
    const [g, rows] = [this.#geometry, this.#rowsInSight()];
    const { pinned, edges } = this.columns;
    return {
      rows,
      columns: this.#columnsInSight(),
      pinned,
      edges,
      numberWidth: this.#numberWidth,
      headerHeight: this.#headerHeight,
      canvasHeight: canvasHeight(g),
      canvasWidth: this.#numberWidth + (edges.at(-1) ?? 0),
      // Whole pixels: what is moved against each other would else be rounded apart.
      top: Math.round(this.#top),
      left: Math.round(this.#left),
      originRow: rows.start - (rows.start % ORIGIN_ROWS),
      selection: this.#selection,
      activeHeader: this.#activeHeader,
    };
  }

  /** Draws again, because something that a cell shows has changed. */
  redraw(): void {
    this.#changed();
  }

  get #isEmpty(): boolean {
    return this.#rows === 0 || this.columns.shown.length === 0;
  }

  get #geometry(): RowGeometry {
    const viewport = Math.max(0, this.#size.height - this.#headerHeight);
    return { rows: this.#rows, rowHeight: GRID_SIZES.rowHeight, viewport };
  }

  get #numberWidth(): number {
    return Math.max(36, Math.ceil(String(this.#rows).length * this.#advance) + 18);
  }

  #rowsInSight(): Range {
    return rowsInSight(this.#geometry, this.#top, OVERSCAN.rows);
  }

  #columnsInSight(): Range {
    return this.columns.inSight(this.#left, OVERSCAN.columns);
  }

  #stepInHeader(step: Step, position: number): void {
    if (step.rows > 0) return this.select({ row: this.#selection?.active.row ?? 0, column: position }, 'replace');
    this.focusHeader(position + step.columns);
  }

  #isInSight({ row, column }: CellPlace): boolean {
    const rows = rowsInSight(this.#geometry, this.#top, 0);
    const columns = this.columns.inSight(this.#left, 0);
    const isColumnSeen = column < this.columns.pinned || (column >= columns.start && column < columns.end);
    return isColumnSeen && row >= rows.start && row < rows.end;
  }

  #mark(selection: Selection): void {
    if (this.#isEmpty) return;
    this.#activeHeader = undefined;
    this.#selection = selection;
    this.#changed();
  }

  #show({ row, column }: CellPlace): void {
    this.#top = topToShow(this.#geometry, this.#top, row);
    this.#left = this.columns.leftToShow(this.#left, column);
    this.#look();
  }

  /** What is looked at stays in its place: the cell with the focus when it is in sight, else the first column that is. */
  #arrived(window: ResultWindow): void {
    const inSight = this.columns.inSight(this.#left, 0);
    const active = this.#selection?.active.column ?? -1;
    const isActiveInSight = active >= inSight.start && active < inSight.end;
    const anchor = isActiveInSight ? active : inSight.start;
    const before = this.columns.edges[anchor] ?? 0;
    // Rows that see the same edges are not drawn again.
    if (this.columns.widenFor(window)) {
      this.#left = Math.max(0, this.#left + (this.columns.edges[anchor] ?? 0) - before);
      if (isActiveInSight) this.#left = this.columns.leftToShow(this.#left, active);
    }
    this.#look();
  }

  /** Everything that moves or grows ends here: what is in sight now gets fetched and drawn. */
  #look(): void {
    // A place that was kept may be further down than the rows that have arrived so far.
    if (this.#rows > 0 && this.#size.height > 0) this.#top = Math.min(this.#top, maxTop(this.#geometry));
    this.columns.setRoom(this.#size.width - this.#numberWidth);
    const { start, end } = this.#columnsInSight();
    const { shown, pinned } = this.columns;
    this.#cache.look(this.#rowsInSight(), [...shown.slice(0, pinned), ...shown.slice(start, end)]);
    this.#changed();
  }
}
