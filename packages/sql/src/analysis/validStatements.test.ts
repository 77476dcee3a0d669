import assert from 'node:assert/strict';
import { analyseSql } from './analyseSql';
import type { SqlSurroundings } from './sqlAnalysis';

/** Forms that Dremio reads, each at least once. */
const VALID = `
select * from t at timestamp '2020-01-01 00:00:00';
select * from t at branch "a-b" as of timestamp '2020-01-01' o, u at tag x;
select * from table(sys.reflection_lineage('x'));
select * from table(src.external_query('select 1')) as q;
select * from unnest(array[1,2]) with ordinality as t(a, b);
select c.x from t cross join unnest(t.list) as c(x);
select f.a from t, lateral flatten(t.list) as f(a);
select flatten(list) as x from t;
select t.a['x'].b[0]."c d" from t;
select (convert_from(x, 'JSON')).a.b as c from t;
select convert_from(x, 'JSON').a from t;
select count(*), count(distinct a, b), sum(distinct a) from t;
select a from t where (a, b) in (select c, d from u) and (a, b) = (1, 2);
select a from t where a > all (select b from u) or a = some (1, 2);
select a from t where not exists (select 1 from u where u.a = t.a);
select a from t order by a asc nulls first, 2 desc offset 5 rows fetch next 10 rows only;
select a from t limit 10 offset 5;
select case a when 1, 2 then 'x' else null end from t;
select case when a then case when b then 1 end else 2 end as "case" from t;
select cast(a as row(x int, y varchar)), cast(b as list<int>), cast(c as struct<a : int>), cast(d as timestamp(3)), cast(e as interval day) from t;
select interval '3' day, interval '1 2:03' day to minute, interval '2' month + date '2020-01-01' from t;
select a, rank() over (partition by b order by c desc rows between unbounded preceding and 1 following) r from t;
select last_value(a ignore nulls) over (order by b), first_value(a) ignore nulls over (order by b) from t;
select listagg(distinct a, ', ') within group (order by a desc) over (partition by b) from t;
select percentile_cont(0.5) within group (order by a) from t group by b;
select a from t group by rollup(a, b), cube(c), grouping sets ((a), (b, c), ());
select grouping(a), grouping_id(a, b) from t group by a, b;
select json_value(a, '$.x' returning int default 0 on empty), json_object('a': 1, 'b' value 2), json_array(1, 2) from t;
select json_query(a, '$.x' with wrapper null on error), json_exists(a, '$.x') from t;
select overlay(a placing 'x' from 1 for 2), position('a' in b), floor(d to month), ceil(d to year), trim(leading from a), trim('x' from a) from t;
select substring(a, 1, 2), substring(a from 2), extract(epoch from d), date_part('year', d), timestampdiff(second, a, b) from t;
select a is not true, b is unknown, c is not distinct from d, not e is null, f not between symmetric 1 and 2 from t;
select a like 'x' escape '\\', b not ilike 'y', c similar to 'z', d rlike 'q' from t;
select * from a natural left outer join b inner join c using (x, y) full outer join d on a.x = d.x cross join e;
select * from (a join b on a.x = b.x) left join (c cross join d) on a.y = c.y;
select * from a join b join c on b.x = c.x on a.x = b.x;
select * from ((select 1 as x) union all (select 2)) t;
select * from (values (1, 'a'), (2, 'b')) as t (n, s);
(select 1) union all (select 2) intersect select 3 except all select 4 minus select 5;
with a as (select 1), b (x, y) as (values (1, 2)), c as (with d as (select 1) select * from d) select * from a, b, c;
select * from t pivot (sum(a) as s for b in (1 as one, 2 as two));
select * from t unpivot include nulls (v for k in (a, b)) as u;
select * from t match_recognize (partition by a order by b measures x as y pattern (A B+) define B as B.x > 1) m;
select distinct a from t qualify row_number() over (partition by a order by b) = 1 and a > 1;
select sum(a) filter (where b > 1) over w from t window w as (partition by c), v as (w order by d);
select -a, +b, a * -1, - - a, a - -1, a || b || 'c', a % 2, a <> b, a != b, a <=> b from t;
select current_date, current_timestamp, localtime, user, current_date() from t;
select array[], map['a', 1], array(select 1), row(1, 2), t.* from t;
select * from t tablesample bernoulli (10);
select a from t where {d '2020-01-01'} < b;
select date_add(d, interval 1 day), datediff(day, a, b), date_sub(a, 1), month(d), year(d) from t;
insert into t (a, b) values (1, 2), (3, default);
insert into t select * from u;
create or replace view a.b.c (x, y) as with q as (select 1) select * from q;
create table t at branch b partition by (month(d), bucket(8, id)) localsort by (a) as select 1 as a;
merge into t at branch b as x using u on x.a = u.a when matched then update set a = u.a, b = 2 when not matched then insert (a, b) values (u.a, 1);
update t set a = 1, b = (select max(x) from u) where c = 1;
delete from t using u where t.a = u.a;
explain plan including all attributes for select 1;
copy into t from '@s/f' file_formats ('csv');
create function f (x int, y varchar) returns int return select x * 2 as z;
alter table t create aggregate reflection r using dimensions (a by day) measures (b (sum, count)) partition by (c);
select a.*, b.x as "from" from a, b;
select /*+ broadcast */ a from t -- c;
select a as left_side, b first, c last, d next_one, e type, f name, g "date" from t;
select t.date, t.user, t."order" from t;
select datediff('day', a, b), timestampadd(sql_tsi_day, 1, a), date_trunc('month', x) from t;
select contains(a:'x'), a contains 'x' from t;
select (select a from t limit 1) + 1, ((select 1)), (((a))) from t;
select * from t for system_time as of timestamp '2020-01-01';
select * from s.f (type => 'text', fielddelimiter => ',') as x;
select to_date(a, 'YYYY-MM-DD', 1), f(x => 1, y => 2) from t;
select 'it''s', U&'x', x'ab', 1.5e10, .5, 1. from t;
`;

const SURROUNDINGS: SqlSurroundings = {
  columnsOf: () => ({
    columns: 'a b c d e f g s v x y list date user order'.split(' ').map(name => ({ name })),
    complete: true,
  }),
};

describe('valid statements', () => {
  for (const sql of VALID.split(/;\n/).map(text => text.trim())) {
    if (sql === '') continue;
    it(sql.slice(0, 100), () => {
      const { queries, ctes, faults } = analyseSql(sql, SURROUNDINGS);
      assert.deepEqual(faults, []);
      const scopes = new Set([...queries, ...ctes.map(({ query }) => query)]);
      for (const scope of scopes) {
        for (const inner of [...scope.children, ...scope.arms]) scopes.add(inner);
        const unknown = scope.references.filter(
          ({ resolution: { kind } }) => kind === 'missing' || kind === 'noQualifier',
        );
        assert.deepEqual(
          unknown.map(({ name }) => name.value),
          [],
        );
      }
    });
  }
});
