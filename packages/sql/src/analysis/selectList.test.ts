import assert from 'node:assert/strict';
import { analyseSql } from './analyseSql';
import type { SqlScope, SqlSurroundings, TableColumns } from './sqlAnalysis';

const TABLES: Readonly<Record<string, readonly string[]>> = {
  orders: ['id', 'customer_id', 'amount'],
  'bronze.customers': ['customer_id', 'name'],
};

function tableOf(path: string): TableColumns | undefined {
  const names = TABLES[path];
  return names && { columns: names.map(name => ({ name })), complete: true };
}

const SURROUNDINGS = {
  columnsOf: ({ parts }: { readonly parts: readonly { readonly value: string }[] }) =>
    tableOf(parts.map(part => part.value.toLowerCase()).join('.')),
};

function outputOf(
  sql: string,
  surroundings: SqlSurroundings,
): { readonly columns: SqlScope['output']; readonly complete: boolean } {
  const [query] = analyseSql(sql, surroundings).queries;
  return { columns: query?.output ?? [], complete: query?.complete === true };
}

/** Checks the names of the columns; `…` at the end says that there may be others. */
function checkColumns(sql: string, expected: string): void {
  const { columns, complete } = outputOf(sql, SURROUNDINGS);
  assert.equal([...columns.map(({ name }) => name), ...(complete ? [] : ['…'])].join(' '), expected);
}

describe('a select list', () => {
  it('names columns by their alias or their last part', () => {
    checkColumns('select a, t.b, t."C d" as e, x f, sum(y) total, "q" from t', 'a b e f total q');
    checkColumns(`select case when a then 1 else 2 end kind, cast(x as int) y, 'z' zed from t`, 'kind y zed');
    checkColumns('select distinct a, count(*) over (partition by b order by c) as n from t', 'a n');
  });

  it('calls a nameless expression as Dremio does', () => {
    checkColumns(
      'select a + b, count(*), 1, not x, x is null, current_date, a from t',
      'EXPR$0 EXPR$1 EXPR$2 EXPR$3 EXPR$4 current_date a',
    );
    checkColumns(`select interval '1' day, date '2020-01-01', extract(year from d) from t`, 'EXPR$0 EXPR$1 EXPR$2');
    checkColumns('values (1, 2)', 'EXPR$0 EXPR$1');
    checkColumns('select *, id + 1, (id), id desc from orders', 'id customer_id amount EXPR$3 id desc');
  });

  it('opens a star over known tables', () => {
    checkColumns('select * from orders', 'id customer_id amount');
    checkColumns(
      'select o.*, c.name as who from orders o join bronze.customers as c on o.customer_id = c.customer_id',
      'id customer_id amount who',
    );
    checkColumns('select customers.* from bronze.customers, orders', 'customer_id name');
    checkColumns(
      'select * from orders join bronze.customers using (customer_id) where x',
      'customer_id id amount name',
    );
    checkColumns(
      'select * from orders o left join bronze.customers c on left(o.a, 1) = c.b',
      'id customer_id amount customer_id name',
    );
  });

  it('says when a star hides something', () => {
    checkColumns('select *, 1 as one from nowhere', 'one …');
    checkColumns('select x.*, a from orders', 'a …');
    checkColumns(`select * from table(flatten(y))`, '…');
    checkColumns('delete from t', '…');
    checkColumns('', '…');
  });

  it('reads WITH lists and queries in FROM', () => {
    checkColumns(
      'with a as (select id, amount * 2 as double from orders), b as (select * from a) select b.*, 1 as n from b',
      'id double n',
    );
    checkColumns('with recursive r (x, y) as (select 1, 2 union all select x, y from r) select * from r', 'x y');
    checkColumns('select * from (select id as k from orders) s (key), (values (1)) v (one)', 'key one');
    checkColumns('with orders as (select 1 as mine) select * from orders', 'mine');
    checkColumns('(select a from t) union select b from u', 'a');
    checkColumns('select a from t union all select b from u order by 1', 'a');
  });

  it('is not misled by FROM inside an expression', () => {
    checkColumns('select a is distinct from b as differs, trim(both from c) as d from t', 'differs d');
  });

  it('reads a half-written query as far as it goes', () => {
    checkColumns('select a, from orders', 'a …');
    checkColumns('select a, sum(b from orders', 'a EXPR$1 …');
    checkColumns('with a as (select id from orders', '…');
    checkColumns('select * from', '…');
    checkColumns('select', '…');
  });

  it('leaves out what stands for unknown text', () => {
    const sql = 'select _j0_____, b, _j1___ as c from t';
    const opaque = { start: sql.indexOf('_j0'), end: sql.indexOf(',') };
    const isOpaque = (span: { start: number; end: number }): boolean =>
      span.start < opaque.end && opaque.start < span.end;
    const { columns, complete } = outputOf(sql, { ...SURROUNDINGS, isOpaque });
    assert.deepEqual([columns.map(({ name }) => name), complete], [['b', 'c'], false]);
  });

  it('tells where each column gets its name', () => {
    const sql = 'select t.a, b as c, o.* from orders o';
    const { columns } = outputOf(sql, SURROUNDINGS);
    const spots = columns.map(({ definition: span, star }) => sql.slice(span.start, span.end) + (star ? '!' : ''));
    assert.deepEqual(spots, ['a', 'c', '*!', '*!', '*!']);
  });

  it('does not run out of stack', () => {
    checkColumns(`${'select * from ('.repeat(5_000)}select 1 as a`, '…');
  });
});
