import assert from 'node:assert/strict';
import type { DottedName } from '../name';
import { analyseSql } from './analyseSql';
import type { ColumnResolution, SqlAnalysis, SqlSurroundings } from './sqlAnalysis';

const TABLES: Readonly<Record<string, string>> = {
  orders: 'id BIGINT, customer_id BIGINT, amount DOUBLE, placed TIMESTAMP, note VARCHAR',
  customers: 'id BIGINT, name VARCHAR, city VARCHAR',
  'bronze.lines': 'order_id BIGINT, sku VARCHAR, qty INTEGER',
  addresses: 'customer_id BIGINT, city VARCHAR',
};

const SURROUNDINGS: SqlSurroundings = {
  columnsOf: ({ parts }: DottedName) => {
    const text = TABLES[parts.map(({ value }) => value.toLowerCase()).join('.')];
    if (text === undefined) return undefined;
    const columns = text.split(', ').map(column => {
      const [name = '', type = ''] = column.split(' ');
      return { name, type };
    });
    return { columns, complete: true };
  },
};

function analyse(sql: string): SqlAnalysis {
  return analyseSql(sql, SURROUNDINGS);
}

/** Checks each column of the last query with its type and the columns that it is made of; `…` tells of others. */
function checkOutput(sql: string, expected: readonly string[]): void {
  const query = analyse(sql).queries.at(-1);
  const told = query?.output.map(({ name, type, origins }) => {
    const from = origins.map(({ relation, column }) => `${relation.name?.parts.at(-1)?.value ?? '?'}.${column}`);
    return `${name}${type === undefined ? '' : ` ${type}`}${from.length === 0 ? '' : ` < ${from.join(' ')}`}`;
  });
  assert.deepEqual([...(told ?? []), ...(query?.complete === true ? [] : ['…'])], expected);
}

function told(resolution: ColumnResolution): string {
  if (resolution.kind === 'column') return resolution.relation.exposedName ?? resolution.relation.kind;
  return resolution.kind;
}

/** Checks what each name of a text means, in the order of the text: `name:relation`, or what else is told of it. */
function checkNames(sql: string, expected: string): void {
  const { queries, ctes } = analyse(sql);
  const scopes = [...queries, ...ctes.map(({ query }) => query)];
  const all = new Set(scopes);
  for (const scope of all) for (const inner of [...scope.children, ...scope.arms]) all.add(inner);
  const references = [...all].flatMap(scope => scope.references);
  references.sort((one, other) => one.span.start - other.span.start);
  const names = references.map(({ name, resolution }) => `${name.value}:${told(resolution)}`);
  assert.equal(names.join(' '), expected, sql);
}

/** Checks what is wrong: the faulty text and what is expected. */
function checkFaults(sql: string, expected: readonly string[]): void {
  const { faults } = analyse(sql);
  assert.deepEqual(
    faults.map(({ kind, span, expected: wanted }) => `${kind} ${sql.slice(span.start, span.end)} -> ${wanted}`),
    expected,
    sql,
  );
}

describe('analyseSql', () => {
  it('tells names, types and origins of what a query gives', () => {
    checkOutput(`select o.id, amount * 2 as double_amount, upper(o.note) as loud, 'x' as mark, 1 from orders o`, [
      'id BIGINT < orders.id',
      'double_amount DOUBLE < orders.amount',
      'loud VARCHAR < orders.note',
      'mark VARCHAR',
      'EXPR$4 INTEGER',
    ]);
    checkOutput('select cast(id as decimal(10, 2)) a, id::varchar(20) b, id = 1 c, not id > 2 d from orders', [
      'a DECIMAL(10,2) < orders.id',
      'b VARCHAR < orders.id',
      'c BOOLEAN < orders.id',
      'd BOOLEAN < orders.id',
    ]);
    checkOutput(`select case when amount > 1 then id else 0 end k, note is null n, id in (1, 2) i from orders`, [
      'k BIGINT < orders.amount orders.id',
      'n BOOLEAN < orders.note',
      'i BOOLEAN < orders.id',
    ]);
    checkOutput(`select sum(amount) over (partition by customer_id order by placed desc) s from orders`, [
      's DOUBLE < orders.amount orders.customer_id orders.placed',
    ]);
  });

  it('follows columns through WITH lists, derived tables and stars', () => {
    checkOutput(
      'with a as (select id, amount as total from orders), b as (select * from a) select b.*, total / 2 as half from b',
      ['id BIGINT < orders.id', 'total DOUBLE < orders.amount', 'half DOUBLE < orders.amount'],
    );
    checkOutput('select s.k + 1 as k1 from (select id as x from orders) s (k)', ['k1 BIGINT < orders.id']);
    checkOutput('with orders as (select 1 as mine) select * from orders', ['mine INTEGER']);
    checkOutput('with recursive r (x) as (select id from orders union all select x + 1 from r) select x from r', [
      'x BIGINT < orders.id',
    ]);
    checkOutput('select (select max(name) from customers c where c.id = o.customer_id) as who from orders o', [
      'who VARCHAR < customers.name',
    ]);
    checkOutput('select exists (select 1 from customers) as any_customer', ['any_customer BOOLEAN']);
  });

  it('reads joins, USING and NATURAL', () => {
    checkOutput('select * from addresses join (select id as customer_id, name from customers) c using (customer_id)', [
      'customer_id BIGINT < addresses.customer_id customers.id',
      'city VARCHAR < addresses.city',
      'name VARCHAR < customers.name',
    ]);
    checkOutput('select id, x.city from customers natural join addresses x', [
      'id BIGINT < customers.id',
      'city VARCHAR < addresses.city',
    ]);
    checkNames(
      'select id from orders join customers on orders.customer_id = customers.id',
      ['id:ambiguous', 'customer_id:orders', 'id:customers'].join(' '),
    );
    checkNames(
      'select customer_id from orders o left join addresses a using (customer_id)',
      'customer_id:o customer_id:o',
    );
  });

  it('makes each column of a set operation of those of all arms', () => {
    checkOutput('select id as k from orders union all select id from customers', ['k BIGINT < orders.id customers.id']);
    checkOutput('(select note from orders) union (select name from customers) order by note', [
      'note VARCHAR < orders.note customers.name',
    ]);
    checkOutput('values (1, 2), (3, 4.5)', ['EXPR$0 INTEGER', 'EXPR$1 DECIMAL(11,1)']);
    checkOutput(`select * from (values (1, 'a')) v (n, s)`, ['n INTEGER', 's VARCHAR']);
  });

  it('knows where an alias of the select list may be used', () => {
    checkNames('select amount * 2 as d, d + 1 as e from orders where d > 1', 'amount:orders d:alias d:alias');
    checkNames(
      "select date_trunc('month', placed) as placed, count(*) as n from orders group by placed having n > 1 order by n",
      'placed:orders placed:alias n:alias n:alias',
    );
    checkNames('select name as city, upper(city) from customers', 'name:customers city:customers');
    checkNames(
      'select o.id from orders o join customers c on c.id = o.customer_id order by id',
      'id:o id:c customer_id:o id:alias',
    );
    checkNames('select sum(amount) as amount from orders having sum(amount) > 1', 'amount:orders amount:orders');
  });

  it('lets a subquery use the columns around it', () => {
    checkNames(
      'select 1 from orders o where exists (select 1 from customers where id = o.customer_id and amount > 1)',
      'id:customers customer_id:o amount:o',
    );
    checkNames('select 1 from orders o, lateral (select o.id as k) l where l.k = 1', 'id:o k:l');
    checkNames('select 1 from orders o, (select o.id as k) l', 'id:noQualifier');
  });

  it('says when a name is unknown, and nothing where tables are', () => {
    checkNames('select nope, o.nope, x.id from orders o', 'nope:missing nope:missing id:noQualifier');
    checkNames('select nope, u.nope, x.id from unknown u', 'nope:open nope:open id:open');
    checkNames('select nope from orders, unknown', 'nope:open');
  });

  it('finds what a half-written query is about', () => {
    checkNames('select o. from orders o', ':open');
    checkNames('select a, from orders t where t.', 'a:open :open');
    checkNames('select coalesce(o.id, 0 as x, o.note from orders o', 'id:o note:o');
    checkNames(
      'select sum(amount) over (partition by customer_id order from orders',
      'amount:orders customer_id:orders',
    );
    checkNames('select from orders o where o.id =', 'id:o');
    checkNames('with a as (select id from orders where ( select id from a', 'id:orders id:open');
  });

  it('follows unknown columns to the table that must have them', () => {
    checkOutput('with a as (select * from raw) select a.x, y as z from a', ['x < raw.x', 'z < raw.y']);
    checkOutput('select *, 1 as one from raw', ['one INTEGER', '…']);
  });

  it('reads the statements around a query', () => {
    checkOutput('create view v as with a as (select id from orders) select * from a', ['id BIGINT < orders.id']);
    checkOutput('insert into t (a, b) select id, note from orders', [
      'id BIGINT < orders.id',
      'note VARCHAR < orders.note',
    ]);
    checkOutput('explain plan for select id from orders', ['id BIGINT < orders.id']);
    checkNames(
      'update orders set amount = c.id from customers c where c.id = orders.customer_id',
      'amount:orders id:c id:c customer_id:orders',
    );
    checkNames('delete from orders o where o.nope = 1', 'nope:missing');
    checkNames(
      'merge into orders o using (select id as k from customers) s on (o.id = s.k) when matched then update set amount = s.k when not matched then insert (id) values (s.k)',
      'id:customers id:o k:s amount:o k:s id:o k:s',
    );
  });

  it('finds nothing wrong with valid queries', () => {
    for (const sql of [
      `select extract(year from placed), trim(both ' ' from note), substring(note from 1 for 2), position('a' in note) from orders`,
      `select interval '1-2' year to month, interval '250' day(3), date '2020-01-01', timestamp '2020-01-01 00:00:00'`,
      "select count(distinct id) filter (where id > 1), listagg(note, ',') within group (order by note) from orders",
      'select row_number() over w from orders window w as (partition by id order by placed rows between 1 preceding and current row)',
      "select a.b[0].c, m['k'], array[1, 2][1] from t a",
      `select * from t at branch main as o join u at snapshot '1' x on o.a = x.b, table(flatten(o.list)) as f (v)`,
      'select * from t pivot (sum(a) for b in (1 as one, 2 as two)) p where p.one > 1',
      'select * from t as a pivot (sum(a) for b in (1 as one)) as p left join u tablesample bernoulli (10) v on p.one = v.x',
      'select id from orders group by grouping sets ((id), ()), rollup (id, note) order by 1 desc nulls last limit 10 offset 2',
      "select id from orders where id not in (1, 2) and note not like 'a%' escape '!' or id between 1 and 2 and id is not distinct from 3",
      'select * from ((select 1 as a) union all (select 2)) x, (orders o join customers c on o.id = c.id)',
      'select ((select 1) union (select 2)) as a, -id, not (id = 1), left(note, 1), right(note, 2) from orders',
      'select timestampadd(day, 1, placed), datediff(month, placed, placed), current_date, cast(id as double precision) from orders',
      'select id from orders where id = any (select id from customers) fetch first 3 rows only',
      "create table t (a int, b varchar) partition by (a) as select 1 as a, 'x' as b",
      'grant select on table t to user u',
      'select id, from_unix, order_date, "select" from t -- comment\n;\nselect 2;',
      'select * from "a b"."c.d".t',
      'select id from orders qualify row_number() over (partition by id order by placed) = 1',
      '',
    ])
      checkFaults(sql, []);
  });

  it('tells what is certainly no SQL, and where', () => {
    checkFaults('select a, from t', ['item , -> expression']);
    checkFaults('select from t', ['item select -> expression']);
    checkFaults('select sum(a from t', ['parenthesis ( -> )']);
    checkFaults('select a) from t', ['parenthesis ) -> (']);
    checkFaults('select a + from t', ['expression + -> expression']);
    checkFaults('select a from t where', ['expression where -> expression']);
    checkFaults('select a b c from t', ['stray c -> ,']);
    checkFaults('select a from t join', ['table join -> table']);
    checkFaults('select a from', ['table from -> table']);
    checkFaults(`select 'a from t`, [`string 'a from t -> '`]);
    checkFaults('with a (select 1) select 2', ['keyword a -> AS']);
    checkFaults('with a as select 1', ['keyword as -> (']);
    checkFaults('with a as (select 1), select 2', ['name , -> name']);
    checkFaults('select 1 from t u v where x', ['stray v -> clause']);
    checkFaults('with a as (select 1) b as (select 2) select 3', ['comma b -> ,']);
  });

  it('tells nothing beside text that is not known', () => {
    const sql = 'select _j0, a _j1 from _j2 _j3 where _j4 group by _j5';
    const isOpaque = ({ start, end }: { start: number; end: number }): boolean => sql.slice(start, end).includes('_j');
    const { faults, queries } = analyseSql(sql, { ...SURROUNDINGS, isOpaque });
    assert.deepEqual(
      [faults, queries[0]?.complete, queries[0]?.references.map(({ name }) => name.value)],
      [[], false, ['a']],
    );
  });

  it('does not know what a table is called whose name or alias a macro prints', () => {
    const isOpaque = ({ start, end }: { start: number; end: number }): boolean => sql.slice(start, end).includes('_j');
    let sql = '';
    for (sql of ['select x.id from orders as _j', 'select x.id from _j', 'select x.id from orders o _j']) {
      const [query] = analyseSql(sql, { ...SURROUNDINGS, isOpaque }).queries;
      assert.equal(query?.references[0]?.resolution.kind, 'open', sql);
    }
    checkNames('select x.id from (select 1 as id)', 'id:noQualifier');
  });

  it('takes a query that a macro begins for one of unknown columns', () => {
    const isOpaque = ({ start, end }: { start: number; end: number }): boolean => start <= 1 && end >= 0;
    for (const sql of ['_j union all select 1 as a', '_j'])
      assert.equal(analyseSql(sql, { ...SURROUNDINGS, isOpaque }).queries.at(-1)?.complete ?? false, false, sql);
    const behind = analyseSql('_j select id from orders', { ...SURROUNDINGS, isOpaque });
    assert.deepEqual(
      behind.queries.map(({ output }) => output.length),
      [1],
    );
  });

  it('tells fields of a column from columns of a table', () => {
    checkNames(
      'select note.x, o.note.x, orders.note, o.note[0].y from orders o',
      'note:o note:o note:noQualifier note:o',
    );
    checkOutput('select bronze.lines.sku, lines.qty from bronze.lines', [
      'sku VARCHAR < lines.sku',
      'qty INTEGER < lines.qty',
    ]);
  });

  it('numbers the columns of a query that have the same name, as Dremio does', () => {
    checkNames('select id, id0 from (select o.id, c.id from orders o, customers c) x', 'id:x id0:x id:o id:c');
  });

  it('tells the digits of sums of decimals, and of those that CASE chooses from', () => {
    const of = (text: string) => `cast(1 as decimal(${text}))`;
    checkOutput(
      `select ${of('10,2')} + ${of('8,4')} as a, ${of('10,2')} - 1 as b, case when true then ${of('10,2')} else ${of('6,5')} end as c,
        ${of('38,2')} + ${of('38,2')} as d, ${of('10,2')} * ${of('8,4')} as e, ${of('10,2')} + cast(1 as double) as f`,
      ['a DECIMAL(13,4)', 'b DECIMAL(13,2)', 'c DECIMAL(13,5)', 'd DECIMAL(38,2)', 'e DECIMAL(19,6)', 'f DOUBLE'],
    );
  });

  it('tells the types of fields, however deep they lie', () => {
    checkOutput(
      `with t as (select cast(null as row(a bigint, b struct<c: list<double>, d decimal(10, 2)>)) as s)
        select t.s.a, s.b.d as d, s.b.c[0] as c, s.x as x, t.s.b as b from t`,
      ['a BIGINT', 'd DECIMAL(10,2)', 'c DOUBLE', 'x', 'b STRUCT<C:LIST<DOUBLE>,D DECIMAL(10,2)>'],
    );
  });

  it('tells the columns that PIVOT gives: those that it leaves, and one for each value and aggregate', () => {
    checkOutput("select * from bronze.lines pivot (sum(qty) for sku in ('a' as a, 'b' b))", [
      'order_id BIGINT < lines.order_id',
      'a < lines.qty',
      'b < lines.qty',
    ]);
    checkOutput("select * from bronze.lines pivot (sum(qty) as total, count(*) as n for sku in ('a' as a)) p", [
      'order_id BIGINT < lines.order_id',
      'a_total < lines.qty',
      'a_n < lines.qty',
    ]);
    checkOutput("select p.b from (select sku, qty from bronze.lines) pivot (max(qty) for sku in ('b' as b)) as p", [
      'b < lines.qty',
    ]);
    // Names that Dremio makes up are not told.
    checkOutput("select * from bronze.lines pivot (sum(qty) for sku in ('a', 'b'))", ['…']);
    checkOutput('select * from bronze.lines pivot (sum(qty) for sku in (select sku from bronze.lines)) p', ['…']);
  });

  it('tells the columns that UNPIVOT gives: those that it leaves, the name and the value', () => {
    checkOutput("select * from addresses unpivot include nulls (v for k in (city as 'c')) as u", [
      'customer_id BIGINT < addresses.customer_id',
      'k < addresses.city',
      'v < addresses.city',
    ]);
    checkNames(
      'select k, city, u.customer_id from addresses unpivot (v for k in (city)) u',
      'k:u city:missing customer_id:u city:u',
    );
  });

  it('reports no alias of an aggregate of PIVOT, no unit of time and no type as a missing column', () => {
    const named = (aggregates: string): string =>
      `select * from bronze.lines pivot (${aggregates} for sku in ('a' as a))`;
    checkNames(named('sum(qty) as s, count(*) as c'), 'qty:lines sku:lines');
    checkNames(named('sum(qty) s, max(nope) c'), 'qty:lines nope:missing sku:lines');
    checkNames(named('sum(timestampdiff(week, sku, qty))'), 'sku:lines qty:lines sku:lines');
    checkNames(named('max(cast(qty as string))'), 'qty:lines sku:lines');
    checkNames(named('sum(extract(year from qty))'), 'qty:lines sku:lines');
  });

  it('knows the columns that PIVOT and UNPIVOT name, of what stands before them', () => {
    checkNames(
      "select a from bronze.lines pivot (sum(case when nope > 0 then qty end) for lines.sku in ('a' as a)) p",
      'a:p nope:missing qty:p sku:p',
    );
    checkNames("select * from bronze.lines pivot (sum(qty) for skuu in ('a', 'b'))", 'qty:lines skuu:missing');
    checkNames(
      "select p.a from bronze.lines pivot (sum(qty) for sku in ('a' as a)) unpivot (v for k in (a, qty)) p",
      'a:missing qty:p sku:p a:p qty:missing',
    );
    checkNames('select v from addresses unpivot (v for k in (city as 1, twon)) u', 'v:u city:u twon:missing');
    checkNames('select * from nobody_knows pivot (sum(x) for y in (1 as one))', 'x:open y:open');
  });

  it('tells the DECIMAL of sums, products, quotients and remainders, shortened to 38 digits', () => {
    const d = (precision: number, scale: number): string => `cast(null as decimal(${precision}, ${scale}))`;
    checkOutput(
      `select ${d(10, 2)} + ${d(5, 4)}, ${d(10, 2)} * ${d(5, 4)}, ${d(10, 2)} / ${d(5, 4)}, ${d(10, 2)} % ${d(5, 4)},
        ${d(38, 10)} - 1, ${d(30, 10)} * ${d(20, 10)}, ${d(38, 2)} / 3, 2 * ${d(4, 1)}, ${d(38, 2)} * ${d(38, 2)}`,
      [
        'EXPR$0 DECIMAL(13,4)',
        'EXPR$1 DECIMAL(16,6)',
        'EXPR$2 DECIMAL(20,8)',
        'EXPR$3 DECIMAL(5,4)',
        'EXPR$4 DECIMAL(38,9)',
        'EXPR$5 DECIMAL(38,7)',
        'EXPR$6 DECIMAL(38,6)',
        'EXPR$7 DECIMAL(15,1)',
        'EXPR$8 DECIMAL(38,4)',
      ],
    );
  });

  it('tells types of arithmetic as far as the rule is known', () => {
    checkOutput(
      `select id + 1, amount / 2, qty * qty, 1.5, 1e3, 3000000000, id || 'x', -qty, qty + 1.5 from orders, bronze.lines`,
      [
        'EXPR$0 BIGINT < orders.id',
        'EXPR$1 DOUBLE < orders.amount',
        'EXPR$2 INTEGER < lines.qty',
        'EXPR$3 DECIMAL(2,1)',
        'EXPR$4 DOUBLE',
        'EXPR$5 BIGINT',
        'EXPR$6 VARCHAR < orders.id',
        'EXPR$7 INTEGER < lines.qty',
        'EXPR$8 DECIMAL(12,1) < lines.qty',
      ],
    );
    checkOutput(
      `select placed - interval '1' day as d, array[1, 2] as l, array[1, 2][0] as e, (select count(*) from customers) as n from orders`,
      ['d TIMESTAMP < orders.placed', 'l LIST<INTEGER>', 'e INTEGER', 'n BIGINT'],
    );
  });

  it('finds the tables of every query that is half written', () => {
    for (const [sql, expected] of [
      ['select a, from x_model t where t.', 't'],
      ['select t. from orders t join customers c on t.', 't c'],
      ['select coalesce(o.a, 0 as x, o.b from orders o', 'o'],
      ['select from orders o', 'o'],
      ['select sum(a) over (partition by from orders o', 'o'],
      ['select case when a then from orders o', 'o'],
      ['select a b c d from orders o where', 'o'],
      ['select * from orders o left join', 'o unknown'],
      ['select * from orders o join customers c using (', 'o c'],
      ['select a, (select max(x) from orders o', 'unknown'],
      ['select cast(a as from orders o', 'o'],
      ['select a from orders o where o.id in (select', 'o'],
      ['select a from orders o group by order by', 'o'],
      ['select x between 1 and from orders o', 'o'],
    ] as const) {
      const relations = analyse(sql).queries[0]?.relations.map(one => one.exposedName ?? one.kind) ?? [];
      assert.equal(relations.join(' ') || 'unknown', expected, sql);
    }
  });

  it('lets ON use what is joined so far', () => {
    checkNames(
      'select 1 from bronze.lines join orders on order_id = orders.id join (select 1 as order_id) x on true',
      'order_id:lines id:orders',
    );
  });

  it('knows the innermost query around a cursor', () => {
    const sql = 'with a as (select 1 as x ) select (select max(y) from b ) from a ';
    const { scopeAt } = analyse(sql);
    const at = (text: string): string | undefined => scopeAt(sql.indexOf(text))?.relations[0]?.exposedName;
    assert.deepEqual([at('max'), at('b )'), at(') from a'), at('from a')], ['b', 'b', 'b', 'a']);
    assert.equal(scopeAt(sql.length)?.relations[0]?.exposedName, 'a');
    assert.equal(scopeAt(sql.indexOf('1'))?.output[0]?.name, 'x');
  });
});
