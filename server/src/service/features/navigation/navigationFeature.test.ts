import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import { navigationFeature } from './navigationFeature';

/** Checks that the places found for the cursor are the marked ones; marks called `def` are definitions. */
async function checkReferences(text: string, wholeFiles: readonly string[] = []): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const { context, offset } = fixture.at();
  const written = (names: (name: string) => boolean) =>
    fixture.fixture.spans
      .filter(({ name }) => names(name))
      .map(({ file, start, end }) => `${ROOT}/${file} ${start} ${end}`)
      .toSorted();
  const found = (withDefinition: boolean) =>
    (navigationFeature.references?.(context, offset, withDefinition) ?? [])
      .map(({ file, span }) => `${file} ${span.start} ${span.end}`)
      .toSorted();
  assert.deepEqual(
    found(false),
    written(name => name !== 'def'),
  );
  const files = wholeFiles.map(file => `${ROOT}/${file} 0 0`);
  assert.deepEqual(found(true), [...written(() => true), ...files].toSorted());
}

/** Checks that the cursor leads to the marked places. */
async function checkDefinition(text: string): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const { context, offset } = fixture.at();
  const found = (navigationFeature.define?.(context, offset) ?? []).map(({ file, span }) => ({ file, ...span }));
  const marked = fixture.fixture.spans.map(({ file, start, end }) => ({ file: `${ROOT}/${file}`, start, end }));
  assert.deepEqual(found, marked);
}

describe('references', () => {
  it('finds a model in SQL, macros, Python, YAML, exposures, unit tests and arguments of tests', async () => {
    await checkReferences(
      `
//- models/orders.sql
select 1 as id
//- models/a.sql
select * from {{ ref('<|or<|>ders|>') }} {% if x %}join {{ ref("shop", '<|orders|>') }}{% endif %}
-- not: ref('orders'), {# {{ ref('orders') }} #}
//- models/b.py
def model(dbt, session):
    return dbt.ref("<|orders|>")  # dbt.ref("orders")
//- macros/m.sql
{% macro m() %}{{ ref('<|orders|>') }}{% endmacro %}
//- models/schema.yml
models:
  - name: <|orders|>
    description: ref('orders') is prose
  - name: a
    columns:
      - name: id
        data_tests:
          - relationships:
              arguments:
                to: ref('<|orders|>')
                field: id
exposures:
  - name: board
    depends_on:
      - ref('<|orders|>')
unit_tests:
  - name: adds_up
    model: <|orders|>
    given:
      - input: ref("<|orders|>")
        rows: []
    expect: {rows: []}
semantic_models:
  - name: orders
    model: ref('<|orders|>')
`.trimStart(),
      ['models/orders.sql'],
    );
  });

  it('tells the tables of sources apart by their source', async () => {
    await checkReferences(
      `
//- models/a.sql
select * from {{ source('raw', '<|ord<|>ers|>') }} join {{ source('other', 'orders') }} join {{ ref('orders') }}
//- models/orders.sql
select * from {{ source("raw", "<|orders|>") }}
//- models/schema.yml
sources:
  - name: raw
    tables:
      - name: <def|orders|>
  - name: other
    tables:
      - name: orders
`.trimStart(),
    );
  });

  it('finds a source', async () => {
    await checkReferences(
      `
//- models/a.sql
select * from {{ source('<|raw|>', 'orders') }} join {{ source('other', 'orders') }}
//- models/schema.yml
sources:
  - name: <def|r<|>aw|>
    tables:
      - name: orders
  - name: other
    tables:
      - name: orders
`.trimStart(),
    );
  });

  it('finds calls of a macro, also with its package, what dispatch looks for, and YAML', async () => {
    await checkReferences(
      `
//- macros/cents.sql
{% macro <def|cents|>(x) %}{{ return(adapter.dispatch('<|cents|>', 'shop')(x)) }}{% endmacro %}
{% macro <def|default__cents|>(x) %}{{ x }} / 100{% endmacro %}
//- models/a.sql
select {{ <|ce<|>nts|>('a') }}, {{ shop.<|cents|>('b') }}, {{ centsible('c') }}
//- macros/schema.yml
macros:
  - name: <|cents|>
`.trimStart(),
    );
  });

  it('finds a generic test in YAML', async () => {
    await checkReferences(
      `
//- tests/generic/positive.sql
{% test <def|pos<|>itive|>(model, column_name) %}select 1{% endtest %}
//- models/a.sql
select 1 as id
//- models/schema.yml
models:
  - name: a
    data_tests:
      - <|positive|>
    columns:
      - name: id
        data_tests:
          - <|positive|>:
              config: {severity: warn}
          - unique
`.trimStart(),
    );
  });

  it('finds docs blocks and variables', async () => {
    await checkReferences(
      `
//- models/docs.md
{% docs <def|order<|>_id|> %}The number.{% enddocs %}
//- models/schema.yml
models:
  - name: a
    description: "{{ doc('<|order_id|>') }}"
    columns:
      - name: id
        description: >
          See {{ doc("shop", "<|order_id|>") }}
`.trimStart(),
    );
    await checkReferences(
      `
//- dbt_project.yml
name: shop
vars:
  <def|since|>: 2020
//- models/a.sql
select {{ var('<|sin<|>ce|>') }}, {{ env_var('since') }}
`.trimStart(),
    );
  });

  it('finds macros and variables in hooks, in YAML and in dbt_project.yml', async () => {
    await checkReferences(
      `
//- dbt_project.yml
name: shop
on-run-end:
  - "{{ <|grant|>() }}"
models:
  # {{ grant() }}
  +post-hook: "{{ <|gr<|>ant|>('x') }}"
//- macros/grant.sql
{% macro <def|grant|>() %}{% endmacro %}
//- models/a.sql
{{ config(post_hook=["{{ <|grant|>() }}", 'select 1']) }} select 1
//- models/s.yml
models:
  - name: a
    config:
      pre_hook: "{{ <|grant|>() }}"
`.trimStart(),
    );
  });

  it('takes the very start of a model for the model', async () => {
    await checkReferences(
      `//- models/a.sql
<|>select 1
//- models/b.sql
{{ ref('<|a|>') }}
`,
      ['models/a.sql'],
    );
  });

  it('finds macros of packages, called with their names', async () => {
    await checkReferences(
      `//- dbt_packages/tools/dbt_project.yml
name: tools
//- dbt_packages/tools/macros/m.sql
{% macro <def|star|>() %}*{% endmacro %}
//- models/a.sql
{{ tools.<|st<|>ar|>() }} {{ star() }}
`,
    );
  });

  it('finds metrics in metrics, saved queries and exposures', async () => {
    await checkReferences(
      `
//- models/s.yml
metrics:
  - name: <def|rev<|>enue|>
    type: simple
    type_params: {measure: amount}
  - name: rate
    type: ratio
    type_params:
      numerator: <|revenue|>
      denominator: {name: orders}
saved_queries:
  - name: q
    query_params:
      metrics: [<|revenue|>]
exposures:
  - name: e
    depends_on:
      - metric('<|revenue|>')
`.trimStart(),
    );
  });

  it('follows what is typed', async () => {
    const fixture = await FixtureProject.open(
      `//- models/orders.sql\nselect 1\n//- models/a.sql\n{{ ref('or<|>ders') }}`,
    );
    const { context, offset } = fixture.at();
    const count = () => navigationFeature.references?.(context, offset, false)?.length;
    assert.equal(count(), 1);
    fixture.workspace.edit(`${ROOT}/models/b.sql`, "{{ ref('orders') }} {{ ref('orders') }}");
    assert.equal(count(), 3);
    fixture.workspace.edit(`${ROOT}/models/b.sql`, '');
    assert.equal(count(), 1);
  });
});

describe('definition of names', () => {
  it('goes to where the template gives a name its value', async () => {
    await checkDefinition('//- models/a.sql\n{% set <|x|> = 1 %}{{ x<|> }}{% set x = 2 %}');
  });

  it('goes to docs blocks, variables, groups and tests', async () => {
    const docs = '//- models/d.md\n{% docs <|intro|> %}Text{% enddocs %}\n';
    await checkDefinition(`${docs}//- models/s.yml\nmodels:\n  - name: a\n    description: "{{ doc('int<|>ro') }}"\n`);
    const project = '//- dbt_project.yml\nname: shop\nvars:\n  <|since|>: 2020\n';
    await checkDefinition(`${project}//- models/a.sql\nselect {{ var('si<|>nce') }}`);
    const group = '//- models/s.yml\ngroups:\n  - name: <|sales|>\n    owner: {name: A}\n';
    await checkDefinition(`${group}//- models/a.sql\n{{ config(group='sal<|>es') }} select 1`);
    const test = '//- tests/generic/t.sql\n{% test <|positive|>(model) %}select 1{% endtest %}\n';
    await checkDefinition(
      `${test}//- models/s.yml\nmodels:\n  - name: a\n    data_tests: [posit<|>ive]\n//- models/a.sql\nselect 1`,
    );
  });

  it('goes from this to what YAML says of the model', async () => {
    await checkDefinition(
      `//- models/a.sql\nselect * from {{ th<|>is }}\n//- models/s.yml\nmodels:\n  - name: <|a|>\n`,
    );
  });
});
