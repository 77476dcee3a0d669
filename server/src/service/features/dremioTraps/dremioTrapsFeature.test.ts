import assert from 'node:assert/strict';
import { FixtureProject, ROOT, TARGET } from '../../../../../test/support/fixtureProject';
import { dremioTrapsFeature } from './dremioTrapsFeature';

/** Checks problems written as `code severity: marked text -> replacements`. */
async function checkProblems(text: string, file: string, expected: readonly string[]): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const context = fixture.contextOf(file);
  const problems = dremioTrapsFeature.check?.(context) ?? [];
  assert.deepEqual(
    problems.map(({ span, code, severity, replacements = [] }) => {
      const names = replacements.map(one => one.text).join(' ');
      return `${code} ${severity}: ${context.document.text.slice(span.start, span.end)}${names && ` -> ${names}`}`;
    }),
    expected,
  );
}

describe('traps of dbt-dremio', () => {
  it('versions of a model come to lie at the same place without a name of their own', async () => {
    const versions = (config: string) => `//- models/v_v1.sql
${config}select 1 as id
//- models/v_v2.sql
select 2 as id
//- models/v.yml
models:
  - name: v
    versions: [{v: 1}, {v: 2}]
`;
    await checkProblems(versions(''), 'models/v_v1.sql', [
      "dremio.sameRelation error: select 1 as id -> {{ config(alias='v_v1') }}\n",
    ]);
    await checkProblems(versions("{{ config(materialized='view') }} "), 'models/v_v1.sql', [
      "dremio.sameRelation error: config -> alias='v_v1', ",
    ]);
    await checkProblems(versions("{{ config(alias='v_old') }} "), 'models/v_v1.sql', []);
  });

  it('two models of one alias are refused', async () => {
    const text = `//- models/a.sql
{{ config(alias='c') }} select 1 as id
//- models/c.sql
select 1 as id
`;
    await checkProblems(text, 'models/a.sql', ['dremio.sameRelation error: config']);
    await checkProblems(text, 'models/c.sql', []);
  });

  it('a folder whose only relation is called like a boolean or number cannot be listed', async () => {
    await checkProblems('//- models/t.sql\nselect 1 as id\n', 'models/t.sql', [
      'dremio.typedName warning: select 1 as id',
    ]);
    await checkProblems('//- models/t.sql\nselect 1\n//- models/orders.sql\nselect 1\n', 'models/t.sql', []);
    await checkProblems('//- models/trees.sql\nselect 1\n', 'models/trees.sql', []);
  });

  it('a statement about a reflection makes no model', async () => {
    const statement = 'ALTER TABLE a.b CREATE RAW REFLECTION r USING DISPLAY (c)';
    await checkProblems(`//- models/r.sql\n${statement}\n`, 'models/r.sql', [
      `dremio.reflectionInModel error: ${statement}`,
    ]);
    await checkProblems(`//- reflections/r.sql\n${statement}\n`, 'reflections/r.sql', []);
    await checkProblems('//- models/r.sql\nselect reflection from t\n', 'models/r.sql', []);
  });

  it('an external query reads one source alone', async () => {
    const model = (body: string) => `//- models/m.sql\n{{ config(external_query=true) }}\n${body}\n`;
    await checkProblems(model("select * from {{ source('pg', 'a') }}, {{ source('pg', 'b') }}"), 'models/m.sql', []);
    for (const body of ["{{ source('pg', 'a') }} {{ source('my', 'b') }}", "{{ ref('m') }}", 'select 1'])
      await checkProblems(model(body), 'models/m.sql', ['dremio.externalQuery error: external_query']);
  });

  it('a seed with decimals and no column_types loses the digits behind the point', async () => {
    const seed = (config: string) => `//- seeds/rates.csv
code,rate,many
a,1.5,2
b,2,3
//- seeds/seeds.yml
seeds:
  - name: rates
${config}`;
    await checkProblems(seed(''), 'seeds/rates.csv', ['dremio.seedDecimal warning: code,rate,many']);
    await checkProblems(seed(''), 'seeds/seeds.yml', ['dremio.seedDecimal warning: rates']);
    const typed = seed('    config: {column_types: {rate: double}}\n');
    for (const file of ['seeds/rates.csv', 'seeds/seeds.yml']) await checkProblems(typed, file, []);
  });

  it('twin_strategy counts for nothing where views and tables lie in one place', async () => {
    const text = "//- models/m.sql\n{{ config(twin_strategy='allow') }} select 1 as id\n";
    await checkProblems(text, 'models/m.sql', []);
    const fixture = await FixtureProject.open(text);
    const catalog = { ...TARGET, database: 'cat', schema: 'f', datalake: 'cat', rootPath: 'f' };
    fixture.workspace.setTargets(new Map([[ROOT, catalog]]));
    const problems = dremioTrapsFeature.check?.(fixture.contextOf('models/m.sql')) ?? [];
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['dremio.twinUnread'],
    );
  });
});
