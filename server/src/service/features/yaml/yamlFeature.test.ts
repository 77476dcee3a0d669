import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import type { Completion } from '../../answers/completion';
import { yamlFeature } from './yamlFeature';

const BASE = `
//- models/staging/orders.sql
select id, 2 as <amount|amount|> from {{ source('raw', 'orders') }}
//- models/customers.sql
{{ config(tags=['daily']) }} select 1 as customer_id
//- seeds/codes.csv
code,label
//- models/about.md
{% docs about_orders %}What was bought.{% enddocs %}
//- models/base.yml
sources: [{name: raw, tables: [{name: orders}]}]
groups: [{name: finance, owner: {name: Ada}}]
models:
  - name: customers
    description: Who buys.
//- macros/tests.sql
{% test <positive|positive|>(model, column_name, least=0, most) %}{% endtest %}
`.trimStart();

async function entriesAt(yaml: string, file: string) {
  const fixture = await FixtureProject.open(`${BASE}//- ${file}\n${yaml.replace(/^\n/, '')}`);
  const { context, offset } = fixture.at();
  const entries = yamlFeature.complete?.(context, offset) ?? [];
  const sorted = entries.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.label.localeCompare(b.label));
  return { sorted, text: context.document.text };
}

/** Checks that the first entries are those, in the order in which the editor shows them. */
async function checkFirst(yaml: string, labels: readonly string[], file = 'models/s.yml'): Promise<void> {
  const { sorted } = await entriesAt(yaml, file);
  assert.deepEqual(
    sorted.slice(0, labels.length).map(({ label }) => label),
    labels,
  );
  if (labels.length === 0) assert.deepEqual(sorted, []);
}

/** Checks the text once the entry of a label is taken, tab stops left in. */
async function checkTaken(yaml: string, label: string, taken: string, file = 'models/s.yml'): Promise<void> {
  const { sorted, text } = await entriesAt(yaml, file);
  const entry: Completion | undefined = sorted.find(one => one.label === label);
  assert.ok(entry, `${label} is offered among ${sorted.map(one => one.label).join(', ')}`);
  const { replace, insert } = entry;
  assert.equal(text.slice(0, replace.start) + insert + text.slice(replace.end), taken.replace(/^\n/, ''));
}

describe('keys of YAML', () => {
  it('are offered by the place, those that must be there first, without those that are there', async () => {
    await checkFirst('<|>', ['version', 'models', 'sources', 'seeds']);
    await checkFirst('exposures:\n  - <|>', ['name', 'owner', 'type', 'label']);
    await checkFirst('exposures:\n  - name: e\n    <|>', ['owner', 'type', 'label']);
    await checkFirst('models:\n  - name: a\n    versions:\n      - <|>', ['v', 'defined_in']);
    await checkFirst('models:\n  - {name: a, <|>}', ['columns', 'access']);
  });

  it('bring what stands below them', async () => {
    await checkTaken('mod<|>', 'models', 'models:\n  - $0');
    await checkTaken('models:\n  - name: a\n    col<|>', 'columns', 'models:\n  - name: a\n    columns:\n  - $0');
    await checkTaken('models:\n  - name: a\n    acc<|>es: x', 'access', 'models:\n  - name: a\n    access: x');
    await checkTaken('models:\n  - {name: a, <|>}', 'config', 'models:\n  - {name: a, config: {$1}}');
  });

  it('are those of the configuration below config, with a plus in dbt_project.yml', async () => {
    await checkFirst('models:\n  - name: customers\n    config:\n      <|>', ['materialized']);
    await checkTaken(
      'models:\n  shop:\n    <|>',
      '+materialized',
      'models:\n  shop:\n    +materialized: ',
      'dbt_project.yml',
    );
    await checkTaken(
      'name: shop\nmodels:\n  shop:\n    <|>',
      'staging',
      'name: shop\nmodels:\n  shop:\n    staging:\n  $0',
      'dbt_project.yml',
    );
  });
});

describe('values of YAML', () => {
  it('are names of what can be described, those without a description first', async () => {
    await checkFirst('models:\n  - name: <|>', ['orders', 'customers']);
    await checkFirst('seeds:\n  - name: "<|>', ['codes']);
    await checkFirst('models:\n  - name: orders\n    columns:\n      - name: <|>', ['id', 'amount']);
    await checkFirst('models:\n  - name: orders\n    columns: [{name: <|>}]', ['id', 'amount']);
  });

  it('are columns, those that have no entry yet first', async () => {
    await checkFirst('models:\n  - name: orders\n    columns:\n      - name: id\n      - name: <|>', ['amount', 'id']);
  });

  it('are words that mean something', async () => {
    await checkFirst('models:\n  - name: orders\n    access: <|>', ['private', 'protected', 'public']);
    await checkFirst('models:\n  - name: orders\n    group: <|>', ['finance']);
    await checkFirst('models:\n  - name: orders\n    tags: [<|>]', ['daily']);
    await checkFirst('models:\n  - name: orders\n    config:\n      on_schema_change: <|>', ['append_new_columns']);
    await checkFirst('models:\n  - name: orders\n    config: {tags: [<|>]}', ['daily']);
    await checkFirst('models:\n  - name: orders\n    config: {partition_by: [<|>]}', ['id', 'amount']);
    await checkFirst('unit_tests:\n  - name: u\n    model: <|>', ['customers', 'orders']);
    await checkFirst(
      'unit_tests:\n  - name: u\n    expect:\n      format: csv\n      fixture: <|>\n//- tests/fixtures/expected.csv\na\n//- tests/fixtures/rows.sql\nselect 1',
      ['expected'],
    );
    await checkFirst('selectors:\n  - name: s\n    definition: {method: <|>}', ['access', 'config'], 'selectors.yml');
  });

  it('are references and blocks of documentation', async () => {
    await checkTaken(
      'exposures:\n  - name: e\n    depends_on:\n      - <|>',
      "ref('orders')",
      "exposures:\n  - name: e\n    depends_on:\n      - ref('orders')",
    );
    await checkTaken(
      'exposures:\n  - depends_on: [<|>]',
      "ref('orders')",
      `exposures:\n  - depends_on: ["ref('orders')"]`,
    );
    await checkTaken(
      'models:\n  - name: orders\n    description: <|>',
      "{{ doc('about_orders') }}",
      `models:\n  - name: orders\n    description: "{{ doc('about_orders') }}"`,
    );
    await checkFirst("exposures:\n  - depends_on:\n      - ref('<|>')", []);
  });
});

describe('generic tests in YAML', () => {
  it('come with the arguments that they want, those of columns first at a column', async () => {
    await checkFirst(
      'models:\n  - name: orders\n    columns:\n      - name: id\n        data_tests:\n          - <|>',
      ['accepted_values', 'not_null', 'positive'],
    );
    await checkTaken(
      'models:\n  - name: orders\n    data_tests:\n      - pos<|>',
      'positive',
      'models:\n  - name: orders\n    data_tests:\n      - positive:\n    arguments:\n      most: $1',
    );
    await checkTaken(
      'models:\n  - {name: orders, data_tests: [rel<|>]}',
      'relationships',
      "models:\n  - {name: orders, data_tests: [relationships: {arguments: {to: ref('$1'), field: $2}}]}",
    );
  });

  it('have their arguments, with columns of what they refer to', async () => {
    const head =
      'models:\n  - name: orders\n    columns:\n      - name: id\n        data_tests:\n          - relationships:\n              arguments:\n';
    await checkFirst(`${head}                <|>`, ['to', 'field']);
    await checkFirst(`${head}                to: ref('customers')\n                field: <|>`, ['customer_id']);
    await checkFirst(
      'models:\n  - name: orders\n    data_tests:\n      - unique:\n          config:\n            severity: <|>',
      ['error', 'warn'],
    );
  });
});

/** Checks what a hover at the cursor begins with. */
async function checkHover(yaml: string, expected: string | undefined): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/s.yml\n${yaml}`);
  const { context, offset } = fixture.at();
  const markdown = yamlFeature.hover?.(context, offset)?.markdown;
  assert.equal(markdown?.slice(0, expected?.length), expected);
}

/** Checks that the cursor leads to a file, at the span of a mark where one is named. */
async function checkDefinition(yaml: string, file: string, mark?: string): Promise<void> {
  const fixture = await FixtureProject.open(`${BASE}//- models/s.yml\n${yaml}`);
  const { context, offset } = fixture.at();
  const span = fixture.fixture.spans.find(({ name }) => name === mark);
  const places = yamlFeature.define?.(context, offset);
  assert.deepEqual(places, [{ file: `${ROOT}/${file}`, span: { start: span?.start ?? 0, end: span?.end ?? 0 } }]);
}

describe('hover in YAML', () => {
  it('tells what a key means, and what a name stands for', async () => {
    await checkHover('models:\n  - name: orders\n    acc<|>ess: public', '**access**\n\n');
    await checkHover('models:\n  - name: ord<|>ers', '**orders** · view');
    await checkHover('models:\n  - name: orders\n    columns: [{name: am<|>ount}]', '**amount**');
    await checkHover('models:\n  - name: orders\n    config: {mater<|>ialized: view}', '**materialized**');
    await checkHover('models:\n  - name: orders\n    group: fin<|>ance', '**finance**\n\nAda');
    await checkHover('models:\n  - name: orders\n    data_tests: [pos<|>itive]', '**positive**');
    await checkHover('models:\n  - name: orders\n    description: any<|>thing', undefined);
  });
});

describe('definition in YAML', () => {
  it('goes to the file of a model, the macro of a test and the expression of a column', async () => {
    await checkDefinition('models:\n  - name: ord<|>ers', 'models/staging/orders.sql');
    await checkDefinition('models:\n  - name: orders\n    data_tests: [pos<|>itive]', 'macros/tests.sql', 'positive');
    await checkDefinition(
      'models:\n  - name: orders\n    columns: [{name: am<|>ount}]',
      'models/staging/orders.sql',
      'amount',
    );
    await checkDefinition('unit_tests:\n  - name: u\n    model: cust<|>omers', 'models/customers.sql');
    await checkDefinition(
      'unit_tests:\n  - name: u\n    given: [{format: sql, fixture: ro<|>ws}]\n//- tests/fixtures/rows.csv\na\n//- tests/fixtures/deep/rows.sql\nselect 1',
      'tests/fixtures/deep/rows.sql',
    );
  });
});
