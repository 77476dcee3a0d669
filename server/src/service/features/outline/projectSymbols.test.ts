import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { projectSymbols } from './projectSymbols';

const FILES = `
//- models/staging/stg_orders.sql
select 1 as id
//- models/orders.sql
select 1 as id
//- models/reordered.sql
select 1 as id
//- seeds/codes.csv
a,b
//- macros/m.sql
{% macro order_by() %}{% endmacro %}
//- models/docs.md
{% docs order_id %}x{% enddocs %}
//- models/s.yml
sources:
  - name: raw
    tables:
      - name: raw_orders
models:
  - name: orders
    columns:
      - name: id
        data_tests: [unique]
exposures:
  - name: order_board
    type: dashboard
    owner: {name: A}
`.trimStart();

async function checkSymbols(query: string, expected: readonly string[]): Promise<void> {
  const { project } = await FixtureProject.open(FILES);
  const symbols = projectSymbols([project], query);
  assert.deepEqual(
    symbols.map(({ name, kind, container }) => `${kind} ${name} in ${container ?? ''}`),
    expected,
  );
}

describe('symbols of the workspace', () => {
  it('puts the whole name first, then beginnings, words, parts and letters in order', async () => {
    await checkSymbols('orders', ['model orders in shop', 'model stg_orders in shop', 'table raw_orders in raw']);
    await checkSymbols('ORDER_', ['macro order_by in shop', 'docs order_id in shop', 'exposure order_board in shop']);
    await checkSymbols('sord', ['model stg_orders in shop']);
  });

  it('finds sources, seeds and nothing for what nobody has', async () => {
    await checkSymbols('raw', ['source raw in shop', 'table raw_orders in raw']);
    await checkSymbols('code', ['table codes in shop']);
    await checkSymbols('zzz', []);
  });

  it('offers a hundred at most', async () => {
    const many = Array.from({ length: 150 }, (_, at) => `//- models/m_${at}.sql\nselect 1\n`).join('');
    const { project } = await FixtureProject.open(many);
    assert.equal(projectSymbols([project], '').length, 100);
  });
});
