import assert from 'node:assert/strict';
import {
  canvasHeight,
  isScaled,
  MAX_CANVAS,
  maxTop,
  rowsInSight,
  rowsOfPage,
  scrollOfTop,
  topOfScroll,
  topToShow,
  type RowGeometry,
} from './rowScroll';

const SMALL: RowGeometry = { rows: 100, rowHeight: 24, viewport: 240 };
const HUGE: RowGeometry = { rows: 10_000_000, rowHeight: 24, viewport: 333 };

describe('the scroll bar of the rows', () => {
  it('stands for them pixel by pixel while they fit a browser', () => {
    assert.equal(isScaled(SMALL), false);
    assert.equal(canvasHeight(SMALL), 2400);
    assert.equal(topOfScroll(SMALL, 731), 731);
    assert.equal(scrollOfTop(SMALL, 731), 731);
  });

  it('never asks a browser for a taller element than it can give, at a device pixel ratio of up to 8', () => {
    assert.equal(canvasHeight(HUGE), MAX_CANVAS);
    assert.ok(MAX_CANVAS <= 33_554_428 / 8);
  });

  it('meets the first and the last row exactly, also when the browser rounds its last pixel away', () => {
    const furthest = MAX_CANVAS - HUGE.viewport;
    assert.equal(topOfScroll(HUGE, 0), 0);
    assert.equal(topOfScroll(HUGE, furthest), maxTop(HUGE));
    assert.equal(topOfScroll(HUGE, furthest - 0.7), maxTop(HUGE));
    assert.equal(rowsInSight(HUGE, maxTop(HUGE), 0).end, HUGE.rows);
  });

  it('comes back to where it was set from, and grows with it', () => {
    let last = -1;
    for (let top = 0; top <= maxTop(HUGE); top += maxTop(HUGE) / 997) {
      const scroll = scrollOfTop(HUGE, top);
      assert.ok(scroll > last);
      last = scroll;
      if (scroll < MAX_CANVAS - HUGE.viewport - 1) assert.ok(Math.abs(topOfScroll(HUGE, scroll) - top) < 0.001);
    }
  });

  it('stays at zero when all rows are in sight', () => {
    const few: RowGeometry = { rows: 3, rowHeight: 24, viewport: 240 };
    assert.equal(maxTop(few), 0);
    assert.equal(topOfScroll(few, 50), 0);
    assert.deepEqual(rowsInSight(few, 0, 8), { start: 0, end: 3 });
  });
});

describe('rows in sight', () => {
  it('are those of which a pixel shows, and some more on either side', () => {
    assert.deepEqual(rowsInSight(SMALL, 12, 0), { start: 0, end: 11 });
    assert.deepEqual(rowsInSight(SMALL, 24, 0), { start: 1, end: 11 });
    assert.deepEqual(rowsInSight(SMALL, 1200, 8), { start: 42, end: 68 });
  });

  it('are none of a result without rows', () => {
    assert.deepEqual(rowsInSight({ ...SMALL, rows: 0 }, 0, 8), { start: 0, end: 0 });
  });
});

describe('bringing a row into sight', () => {
  it('moves as little as needed', () => {
    assert.equal(topToShow(SMALL, 100, 5), 100);
    assert.equal(topToShow(SMALL, 100, 2), 48);
    assert.equal(topToShow(SMALL, 100, 20), 21 * 24 - 240);
  });

  it('goes on by a page less one row', () => {
    assert.equal(rowsOfPage(SMALL), 9);
    assert.equal(rowsOfPage({ ...SMALL, viewport: 10 }), 1);
  });
});
