/** How a user has laid out the columns of a result. Columns are named by their place in the result. */
export interface ColumnView {
  /** All columns, also those that are hidden, in the order in which they are shown. */
  readonly order: readonly number[];
  /** Columns that stay at the left while the others scroll, in their order. */
  readonly pinned: readonly number[];
  readonly hidden: readonly number[];
  /** Widths that the user chose, in CSS pixels. */
  readonly widths: Readonly<Record<number, number>>;
}

/** The columns as they came. */
export function freshView(count: number): ColumnView {
  return { order: Array.from({ length: count }, (_, column) => column), pinned: [], hidden: [], widths: {} };
}

/** Whether the columns are as they came. */
export function isFresh({ order, pinned, hidden, widths }: ColumnView): boolean {
  const isChanged = pinned.length + hidden.length + Object.keys(widths).length > 0;
  return !isChanged && order.every((column, i) => column === i);
}

/** Whether a view that was kept fits a result of so many columns. */
export function fitsColumns(view: ColumnView, count: number): boolean {
  return view.order.length === count && view.order.every(column => column < count);
}

/** Columns in the order in which they are shown: those that are pinned first. */
export function shownColumns(view: ColumnView): readonly number[] {
  const unpinned = view.order.filter(column => !view.pinned.includes(column) && !view.hidden.includes(column));
  return [...shownPinned(view), ...unpinned];
}

export function shownPinned({ pinned, hidden }: ColumnView): readonly number[] {
  return pinned.filter(column => !hidden.includes(column));
}

export function withWidth(view: ColumnView, column: number, width: number): ColumnView {
  return { ...view, widths: { ...view.widths, [column]: width } };
}

/** The column at the left of all, as the last of those that are pinned. */
export function pin(view: ColumnView, column: number): ColumnView {
  return view.pinned.includes(column) ? view : { ...view, pinned: [...view.pinned, column] };
}

export function unpin(view: ColumnView, column: number): ColumnView {
  return { ...view, pinned: view.pinned.filter(other => other !== column) };
}

/** Without the column; the last one that is shown stays. */
export function hide(view: ColumnView, column: number): ColumnView {
  const isLast = view.order.length - view.hidden.length <= 1;
  return isLast || view.hidden.includes(column) ? view : { ...view, hidden: [...view.hidden, column] };
}

export function show(view: ColumnView, column: number): ColumnView {
  return { ...view, hidden: view.hidden.filter(other => other !== column) };
}

/**
 * The column at another position among those that are shown.
 *
 * One that comes to stand before a pinned column becomes pinned; one that comes to stand behind an unpinned column is
 * pinned no more.
 */
export function moveTo(view: ColumnView, column: number, position: number): ColumnView {
  const others = shownColumns(view).filter(other => other !== column);
  const at = Math.max(0, Math.min(others.length, position));
  const isPinned = (other: number | undefined): boolean => other !== undefined && view.pinned.includes(other);
  const next = others[at];
  const becomesPinned = isPinned(next) || (isPinned(column) && (at === 0 || isPinned(others[at - 1])));
  const place = (list: readonly number[]): readonly number[] =>
    before(
      list.filter(other => other !== column),
      column,
      next,
    );
  return {
    ...view,
    pinned: becomesPinned ? place(view.pinned) : view.pinned.filter(other => other !== column),
    order: becomesPinned ? view.order : place(view.order),
  };
}

/** The list with an item put before another, or at the end when the other is not in it. */
function before(list: readonly number[], item: number, next: number | undefined): readonly number[] {
  const at = next === undefined ? -1 : list.indexOf(next);
  return at < 0 ? [...list, item] : [...list.slice(0, at), item, ...list.slice(at)];
}
