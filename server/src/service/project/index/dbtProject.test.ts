import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import type { DbtProject } from './dbtProject';

async function projectOf(text: string): Promise<DbtProject> {
  return (await FixtureProject.open(text)).project;
}

describe('DbtProject', () => {
  it('tells the parameters of a macro and what YAML says of them', async () => {
    const project = await projectOf(`//- macros/cents.sql
{% macro cents(column, digits=2, *args) %}{{ column }}{% endmacro %}
//- macros/schema.yml
macros:
  - name: cents
    description: Money.
    arguments:
      - { name: column, type: string, description: What to round. }
`);
    const macro = project.macro('cents', 'shop');
    assert.equal(macro?.description, 'Money.');
    assert.deepEqual(macro.parameters.slice(0, 2), [
      { name: 'column', otherwise: undefined, type: 'string', description: 'What to round.' },
      { name: 'digits', otherwise: '2' },
    ]);
    assert.equal(macro.properties?.file, `${ROOT}/macros/schema.yml`);
    assert.deepEqual(project.macrosOfFile(`${ROOT}/macros/cents.sql`), [macro]);
  });

  it('dispatches to the macro of the adapter, of the package that decides', async () => {
    const project = await projectOf(`//- dbt_project.yml
name: shop
dispatch:
  - macro_namespace: util
    search_order: [shop, util]
//- macros/own.sql
{% macro default__one() %}{% endmacro %}
{% macro default__two() %}{% endmacro %}
{% macro dremio__two() %}{% endmacro %}
//- dbt_packages/util/dbt_project.yml
name: util
//- dbt_packages/util/macros/m.sql
{% macro dremio__one() %}{% endmacro %}
{% macro default__three() %}{% endmacro %}
`);
    const found = (name: string, namespace?: string) => {
      const macro = project.dispatched({ name, namespace }, 'shop');
      return macro && `${macro.packageName}.${macro.name}`;
    };
    assert.equal(found('two'), 'shop.dremio__two');
    assert.equal(found('one', 'util'), 'shop.default__one');
    assert.equal(found('three', 'util'), 'util.default__three');
    assert.equal(found('one'), 'shop.default__one');
    assert.equal(found('four'), undefined);
  });

  it('lists the generic tests of dbt, the project and its packages', async () => {
    const project = await projectOf(`//- tests/generic/positive.sql
{% test positive(model, column_name, above=0) %}select 1{% endtest %}
//- dbt_packages/util/dbt_project.yml
name: util
//- dbt_packages/util/macros/m.sql
{% test same_rows(model, other) %}select 1{% endtest %}
`);
    const told = project
      .genericTests()
      .map(
        ({ name, takesColumn, arguments: args }) =>
          `${name}(${args.map(one => one.name).join()}) ${String(takesColumn)}`,
      );
    assert.deepEqual(told.toSorted(), [
      'accepted_values(values,quote) true',
      'not_null() true',
      'positive(above) true',
      'relationships(to,field) true',
      'unique() true',
      'util.same_rows(other) false',
    ]);
    assert.equal(project.genericTest('util.same_rows', 'shop')?.packageName, 'util');
    assert.equal(project.genericTest('dbt.unique', 'shop')?.packageName, 'dbt');
    assert.equal(project.genericTest('nothing', 'shop'), undefined);
  });

  it('knows groups, who owns them and who may refer to their models', async () => {
    const project = await projectOf(`//- models/schema.yml
groups:
  - name: finance
    owner: { name: Ann, email: ann@example.com }
models:
  - name: a
    access: private
    config: { group: finance, tags: [daily] }
  - name: b
    config: { group: finance, tags: hourly }
//- models/a.sql
select 1
//- models/b.sql
select * from {{ ref('a') }}
//- models/c.sql
select * from {{ ref('a') }}
`);
    assert.deepEqual(
      [...project.groups()].map(({ name, owner }) => [name, owner.name]),
      [['finance', 'Ann']],
    );
    const [a, b, c] = ['a', 'b', 'c'].map(name => project.node(`model.shop.${name}`)!);
    assert.equal(a?.access, 'private');
    assert.equal(project.accessRefused(a, b!), undefined);
    assert.equal(project.accessRefused(a, c!), 'private');
    assert.equal(project.accessRefused(b!, c!), undefined);
    assert.deepEqual(project.tags(), ['daily', 'hourly']);
  });

  it('keeps protected models of a package that restricts access to that package', async () => {
    const project = await projectOf(`//- models/a.sql
{{ ref('b') }}
//- dbt_packages/util/dbt_project.yml
name: util
restrict-access: true
//- dbt_packages/util/models/b.sql
select 1
`);
    const [a, b] = [project.node('model.shop.a')!, project.node('model.util.b')!];
    assert.equal(project.accessRefused(b, a), 'protected');
    assert.equal(project.accessRefused(b, b), undefined);
  });

  it('knows the versions of a model and which is the latest', async () => {
    const project = await projectOf(`//- models/schema.yml
models:
  - name: orders
    versions: [{ v: 10 }, { v: 9 }, { v: 2, defined_in: orders_old }]
//- models/orders.sql
select 1
//- models/orders_v9.sql
select 1
//- models/orders_old.sql
select 1
`);
    assert.equal(project.latestVersion('orders'), '10');
    assert.deepEqual(
      project.versionsOf('orders').map(({ uniqueId }) => uniqueId),
      ['model.shop.orders.v10', 'model.shop.orders.v9', 'model.shop.orders.v2'],
    );
    assert.equal(project.latestVersion('nothing'), undefined);
  });

  it('finds names that dbt would refuse because two things have them', async () => {
    const project = await projectOf(`//- models/a/orders.sql
select 1
//- models/b/orders.sql
select 1
//- seeds/orders.csv
id
//- models/off/orders.sql
{{ config(enabled=false) }}
//- models/same.sql
{{ config(alias='one') }}
//- models/place.sql
{{ config(alias='one') }}
`);
    const [shared, more] = project.sharedNames();
    assert.equal(more, undefined);
    assert.equal(shared?.nodes.length, 3);
    const [node] = project.nodesOfFile(`${ROOT}/models/a/orders.sql`);
    assert.equal(project.namesakesOf(node!).length, 2);
    const twins = project.twinsOf(project.node('model.shop.same')!);
    assert.deepEqual(
      twins.map(({ name }) => name),
      ['place'],
    );
  });

  it('takes the one that is enabled of several models of a name', async () => {
    const fixture = await FixtureProject.open(`//- models/new/orders.sql
select 1
//- models/old/orders.sql
{{ config(enabled=false) }}
`);
    const { project, workspace } = fixture;
    const file = () => project.node('model.shop.orders')?.relativePath;
    assert.equal(file(), 'models/new/orders.sql');
    assert.deepEqual(project.sharedNames(), []);
    workspace.edit(`${ROOT}/models/new/orders.sql`, '{{ config(enabled=false) }}');
    workspace.edit(`${ROOT}/models/old/orders.sql`, 'select 1');
    assert.equal(file(), 'models/old/orders.sql');
  });

  it('finds docs blocks as doc() does', async () => {
    const project = await projectOf(`//- models/docs.md
{% docs about %}Ours.{% enddocs %}
//- dbt_packages/util/dbt_project.yml
name: util
//- dbt_packages/util/models/docs.md
{% docs about %}Theirs.{% enddocs %}
{% docs more %}More.{% enddocs %}
`);
    assert.equal([...project.docsBlocks()].length, 3);
    assert.equal(project.docsBlock('about', undefined, 'shop')?.text, 'Ours.');
    assert.equal(project.docsBlock('about', undefined, 'util')?.text, 'Theirs.');
    assert.equal(project.docsBlock('about', 'util', 'shop')?.text, 'Theirs.');
    assert.equal(project.docsBlock('more', undefined, 'shop')?.packageName, 'util');
    assert.equal(project.docsBlock('more', 'shop', 'shop'), undefined);
  });

  it('tells where variables are set and asked for', async () => {
    const { project, disk } = await FixtureProject.open(`//- dbt_project.yml
name: shop
vars:
  first_day: '2024-01-01'
  util:
    depth: 3
//- models/a.sql
{{ var('first_day') }} {{ env_var("REGION", 'eu') }}
//- models/schema.yml
models:
  - name: a
    config: { enabled: "{{ env_var('SHOP') }}" }
`);
    const text = disk.files.get(`${ROOT}/dbt_project.yml`) ?? '';
    assert.deepEqual(
      project.declaredVariables().map(({ name, scope, span }) => [name, scope, text.slice(span.start, span.end)]),
      [
        ['first_day', undefined, 'first_day'],
        ['util', undefined, 'util'],
        ['depth', 'util', 'depth'],
      ],
    );
    assert.deepEqual(
      project.variableUses(`${ROOT}/models/a.sql`).map(({ kind, name, hasDefault }) => [kind, name, hasDefault]),
      [
        ['var', 'first_day', false],
        ['env_var', 'REGION', true],
      ],
    );
    assert.deepEqual(
      project.environmentVariables().map(({ name }) => name),
      ['REGION', 'SHOP'],
    );
    const [use] = project.variableUses(`${ROOT}/models/schema.yml`);
    assert.equal(disk.files.get(`${ROOT}/models/schema.yml`)?.slice(use?.span.start, use?.span.end), 'SHOP');
  });
});
