import { CONFIG_MISTAKES } from './configMistakes';
import type { Files, Mistake } from './mistake';

/** A small project without a mistake. */
export const GOOD: Readonly<Record<string, string>> = {
  'dbt_project.yml': `name: shop
profile: shop
flags:
  send_anonymous_usage_stats: false
vars:
  revenue: [completed]
models:
  shop:
    +materialized: view
`,
  'profiles.yml': `shop:
  target: dev
  outputs:
    dev: { type: dremio, software_host: 127.0.0.1, port: 9047, use_ssl: false, user: u, password: p, threads: 1 }
`,
  'models/_models.yml': `groups:
  - name: finance
    owner: { name: Finance }
sources:
  - name: bronze
    tables:
      - name: raw_orders
models:
  - name: orders
    description: "{{ doc('order') }}"
    columns:
      - name: id
        data_tests: [unique, not_null]
      - name: status
        data_tests:
          - accepted_values: { arguments: { values: [completed] } }
  - name: secret
    config: { access: private, group: finance }
  - name: version
    latest_version: 2
    versions: [{ v: 1, config: { alias: version_one } }, { v: 2 }]
exposures:
  - name: board
    type: dashboard
    owner: { name: Ann }
    depends_on: [ref('orders')]
`,
  'models/docs.md': '{% docs order %}An order.{% enddocs %}\n',
  'models/orders.sql': "select id, status, {{ cents('amount') }} as amount from {{ source('bronze', 'raw_orders') }}\n",
  'models/totals.sql': `select status, sum(amount) as total
from {{ ref('orders') }}
where status in ('{{ var('revenue') | join("', '") }}')
{% if target.name == 'prod' %} and id > 0 {% endif %}
group by status
`,
  'models/secret.sql': 'select 1 as id\n',
  'models/version_v1.sql': 'select 1 as id\n',
  'models/version_v2.sql': 'select 2 as id\n',
  'models/off.sql': '{{ config(enabled=false) }} select 1 as id\n',
  'models/faster.sql': "{{ config(materialized='reflection') }}\n-- depends_on: {{ ref('orders') }}\n",
  'macros/cents.sql': '{% macro cents(column, scale=2) %}round({{ column }} / 100, {{ scale }}){% endmacro %}\n',
};

const TOTALS = 'models/totals.sql';
const YAML = 'models/_models.yml';
const inTotals = (sql: string): Files => ({ [TOTALS]: sql });
const inYaml = (find: string, put: string): Files => ({ [YAML]: (GOOD[YAML] ?? '').replace(find, put) });

/** Mistakes on which dbt fails, or warns, too. */
export const MISTAKES: readonly Mistake[] = [
  ...CONFIG_MISTAKES,
  {
    name: 'a ref to nothing',
    files: inTotals("select * from {{ ref('orderz') }}"),
    dbt: { parse: /depends on a node named 'orderz' which was not found/ },
    ours: [TOTALS, 'ref.missing'],
  },
  {
    name: 'a ref to a disabled model',
    files: inTotals("select * from {{ ref('off') }}"),
    dbt: { parse: /'off' which is disabled/ },
    ours: [TOTALS, 'ref.disabled'],
  },
  {
    name: 'a ref into a package that is not there',
    files: inTotals("select * from {{ ref('other', 'orders') }}"),
    dbt: { parse: /in package or project 'other' which was not found/ },
    ours: [TOTALS, 'ref.missing'],
  },
  {
    name: 'a ref by package and name under dbt-dremio',
    files: inTotals("select * from {{ ref('shop', 'orders') }}"),
    dbt: { compile: /'shop' with version 'orders' which was not found/ },
    ours: [TOTALS, 'ref.twoArguments'],
  },
  {
    name: 'a version of a model without versions',
    files: inTotals("select * from {{ ref('orders', v=1) }}"),
    dbt: { parse: /'orders' with version '1' which was not found/ },
    ours: [TOTALS, 'ref.missing'],
  },
  {
    name: 'a version that is not there',
    files: inTotals("select * from {{ ref('version', v=7) }}"),
    dbt: { parse: /'version' with version '7' which was not found/ },
    ours: [TOTALS, 'ref.version'],
  },
  {
    name: 'version= under dbt-dremio',
    files: inTotals("select * from {{ ref('version', version=1) }}"),
    dbt: { compile: /takes no keyword argument 'version'/ },
    ours: [TOTALS, 'ref.keyword'],
  },
  {
    name: 'a ref without a name',
    files: inTotals('select * from {{ ref() }}'),
    dbt: { parse: /ref/ },
    ours: [TOTALS, 'ref.arguments'],
  },
  {
    name: 'a ref with three arguments',
    files: inTotals("select * from {{ ref('a', 'b', 'c') }}"),
    dbt: { parse: /takes not more than 2 argument/ },
    ours: [TOTALS, 'ref.arguments'],
  },
  {
    name: 'a source that is not there',
    files: inTotals("select * from {{ source('bronze', 'raw_orderz') }}"),
    dbt: { parse: /depends on a source named 'bronze\.raw_orderz' which was not found/ },
    ours: [TOTALS, 'source.missing'],
  },
  {
    name: 'a source with one argument',
    files: inTotals("select * from {{ source('bronze') }}"),
    dbt: { parse: /table name \(second\) argument to source/ },
    ours: [TOTALS, 'source.arguments'],
  },
  {
    name: 'a ref to a private model of another group',
    files: inTotals("select * from {{ ref('secret') }}"),
    dbt: { parse: /secret/ },
    ours: [TOTALS, 'ref.private'],
  },
  {
    name: 'a ref to a reflection',
    files: inTotals("select * from {{ ref('faster') }}"),
    dbt: { compile: /CompilationError/ },
    ours: [TOTALS, 'ref.reflection'],
  },
  {
    name: 'a macro that is not there',
    files: inTotals("select {{ centz('a') }} as a"),
    dbt: { compile: /'centz' is undefined/ },
    ours: [TOTALS, 'macro.missing'],
  },
  {
    name: 'a macro of a package that is not there',
    files: inTotals("select {{ dbt_utils.star('a') }}"),
    dbt: { compile: /'dbt_utils' is undefined/ },
    ours: [TOTALS, 'macro.package'],
  },
  {
    name: 'a macro with an argument too many',
    files: inTotals("select {{ cents('a', 2, 3) }} as a"),
    dbt: { parse: /takes not more than 2 argument/ },
    ours: [TOTALS, 'macro.arguments'],
  },
  {
    name: 'a macro with a keyword that it does not know',
    files: inTotals("select {{ cents('a', digits=2) }} as a"),
    dbt: { parse: /no keyword argument 'digits'/ },
    ours: [TOTALS, 'macro.arguments'],
  },
  {
    name: 'a variable that nobody sets',
    files: inTotals("select {{ var('revenu') }} as a"),
    dbt: { compile: /Required var 'revenu' not found/ },
    ours: [TOTALS, 'var.missing'],
  },
  {
    name: 'a docs block that is not there',
    files: inYaml("doc('order')", "doc('orderz')"),
    dbt: { parse: /orderz/ },
    ours: [YAML, 'doc.missing'],
  },
  {
    name: 'two models of one name',
    files: { 'models/more/orders.sql': 'select 1 as id\n' },
    dbt: { parse: /two models with the name "orders"/ },
    ours: ['models/more/orders.sql', 'name.duplicate'],
  },
  {
    name: 'two macros of one name',
    files: { 'macros/again.sql': '{% macro cents(column) %}1{% endmacro %}\n' },
    dbt: { parse: /multiple macros named "cents"/ },
    ours: ['macros/again.sql', 'macro.duplicate'],
  },
  {
    name: 'models that depend on each other',
    files: { 'models/orders.sql': "select id, 'x' as status, 1 as amount from {{ ref('totals') }}\n" },
    dbt: { compile: /cycle/ },
    ours: ['models/orders.sql', 'ref.cycle'],
  },
  {
    name: 'a print that is not closed',
    files: inTotals("select * from {{ ref('orders') \n"),
    dbt: { parse: /unexpected end of template|unexpected/ },
    ours: [TOTALS, 'jinja.unclosed'],
  },
  {
    name: 'a block that is not closed',
    files: inTotals("select * from {{ ref('orders') }} {% if true %} where id = 1\n"),
    dbt: { parse: /Unexpected end of template/ },
    ours: [TOTALS, 'jinja.block'],
  },
  {
    name: 'a block that another one ends',
    files: inTotals("select * from {{ ref('orders') }} {% if true %} where id = 1 {% endfor %}\n"),
    dbt: { parse: /unknown tag 'endfor'|endfor/ },
    ours: [TOTALS, 'jinja.block'],
  },
  {
    name: 'an expression that is none',
    files: inTotals("select * from {{ ref('orders') + }}\n"),
    dbt: { parse: /unexpected 'end of print statement'/ },
    ours: [TOTALS, 'jinja.syntax'],
  },
  {
    name: 'YAML that is none',
    files: inYaml('  - name: orders\n', '  - name: [orders\n'),
    dbt: { parse: /Syntax error|Error reading/ },
    ours: [YAML, 'yaml.syntax'],
  },
  {
    name: 'an exposure of a model that is not there',
    files: inYaml("depends_on: [ref('orders')]", "depends_on: [ref('orderz')]"),
    dbt: { parse: /'orderz' which was not found/ },
    ours: [YAML, 'ref.missing'],
  },
  {
    name: 'a generic test that is not there',
    files: inYaml('[unique, not_null]', '[uniq, not_null]'),
    dbt: { compile: /test_uniq/ },
    ours: [YAML, 'test.unknown'],
  },
  {
    name: 'a latest version that is none',
    files: inYaml('latest_version: 2', 'latest_version: 9'),
    dbt: { parse: /latest_version/ },
    ours: [YAML, 'yaml.version'],
  },
  {
    name: 'a group that is not there',
    files: inYaml('group: finance }', 'group: finanz }'),
    dbt: { parse: /finanz/ },
    ours: [YAML, 'yaml.noSuchGroup'],
  },
];
