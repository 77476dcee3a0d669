import assert from 'node:assert/strict';
import { fitsColumns, freshView, hide, moveTo, pin, show, shownColumns, unpin, type ColumnView } from './columnView';

/** Lays out five columns by the steps and checks which are shown in which order. */
function checkShown(steps: readonly ((view: ColumnView) => ColumnView)[], expected: readonly number[]): void {
  const view = steps.reduce((before, step) => step(before), freshView(5));
  assert.deepEqual(shownColumns(view), expected);
  assert.ok(fitsColumns(view, 5));
}

describe('the layout of columns', () => {
  it('moves a column to either side', () => {
    checkShown([view => moveTo(view, 1, 3)], [0, 2, 3, 1, 4]);
    checkShown([view => moveTo(view, 3, 0)], [3, 0, 1, 2, 4]);
    checkShown([view => moveTo(view, 0, 99)], [1, 2, 3, 4, 0]);
  });

  it('shows pinned columns first, in the order in which they were pinned', () => {
    checkShown([view => pin(view, 3), view => pin(view, 1)], [3, 1, 0, 2, 4]);
    checkShown([view => pin(view, 3), view => unpin(view, 3)], [0, 1, 2, 3, 4]);
  });

  it('pins what is moved among the pinned, and frees what is moved out', () => {
    const pinned = [(view: ColumnView) => pin(view, 0), (view: ColumnView) => pin(view, 1)];
    const inserted = [...pinned, (view: ColumnView) => moveTo(view, 4, 1)].reduce((v, step) => step(v), freshView(5));
    assert.deepEqual(inserted.pinned, [0, 4, 1]);
    const freed = [...pinned, (view: ColumnView) => moveTo(view, 0, 3)].reduce((v, step) => step(v), freshView(5));
    assert.deepEqual([freed.pinned, shownColumns(freed)], [[1], [1, 2, 3, 0, 4]]);
  });

  it('keeps a pinned column pinned at the end of the pinned', () => {
    const view = [(v: ColumnView) => pin(v, 0), (v: ColumnView) => pin(v, 1), (v: ColumnView) => moveTo(v, 0, 1)];
    assert.deepEqual(view.reduce((v, step) => step(v), freshView(5)).pinned, [1, 0]);
  });

  it('hides all but the last, and shows a column again where it was', () => {
    checkShown([view => hide(view, 2)], [0, 1, 3, 4]);
    checkShown([view => hide(view, 2), view => show(view, 2)], [0, 1, 2, 3, 4]);
    checkShown(
      [0, 1, 2, 3, 4].map(column => (view: ColumnView) => hide(view, column)),
      [4],
    );
  });
});
