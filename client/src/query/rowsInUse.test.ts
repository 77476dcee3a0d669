import assert from 'node:assert/strict';
import { RowsInUse } from './rowsInUse';

describe('the rows of a result', () => {
  it('are let go of at once when nobody uses them', () => {
    const released: string[] = [];
    const rows = new RowsInUse();
    rows.use('other');
    assert.equal(
      rows.release('r', () => released.push('r')),
      true,
    );
    assert.deepEqual(released, ['r']);
  });

  it('stay until the last who uses them has ended', () => {
    const released: string[] = [];
    const rows = new RowsInUse();
    const [one, other] = [rows.use('r'), rows.use('r')];
    assert.equal(
      rows.release('r', () => released.push('r')),
      false,
    );
    one.dispose();
    one.dispose();
    assert.deepEqual(released, []);
    other.dispose();
    assert.deepEqual(released, ['r']);
  });
});
