import assert from 'node:assert/strict';
import { planPage } from './planPage';

const LINE = '00-00    Screen : rowType = RecordType(BIGINT n): rowcount = 1.0, cumulative cost = {2.1 rows}, id = 5';
const CONNECTION = { name: 'shop.dev' };

describe('the page of a plan', () => {
  it('says whose plan it is, and ends with the statement', () => {
    const page = planPage({ prepared: { title: 'orders', sql: ' select 1\n' }, connection: CONNECTION }, 'SCAN');
    assert.equal(page, 'Plan of orders on shop.dev\n\nSCAN\n\nselect 1\n');
  });

  it('has the plan as it came, too, where it was shortened', () => {
    const page = planPage({ prepared: { title: 'orders', sql: 'select 1' }, connection: CONNECTION }, `${LINE}\n`);
    assert.deepEqual(page.split('\n').slice(2, 7), ['00-00    Screen  (1 row)', '', 'As Dremio tells it', '', LINE]);
  });

  it('shows the names of parameters, never what was typed for them', () => {
    const prepared = { title: 'orders', sql: "select 'hunter2'", template: 'select :password' };
    const page = planPage({ prepared, connection: CONNECTION }, 'SCAN');
    assert.match(page, /\nselect :password\n$/);
    assert.ok(!page.includes('hunter2'));
  });
});
