import assert from 'node:assert/strict';
import { featureChecks, problemsTold } from '../../../../../test/support/featureChecks';
import { FixtureProject, ROOT, TARGET } from '../../../../../test/support/fixtureProject';
import { configFeature } from './configFeature';

const BASE = `
//- seeds/codes.csv
code,label
a,b
//- models/orders.sql
select 1 as order_id, 2.5 as amount
//- models/schema.yml
groups:
  - name: finance
    owner: {name: ann}
models:
  - name: orders
    config: {tags: [daily]}
`.trimStart();

/** Checks that these labels are offered, the first of them first, and the text once it is taken. */
async function checkCompletion(text: string, labels: readonly string[], taken?: string): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n${text}`);
  const { context, offset } = fixture.at();
  const entries = (configFeature.complete?.(context, offset) ?? []).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const all = entries.map(({ label }) => label);
  assert.deepEqual(all.slice(0, labels.length), labels, all.join(' '));
  const [first] = entries;
  if (taken === undefined || first === undefined) return;
  const before = context.document.text;
  assert.equal(before.slice(0, first.replace.start) + first.insert + before.slice(first.replace.end), taken);
}

const { checkProblems, checkHover } = featureChecks(configFeature, BASE);

const VALUES = ['view', 'table', 'incremental', 'ephemeral', 'reflection'];

describe('completion in config', () => {
  it('offers keys with a value to fill in, in half-written text and in an empty model', async () => {
    await checkCompletion('{{ config(<|>', ['materialized'], "{{ config(materialized='$1'$0");
    await checkCompletion('{{ config(mat<|>', ['materialized'], "{{ config(materialized='$1'$0");
    await checkCompletion('{{ config(mat<|>) }}', ['materialized'], "{{ config(materialized='$1'$0) }}");
    await checkCompletion('{{\n  config(\n    enabled=true,\n    <|>\n  )\n}}', ['materialized']);
  });

  it('leaves out keys that are set, and keeps the value of one that is changed', async () => {
    const text = "{{ config(materialized='incremental', <|>) }}";
    await checkCompletion(text, ['incremental_strategy']);
    await checkCompletion("{{ config(mat<|>='view') }}", ['materialized'], "{{ config(materialized='view') }}");
  });

  it('offers the keys of a reflection first where it is one', async () => {
    await checkCompletion("{{ config(materialized='reflection', <|>) }}", ['reflection_type', 'name', 'anchor']);
  });

  it('offers values, with quotes where there are none', async () => {
    await checkCompletion('{{ config(materialized=<|>) }}', VALUES, "{{ config(materialized='view') }}");
    await checkCompletion("{{ config(materialized='<|>') }}", VALUES, "{{ config(materialized='view') }}");
    await checkCompletion("{{ config(materialized='ta<|>", VALUES, "{{ config(materialized='view'");
    await checkCompletion("{{ config(materialized='ta<|>) }}", VALUES, "{{ config(materialized='view') }}");
    await checkCompletion("{{ config(incremental_strategy='<|>') }}", ['append', 'merge']);
    await checkCompletion('{{ config(enabled=<|>) }}', ['true', 'false'], '{{ config(enabled=true) }}');
  });

  it('offers names of the project', async () => {
    await checkCompletion("{{ config(tags=['<|>']) }}", ['daily']);
    await checkCompletion("{{ config(group='<|>') }}", ['finance']);
    await checkCompletion("{{ config(unique_key='<|>') }} select 1 as id, 2 as n", ['id', 'n']);
    await checkCompletion("{{ config(persist_docs={'<|>'}) }}", ['relation', 'columns']);
  });

  it('offers the columns of the dataset that a reflection belongs to', async () => {
    const text = "{{ config(materialized='reflection', display=['<|>']) }}\n-- depends_on: {{ ref('orders') }}";
    await checkCompletion(text, ['order_id', 'amount']);
  });

  it('offers nothing elsewhere', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n{{ configure(<|>) }}`);
    const { context, offset } = fixture.at();
    assert.equal(configFeature.complete?.(context, offset), undefined);
  });
});

describe('problems of config', () => {
  it('marks keys that nobody reads, with the nearest that somebody does', async () => {
    await checkProblems("{{ config(materialised='table', owner='ann') }}", [
      'config.unknownKey: materialised -> materialized',
      'config.unknownKey: owner',
    ]);
    await checkProblems("{{ config({'materialized': 'view', 'tag': 'x'}) }}", ['config.unknownKey: tag -> tags']);
    await checkProblems("{{ config(meta={'owner': 'ann'}, pre_hook='select 1', tags='x') }}", []);
  });

  it('marks values that mean nothing and values of the wrong kind', async () => {
    await checkProblems("{{ config(materialized='incremental', on_schema_change='sync_all') }}", [
      'config.value: sync_all -> sync_all_columns',
    ]);
    await checkProblems("{{ config(materialized='tabel') }}", ['config.materialization: tabel -> table']);
    await checkProblems("{{ config(enabled='true', access=var('a')) }}", ["config.type: 'true' -> true"]);
    await checkProblems("{{ config(persist_docs={'relations': true}) }}", ['config.unknownKey: relations -> relation']);
  });

  it('explains the platform’s keys that are not Dremio’s', async () => {
    await checkProblems("{{ config(materialized='table', cluster_by=['id']) }}", [
      'config.foreignKey: cluster_by -> localsort_by partition_by',
    ]);
    await checkProblems(
      "{{ config(materialized='table', partition_by={'field': 'order_date', 'data_type': 'date', 'granularity': 'month'}) }}",
      [
        "config.partitionMap: {'field': 'order_date', 'data_type': 'date', 'granularity': 'month'} -> ['month(order_date)'] ['order_date']",
      ],
    );
  });

  it('knows what dbt-dremio makes of an incremental model', async () => {
    await checkProblems("{{ config(materialized='incremental', incremental_strategy='delete+insert') }}", [
      'config.value: delete+insert',
    ]);
    await checkProblems("{{ config(materialized='incremental', incremental_strategy='merge') }}", [
      'config.mergeKey: merge',
    ]);
    await checkProblems("{{ config(materialized='incremental', unique_key='id', incremental_strategy='merge') }}", []);
    await checkProblems("{{ config(materialized='incremental', format='parquet') }}", [
      'dremio.incrementalFormat: parquet -> iceberg',
    ]);
    await checkProblems("{{ config(materialized='incremental', incremental_predicates=['a > 1']) }}", [
      'dremio.predicatesDropped: incremental_predicates',
    ]);
  });

  it('marks a materialization that neither dbt-dremio nor the project nor its packages have', async () => {
    const model = "{{ config(materialized='snappy', unique_key='id') }}";
    const macro = "{% materialization snappy, adapter='dremio' %}{% endmaterialization %}\n";
    const hub = 'packages:\n  - {package: dbt-labs/dbt_utils, version: 1.3.0}\n';
    const utils = '//- dbt_packages/dbt_utils/dbt_project.yml\nname: dbt_utils\n';
    await checkProblems(model, ['config.materialization: snappy']);
    await checkProblems(`${model}\n//- macros/snappy.sql\n${macro}`, []);
    await checkProblems(
      `${model}\n//- macros/snappy.sql\n{% macro materialization_snappy_default() %}{% endmacro %}\n`,
      [],
    );
    // What is not installed may bring it.
    await checkProblems(`${model}\n//- packages.yml\n${hub}`, []);
    await checkProblems(`${model}\n//- packages.yml\n${hub}${utils}`, ['config.materialization: snappy']);
    await checkProblems(
      `${model}\n//- packages.yml\n${hub}${utils}//- dbt_packages/dbt_utils/macros/m.sql\n${macro}`,
      [],
    );
    await checkProblems(
      `models:\n  - name: m\n    config: {materialized: snappy}\n//- models/m.sql\nselect 1\n`,
      ['config.materialization: snappy'],
      'models/m.yml',
    );
  });

  it('marks such a materialization in dbt_project.yml too', async () => {
    const text = 'name: shop\nmodels:\n  +materialized: table\n  shop:\n    marts: {+materialized: snappy}\n';
    await checkProblems(text, ['config.materialization: snappy'], 'dbt_project.yml');
  });

  it('knows materializations by their macros as these are written', async () => {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n{{ config(materialized='snappy') }}`);
    const path = `${ROOT}/macros/snappy.sql`;
    const told = () => problemsTold(configFeature, fixture.contextOf('models/m.sql'));
    fixture.workspace.edit(path, '{% materialization snappy, default %}{% endmaterialization %}');
    assert.deepEqual(told(), []);
    fixture.workspace.edit(path, '{% materialization snappier, default %}{% endmaterialization %}');
    assert.deepEqual(told(), ['config.materialization: snappy']);
    fixture.workspace.setTargets(new Map());
    assert.deepEqual(told(), []);
  });

  it('points out keys that do nothing with a materialization', async () => {
    await checkProblems("{{ config(materialized='table', schema='finance') }}", ['config.unread: schema -> root_path']);
    await checkProblems("{{ config(materialized='view', unique_key='id') }}", ['config.unread: unique_key']);
    const own = '//- macros/names.sql\n{% macro generate_schema_name(custom, node) %}{{ custom }}{% endmacro %}\n';
    await checkProblems(`{{ config(materialized='table', schema='finance') }}\n${own}`, []);
  });

  it('knows values that dbt-dremio or Dremio cannot use', async () => {
    await checkProblems(`{{ config(materialized='table', root_path='"2024.q1".my folder') }}`, [
      'dremio.halfQuoted: "2024.q1".my folder -> "2024.q1"."my folder"',
      'dremio.dottedName: "2024.q1".my folder',
    ]);
    await checkProblems(`{{ config(materialized='table', datalake='my.lake') }}`, ['dremio.dottedName: my.lake']);
    await checkProblems(`{{ config(schema='"samples.dremio.com"', materialized='view') }}`, []);
    await checkProblems("{{ config(grants={'select': ['role:analyst', 'group:all', 'ann']}) }}", [
      'dremio.grantee: group:all',
    ]);
    await checkProblems("{{ config(materialized='table', twin_strategy='prevent') }}", ['dremio.twinPrevent: prevent']);
  });

  it('marks columns that the query does not give', async () => {
    const model = (config: string, query: string) => `{{ config(materialized='incremental', ${config}) }} ${query}`;
    const query = 'select 1 as order_id, 2 as amount';
    await checkProblems(model("unique_key='oder_id'", query), ['config.column: oder_id -> order_id']);
    const layout = `unique_key=['order_id'], partition_by=['month("Amount")', 'bucket(8, amuont)']`;
    await checkProblems(model(layout, query), ['config.column: amuont -> amount']);
    await checkProblems(model("unique_key='oder_id'", 'select * from somewhere'), []);
    await checkProblems(model(`unique_key="order_id || 'x'"`, query), []);
  });

  it('marks arguments without a keyword', async () => {
    await checkProblems("{{ config('table') }}", ["config.arguments: 'table'"]);
    await checkProblems('{{ config(settings) }} {{ config({"enabled": true}) }}', []);
  });

  it('looks at keys together in YAML too', async () => {
    const yaml = (config: string) =>
      `models:\n  - name: m\n    config: {${config}}\n//- models/m.sql\nselect 1 as id\n`;
    await checkProblems(
      yaml('materialized: incremental, incremental_strategy: merge'),
      ['config.mergeKey: merge'],
      'models/m.yml',
    );
    await checkProblems(
      yaml('materialized: incremental, format: parquet'),
      ['dremio.incrementalFormat: parquet -> iceberg'],
      'models/m.yml',
    );
  });

  it('does not judge what another warehouse takes', async () => {
    const text = "{{ config(materialized='incremental', incremental_strategy='microbatch', own=1) }}";
    const fixture = await FixtureProject.open(`//- models/m.sql\n${text}`);
    fixture.workspace.setTargets(new Map([[ROOT, { ...TARGET, adapter: 'duckdb' }]]));
    assert.deepEqual(configFeature.check?.(fixture.contextOf('models/m.sql')), []);
  });

  it('is silent in macros, whose callers alone know what is configured', async () => {
    await checkProblems('{% macro m() %}{{ config(whatever=1) }}{% endmacro %}', [], 'macros/m.sql');
  });
});

describe('fixes in config', () => {
  async function checkMoved(text: string, expected: string): Promise<void> {
    const fixture = await FixtureProject.open(`${BASE}//- models/m.sql\n${text}`);
    const context = fixture.contextOf('models/m.sql');
    const problems = configFeature.check?.(context) ?? [];
    const [action] = configFeature.act?.(context, { start: 0, end: 0 }, problems) ?? [];
    assert.ok(action);
    const changes = action.change.edits.flatMap(edit => edit.changes).toSorted((a, b) => b.span.start - a.span.start);
    let moved = text;
    for (const { span, text: put } of changes) moved = moved.slice(0, span.start) + put + moved.slice(span.end);
    assert.equal(moved, expected);
  }

  it('move a key of one’s own into meta', async () => {
    await checkMoved("{{ config(owner='ann', tags='x') }}", "{{ config(meta={'owner': 'ann'}, tags='x') }}");
    await checkMoved(
      "{{ config(meta={'a': 1}, owner='ann', tags='x') }}",
      "{{ config(meta={'a': 1, 'owner': 'ann'}, tags='x') }}",
    );
    await checkMoved("{{ config(meta={}, owner='ann') }}", "{{ config(meta={'owner': 'ann'}) }}");
  });
});

describe('hover in config', () => {
  it('tells what a key does, and what its value means', async () => {
    await checkHover("{{ config(mat<|>erialized='table') }}", /\*\*materialized\*\* · text[^]*A table in the lake/);
    await checkHover("{{ config(materialized='ta<|>ble') }}", /`table`[^]*dropped and made anew/);
    await checkHover("{{ config(alias='ta<|>ble') }}", undefined);
  });
});
