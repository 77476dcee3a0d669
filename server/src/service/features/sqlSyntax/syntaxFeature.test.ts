import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import type { FeatureContext } from '../../feature';
import { DEFAULT_SETTINGS } from '../../languageSettings';
import { OpenDocument } from '../../workspace/openDocument';
import { ReflectionBook } from '../../dbt/reflection/reflectionBook';
import { syntaxFeature } from './syntaxFeature';

function scriptOf(text: string): FeatureContext {
  const document = new OpenDocument('/work/script.sql', text);
  return {
    document,
    project: undefined,
    datasets: new Map(),
    settings: DEFAULT_SETTINGS,
    reflections: new ReflectionBook(),
    documentAt: () => undefined,
  };
}

/** Checks problems written as `code severity: marked text (message) -> replacements`. */
function checkContext(context: FeatureContext, expected: readonly string[]): void {
  const { text } = context.document;
  const problems = syntaxFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, severity, message, replacements = [] }) => {
      const fixes = replacements.map(one => ` -> ${one.text || 'nothing'}`).join('');
      return `${code} ${severity}: ${text.slice(span.start, span.end)} (${message})${fixes}`;
    }),
    expected,
    text,
  );
}

const checkScript = (text: string, expected: readonly string[]): void => checkContext(scriptOf(text), expected);

async function checkModel(text: string, expected: readonly string[], file = 'models/m.sql'): Promise<void> {
  const fixture = await FixtureProject.open(`//- ${file}\n${text}`);
  checkContext(fixture.contextOf(file), expected);
}

const TRAILING = 'dbt puts this query into a statement of its own: it fails with a semicolon at the end.';

describe('statements of a script', () => {
  it('are told where they stop being statements of Dremio', () => {
    checkScript('create or replace table t as select 1', [
      'sql.syntax warning: table (CREATE OR REPLACE does not go on with "table". Expected: VIEW, VDS, FUNCTION.)',
    ]);
    checkScript('select 1;\r\ndrop table größe cascade;\r\nselect 2', [
      'sql.syntax warning: cascade (DROP TABLE does not go on with "cascade". Expected: AT.)',
    ]);
    checkScript('use a.b c', ['sql.syntax warning: c (USE must end before "c".)']);
    checkScript('begin work', ['sql.syntax warning: begin (No statement of Dremio begins so.)']);
  });

  it('are complete once a semicolon ends them', () => {
    checkScript('create view v', []);
    checkScript('create view v as', []);
    checkScript('create view v as;', ['sql.syntax warning: as (CREATE VIEW is not complete: a query must follow.)']);
  });

  it('grant on all datasets in something: GRANT … ON bronze.*', () => {
    checkScript('GRANT ALL ON bronze.* TO ROLE data_engineer', [
      'sql.syntax warning: bronze (GRANT does not go on with "bronze". Expected: SYSTEM TO, PROJECT TO, ORG TO, ALL DATASETS IN, SOURCE, ….)' +
        ' -> ALL DATASETS IN SOURCE bronze -> ALL DATASETS IN SPACE bronze -> ALL DATASETS IN FOLDER bronze',
    ]);
    const [problem] = syntaxFeature.check?.(scriptOf('REVOKE ALL ON lake."b c".* FROM ROLE r')) ?? [];
    assert.deepEqual(
      problem?.replacements?.map(({ text }) => text),
      ['ALL DATASETS IN FOLDER lake."b c"'],
    );
  });

  it('are left alone where Jinja may print what is missing', () => {
    checkScript('create table t {{ options() }} as select 1', []);
    checkScript(`{{ ref('a') }} and more`, []);
    checkScript('drop table t {% if x %} cascade {% endif %}', []);
    checkScript(`drop table {{ ref('a') }} cascade`, [
      'sql.syntax warning: cascade (DROP TABLE does not go on with "cascade". Expected: AT.)',
    ]);
  });

  it('are left to others when they speak of reflections', () => {
    checkScript('CREATE REFLECTION r ON t USING DISPLAY (a); ALTER TABLE t CREATE RAW REFLECTION r', []);
  });

  it('are not judged in a file for another database', () => {
    checkScript('CREATE EXTENSION a; CREATE DATABASE b; CREATE SEQUENCE c; select 1', []);
  });
});

describe('queries that cannot be read', () => {
  it('are told of a comma that is missing between columns', async () => {
    const comma = 'A comma is missing before this, or it does not belong here.';
    await checkModel('select a as x\n  b as y from t', [`sql.syntax error: b (${comma})`]);
    await checkModel('select a :b from t', ['sql.syntax error: : (This does not belong to the query before it.)']);
  });

  it('are told where something is missing', async () => {
    await checkModel('select a, from t', ['sql.syntax error: , (An expression is missing here.)']);
    await checkModel('select a from t where (b = 1', ['sql.syntax error: ( (This is never closed: ")" is missing.)']);
    await checkModel('select a from t)', ['sql.syntax error: ) (Nothing is open that this could close.)']);
    await checkModel(`select 'größe\r\nfrom t`, [`sql.syntax error: 'größe (This text in quotes is not closed.)`]);
    await checkModel('select a from t where b between 1', ['sql.syntax error: 1 (AND is missing here.)']);
    checkScript('create view v as select a from t where', ['sql.syntax error: where (An expression is missing here.)']);
  });

  it('are right where Jinja may print what is missing', async () => {
    for (const text of [
      'select a, {% if x %} b {% endif %} from t',
      'select {% for c in cs %} sum({{ c }}) as {{ c }}, {% endfor %} from t',
      'select {{ columns() }} from t where {{ condition }}',
      'select a from t where (b {{ rest() }}',
      'select (a {% if x %}) {% else %} + 1) {% endif %} from t',
      `select '{{ "it's" }}' from {{ ref('t') }}`,
      `{{ config(materialized='table') }} select * from {{ ref('t') }} {{ filter() }}`,
    ])
      await checkModel(text, []);
  });
});

describe('a semicolon', () => {
  it('at the end of a model is an error of dbt, with a fix', async () => {
    await checkModel('select 1 as id ;\n', [`sql.semicolon error: ; (${TRAILING}) -> nothing`]);
    await checkModel(`{{ config(materialized='table') }}\r\nselect 'ü;' -- ;\r\n;\r\n`, [
      `sql.semicolon error: ; (${TRAILING}) -> nothing`,
    ]);
    await checkModel('select 1;', [`sql.semicolon error: ; (${TRAILING}) -> nothing`], 'tests/t.sql');
  });

  it('cannot part statements in a model', async () => {
    await checkModel('select 1; select 2', [
      'sql.semicolon error: ; (dbt puts this text into one statement of its own: it cannot hold several.)',
    ]);
  });

  it('is no matter where dbt does not run the text, and in scripts', async () => {
    await checkModel('select 1;', [], 'analyses/a.sql');
    await checkModel('{% macro m() %} select 1; {% endmacro %}', [], 'macros/m.sql');
    await checkModel(`{{ config(materialized='reflection') }};`, []);
    await checkModel(`{{ config(materialized='my_own') }} select 1;`, []);
    checkScript('select 1;', []);
  });
});

describe('fields of JSON as another warehouse reads them', () => {
  it('are told with what Dremio reads', async () => {
    await checkModel(`select payload:city::varchar as city from {{ ref('t') }}`, [
      `sql.syntax error: : (Dremio does not read fields by ":": turn text into a struct by CONVERT_FROM(…, 'JSON'), and write value['field'].)`,
    ]);
  });
});

describe('what Dremio reads and cannot run', () => {
  it('is told where it stands, not what stands in it', async () => {
    const message =
      'Dremio cannot run MATCH_RECOGNIZE, although it reads it: compare a row with those around it by LAG and LEAD.';
    await checkModel(
      `select * from {{ ref('t') }} match_recognize (partition by a order by b measures x as y pattern (A B+) define B as B.x > 1) m`,
      [`sql.unsupported error: match_recognize (${message})`],
    );
    await checkModel(`select match_recognize from {{ ref('t') }} where 'match_recognize (' = "match_recognize"`, []);
  });
});
