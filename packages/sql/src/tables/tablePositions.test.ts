import assert from 'node:assert/strict';
import { tokenize } from '../tokenize';
import { tablePositions } from './tablePositions';

/** Checks the tables as `role name`, with `~` before a name of the WITH list and the alias behind. */
function checkTables(sql: string, expected: readonly string[]): void {
  const found = tablePositions(tokenize(sql)).tables.map(
    ({ role, cte, parts, alias }) =>
      `${role} ${cte ? '~' : ''}${parts.map(({ value }) => value).join('/')}${alias ? ` ${alias.value}` : ''}`,
  );
  assert.deepEqual(found, expected, sql);
}

/** Checks the columns written behind a whole table name, as their text with the qualifier in brackets. */
function checkColumns(sql: string, expected: readonly string[]): void {
  const found = tablePositions(tokenize(sql)).columns.map(
    ({ span, qualifier }) => `[${sql.slice(span.start, qualifier.end)}]${sql.slice(qualifier.end, span.end)}`,
  );
  assert.deepEqual(found, expected, sql);
}

describe('tablePositions in queries', () => {
  it('reads lists and joins with their aliases', () => {
    checkTables('select * from a.b x, "c"."d.e" as y left join f on x.i = y.i, g where h = 1', [
      'read a/b x',
      'read c/d.e y',
      'read f',
      'read g',
    ]);
  });

  it('goes into derived tables, subqueries and parenthesised joins', () => {
    checkTables('select (select max(x) from s.t) from (select 1 from u) v join (a.b natural join c) on 1=1', [
      'read s/t',
      'read u',
      'read a/b',
      'read c',
    ]);
    checkTables('select 1 from a where x in (select y from b) and exists (select 1 from c)', [
      'read a',
      'read b',
      'read c',
    ]);
  });

  it('knows the names of WITH where they hold, not inside their own query', () => {
    checkTables('with orders as (select * from orders), b (x) as (select 1 from orders) select * from b, orders o', [
      'read orders',
      'read ~orders',
      'read ~b',
      'read ~orders o',
    ]);
    checkTables('select * from (with a as (select 1) select * from A) q, a', ['read ~A', 'read a']);
  });

  it('takes FROM inside functions and DISTINCT FROM for what they are', () => {
    checkTables(
      `select extract(year from d), substring(a from b), trim(both ' ' from c), position('x' in y)
       from t where a is not distinct from b and c is distinct from d`,
      ['read t'],
    );
  });

  it('leaves functions out and keeps tables with options', () => {
    checkTables(`select * from table(table_history('a.b')) h, unnest(x) u, lateral flatten(y), b.c`, ['read b/c']);
    checkTables(`select * from table( "lake"."f" ( type=>'text', extractHeader=>true ) ) x, c`, [
      'read lake/f',
      'read c',
    ]);
    checkTables('select * from (values (1, 2)) as t (a, b)', []);
  });

  it('passes version clauses', () => {
    const sql = `select * from s.t at branch main as o join u at snapshot '1' as of '2' v on true`;
    checkTables(sql, ['read s/t o', 'read u v']);
    const [table] = tablePositions(tokenize(sql)).tables;
    assert.equal(sql.slice(table!.version!.start, table!.version!.end), 'at branch main');
  });

  it('reads every arm of a union and every statement', () => {
    checkTables('select 1 from a union all select 2 from b; select 3 from c', ['read a', 'read b', 'read c']);
  });
});

describe('tablePositions in other statements', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['insert into a.b (x, y) select x, y from c', ['write a/b', 'read c']],
    ['insert into a.b values (1, 2)', ['write a/b']],
    ['update a.b as t set x = 1 where y in (select y from c)', ['write a/b t', 'read c']],
    ['delete from a.b t using c, d where t.x = c.x', ['write a/b t', 'read c', 'read d']],
    [
      'merge into a.b as d using c.d as s on (s.k = d.k) when matched then update set x = s.x when not matched then insert (x) values (s.x)',
      ['write a/b d', 'read c/d s'],
    ],
    ['merge into a using (select * from b) as s on s.k = a.k when matched then update set *', ['write a', 'read b']],
    ['create table if not exists a.b (x int) partition by (x) as (select * from c)', ['create a/b', 'read c']],
    ['create or replace view "a"."b" as with c as (select 1) select * from c, d', ['create a/b', 'read ~c', 'read d']],
    ["create table a.b store as (type => 'parquet') with single writer as select 1 from c", ['create a/b', 'read c']],
    ['drop table if exists a.b', ['drop a/b']],
    ['drop view a.b at branch dev', ['drop a/b']],
    ['alter pds a.b refresh metadata auto promotion', ['alter a/b']],
    ['alter table a.b add columns (c int)', ['alter a/b']],
    ['alter table a.b create raw reflection r using display (x)', ['alter a/b']],
    ['alter dataset a.b create external reflection r using c.d', ['alter a/b', 'read c/d']],
    ['create reflection r on a.b using display (x)', ['reflect a/b']],
    ['alter reflection r set enabled = true', []],
    ['describe a.b', ['describe a/b']],
    ['describe table a.b', ['describe a/b']],
    ['desc function f', []],
    ['truncate table if exists a.b', ['write a/b']],
    ['truncate a.b', ['write a/b']],
    ['optimize table a.b rewrite data using bin_pack', ['manage a/b']],
    ['vacuum table a.b expire snapshots', ['manage a/b']],
    ['vacuum catalog s', []],
    ['analyze table a.b for all columns compute statistics', ['manage a/b']],
    ["rollback table a.b to snapshot '1'", ['manage a/b']],
    ["copy into a.b from '@s/f' files ('x.csv') file_format 'csv'", ['write a/b']],
    ['explain plan for select * from a', ['read a']],
    ['explain plan for insert into a select 1 from b', ['write a', 'read b']],
    ['grant select on table a.b to role r', ['manage a/b']],
    ['grant select on a.b to role r', ['manage a/b']],
    ['grant select on all datasets in folder a.b to role r', []],
    ['revoke select on view a.b from user "u"', ['manage a/b']],
    ['show tables in a.b', []],
    ['show create view a.b', ['describe a/b']],
    ['show tblproperties a.b', ['describe a/b']],
    ['merge branch dev into main in s', []],
    ['use a.b', []],
  ];
  for (const [sql, expected] of cases) it(sql, () => checkTables(sql, expected));
});

describe('tablePositions in half-written text', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['select from orders o', ['read orders o']],
    ['select a, from orders where ', ['read orders']],
    ['select t. from orders t join ', ['read orders t']],
    ['select t.\nfrom orders t', ['read orders t']],
    ['select coalesce(o.a, 0 as x, o.b from orders o', ['read orders o']],
    ['select * from bronze.', ['read bronze']],
    ['select * from , b', ['read b']],
    ['with a as (select * from b', ['read b']],
    ['with a as (select 1), select * from a', ['read ~a']],
    ['select sum(x) over (partition by from t', ['read t']],
    ['select case when a then from t', ['read t']],
    ['select * from (select * from b) where ) from c', ['read b', 'read c']],
  ];
  for (const [sql, expected] of cases) it(sql, () => checkTables(sql, expected));
});

describe('columns behind a whole table name', () => {
  it('finds them before and after the table is named', () => {
    checkColumns('select bronze.orders.amount, o.x, Bronze.Orders.* from bronze.orders where bronze.orders.a.b = 1', [
      '[bronze.orders].amount',
      '[Bronze.Orders].',
      '[bronze.orders].a.b',
    ]);
  });

  it('prefers the longer name and looks outward from a subquery', () => {
    checkColumns('select 1 from a.b, a.b.c where exists (select 1 from d.e where a.b.c.x = d.e.y and q.r.s = 1)', [
      '[a.b.c].x',
      '[d.e].y',
    ]);
  });
});

describe('tablePositions of any text', () => {
  it('never throws, on every prefix and with words left out', () => {
    const sql = `with a (x) as (select extract(day from d) from "b"."c" at tag t1 limit 2), e as (values (1))
      select a.x, b.c.d, sum(x) over (order by y) from a left join e using (x) join table(f(type => 'x')) on true
      union all (select * from lateral flatten(z)); merge into q.r using (select 1) s on (s.a = 1) when matched`;
    for (let end = 0; end <= sql.length; end += 1) tablePositions(tokenize(sql.slice(0, end)));
    const words = sql.split(/\b/);
    let seed = 11;
    for (let round = 0; round < 2_000; round += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      const limit = seed % 100;
      tablePositions(tokenize(words.filter((_, index) => (index * seed) % 100 > limit / 3).join('')));
    }
  });
});
