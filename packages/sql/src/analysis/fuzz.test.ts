import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../span';
import { analyseSql } from './analyseSql';
import type { SqlAnalysis, SqlScope, SqlSurroundings } from './sqlAnalysis';

const SURROUNDINGS: SqlSurroundings = {
  columnsOf: () => ({ columns: [{ name: 'a' }, { name: 'id' }], complete: true }),
};

const QUERY = `with recursive a (x) as (select 1 union all select x + 1 from a where x < 3), b as (
  select o.id, sum(o.amount) over (partition by o.id order by o.d rows between 1 preceding and current row) as s,
    case when o.x is not distinct from 1 then 'y' else (select max(z) from t2 where t2.id = o.id) end as k
  from s.orders at branch main as o left join "c d".u using (id, a), lateral (select o.id as l) q
  where o.id in (1, 2) and exists (select 1 from v) or not o.b between 1 and 2
  group by grouping sets ((o.id), ()), 1 having count(*) > 1 qualify row_number() over w = 1 window w as (order by o.id)
)
select b.*, m['k'][0].f, extract(year from d), cast(x as decimal(10, 2))::int, interval '1' day, array[1, 2] from b
natural join (values (1, 'a')) as v (n, m) pivot (sum(a) for b in (1 as one)) p
except (select 1 from table(flatten(y)) f (g)) order by 1 desc nulls last limit 10 offset 2 rows;
merge into t using (select 1) s on (s.a = t.id) when matched then update set a = s.a when not matched then insert (id) values (s.a)`;

/** Every query of the repository's samples and tests; the Jinja in some is nonsense to SQL, which is just as well. */
function queriesOfRepository(): readonly string[] {
  const files = ['samples', 'test/integration'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.sql'))
      .map(name => join(folder, name)),
  );
  return files.map(file => readFileSync(file, 'utf8'));
}

function scopesOf({ queries, ctes }: SqlAnalysis): ReadonlySet<SqlScope> {
  const all = new Set([...queries, ...ctes.map(({ query }) => query)]);
  for (const scope of all) for (const inner of [...scope.children, ...scope.arms]) all.add(inner);
  return all;
}

/** Everything that an analysis points at stands in the text. */
function checkSpans(text: string): void {
  const analysis = analyseSql(text, SURROUNDINGS);
  const check = ({ start, end }: Span): void => {
    assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}: ${text}`);
  };
  for (const { span } of analysis.faults) check(span);
  for (const { span, body } of analysis.ctes) [span, body].forEach(check);
  for (const { span, output, references, relations, clauses, stars } of scopesOf(analysis)) {
    check(span);
    for (const column of output) [column.definition, column.item, column.expression].forEach(check);
    for (const reference of references) [reference.span, reference.name.span].forEach(check);
    for (const one of [...relations, ...clauses, ...stars]) check(one.span);
  }
  for (const offset of [0, text.length >> 1, text.length]) analysis.scopeAt(offset);
}

describe('the analysis of any text', function () {
  this.timeout(60_000);

  it('reads every beginning of a query', () => {
    for (let end = 0; end <= QUERY.length; end += 1) checkSpans(QUERY.slice(0, end));
    for (const text of queriesOfRepository())
      for (let end = 0; end <= text.length; end += 11) checkSpans(text.slice(0, end));
  });

  it('reads what is left when words are taken out', () => {
    let seed = 11;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (const text of [...Array.from({ length: 100 }, () => QUERY), ...queriesOfRepository()]) {
      const words = text.split(/\b/);
      for (let round = 0; round < 20; round += 1) {
        const often = 3 + random(40);
        checkSpans(words.filter(() => random(often) > 0).join(''));
      }
    }
  });

  it('finishes whatever is nested or repeated', () => {
    const nested = (open: string, inner: string, close: string, times: number): string =>
      open.repeat(times) + inner + close.repeat(times);
    for (const times of [40, 5_000])
      for (const [open, inner, close] of [
        ['(', '1', ')'],
        ['(', '1', ''],
        ['f(', 'a', ')'],
        ['case when ', 'a', ' end'],
        ['not ', 'a', ''],
        ['- ', 'a', ''],
        ['a[', '0', ']'],
        ['(select ', 'a', ')'],
      ] as const)
        checkSpans(`select ${nested(open, inner, close, times)} from t`);
    checkSpans(nested('select * from (', 'select 1 as a', ') t', 5_000));
    checkSpans(`select * from ${nested('(', 't', ')', 5_000)}`);
    checkSpans(nested('with a as (', 'select 1', ')', 5_000));
    checkSpans(Array.from({ length: 300 }, () => 'select a, id from t').join(' union all '));
    checkSpans(`select a from t where ${Array.from({ length: 2_000 }, () => 'a = 1').join(' and ')}`);
    checkSpans(`select a from t where a in (${Array.from({ length: 5_000 }, (_, at) => at).join(', ')})`);
  });

  it('reads 1.5 MB', () => {
    const items = Array.from({ length: 40_000 }, (_, at) => `coalesce(o.a, 0) + ${at} as column_${at}`);
    const { queries } = analyseSql(`with o as (select * from t) select ${items.join(',\n')} from o`, SURROUNDINGS);
    assert.equal(queries[0]?.output.length, 40_000);
  });
});
