import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import type { DbtProject } from './dbtProject';

const PROJECT = `//- dbt_project.yml
name: shop
on-run-start: ["select 1", "{{ from_orders() }}"]
//- macros/m.sql
{% macro from_orders() %}{{ ref('orders') }}{% endmacro %}
//- functions/twice.sql
select x * 2
//- models/orders.sql
select {{ function('twice') }}(amount) from {{ ref('lines') }}
//- models/lines.sql
select 1
//- models/versions_v1.sql
select 1
//- models/versions_v2.sql
select 1
//- models/schema.yml
models:
  - name: orders
    columns:
      - name: line_id
        constraints: [{ type: foreign_key, to: ref('keys'), to_columns: [id] }]
  - name: versions
    versions: [{ v: 1 }, { v: 2 }]
unit_tests:
  - { name: adds, model: orders, given: [{ input: ref('lines') }], expect: {} }
  - { name: both, model: versions, given: [], expect: {} }
  - { name: first, model: versions, versions: { include: [1] }, given: [], expect: {} }
semantic_models:
  - name: sales
    model: ref('orders')
    measures: [{ name: total, agg: sum }, { name: many, agg: count, create_metric: true }]
metrics:
  - { name: revenue, type: simple, type_params: { measure: total } }
  - { name: each, type: ratio, type_params: { numerator: revenue, denominator: { name: many } } }
saved_queries:
  - { name: weekly, query_params: { metrics: [each] } }
exposures:
  - { name: board, depends_on: [metric('revenue'), ref('orders')] }
//- seeds/keys.csv
id
`;

async function open(): Promise<DbtProject> {
  return (await FixtureProject.open(PROJECT)).project;
}

describe('things that YAML and dbt_project.yml define', () => {
  it('hang on what they are made from', async () => {
    const project = await open();
    const parents = (id: string) => {
      const node = project.node(id);
      assert.ok(node, id);
      return project.parentsOf(node).toSorted();
    };
    assert.deepEqual(parents('model.shop.orders'), ['function.shop.twice', 'model.shop.lines', 'seed.shop.keys']);
    assert.deepEqual(parents('unit_test.shop.orders.adds'), ['model.shop.orders']);
    assert.deepEqual(parents('unit_test.shop.versions.both_v2'), ['model.shop.versions.v2']);
    assert.deepEqual(parents('semantic_model.shop.sales'), ['model.shop.orders']);
    assert.deepEqual(parents('metric.shop.revenue'), ['semantic_model.shop.sales']);
    assert.deepEqual(parents('metric.shop.many'), ['semantic_model.shop.sales']);
    assert.deepEqual(parents('metric.shop.each'), ['metric.shop.many', 'metric.shop.revenue']);
    assert.deepEqual(parents('saved_query.shop.weekly'), ['metric.shop.each']);
    assert.deepEqual(parents('exposure.shop.board'), ['metric.shop.revenue', 'model.shop.orders']);
    assert.deepEqual(parents('operation.shop.shop-on-run-start-1'), ['model.shop.orders']);
    assert.equal(project.node('unit_test.shop.versions.first_v2'), undefined);
  });

  it('are found from what they are made from', async () => {
    const project = await open();
    const children = (id: string) => project.childrenOf(project.node(id)!).toSorted();
    assert.deepEqual(children('model.shop.orders'), [
      'exposure.shop.board',
      'operation.shop.shop-on-run-start-1',
      'semantic_model.shop.sales',
      'unit_test.shop.orders.adds',
    ]);
    assert.deepEqual(children('function.shop.twice'), ['model.shop.orders']);
    assert.deepEqual(children('seed.shop.keys'), ['model.shop.orders']);
    assert.deepEqual(children('semantic_model.shop.sales'), ['metric.shop.many', 'metric.shop.revenue']);
    assert.deepEqual(children('metric.shop.revenue'), ['exposure.shop.board', 'metric.shop.each']);
  });

  it('follow the text of the YAML file', async () => {
    const { project, workspace } = await FixtureProject.open(PROJECT);
    workspace.edit(`${ROOT}/models/schema.yml`, 'metrics:\n  - { name: other, type_params: { measure: total } }\n');
    assert.equal(project.node('metric.shop.revenue'), undefined);
    assert.deepEqual(project.parentsOf(project.node('metric.shop.other')!), []);
    assert.deepEqual(
      project.nodesOfKind('metric').map(({ name }) => name),
      ['other'],
    );
  });

  it('include hidden askers: names that loops, macros and hooks work out', async () => {
    const { project, workspace } = await FixtureProject.open(`//- dbt_project.yml
name: shop
vars: { names: [a] }
//- macros/m.sql
{% macro one_of(name) %}{{ ref(name) }}{% endmacro %}
//- models/a.sql
select 1
//- models/by_loop.sql
{% for n in ['a'] %}{{ ref(n) }}{% endfor %}
//- models/by_var.sql
{% for n in var('names') %}{{ ref(n) }}{% endfor %}
//- models/by_macro.sql
{{ one_of('a') }}
//- models/by_hook.sql
{{ config(post_hook="{{ ref('a') }}") }}
`);
    const children = () =>
      project
        .childrenOf(project.node('model.shop.a')!)
        .map(id => id.split('.').at(-1))
        .toSorted();
    assert.deepEqual(children(), ['by_hook', 'by_loop', 'by_macro', 'by_var']);
    workspace.edit(`${ROOT}/models/by_var.sql`, "{% for n in var('names') %}{{ ref(n ~ 'x') }}{% endfor %}");
    assert.deepEqual(children(), ['by_hook', 'by_loop', 'by_macro']);
    workspace.edit(`${ROOT}/macros/m.sql`, '{% macro one_of(name) %}{% endmacro %}');
    assert.deepEqual(children(), ['by_hook', 'by_loop']);
  });
});
