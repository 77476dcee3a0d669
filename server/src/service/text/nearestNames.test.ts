import assert from 'node:assert/strict';
import { nearestNames } from './nearestNames';

describe('nearestNames', () => {
  it('finds what was likely meant, the nearest first', () => {
    assert.deepEqual(nearestNames('custmer_id', ['order_id', 'customer_ids', 'customer_id']), [
      'customer_id',
      'customer_ids',
    ]);
    assert.deepEqual(nearestNames('AMUONT', ['amount', 'count']), ['amount']);
    assert.deepEqual(nearestNames('orders', ['stg_orders', 'fct_revenue']), ['stg_orders']);
  });

  it('finds nothing where nothing is near, and no more than three', () => {
    assert.deepEqual(nearestNames('x', ['amount', 'status']), []);
    assert.deepEqual(nearestNames('', ['abc']), []);
    assert.equal(nearestNames('col_0', ['col_1', 'col_2', 'col_3', 'col_4']).length, 3);
  });
});
