import assert from 'node:assert/strict';
import { fitted, moved, SCALES, showing, whole, zoomed, type Box, type Viewport } from './viewport';

const VIEW = { width: 400, height: 300 };
const START: Viewport = { scale: 1, x: 0, y: 0 };

/** Where a box lies on the screen. */
function onScreen(box: Box, { scale, x, y }: Viewport): { left: number; top: number; right: number; bottom: number } {
  const [left, top] = [box.x * scale + x, box.y * scale + y];
  return { left, top, right: left + box.width * scale, bottom: top + box.height * scale };
}

function checkInside(box: Box, viewport: Viewport): void {
  const { left, top, right, bottom } = onScreen(box, viewport);
  assert.ok(
    left >= 0 && top >= 0 && right <= VIEW.width && bottom <= VIEW.height,
    JSON.stringify({ left, top, right, bottom }),
  );
}

describe('the part of a lineage in sight', () => {
  it('is all of a small graph, in the middle and not blown up', () => {
    const viewport = fitted({ width: 100, height: 60 }, VIEW, undefined);
    assert.deepEqual(viewport, { scale: 1, x: 150, y: 120 });
  });

  it('is all of a graph that is a little too large, made smaller', () => {
    const graph = { width: 450, height: 200 };
    checkInside({ x: 0, y: 0, ...graph }, fitted(graph, VIEW, { x: 0, y: 0, width: 100, height: 40 }));
  });

  it('is what stands around the model of the editor when all of it could not be read', () => {
    const focus = { x: 3000, y: 900, width: 160, height: 40 };
    const viewport = fitted({ width: 6000, height: 2000 }, VIEW, focus);
    checkInside(focus, viewport);
    assert.ok(viewport.scale > 0.5);
  });

  it('leaves no room at the side where the graph ends', () => {
    const viewport = fitted({ width: 6000, height: 100 }, VIEW, { x: 0, y: 0, width: 160, height: 40 });
    assert.equal(viewport.x, 16);
  });

  it('is all of even a huge graph when that is asked for', () => {
    const graph = { width: 3000, height: 500 };
    checkInside({ x: 0, y: 0, ...graph }, whole(graph, VIEW));
  });

  it('stays under the pointer while it is zoomed, within limits', () => {
    const pointer = { x: 120, y: 80 };
    const viewport = zoomed(moved(START, 30, -20), 1.5, pointer);
    assert.deepEqual([(pointer.x - viewport.x) / viewport.scale, (pointer.y - viewport.y) / viewport.scale], [90, 100]);
    assert.equal(zoomed(START, 1000, pointer).scale, SCALES.most);
    assert.equal(zoomed(START, 0.0001, pointer).scale, SCALES.least);
  });

  it('moves as little as needed to show a node', () => {
    const inside = { x: 100, y: 100, width: 100, height: 40 };
    assert.equal(showing(START, inside, VIEW), START);
    const outside = { x: 700, y: -50, width: 100, height: 40 };
    const viewport = showing(START, outside, VIEW);
    checkInside(outside, viewport);
    assert.equal(onScreen(outside, viewport).right, VIEW.width - 16);
  });
});
