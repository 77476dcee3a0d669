import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { sqlColumnsFeature } from './sqlColumnsFeature';

const BASE = `//- models/staging/stg_orders.sql
{{ config(materialized='table', partition_by=['placed_at']) }}
select cast(1 as bigint) as order_id, 2 as customer_id, 3.5 as amount, current_timestamp as placed_at
//- models/staging/stg_customers.sql
select 1 as customer_id, 'x' as name
//- models/sources.yml
sources:
  - name: raw
    schema: bronze
    database: lake
    tables:
      - name: events
        columns: [{ name: id }]
//- seeds/codes.csv
code,label
`;

/** Checks problems written as `code: marked text -> replacements`. */
async function checkProblems(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- ${file}\n${text}\n`);
  assert.deepEqual(problemsIn(fixture, file), expected, text);
}

function problemsIn(fixture: FixtureProject, file: string): readonly string[] {
  const context = fixture.contextOf(file);
  const problems = sqlColumnsFeature.check?.(context) ?? [];
  return problems
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ span, code, replacements = [] }) => {
      const texts = replacements.map(one => one.text).join(' | ');
      return `${code}: ${context.document.text.slice(span.start, span.end)}${texts && ` -> ${texts}`}`;
    });
}

const ORDERS = `{{ ref('stg_orders') }}`;
const CUSTOMERS = `{{ ref('stg_customers') }}`;

describe('checks of columns', () => {
  it('mark every error of a file, not the first alone', async () => {
    await checkProblems(
      `with o as (select order_id, amout from ${ORDERS} where nme = 1)
select o.order_idd, x.name, c.customer_id from o join ${CUSTOMERS} c on c.id = o.order_id`,
      [
        'column.missing: amout -> amount',
        'column.missing: nme',
        'column.missing: order_idd -> order_id',
        'column.noRelation: x -> c | o',
        'column.missing: id -> customer_id',
      ],
    );
  });

  it('mark nothing on the line below a column that is being typed', async () => {
    await checkProblems(`select\n  o.order_id,\n  o.\n  o.amount\nfrom ${ORDERS} o`, []);
  });

  it('mark a name that several tables have, and offer to say which', async () => {
    await checkProblems(`select customer_id from ${ORDERS} o join ${CUSTOMERS} c on o.customer_id = c.customer_id`, [
      'column.ambiguous: customer_id -> o.customer_id | c.customer_id',
    ]);
    await checkProblems(`select customer_id from ${ORDERS} o join ${CUSTOMERS} c using (customer_id)`, []);
  });

  it('say which tables have a name, by their refs where nothing tells what they are called', async () => {
    const text = `select id from {{ ref('a') }}, {{ ref('b') }}`;
    const fixture = await FixtureProject.open(
      `//- macros/n.sql\n{% macro generate_alias_name(custom, node) %}{{ env_var('X') }}{% endmacro %}\n//- models/a.sql\nselect 1 as id\n//- models/b.sql\nselect 1 as id\n//- models/m.sql\n${text}`,
    );
    fixture.workspace.setTargets(new Map());
    const [problem] = sqlColumnsFeature.check?.(fixture.contextOf('models/m.sql')) ?? [];
    assert.match(problem?.message ?? '', /"id" is a column of \{\{ ref\('a'\) \}\}, \{\{ ref\('b'\) \}\}/);
  });

  it('compare names regardless of case, quoted ones too', async () => {
    await checkProblems(`select ORDER_ID, "Amount", S."order_id" from ${ORDERS} s`, []);
  });

  it('know a ref without an alias by the name of its table', async () => {
    await checkProblems(`select stg_orders.order_id, stg_order.amount from ${ORDERS} join ${CUSTOMERS} on true`, [
      'column.noRelation: stg_order -> stg_orders',
    ]);
    await checkProblems(`select anything.order_id from {{ ref('nowhere') }}`, []);
    await checkProblems(`select p.*, o.* from ${ORDERS} o`, ['column.noRelation: p -> o']);
    await checkProblems(`select p.*, lake.dbt.stg_orders.* from ${ORDERS}`, ['column.noRelation: p']);
    await checkProblems(`select p.* from {{ some_macro() }}`, []);
  });

  it('say nothing where columns may be others than are known', async () => {
    await checkProblems(`select anything from {{ source('raw', 'events') }}`, []);
    await checkProblems(`select e.anything, amout from ${ORDERS} o join {{ source('raw', 'events') }} e on true`, []);
    await checkProblems(`select anything from {{ some_macro() }}`, []);
    await checkProblems(`select anything, b.c from nowhere.known`, []);
    await checkProblems(`{% for x in ['a', 'b'] %} select {{ x }} as v, anything from t {% endfor %}`, []);
    await checkProblems(`select {% if var('x') %} a1 {% else %} order_id {% endif %} from ${ORDERS}`, []);
    await checkProblems(`select max(anything) from {{ this }}`, []);
  });

  it('follow star, subqueries and seeds', async () => {
    await checkProblems(
      `select code, lable from (select * from {{ ref('codes') }}) t where t.code in (select nothing from ${CUSTOMERS})`,
      ['column.missing: lable -> label', 'column.missing: nothing'],
    );
  });

  it('know a source once Dremio tells, and warn only', async () => {
    const text = `//- models/m.sql\nselect id, amout from {{ source('raw', 'events') }}\n`;
    const fixture = await FixtureProject.open(BASE + text);
    assert.deepEqual(problemsIn(fixture, 'models/m.sql'), []);
    const columns = ['id', 'amount'].map(name => ({ name, type: 'BIGINT' }));
    fixture.workspace.setDatasets([{ path: ['lake', 'bronze', 'events'], columns, fetchedAt: Date.now() - 7_200_000 }]);
    assert.deepEqual(problemsIn(fixture, 'models/m.sql'), ['column.missing: amout -> amount']);
    const [problem] = sqlColumnsFeature.check?.(fixture.contextOf('models/m.sql')) ?? [];
    assert.equal(problem?.severity, 'warning');
    assert.match(problem.message, /There is no column "amout" in events\. Known from Dremio, 2 hours ago\./);
  });

  it('follow an edit upstream', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\nselect order_id from ${ORDERS}\n`);
    fixture.workspace.edit('/shop/models/staging/stg_orders.sql', 'select 1 as order_key');
    assert.deepEqual(problemsIn(fixture, 'models/m.sql'), ['column.missing: order_id']);
  });
});

describe('checks of queries', () => {
  it('compare the arms of a set operation', async () => {
    await checkProblems(`select order_id, amount from ${ORDERS} union all select customer_id from ${CUSTOMERS}`, [
      'union.columns: customer_id',
    ]);
    await checkProblems(`select * from ${ORDERS} union all select *, 1 from ${CUSTOMERS} union all select 1, 2, 3, 4`, [
      'union.columns: *, 1',
    ]);
    await checkProblems(`select a from ${ORDERS.replace('stg_orders', 'x')} union all select * from t`, []);
    await checkProblems(
      `select order_id {% if var('x') %}, amount {% endif %} from ${ORDERS} union all select 1, 2`,
      [],
    );
  });

  it('mark queries of WITH that nobody reads, and two of one name', async () => {
    await checkProblems(`with a as (select 1 as x), b as (select x from a), c as (select 2 as y) select x from b`, [
      'cte.unused: c',
    ]);
    await checkProblems(`with a as (select 1 as x), A as (select 2 as x) select x from a`, [
      'cte.unused: a',
      'cte.duplicate: A',
    ]);
    await checkProblems(`with a as (select 1 as x) {{ union_all('a') }}`, []);
    await checkProblems(`with a as (select 1 as x) select * from {{ pick('a') }}`, []);
    await checkProblems(`with a as (select 1 as x)`, []);
    await checkProblems(
      `with a as (select 1 as x), b as ({% for i in [1, 2] %} select x from a {% if not loop.last %} union all {% endif %} {% endfor %}) select x from b`,
      [],
    );
    await checkProblems(
      `with a as (select 1 as x) select 1 as y {% for i in [1, 2] %} {% if i > 1 %} from {% endif %} a {% endfor %}`,
      [],
    );
    await checkProblems(
      `select * from (with a as (select 1 as x) select x from a) s, (with a as (select 2 as y) select y from a) t`,
      [],
    );
  });

  it('mark a column that GROUP BY leaves out, only where that is certain', async () => {
    await checkProblems(`select customer_id, order_id, sum(amount) as total from ${ORDERS} group by customer_id`, [
      'groupBy.missing: order_id -> min(order_id) as order_id',
    ]);
    await checkProblems(`select customer_id as c, order_id, sum(amount) from ${ORDERS} group by 1, order_id`, []);
    await checkProblems(`select customer_id as c, upper(order_id) as o from ${ORDERS} group by c, upper(order_id)`, []);
    await checkProblems(`select customer_id, order_id from ${ORDERS} group by {{ dbt_utils.group_by(2) }}`, []);
    await checkProblems(`select customer_id, order_id from ${ORDERS} group by rollup(customer_id)`, []);
  });
});

describe('query habits', () => {
  it('mark a star in a mart that takes whatever a table has', async () => {
    const mart = 'models/marts/fct.sql';
    await checkProblems(`select * from ${CUSTOMERS}`, ['habit.selectStar: * -> customer_id, name'], mart);
    await checkProblems(
      `with c as (select * from ${CUSTOMERS}) select c.* from c`,
      ['habit.selectStar: c.* -> c.customer_id, c.name'],
      mart,
    );
    await checkProblems(`with c as (select customer_id from ${CUSTOMERS}) select * from c`, [], mart);
    await checkProblems(`select * from ${CUSTOMERS}`, []);
  });

  it('mark a table that nothing joins', async () => {
    await checkProblems(`select o.amount, c.name from ${ORDERS} o, ${CUSTOMERS} c`, [`habit.cartesian: ${CUSTOMERS}`]);
    await checkProblems(
      `select o.amount, c.name from ${ORDERS} o, ${CUSTOMERS} c where o.customer_id = c.customer_id`,
      [],
    );
    await checkProblems(`select o.amount, c.name from ${ORDERS} o cross join ${CUSTOMERS} c`, []);
    await checkProblems(`select o.amount from ${ORDERS} o, (select max(name) as n from ${CUSTOMERS}) c`, []);
  });

  it('mark a partition column inside a function, and write the range', async () => {
    const wrap = (condition: string): string =>
      `with o as (select * from ${ORDERS}) select amount from o where ${condition}`;
    await checkProblems(wrap(`year(placed_at) = 2026 and amount > 1`), [
      `habit.partitionFunction: year(placed_at) -> (placed_at >= DATE '2026-01-01' AND placed_at < DATE '2027-01-01')`,
    ]);
    await checkProblems(wrap(`date_trunc('month', o.placed_at) = date '2026-12-01'`), [
      `habit.partitionFunction: date_trunc('month', o.placed_at) -> (o.placed_at >= DATE '2026-12-01' AND o.placed_at < DATE '2027-01-01')`,
    ]);
    await checkProblems(wrap(`cast(placed_at as date) > '2026-12-01'`), [
      'habit.partitionFunction: cast(placed_at as date)',
    ]);
    await checkProblems(wrap(`placed_at >= date_trunc('day', current_date) and round(amount) = 1`), []);
    await checkProblems(wrap(`(placed_at > '2026-01-01' or placed_at in ('2026-01-01'))`), []);
  });

  it('can be switched off', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/marts/m.sql\nselect * from ${CUSTOMERS}\n`);
    const { settings } = fixture.workspace;
    fixture.workspace.setSettings({ ...settings, habits: false });
    assert.deepEqual(problemsIn(fixture, 'models/marts/m.sql'), []);
  });
});
