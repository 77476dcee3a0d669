import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { sqlColumnsFeature } from './sqlColumnsFeature';

const BASE = `//- models/t.sql
select 1 as id, 'x' as name, 2.5 as amount, current_timestamp as at_time, date '2026-01-01' as day, cast(null as struct<a bigint>) as s
//- models/u.sql
select 1 as id, 2 as t_id, 'x' as code
`;
const T = `{{ ref('t') }}`;
const U = `{{ ref('u') }}`;

/** Queries that Dremio takes, of tables whose columns are all known. */
const QUERIES: readonly string[] = [
  `select current_date, current_timestamp, localtime, current_user from ${T}`,
  `select extract(year from at_time), extract(day from at_time), date_part('day', at_time) from ${T}`,
  `select timestampadd(DAY, 1, at_time), timestampdiff(SECOND, at_time, at_time), datediff(at_time, at_time) from ${T}`,
  `select at_time + interval '1' day, at_time - interval '3' month, interval '1-2' year to month from ${T}`,
  `select trim(both 'x' from name), trim(leading from name), substring(name from 1 for 2), position('a' in name), overlay(name placing 'b' from 1) from ${T}`,
  `select listagg(name, ',') within group (order by amount desc), array_agg(id), count(*) filter (where id > 1), approx_count_distinct(id) from ${T}`,
  `select row_number() over (partition by name order by amount desc) as rn from ${T} qualify rn = 1`,
  `select sum(amount) over w from ${T} window w as (partition by name order by day rows between unbounded preceding and current row)`,
  `select lag(amount, 1) ignore nulls over (order by day), first_value(id) over (order by day range between interval '1' day preceding and current row) from ${T}`,
  `select t.s.a, t.s['a'], s.a from ${T} t`,
  `select cast(id as varchar(10)), cast(amount as decimal(10, 2)), convert_from(name, 'utf8'), try_cast(name as integer) from ${T}`,
  `select id from ${T} t where exists (select 1 from ${U} u where u.t_id = t.id and u.code = name)`,
  `select id from ${T} where id in (select t_id from ${U}) and (id, name) in (select t_id, code from ${U})`,
  `select (select max(u.code) from ${U} u where u.t_id = t.id) as c from ${T} t order by c`,
  `select a.id, b.code from ${T} a left join ${U} b on a.id = b.t_id and b.code like '%x' escape '#'`,
  `select id, t_id from ${T} join ${U} using (id)`,
  `select id, code from ${T} natural join ${U}`,
  `select name, sum(amount) as total from ${T} group by name having total > 1 order by total desc nulls last limit 10 offset 5`,
  `select name, day, sum(amount) from ${T} group by grouping sets ((name, day), (name), ())`,
  `select name, grouping(name), sum(amount) from ${T} group by cube(name, day)`,
  `select case when id > 1 then name when id = 2 then 'b' else null end as k, count(*) from ${T} group by 1`,
  `select * from (values (1, 'a'), (2, 'b')) v(x, y) where x > 1 and v.y = 'a'`,
  `select id as x, x + 1 as y from ${T} where x > 1 and y > 2`,
  `select f.value from ${T} t, lateral flatten(t.name) f`,
  `select flatten(name) as item from ${T}`,
  `select x from ${T}, unnest(array[1, 2]) as n(x)`,
  `select * from ${T} pivot (sum(amount) for name in ('x' as x, 'y' as y)) where x > 1`,
  `select id from ${T} at branch main`,
  `select t.id from ${T} at tag "v1" as t`,
  `select id from ${T} tablesample (10)`,
  `select * from table(sys.jobs_recent()) j where j.job_id = 'x'`,
  `select anything from table(dremio_query('select 1', 'x'))`,
  `with recursive r (n) as (select 1 union all select n + 1 from r where n < 5) select n from r`,
  `with a (x, y) as (select id, name from ${T}) select x, a.y from a`,
  `select distinct on_date from (select day as on_date from ${T})`,
  `select count(distinct name), count(distinct name, id), sum(distinct amount) from ${T}`,
  `select name from ${T} union select code from ${U} order by name`,
  `select name from ${T} union all (select code from ${U} order by code limit 1)`,
  `(select id from ${T}) except (select id from ${U})`,
  `select \`id\` from ${T}`,
  `select "id", "t"."name" from ${T} as "t"`,
  `select t.* from ${T} t join ${U} u on t.id = u.t_id where u.id is not null`,
  `select t.*, u.code as c from ${T} t cross join ${U} u order by t.id, c`,
  `select {{ dbt_utils.star(from=ref('t')) }} from ${T}`,
  `select {{ dbt.dateadd('day', 1, 'at_time') }}, {{ var('column') }}, {{ name }}_x from ${T}`,
  `select id, {% for c in ['a', 'b'] %} max(case when code = '{{ c }}' then id end) as {{ c }}{% if not loop.last %},{% endif %} {% endfor %} from ${U} group by 1`,
  `{% for c in ['a', 'b'] %} select id, '{{ c }}' as kind from ${T} where name = '{{ c }}' {% if not loop.last %} union all {% endif %} {% endfor %}`,
  `with a as ({% for i in range(1, 7) %} select id, {{ i }} as rank_of from ${T} {{ 'union all' if not loop.last else '' }} {%- endfor %}) select a.id, rank_of from a`,
  `select id {% if target.type == 'bigquery' %}, nope(none) as x {% else %}, name as x {% endif %} from ${T} group by id, x`,
  `select id from ${T} {% if is_incremental() %} where day > (select max(day) from {{ this }}) {% endif %}`,
  `with a as (select id from ${T}) {% if var('x') %}, b as (select t_id from ${U}) {% endif %} select id from a {% if var('x') %} join b on a.id = b.t_id {% endif %}`,
  `{% set columns = ['id'] %} select {{ columns | join(', ') }} from ${T}`,
  `select id from ${T} where name = '{{ var("x") }}' and day between date '2026-01-01' and current_date`,
  `select json_extract(name, '$.a'), regexp_like(name, '^a'), nullif(id, 0), coalesce(name, 'x') is distinct from 'y' from ${T}`,
  `select cardinality(map['a', 1]), array[1, 2][0], is_member('x') from ${T}`,
  `select 1 as one union all select null`,
  `select t.id from ${T} t join ${U} u on t.id = u.t_id join ${T} t2 on t2.id = u.id where t2.amount > t.amount`,
  `with a as (select id, name from ${T} where id is not null {% for i in range(3) %} {% if i > 1 %}union{% else %}union all{% endif %} select id, name from ${T} where id = {{ i }} {% endfor %}) select id from a`,
  `select x.id from (select t.id, u.code from ${T} t join ${U} u on u.t_id = t.id) x left join lateral (select 1 as one) l on true where l.one = 1`,
];

describe('checks of columns in queries that are right', () => {
  it('would see a name that is wrong', async () => {
    const fixture = await FixtureProject.open(
      `${BASE}//- models/m.sql\nselect nope, u.none from ${T} t join ${U} u on true\n`,
    );
    const problems = sqlColumnsFeature.check?.(fixture.contextOf('models/m.sql')) ?? [];
    assert.equal(problems.length, 2);
  });

  for (const query of QUERIES)
    it(query.replace(/\s+/g, ' '), async () => {
      const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n${query}\n`);
      const context = fixture.contextOf('models/m.sql');
      const problems = sqlColumnsFeature.check?.(context) ?? [];
      const told = problems.map(({ code, span }) => `${code}: ${context.document.text.slice(span.start, span.end)}`);
      assert.deepEqual(told, []);
    });
});
