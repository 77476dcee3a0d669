import assert from 'node:assert/strict';
import { FixtureProject, ROOT, TARGET } from '../../../../test/support/fixtureProject';

/** The nodes of the project with their names in Dremio, disabled ones in brackets. */
function nodesOf({ project }: FixtureProject): readonly string[] {
  return [...project.nodes()]
    .map(node => {
      const told = `${node.uniqueId} ${project.relationName(node) ?? '-'}`;
      return node.enabled ? told : `(${told})`;
    })
    .toSorted();
}

describe('Workspace', () => {
  it('merges configuration from dbt_project.yml, YAML and the file, the nearest last', async () => {
    const fixture = await FixtureProject.open(`//- dbt_project.yml
name: shop
models:
  +schema: all
  shop:
    marts:
      +materialized: table
      +root_path: marts
//- models/a.sql
select 1
//- models/marts/b.sql
select 1
//- models/marts/c.sql
{{ config(materialized='view', schema='own') }} select 1
//- models/marts/schema.yml
models:
  - name: b
    config: { root_path: yaml, file: bee }
`);
    assert.deepEqual(nodesOf(fixture), [
      'model.shop.a "analytics"."all"."a"',
      'model.shop.b "lake"."dbt"."yaml"."bee"',
      'model.shop.c "analytics"."own"."c"',
    ]);
  });

  it('leaves out what .dbtignore names', async () => {
    const fixture = await FixtureProject.open(`//- .dbtignore
old/
*_draft.sql
!kept_draft.sql
//- models/a.sql
select 1
//- models/a_draft.sql
select 1
//- models/kept_draft.sql
select 1
//- models/old/b.sql
select 1
`);
    assert.deepEqual(
      nodesOf(fixture).map(line => line.split(' ')[0]),
      ['model.shop.a', 'model.shop.kept_draft'],
    );
  });

  it('asks the variables whether a model is enabled', async () => {
    const fixture = await FixtureProject.open(`//- dbt_project.yml
name: shop
vars: { web: false }
models: { shop: { x: { +enabled: "{{ var('web', true) and var('b', false) }}" } } }
//- models/a.sql
{{ config(enabled=var('web', true)) }}
//- models/x/b.sql
select 1
//- models/c.sql
{{ config(enabled=not var('web')) }}
`);
    assert.deepEqual(nodesOf(fixture), [
      '(model.shop.a "analytics"."a")',
      '(model.shop.b "analytics"."b")',
      'model.shop.c "analytics"."c"',
    ]);
  });

  it('keeps what it had while dbt_project.yml is broken, and says what is wrong', async () => {
    const fixture = await FixtureProject.open('//- models/a.sql\nselect 1\n');
    const { workspace } = fixture;
    workspace.edit(`${ROOT}/dbt_project.yml`, 'name: shop\nmodel-paths: [models');
    await workspace.complete;
    assert.match(workspace.problemOf(ROOT)?.message ?? '', /dbt_project\.yml/);
    assert.equal(nodesOf(fixture).length, 1);
    workspace.edit(`${ROOT}/dbt_project.yml`, 'name: other');
    await workspace.complete;
    assert.equal(workspace.problemOf(ROOT), undefined);
    assert.deepEqual(nodesOf(fixture), ['model.other.a "analytics"."a"']);
  });

  it('serves a project whose dbt_project.yml could never be read', async () => {
    for (const broken of ['', 'just text', 'name: a-b', '- list', 'name: x\nmodel-paths: {a: b}', ': : :']) {
      const fixture = await FixtureProject.open(`//- dbt_project.yml\n${broken}\n//- models/a.sql\nselect 1\n`);
      assert.ok(fixture.workspace.problemOf(ROOT), broken);
      assert.deepEqual(nodesOf(fixture), ['model.shop.a "analytics"."a"'], broken);
    }
  });

  it('counts unsaved text until the document is closed', async () => {
    const fixture = await FixtureProject.open('//- models/a.sql\nselect 1\n');
    const { workspace } = fixture;
    workspace.edit(`${ROOT}/models/b.sql`, "{{ config(alias='bee') }}");
    assert.deepEqual(nodesOf(fixture), ['model.shop.a "analytics"."a"', 'model.shop.b "analytics"."bee"']);
    await workspace.shut(`${ROOT}/models/b.sql`);
    assert.deepEqual(nodesOf(fixture), ['model.shop.a "analytics"."a"']);
  });

  it('changes every name when another target is picked', async () => {
    const fixture = await FixtureProject.open('//- models/a.sql\nselect 1\n');
    fixture.workspace.setTargets(new Map([[ROOT, { ...TARGET, database: 'prod', schema: 'x.y' }]]));
    assert.deepEqual(nodesOf(fixture), ['model.shop.a "prod"."x"."y"."a"']);
    fixture.workspace.setTargets(new Map());
    assert.deepEqual(nodesOf(fixture), ['model.shop.a -']);
  });

  it('reads installed packages, whose models the project may refer to', async () => {
    const fixture = await FixtureProject.open(`//- models/a.sql
{{ ref('b') }}
//- dbt_packages/util/dbt_project.yml
name: util
models: { +schema: own }
//- dbt_packages/util/models/b.sql
select 1
`);
    assert.deepEqual(nodesOf(fixture), ['model.shop.a "analytics"."a"', 'model.util.b "analytics"."own"."b"']);
    const [a] = fixture.project.nodesOfFile(`${ROOT}/models/a.sql`);
    assert.deepEqual(
      fixture.project.dependenciesOf(a!).map(({ resolution }) => resolution.kind),
      ['found'],
    );
  });

  it('puts docs blocks into descriptions', async () => {
    const fixture = await FixtureProject.open(`//- models/a.sql
select 1
//- models/docs.md
{% docs about_a %}
All about *a*.
{% enddocs %}
//- models/schema.yml
models:
  - name: a
    description: "See: {{ doc('about_a') }}"
`);
    assert.equal(fixture.project.node('model.shop.a')?.description, 'See: All about *a*.');
  });

  it('takes in a package that is installed, and a project that is made, while it runs', async () => {
    const fixture = await FixtureProject.open("//- models/a.sql\n{{ ref('b') }}\n");
    const { disk, workspace } = fixture;
    const write = async (path: string, text: string): Promise<void> => {
      disk.files.set(`${ROOT}/${path}`, text);
      await workspace.fileChanged(`${ROOT}/${path}`);
      await workspace.complete;
    };
    await write('dbt_packages/util/models/b.sql', 'select 1');
    await write('dbt_packages/util/dbt_project.yml', 'name: util');
    assert.deepEqual(nodesOf(fixture), ['model.shop.a "analytics"."a"', 'model.util.b "analytics"."b"']);
    await write('nested/dbt_project.yml', 'name: nested');
    assert.deepEqual(
      workspace.projects().map(({ name }) => name),
      ['shop', 'nested'],
    );
  });
});
