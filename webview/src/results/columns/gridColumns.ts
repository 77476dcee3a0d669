import type { ResultColumn, ResultWindow } from '@lakehouse/protocol';
import {
  columnEdges,
  columnsInSight,
  headerWidth,
  leftToShow,
  RESIZE_LIMITS,
  widthsOfValues,
} from '../grid/columnLayout';
import type { Range } from '../grid/rowScroll';
import { fitsColumns, freshView, shownColumns, shownPinned, withWidth, type ColumnView } from './columnView';

/** Pixels beside pinned columns that stay for the others. */
const ROOM_FOR_OTHERS = 120;

/**
 * The columns of a grid: which are shown, where each one begins, and which stay at the left.
 *
 * A *position* counts the columns that are shown, from the left; a *column* is a place in the result.
 */
export class GridColumns {
  readonly #advance: number;
  #all: readonly ResultColumn[] = [];
  #view: ColumnView;
  /** Widths that headers and values ask for, by column. */
  #measured: number[] = [];
  #shown: readonly number[] = [];
  #edges: readonly number[] = [0];
  #pinned = 0;
  /** Width in which columns are seen. */
  #room = 0;

  constructor(advance: number, kept: ColumnView | undefined) {
    this.#advance = advance;
    this.#view = kept ?? freshView(0);
  }

  get all(): readonly ResultColumn[] {
    return this.#all;
  }

  get view(): ColumnView {
    return this.#view;
  }

  /** Columns by position. */
  get shown(): readonly number[] {
    return this.#shown;
  }

  /** Where each position begins, counted from the first, and at the end where the last one stops. */
  get edges(): readonly number[] {
    return this.#edges;
  }

  /** How many positions stay at the left: all that are pinned, or as many as leave room for others. */
  get pinned(): number {
    return this.#pinned;
  }

  get pinnedWidth(): number {
    return this.#edges[this.#pinned] ?? 0;
  }

  /** What is known of the column at a position. */
  at(position: number): ResultColumn | undefined {
    const column = this.#shown[position];
    return column === undefined ? undefined : this.#all[column];
  }

  positionOf(column: number): number {
    return this.#shown.indexOf(column);
  }

  setAll(columns: readonly ResultColumn[]): void {
    if (columns === this.#all) return;
    const isSame =
      columns.length === this.#all.length && columns.every((column, i) => column.name === this.#all[i]?.name);
    this.#all = columns;
    if (isSame) return;
    this.#measured = columns.map(column => headerWidth(column, this.#advance));
    this.change(fitsColumns(this.#view, columns.length) ? this.#view : freshView(columns.length));
  }

  change(view: ColumnView): void {
    this.#view = view;
    this.#shown = shownColumns(view);
    this.#place();
  }

  setRoom(room: number): void {
    this.#room = room;
    this.#pinned = this.#pinnedThatFit();
  }

  resize(position: number, width: number): void {
    const column = this.#shown[position];
    if (column === undefined) return;
    const held = Math.round(Math.min(RESIZE_LIMITS.max, Math.max(RESIZE_LIMITS.min, width)));
    this.change(withWidth(this.#view, column, held));
  }

  widthAt(position: number): number {
    return (this.#edges[position + 1] ?? 0) - (this.#edges[position] ?? 0);
  }

  /**
   * Widens columns for the values that have come. Later rows do not make columns jump under the pointer, except for
   * numbers: one that is cut reads as another. Tells whether anything was widened.
   */
  widenFor(window: ResultWindow): boolean {
    const wider = [...widthsOfValues(window, this.#measured, this.#advance)].filter(
      ([column]) => window.rowStart === 0 || this.#all[column]?.kind === 'number',
    );
    for (const [column, width] of wider) this.#measured[column] = width;
    const isSeen = wider.some(([column]) => this.#view.widths[column] === undefined);
    if (isSeen) this.#place();
    return isSeen;
  }

  /** Positions in sight when the columns that scroll are scrolled by `left`; pinned ones are not among them. */
  inSight(left: number, overscan: number): Range {
    const { pinnedWidth } = this;
    const range = columnsInSight(this.#edges, left + pinnedWidth, Math.max(0, this.#room - pinnedWidth), overscan);
    return { start: Math.max(this.#pinned, range.start), end: Math.max(this.#pinned, range.end) };
  }

  /** The scroll position nearest to `left` at which a position is in sight. */
  leftToShow(left: number, position: number): number {
    if (position < this.#pinned) return left;
    const { pinnedWidth } = this;
    return leftToShow(this.#edges, left + pinnedWidth, this.#room - pinnedWidth, position) - pinnedWidth;
  }

  #place(): void {
    this.#edges = columnEdges(this.#shown.map(column => this.#view.widths[column] ?? this.#measured[column] ?? 0));
    this.#pinned = this.#pinnedThatFit();
  }

  #pinnedThatFit(): number {
    let count = shownPinned(this.#view).length;
    while (count > 0 && (this.#edges[count] ?? 0) > this.#room - ROOM_FOR_OTHERS) count--;
    return count;
  }
}
