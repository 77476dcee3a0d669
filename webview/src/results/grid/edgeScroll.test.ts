import assert from 'node:assert/strict';
import { dragSpeed } from './edgeScroll';

describe('a drag at the edge', () => {
  it('stands still inside, and goes on the faster the farther it is outside', () => {
    assert.equal(dragSpeed(100, 0, 400), 0);
    const [near, outside, far] = [390, 420, 500].map(at => dragSpeed(at, 0, 400));
    assert.ok(near !== undefined && outside !== undefined && far !== undefined);
    assert.ok(near > 0 && outside > 3 * near && far > 3 * outside, `${near} ${outside} ${far}`);
    assert.equal(dragSpeed(-20, 0, 400), -outside);
  });

  it('leaves room inside of what is small', () => {
    assert.equal(dragSpeed(20, 0, 40), 0);
  });
});
