import assert from 'node:assert/strict';
import { Namespace } from './namespace';
import { readStatement } from './readStatement';
import type { Statement } from './statement';

const NAMESPACE = new Namespace(['silver']);

describe("Dremio's SQL", () => {
  describe('names tables by any number of parts', () => {
    checkQuery('select * from bronze.raw_orders', 'select * from "bronze"."raw_orders"');
    checkQuery('select * from silver.staging."stg orders" s', 'select * from "silver.staging"."stg orders" s');
    checkQuery('select * from "@admin".t', 'select * from "@admin"."t"');
    checkQuery('select * from SILVER.a."b.c".t', 'select * from "silver.a.b.c"."t"');
    checkQuery('select * from INFORMATION_SCHEMA."TABLES"', 'select * from "~information_schema"."TABLES"');
    checkQuery('select * from sys.jobs_recent', 'select * from "~sys"."jobs_recent"');
    checkQuery(
      'select silver.s.t.* from silver.s.t where silver.s.t.a > 1',
      'select "silver.s"."t".* from "silver.s"."t" where "silver.s"."t".a > 1',
    );
    checkQuery(
      'with q as (select * from gold.t) select * from q',
      'with q as (select * from "gold"."t") select * from q',
    );
  });

  describe('names the columns of a result as they were written', () => {
    checkQuery('select ID, t.Name, a as b from gold.t', 'select ID AS "ID", t.Name AS "Name", a as b from "gold"."t"');
    checkQuery('select distinct id from gold.t', 'select distinct id AS "id" from "gold"."t"');
    checkQuery(
      'select count(*), 1, x + y from gold.t',
      'select count(*) AS "EXPR$0", 1 AS "EXPR$1", x + y AS "EXPR$2" from "gold"."t"',
    );
    checkQuery(
      'select sum(a) total, case when b then 1 end from gold.t',
      'select sum(a) total, case when b then 1 end AS "EXPR$1" from "gold"."t"',
    );
  });

  describe('spells functions in its own way', () => {
    checkQuery("select nvl(a, 'x') as a from gold.t", 'select coalesce(a, \'x\') as a from "gold"."t"');
    checkQuery(
      'select timestampdiff(DAY, a, b) as d from gold.t',
      'select dremio_timestampdiff_day( a, b) as d from "gold"."t"',
    );
    checkQuery(
      "select to_char(d, 'YYYY-MM') as m from gold.t",
      'select dremio_to_char(d, \'%Y-%m\') as m from "gold"."t"',
    );
    checkQuery('select current_timestamp as now', 'select dremio_current_timestamp() as now');
    checkQuery(
      "select listagg(a, ',') within group (order by b) as l from gold.t",
      'select listagg(a, \',\' order by b) as l from "gold"."t"',
    );
    checkQuery(
      "select listagg(a, ',') within group (order by b) from gold.t",
      'select listagg(a, \',\' order by b) AS "EXPR$0" from "gold"."t"',
    );
  });

  describe('counts the elements of a list from 0', () => {
    checkQuery("select a[0] as f, m['k'] as k from gold.t", 'select a[0 + 1] as f, m[\'k\'] as k from "gold"."t"');
    checkQuery('select array[1, 2] as l', 'select array[1, 2] as l');
  });

  it('adds columns one by one', () => {
    const statement = readStatement('alter table gold.t add columns (a decimal(10, 2), b varchar)', NAMESPACE);
    assert.ok(statement.kind === 'alterColumns');
    assert.deepEqual(
      statement.bodies.map(body => body.text),
      ['ALTER TABLE "gold"."t" ADD COLUMN a decimal(10, 2)', 'ALTER TABLE "gold"."t" ADD COLUMN b varchar'],
    );
  });

  it('leaves strings, quoted names and comments alone', () =>
    assert.equal(
      bodyOf(`select 'from bronze.t' as "nvl(a)" /* from silver.x */ from gold.t // half`),
      `select 'from bronze.t' as "nvl(a)"   from "gold"."t"`,
    ));

  describe('is refused', () => {
    checkRefused('select list_value(1)', 'No match found for function signature LIST_VALUE');
    checkRefused("select soundex('a')", 'Function SOUNDEX is not supported by the sandbox');
    checkRefused('select * from nowhere.t', "Object 't' not found within 'nowhere'");
    checkRefused('select * from t', "Object 't' not found");
    checkRefused('select 1; select 2', 'Failure parsing the query. Encountered ";" at line 1, column 9.');
    checkRefused('', 'Failure parsing the query. Encountered "<EOF>" at line 1, column 1.');
    checkRefused('selec 1', 'Failure parsing the query. Encountered "selec" at line 1, column 1.');
    checkRefused(
      'select * from gold.t at branch main',
      'Versions and format options of tables are not supported by the sandbox',
    );
    checkRefused('create table silver.t as select 1 as a', 'Cannot create table in [silver].');
    checkRefused('create view gold.v as select 1 as a', 'Cannot create view in [gold].');
    checkRefused('vacuum catalog nessie', 'VACUUM: This command is not supported by the sandbox.');
  });

  describe('creates tables with a layout that DuckDB has no use for', () => {
    it('as dbt-dremio writes it', () => {
      const statement = readStatement(
        'create table "gold"."marts"."t" striped partition by ("d") localsort by ("k") store as ( type=>\'parquet\' ) with single writer as (\n select 1 as a\n)',
        NAMESPACE,
      );
      assert.ok(statement.kind === 'createTable' && 'query' in statement.content);
      assert.deepEqual(statement.target.relation, { schema: 'gold.marts', table: 't' });
      assert.equal(statement.content.query.text, '(\n select 1 as a\n)');
    });
  });

  it('keeps the text of a view as it was written', () => {
    const statement = readStatement('create or replace view silver.v as select a from gold.t -- why\n;', NAMESPACE);
    assert.ok(statement.kind === 'createView');
    assert.equal(statement.written, 'select a from gold.t');
    assert.equal(statement.body.text, 'select a AS "a" from "gold"."t"');
  });

  it('says what a reflection is to hold', () => {
    const statement = readStatement(
      'alter table gold.t create aggregate reflection "by day" using dimensions (d by day, k) measures (m (sum, approximate count distinct), n) partition by (bucket(8, k)) localsort by (d)',
      NAMESPACE,
    );
    assert.ok(statement.kind === 'reflection' && statement.command.action === 'createAggregate');
    const { name, dimensions, measures, layout } = statement.command;
    assert.equal(name, 'by day');
    assert.deepEqual(
      dimensions.map(each => [each.column.value, each.byDay]),
      [
        ['d', true],
        ['k', false],
      ],
    );
    assert.deepEqual(
      measures.map(each => [each.column.value, each.functions]),
      [
        ['m', ['SUM', 'APPROX_COUNT_DISTINCT']],
        ['n', []],
      ],
    );
    assert.deepEqual(
      layout.partition.map(each => [each.column.value, each.transform, each.argument]),
      [['k', 'BUCKET', 8]],
    );
  });
});

function checkQuery(written: string, translated: string): void {
  it(written, () => assert.equal(bodyOf(written), translated));
}

function checkRefused(written: string, sentence: string): void {
  it(written === '' ? 'when it is empty' : written, () =>
    assert.throws(() => readStatement(written, NAMESPACE), { sentence }),
  );
}

function bodyOf(written: string): string {
  const statement: Statement = readStatement(written, NAMESPACE);
  assert.ok(statement.kind === 'query');
  return statement.body.text;
}
