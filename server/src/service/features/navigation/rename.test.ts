import assert from 'node:assert/strict';
import { Failure } from '@lakehouse/base';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import type { WorkspaceChange } from '../../answers/workspaceChange';
import { navigationFeature } from './navigationFeature';
import { fileRenameChange } from './renameFile';

/** The files that a change touches, as they are after it; a renamed one as `old -> new`. */
function applied(fixture: FixtureProject, { edits, renamed = [] }: WorkspaceChange): Record<string, string> {
  const texts = edits.map(({ file, changes }) => {
    let text = fixture.workspace.textOf(file) ?? fixture.disk.files.get(file) ?? '';
    for (const { span, text: inserted } of changes.toSorted((a, b) => b.span.start - a.span.start))
      text = text.slice(0, span.start) + inserted + text.slice(span.end);
    return [file.slice(ROOT.length + 1), text] as const;
  });
  const moved = renamed.map(
    ({ from, to }) => [from.slice(ROOT.length + 1), `-> ${to.slice(ROOT.length + 1)}`] as const,
  );
  return Object.fromEntries([...texts, ...moved.map(([from, to]) => [`${from} is`, to] as const)]);
}

async function checkRename(text: string, newName: string, expected: Record<string, string>): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const { context, offset } = fixture.at();
  const change = navigationFeature.rename?.(context, offset, newName);
  assert.ok(change);
  assert.deepEqual(applied(fixture, change), expected);
}

async function checkRefused(text: string, newName: string, message: RegExp): Promise<void> {
  const fixture = await FixtureProject.open(text);
  const { context, offset } = fixture.at();
  assert.throws(
    () => navigationFeature.rename?.(context, offset, newName),
    error => error instanceof Failure && error.code === 'rename.refused' && message.test(error.message),
  );
}

describe('rename', () => {
  it('renames a model with its file, its refs of every form and its YAML', async () => {
    await checkRename(
      `
//- models/staging/orders.sql
select 1 as id
//- models/a.sql
select * from {{ ref('ord<|>ers') }} join {{ ref("shop", "orders") }}
//- models/b.py
def model(dbt, session):
    return dbt.ref('orders')
//- models/schema.yml
models:
  - name: orders
exposures:
  - name: e
    depends_on: [ref('orders')]
`.trimStart(),
      'purchases',
      {
        'models/a.sql': `select * from {{ ref('purchases') }} join {{ ref("shop", "purchases") }}\n`,
        'models/b.py': `def model(dbt, session):\n    return dbt.ref('purchases')\n`,
        'models/schema.yml': `models:\n  - name: purchases\nexposures:\n  - name: e\n    depends_on: [ref('purchases')]\n`,
        'models/staging/orders.sql is': '-> models/staging/purchases.sql',
      },
    );
  });

  it('renames every version of a model', async () => {
    await checkRename(
      `
//- models/orders_v1.sql
select 1 as id
//- models/special.sql
select 1 as id
//- models/a.sql
{{ ref('orders', v=1) }} {{ ref('ord<|>ers') }}
//- models/s.yml
models:
  - name: orders
    versions:
      - v: 1
      - v: 2
        defined_in: special
`.trimStart(),
      'sales',
      {
        'models/a.sql': `{{ ref('sales', v=1) }} {{ ref('sales') }}\n`,
        'models/s.yml': `models:\n  - name: sales\n    versions:\n      - v: 1\n      - v: 2\n        defined_in: special\n`,
        'models/orders_v1.sql is': '-> models/sales_v1.sql',
      },
    );
  });

  it('renames the key of dbt_project.yml that configures the model', async () => {
    await checkRename(
      `//- dbt_project.yml\nname: shop\nmodels:\n  shop:\n    marts:\n      a:\n        +materialized: table\n//- models/marts/a.sql\nselect 1\n//- models/b.sql\n{{ ref('a<|>') }}`,
      'c',
      {
        'models/b.sql': `{{ ref('c') }}`,
        'dbt_project.yml': 'name: shop\nmodels:\n  shop:\n    marts:\n      c:\n        +materialized: table\n',
        'models/marts/a.sql is': '-> models/marts/c.sql',
      },
    );
  });

  it('renames a model where selectors.yml selects it, and nothing else that is called so', async () => {
    const selectors = (name: string) => `selectors:
  - name: text
    definition: "+${name} fqn:${name}+,tag:orders shop.marts.${name} 2+${name}+1 orders_old"
  - name: maps
    definition:
      union:
        - ${name}
        - {method: fqn, value: ${name}, children: true}
        - {method: tag, value: orders}
        - tag: orders
        - fqn: '${name}'
        - path: models/marts/${name}.sql
        - {method: file, value: ${name}.sql}
        - exclude: ["models/marts/${name}.sql+"]
`;
    const text = `//- selectors.yml\n${selectors('orders')}//- models/marts/orders.sql\nselect 1\n//- models/b.sql\n{{ ref('or<|>ders') }}`;
    await checkRename(text, 'sales', {
      'models/b.sql': `{{ ref('sales') }}`,
      'selectors.yml': selectors('sales'),
      'models/marts/orders.sql is': '-> models/marts/sales.sql',
    });
  });

  it('leaves a name of selectors.yml alone that a folder has as well', async () => {
    const text = `//- selectors.yml\nselectors:\n  - name: a\n    definition: orders\n//- models/orders/orders.sql\nselect 1\n//- models/b.sql\n{{ ref('or<|>ders') }}`;
    await checkRename(text, 'sales', {
      'models/b.sql': `{{ ref('sales') }}`,
      'models/orders/orders.sql is': '-> models/orders/sales.sql',
    });
  });

  it('renames a variable where vars.yml sets it', async () => {
    const text = `//- dbt_project.yml\nname: shop\n//- vars.yml\nvars:\n  reg<|>ion: north\n//- models/a.sql\n{{ var('region') }}`;
    await checkRename(text, 'area', { 'vars.yml': 'vars:\n  area: north\n', 'models/a.sql': `{{ var('area') }}` });
  });

  it('leaves a file alone that defined_in names', async () => {
    await checkRename(
      `//- models/orders.sql\nselect 1\n//- models/a.sql\n{{ ref('ord<|>ers') }}\n//- models/s.yml\nmodels:\n  - name: orders\n    versions: [{v: 2, defined_in: orders}]\n`,
      'sales',
      {
        'models/a.sql': `{{ ref('sales') }}\n`,
        'models/s.yml': 'models:\n  - name: sales\n    versions: [{v: 2, defined_in: orders}]\n',
      },
    );
  });

  it('renames seeds and snapshots', async () => {
    await checkRename(`//- seeds/codes.csv\na,b\n//- models/a.sql\n{{ ref('co<|>des') }}`, 'labels', {
      'models/a.sql': `{{ ref('labels') }}`,
      'seeds/codes.csv is': '-> seeds/labels.csv',
    });
    await checkRename(
      `//- snapshots/s.sql\n{% snapshot o<|>ld %}select 1{% endsnapshot %}\n//- models/a.sql\n{{ ref('old') }}`,
      'fresh',
      { 'snapshots/s.sql': `{% snapshot fresh %}select 1{% endsnapshot %}\n`, 'models/a.sql': `{{ ref('fresh') }}` },
    );
  });

  it('keeps a source and a table where they are in Dremio', async () => {
    const sources = `//- models/s.yml\nsources:\n  - name: raw\n    tables:\n      - name: orders\n      - {name: b, identifier: c}\n`;
    await checkRename(`${sources}//- models/a.sql\n{{ source('raw', 'ord<|>ers') }}`, 'buys', {
      'models/a.sql': `{{ source('raw', 'buys') }}`,
      'models/s.yml':
        'sources:\n  - name: raw\n    tables:\n      - name: buys\n        identifier: orders\n      - {name: b, identifier: c}\n',
    });
    await checkRename(`${sources}//- models/a.sql\n{{ source('ra<|>w', 'b') }}`, 'landing', {
      'models/a.sql': `{{ source('landing', 'b') }}`,
      'models/s.yml':
        'sources:\n  - name: landing\n    schema: raw\n    tables:\n      - name: orders\n      - {name: b, identifier: c}\n',
    });
  });

  it('renames a macro with what adapter.dispatch finds under its name', async () => {
    await checkRename(
      `
//- macros/c.sql
{% macro cents(x) %}{{ adapter.dispatch('cents')(x) }}{% endmacro %}
{% macro default__cents(x) %}1{% endmacro %}
{% macro dremio__ce<|>nts(x) %}2{% endmacro %}
//- macros/s.yml
macros:
  - name: cents
//- models/a.sql
{{ cents(1) }} {{ shop.cents(2) }}
`.trimStart(),
      'pennies',
      {
        'macros/c.sql': `{% macro pennies(x) %}{{ adapter.dispatch('pennies')(x) }}{% endmacro %}\n{% macro default__pennies(x) %}1{% endmacro %}\n{% macro dremio__pennies(x) %}2{% endmacro %}\n`,
        'macros/s.yml': 'macros:\n  - name: pennies\n',
        'models/a.sql': '{{ pennies(1) }} {{ shop.pennies(2) }}\n',
      },
    );
  });

  it('renames generic tests, docs blocks and variables', async () => {
    await checkRename(
      `//- tests/generic/t.sql\n{% test posi<|>tive(model) %}select 1{% endtest %}\n//- models/a.sql\nselect 1\n//- models/s.yml\nmodels:\n  - name: a\n    data_tests: [positive]\n`,
      'above_zero',
      {
        'tests/generic/t.sql': `{% test above_zero(model) %}select 1{% endtest %}\n`,
        'models/s.yml': 'models:\n  - name: a\n    data_tests: [above_zero]\n',
      },
    );
    await checkRename(
      `//- models/d.md\n{% docs intro %}x{% enddocs %}\n//- models/s.yml\nmodels:\n  - name: a\n    description: "{{ doc('in<|>tro') }}"\n`,
      'preface',
      {
        'models/d.md': `{% docs preface %}x{% enddocs %}\n`,
        'models/s.yml': `models:\n  - name: a\n    description: "{{ doc('preface') }}"\n`,
      },
    );
    await checkRename(
      `//- dbt_project.yml\nname: shop\nvars:\n  since: 2020\n//- models/a.sql\nselect {{ var("si<|>nce", 1) }}`,
      'begin',
      { 'dbt_project.yml': 'name: shop\nvars:\n  begin: 2020\n', 'models/a.sql': `select {{ var("begin", 1) }}` },
    );
  });

  it('renames variables of Jinja, and parameters with the keywords of calls', async () => {
    await checkRename(`//- models/a.sql\n{% set x = 1 %}{{ x<|> }}{% for x in y %}{{ x }}{% endfor %}`, 'z', {
      'models/a.sql': '{% set z = 1 %}{{ z }}{% for x in y %}{{ x }}{% endfor %}',
    });
    await checkRename(
      `//- macros/m.sql\n{% macro m(a, scale<|>=2) %}{{ a }}{{ scale }}{% endmacro %}\n//- macros/m.yml\nmacros:\n  - name: m\n    arguments:\n      - name: scale\n//- models/b.sql\n{{ m(1, scale=3) }} {{ n(scale=3) }}`,
      'digits',
      {
        'macros/m.sql': '{% macro m(a, digits=2) %}{{ a }}{{ digits }}{% endmacro %}\n',
        'macros/m.yml': 'macros:\n  - name: m\n    arguments:\n      - name: digits\n',
        'models/b.sql': '{{ m(1, digits=3) }} {{ n(scale=3) }}',
      },
    );
    const test = (column: string) =>
      `//- tests/generic/t.sql\n{% test t(model${column}) %}{{ limit }}{% endtest %}\n//- models/a.sql\nselect 1\n//- models/s.yml\nmodels:\n  - name: a\n    data_tests: [{t: {arguments: {limit: 1}}}, {t: {limit: 2}}]\n`;
    await checkRename(test(', limit<|>'), 'most', {
      'tests/generic/t.sql': '{% test t(model, most) %}{{ most }}{% endtest %}\n',
      'models/s.yml': 'models:\n  - name: a\n    data_tests: [{t: {arguments: {most: 1}}}, {t: {most: 2}}]\n',
    });
    await checkRefused(test('<|>, limit'), 'relation', /by this name/);
    await checkRefused('//- models/a.sql\n{% set x = 1 %}{% set y = 2 %}{{ x<|> }}', 'y', /taken/);
  });

  it('refuses what cannot be a name, is taken, or belongs to a package', async () => {
    const model = `//- models/orders.sql\nselect 1\n//- models/a.sql\n{{ ref('ord<|>ers') }}`;
    await checkRefused(model, 'two words', /letters, digits/);
    await checkRefused(model, '', /letters, digits/);
    await checkRefused(model, "o'clock", /letters, digits/);
    await checkRefused(model, 'a', /taken/);
    const packaged = `//- dbt_packages/tools/dbt_project.yml\nname: tools\n//- dbt_packages/tools/macros/m.sql\n{% macro star() %}*{% endmacro %}\n`;
    await checkRefused(`${packaged}//- models/a.sql\n{{ tools.st<|>ar() }}`, 'sun', /installed package tools/);
  });

  it('refuses a name that would make a query mean something else', async () => {
    const joined = (cte: string) =>
      `//- models/m.sql\nwith ${cte} as (select 1 as id) select b.id, a.id from a join {{ ref('x') }} as b on a.id = b.id\n`;
    await checkRefused(joined('<|>a'), 'b', /b is taken/);
    await checkRefused(
      `//- models/m.sql
with <|>a as (select 1 as id) select (select max(b.id) from x as b where b.id = a.id) as top from a
`,
      'b',
      /b is taken/,
    );
    await checkRefused(
      `//- models/a.sql
select 1 as i<|>d
//- models/b.sql
select 2 as order_id
//- models/c.sql
select id from {{ ref('a') }} as a join {{ ref('b') }} as b on a.id = b.order_id
`,
      'order_id',
      /order_id is taken/,
    );
  });

  it('refuses what dbt or a package goes by', async () => {
    const macro = '//- macros/m.sql\n{% macro generate_sche<|>ma_name(a, b) %}x{% endmacro %}\n';
    await checkRefused(macro, 'other', /dbt calls/);
    await checkRefused('//- macros/m.sql\n{% macro m<|>ine() %}x{% endmacro %}\n', 'ref', /taken/);
    const packaged = `//- dbt_packages/tools/dbt_project.yml\nname: tools\n//- dbt_packages/tools/models/t.sql\nselect {{ var('since') }}\n`;
    await checkRefused(`${packaged}//- models/a.sql\n{{ var('sin<|>ce') }}`, 'begin', /tools asks for the variable/);
  });

  it('keeps the prefix of a macro that YAML asks for as a test', async () => {
    await checkRename(
      `//- macros/m.sql\n{% macro test_odd<|>(model) %}select 1{% endmacro %}\n//- models/a.sql\nselect 1\n//- models/s.yml\nmodels:\n  - name: a\n    data_tests: [odd]\n`,
      'zero',
      {
        'macros/m.sql': '{% macro test_zero(model) %}select 1{% endmacro %}\n',
        'models/s.yml': 'models:\n  - name: a\n    data_tests: [zero]\n',
      },
    );
  });

  it('offers no rename where a name is worked out', async () => {
    const fixture = await FixtureProject.open(
      `//- models/orders.sql\nselect 1\n//- models/a.sql\n{{ ref('ord' ~ 'e<|>rs') }}`,
    );
    const { context, offset } = fixture.at();
    assert.equal(navigationFeature.renameTarget?.(context, offset), undefined);
  });
});

describe('a file renamed in the explorer', () => {
  const textOf = (fixture: FixtureProject) => (file: string) => fixture.workspace.textOf(file);

  it('takes the refs and YAML of its model along', async () => {
    const fixture = await FixtureProject.open(
      `//- models/orders.sql\nselect 1\n//- models/a.sql\n{{ ref('orders') }}\n//- models/s.yml\nmodels:\n  - name: orders\n`,
    );
    const [from, to] = [`${ROOT}/models/orders.sql`, `${ROOT}/models/sales/purchases.sql`];
    const change = fileRenameChange(fixture.project, { from, to, textOf: textOf(fixture) });
    assert.deepEqual(change && applied(fixture, change), {
      'models/a.sql': `{{ ref('purchases') }}\n`,
      'models/s.yml': 'models:\n  - name: purchases\n',
    });
  });

  it('changes nothing for a new folder or a name that is taken', async () => {
    const fixture = await FixtureProject.open(`//- models/orders.sql\nselect 1\n//- models/a.sql\n{{ ref('orders') }}`);
    const from = `${ROOT}/models/orders.sql`;
    for (const to of [`${ROOT}/models/deep/orders.sql`, `${ROOT}/models/deep/a.sql`])
      assert.equal(fileRenameChange(fixture.project, { from, to, textOf: textOf(fixture) }), undefined);
  });

  it('takes the defined_in of a version along', async () => {
    const fixture = await FixtureProject.open(
      `//- models/special.sql\nselect 1\n//- models/s.yml\nmodels:\n  - name: orders\n    versions:\n      - v: 1\n        defined_in: special\n`,
    );
    const [from, to] = [`${ROOT}/models/special.sql`, `${ROOT}/models/first.sql`];
    const change = fileRenameChange(fixture.project, { from, to, textOf: textOf(fixture) });
    assert.match(change ? (applied(fixture, change)['models/s.yml'] ?? '') : '', /defined_in: first/);
  });
});
