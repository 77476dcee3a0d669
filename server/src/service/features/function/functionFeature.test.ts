import assert from 'node:assert/strict';
import type { Completion } from '../../answers/completion';
import type { FeatureContext } from '../../feature';
import { DEFAULT_SETTINGS } from '../../languageSettings';
import { OpenDocument } from '../../workspace/openDocument';
import { ReflectionBook } from '../../dbt/reflection/reflectionBook';
import { functionFeature } from './functionFeature';

function contextOf(text: string): FeatureContext {
  return {
    document: new OpenDocument('/work/queries.sql', text),
    project: undefined,
    datasets: new Map(),
    settings: DEFAULT_SETTINGS,
    reflections: new ReflectionBook(),
    documentAt: () => undefined,
  };
}

function atCursor(marked: string): { context: FeatureContext; offset: number } {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0, 'the text has a cursor');
  return { context: contextOf(marked.replace('|', '')), offset };
}

function completionsAt(marked: string): readonly Completion[] {
  const { context, offset } = atCursor(marked);
  return functionFeature.complete?.(context, offset) ?? [];
}

/** Checks that some entries are offered at the cursor, and others, behind `!`, are not. */
function checkOffered(marked: string, expected: string): void {
  const labels = completionsAt(marked).map(({ label }) => label);
  for (const entry of expected.split(', '))
    assert.equal(labels.includes(entry.replace('!', '')), !entry.startsWith('!'), `${entry} at ${marked}`);
}

/** Checks the text once an entry is taken. */
function checkTaken(marked: string, label: string, expected: string): void {
  const entry = completionsAt(marked).find(one => one.label === label);
  assert.ok(entry, `${label} is offered`);
  const text = marked.replace('|', '');
  assert.equal(text.slice(0, entry.replace.start) + entry.insert + text.slice(entry.replace.end), expected);
}

/** Checks the signature at the cursor, its active parameter in brackets. */
function checkSignature(marked: string, expected: string | undefined): void {
  const { context, offset } = atCursor(marked);
  const help = functionFeature.signature?.(context, offset);
  const active = help?.signatures[help.activeSignature];
  const { start, end } = active?.parameters[help?.activeParameter ?? -1]?.label ?? { start: 0, end: 0 };
  const label = active?.label ?? '';
  const shown = end === 0 ? label : `${label.slice(0, start)}<${label.slice(start, end)}>${label.slice(end)}`;
  assert.equal(active && shown, expected, marked);
}

/** Checks problems written as `code severity: marked text -> replacements`. */
function checkProblems(text: string, expected: readonly string[]): void {
  const problems = functionFeature.check?.(contextOf(text)) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, severity, replacements = [] }) => {
      const texts = replacements.map(one => one.text).join(' or ');
      return `${code} ${severity}: ${text.slice(span.start, span.end)}${texts && ` -> ${texts}`}`;
    }),
    expected,
    text,
  );
}

/** Checks that a text with its one fix made reads so. */
function checkFixed(text: string, expected: string): void {
  const [problem] = functionFeature.check?.(contextOf(text)) ?? [];
  const fix = problem?.replacements?.[0];
  assert.ok(fix, `a fix for ${text}`);
  assert.equal(text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end), expected);
}

describe('completion of functions and keywords', () => {
  it('takes no function for the word that ends GROUP BY, when Enter ends the line', () => {
    checkOffered('select a from t group by|', 'by, !binary_string');
    checkOffered('select a, sum(b) over (partition by|', 'by, !binary_string');
    checkOffered('select a from t order |', 'by, !case, !abs');
    checkOffered('select a from t where a is n|', 'null, not null, !nullif');
  });

  it('takes no keyword for a short alias of a table, when Enter ends the line', () => {
    assert.deepEqual(completionsAt('select 1 from orders o|'), []);
    assert.deepEqual(completionsAt('select 1 from a join customers c|'), []);
    checkOffered('select 1 from orders whe|', 'where');
    checkOffered('select 1 from orders |', 'where, left join');
  });

  it('offers units of time within quotes where a function takes one as a text', () => {
    checkTaken("select date_trunc('mo|', d) from t", 'month', "select date_trunc('month', d) from t");
    checkTaken("SELECT DATE_TRUNC('|", 'DAY', "SELECT DATE_TRUNC('DAY");
    assert.deepEqual(completionsAt("select concat('|', d) from t"), []);
  });

  it('offers units of time behind the amount of an interval', () => {
    checkOffered("select d + interval '1' |", 'day, month, !from, !and');
    checkOffered("select d + interval '1' day |", 'from, !month');
  });

  it('offers functions where a value may stand', () => {
    for (const text of ['select |', 'select a, co|', 'select 1 from t where |', 'select round(|', 'update t set a = |'])
      checkOffered(text, 'coalesce, date_trunc, current_date, count');
    for (const text of ['select a |', 'select a.| from t', 'select a as |', 'select 1 from |', `select '|'`, '-- |'])
      checkOffered(text, '!coalesce');
  });

  it('writes the call with its arguments', () => {
    checkTaken('select dat| from t', 'date_trunc', 'select date_trunc(${1:unit}, ${2:value})$0 from t');
    checkTaken('SELECT |', 'CAST', 'SELECT CAST(${1:value} AS ${2:type})$0');
    checkTaken('select |', 'rank', 'select rank() over (${1})$0');
    checkTaken('select |', 'current_date', 'select current_date');
    checkTaken('select lpa|(a, 3)', 'lpad', 'select lpad(a, 3)');
  });

  it('writes small or capital letters as the statement does', () => {
    checkOffered('SELECT a FROM t |', 'WHERE, LEFT JOIN, !where');
    checkOffered('select a from t |', 'where, left join, !WHERE');
    checkOffered('select a from t WHE|', 'WHERE, !where');
  });

  it('offers keywords by the place in a query', () => {
    checkOffered('|', 'select, with, create, alter');
    checkOffered('select a from t |', 'join, where, group by, !create, !on');
    checkOffered('select a from t join u |', 'on, using');
    checkOffered('select a from t where b |', 'and, is null, order by');
    checkOffered('with a as (|', 'select');
    checkOffered('select 1; sel|', 'select, create');
    checkOffered('select cast(a as |', 'varchar, bigint, !coalesce');
    checkOffered('select timestampdiff(|', 'day, month, !coalesce');
    checkOffered('select extract(y|', 'year, !coalesce');
    checkOffered('select timestampdiff(day, |', 'coalesce');
  });

  it('offers the words of every statement by its grammar', () => {
    checkOffered('CREATE |', 'VIEW, TABLE, OR REPLACE, BRANCH, !SELECT');
    checkOffered('CREATE VIEW v |', 'AS, ROW ACCESS POLICY, !WHERE');
    checkOffered('CREATE VIEW v AS |', 'SELECT, WITH');
    checkOffered('CREATE VIEW v AS SELECT a |', 'FROM, !ROW ACCESS POLICY');
    checkOffered('CREATE TABLE t (a |', 'VARCHAR, DECIMAL, !COALESCE');
    checkOffered('DELETE FROM t |', 'WHERE, USING');
    checkOffered('DELETE FROM t WHERE |', 'COALESCE, EXISTS');
    checkOffered('VACUUM TABLE t |', 'EXPIRE SNAPSHOTS, REMOVE ORPHAN FILES');
    checkOffered('ALTER TABLE t REFRESH METADATA |', 'AUTO PROMOTION, FORCE UPDATE');
  });

  it('is silent inside of Jinja', () => {
    checkOffered('select {{ re| }}', '!coalesce');
    checkOffered('select {# c| #} 1', '!coalesce');
  });
});

describe('signature help', () => {
  it('marks the argument that is being written', () => {
    checkSignature('select lpad(|', 'LPAD(<text>, length, [fill]) → VARCHAR');
    checkSignature('select lpad(name, |', 'LPAD(text, <length>, [fill]) → VARCHAR');
    checkSignature('select lpad(name, f(1, 2), | from t', 'LPAD(text, length, <[fill]>) → VARCHAR');
    checkSignature('select coalesce(a, b, c, |)', 'COALESCE(value, <...others>) → type of value');
    checkSignature('select lower(a, |)', 'LOWER(text) → VARCHAR');
  });

  it('knows the innermost call, groups and strings aside', () => {
    checkSignature('select round(avg(|), 2)', 'AVG(<value>) → DOUBLE');
    checkSignature('select round(avg(x), |', 'ROUND(value, <[scale]>) → type of value');
    checkSignature('select round((a + |', 'ROUND(<value>, [scale]) → type of value');
    checkSignature(`select split_part(a, ',|', 1)`, 'SPLIT_PART(text, <delimiter>, part) → VARCHAR');
    checkSignature('select coalesce((select a from b where |', undefined);
    checkSignature('select lower(a) |', undefined);
    checkSignature('select a where b in (|', undefined);
  });

  it('tells the type of the argument by its name', () => {
    const { context, offset } = atCursor('select date_trunc(|');
    const help = functionFeature.signature?.(context, offset);
    assert.equal(help?.signatures[0]?.parameters[0]?.documentation, 'unit: VARCHAR');
  });

  it('takes the form that has the words', () => {
    checkSignature('select cast(a as |', 'CAST(value AS <type>) → type');
    checkSignature('select extract(day from |', 'EXTRACT(unit FROM <value>) → BIGINT');
    checkSignature('select substring(a from |', 'SUBSTRING(text FROM <offset>) → VARCHAR');
    checkSignature('select substring(a, |', 'SUBSTRING(text, <offset>, [length]) → VARCHAR');
    checkSignature('select log(2, |', 'LOG(base, <value>) → DOUBLE');
  });

  it('is not given for qualified names, which users have made', () => {
    checkSignature('select lake.lower(|', undefined);
  });
});

describe('hover on a function', () => {
  it('tells its forms, what it does and where to read on', () => {
    const { context, offset } = atCursor('select date_tr|unc(d) from t');
    assert.equal(
      functionFeature.hover?.(context, offset)?.markdown,
      '```sql\nDATE_TRUNC(unit, value) → type of value\n```\n\n' +
        'Cuts a date or timestamp down to the start of its year, quarter, month, week, day, hour, minute or second.\n\n' +
        "[Dremio's documentation](https://docs.dremio.com/current/reference/sql/sql-functions/functions/DATE_TRUNC)",
    );
  });

  it('is silent on columns and tables of the same name', () => {
    for (const marked of ['select lo|wer from t', 'select t.lo|wer(a)', 'select a from le|ft', 'select a lef|t join b'])
      assert.equal(functionFeature.hover?.(...hoverArguments(marked)), undefined, marked);
    assert.ok(functionFeature.hover?.(...hoverArguments('select curr|ent_date')));
  });
});

function hoverArguments(marked: string): [FeatureContext, number] {
  const { context, offset } = atCursor(marked);
  return [context, offset];
}

describe('functions of other dialects', () => {
  it("are written Dremio's way: DATEDIFF('day', a, b)", () => {
    checkFixed(`select DATEDIFF('day', a, b)`, 'select TIMESTAMPDIFF(DAY, a, b)');
    checkFixed('select datediff(month, min(a), max(b)) as x', 'select TIMESTAMPDIFF(MONTH, min(a), max(b)) as x');
    checkFixed('select date_diff(a, b, DAY)', 'select TIMESTAMPDIFF(DAY, b, a)');
    checkFixed('select dateadd(dd, -7, current_date)', 'select TIMESTAMPADD(DAY, -7, current_date)');
    checkProblems('select datediff(a, b), date_diff(a, b), date_add(a, 1)', []);
    checkProblems('select datediff(a, b, c)', []);
  });

  it('are conditions, texts and aggregates too', () => {
    checkFixed('select ifnull(a, 0)', 'select COALESCE(a, 0)');
    checkFixed(`select IFF(a > 1, 'x', {{ ref('b') }}.c)`, `select CASE WHEN a > 1 THEN 'x' ELSE {{ ref('b') }}.c END`);
    checkFixed('select getdate()', 'select CURRENT_TIMESTAMP');
    checkFixed(`select string_agg(größe, ',')\r\nfrom t`, `select LISTAGG(größe, ',')\r\nfrom t`);
    checkFixed(`select timestamp_trunc(a, week)`, `select DATE_TRUNC('WEEK', a)`);
  });

  it('are told of even where nothing says quite the same', () => {
    checkProblems('select try_cast(a as int), safe_cast(b as date)', [
      'function.dialect warning: try_cast',
      'function.dialect warning: safe_cast',
    ]);
  });

  it('are left alone where a macro may change the number of arguments', () => {
    checkProblems('select ifnull(a, {{ rest() }})', ['function.unknown hint: ifnull']);
  });

  it('have casts by ::', () => {
    checkFixed('select a::int', 'select CAST(a AS int)');
    checkFixed('select t.a::decimal(10, 2) as b', 'select CAST(t.a AS decimal(10, 2)) as b');
    checkFixed(`select lake.f(a)::varchar`, 'select CAST(lake.f(a) AS varchar)');
    checkFixed(`select (a + 1)::double precision`, 'select CAST((a + 1) AS double precision)');
    checkFixed(`select '2025-10-16'::date`, `select CAST('2025-10-16' AS date)`);
    checkProblems('select a:: ', ['function.dialect warning: ::']);
    checkProblems('select a::int::varchar', [
      'function.dialect warning: :: -> CAST(a AS int)',
      'function.dialect warning: :: -> CAST(a::int AS varchar)',
    ]);
  });
});

describe('functions that nobody knows', () => {
  it('are a hint, for users create functions of their own', () => {
    checkProblems('select my_udf(a), lake.other(b)', ['function.unknown hint: my_udf']);
  });

  it('are told with the name that was meant when one letter is off', () => {
    checkProblems('select coalese(a, b), lowre(c)', [
      'function.unknown information: coalese -> COALESCE',
      'function.unknown information: lowre -> LOWER',
    ]);
  });

  it('are not seen where no function is called', () => {
    for (const text of [
      'with cte (a, b) as (select 1, 2), other(c) as (select 3) select * from cte c (x, y)',
      'insert into t (a, b) values (1, 2)',
      'create table t (a decimal(10, 2), b my_type(3)) partition by (bucket(8, a))',
      'select cast(a as decimal(10, 2)), sum(b) over (partition by c), x in (1), not (a), exists (select 1)',
      'select * from table(table_history(a)) where y between (1) and (2)',
      'alter table t create aggregate reflection r using measures (x (sum, count))',
      'create function f (x int) returns int return x',
      'select {{ my_macro() }}(a), {{ x }}_y(b)',
      "select trunc(a), ceil(b), convert_fromjson(c), row(1, 2), array[1], grouping(a), json_value(b, '$.x')",
    ])
      checkProblems(text, []);
  });

  it('are found inside of others, and in half-written text', () => {
    checkProblems('select max(my_a(my_b(', ['function.unknown hint: my_a', 'function.unknown hint: my_b']);
  });
});
