import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../../test/support/fixtureProject';
import { readCatalog } from './catalog';
import type { KnownColumn } from './knownColumn';

/** `name TYPE from: description`, the source of the knowledge where it is no query. */
function told({ name, type, knownFrom, description }: KnownColumn): string {
  const from = knownFrom === 'sql' ? undefined : `@${knownFrom}`;
  const words = [name, type, from].filter(one => one !== undefined).join(' ');
  return description === undefined ? words : `${words}: ${description}`;
}

function columnsOf({ project }: FixtureProject, uniqueId: string): string {
  const node = project.node(uniqueId);
  assert.ok(node, `there is ${uniqueId}`);
  const { columns, complete } = project.columnsOf(node);
  return [...columns.map(told), ...(complete ? [] : ['…'])].join(', ');
}

async function checkColumns(files: string, expected: string, uniqueId = 'model.shop.m'): Promise<void> {
  assert.equal(columnsOf(await FixtureProject.open(files), uniqueId), expected);
}

const SOURCE = `//- models/sources.yml
sources:
  - name: raw
    schema: bronze
    database: lake
    tables:
      - name: orders
        columns:
          - name: id
            description: Key.
`;

describe('columns of a node', () => {
  it('come from the select list, with what YAML says of them', async () => {
    await checkColumns(
      `//- models/m.sql
{{ config(materialized='view') }} select id, upper(name) as name from {{ ref('r') }}
//- models/m.yml
models: [{ name: m, columns: [{ name: ID, description: Key. }, { name: gone }] }]
`,
      'id: Key., name VARCHAR',
    );
  });

  it('have their place where the text names them, through any star of it', async () => {
    const fixture = await FixtureProject.open(`//- models/m.sql
with r as (select id as order_id, * from {{ ref('a') }}), f as (select * from r) select * from f
//- models/a.sql
select 1 as id
`);
    const node = fixture.project.node('model.shop.m');
    const spans = node && fixture.project.columnsOf(node).columns.map(({ span }) => span);
    const start = 'with r as (select id as '.length;
    assert.deepEqual(spans, [{ start, end: start + 'order_id'.length }, undefined]);
  });

  it('come from a loop over whole queries as from one of them', async () => {
    const loop = (between: string): string => `//- models/m.sql
{% for kind in ['a', 'b'] %}
select id, '{{ kind }}' as kind, {{ kind }}_at as at from {{ ref('r') }}
${between}
{% endfor %}
`;
    await checkColumns(
      loop(`{% if not loop.last %} union all {% endif %}`).replace(', {{ kind }}_at as at', ''),
      'id, kind VARCHAR',
    );
    await checkColumns(loop(`{{ 'union all' if not loop.last }}`), 'id, kind VARCHAR, at');
  });

  it('are those of the branch for Dremio, and those of an incremental run beside them', async () => {
    await checkColumns(
      `//- models/m.sql
select 1 as id, {% if target.type == 'snowflake' %} a::int as x, 2 as y {% elif target.type in ['dremio', 'spark'] %} 'b' as z {% endif %}
{% if is_incremental() %} union all select id, z from {{ this }} {% endif %}
`,
      'id, z',
    );
  });

  it('are those of the branch for another warehouse where the project is for it', async () => {
    const fixture = await FixtureProject.open(
      `//- models/m.sql\nselect 1 as id, {% if target.type == 'duckdb' %} 2 as x {% else %} 3 as y {% endif %}\n`,
    );
    assert.equal(columnsOf(fixture, 'model.shop.m'), 'id INTEGER, y INTEGER');
    fixture.project.setOtherWarehouse('duckdb');
    assert.equal(columnsOf(fixture, 'model.shop.m'), 'id INTEGER, x INTEGER');
  });

  it('follow a star upstream, through the WITH list and through other models', async () => {
    const files = `//- models/m.sql
with s as (select * from {{ ref('a') }}), t as (select s.*, 1 as one from s) select * from t
//- models/a.sql
select * from {{ source('raw', 'orders') }} join {{ ref('b') }} using (id)
//- seeds/b.csv
id,code
${SOURCE}`;
    const fixture = await FixtureProject.open(files);
    assert.match(columnsOf(fixture, 'model.shop.m'), /^id: Key\., code, one INTEGER, …$/);
    await checkColumns(`//- models/m.sql\nselect * from {{ ref('b') }}\n//- seeds/b.csv\nid,code\n`, 'id, code');
  });

  it('work through ephemeral models and columns without YAML', async () => {
    await checkColumns(
      `//- models/m.sql
select * from {{ ref('e') }}
//- models/e.sql
{{ config(materialized='ephemeral') }} select a, b from {{ source('raw', 'orders') }}
${SOURCE}`,
      'a, b',
    );
  });

  it('say when there may be others', async () => {
    await checkColumns(`//- models/m.sql\nselect a, {{ star() }} from t\n`, 'a, …');
    await checkColumns(`//- models/m.sql\nselect {% for x in y %}sum(a) as b,{% endfor %} c from t\n`, 'c, …');
    await checkColumns(
      `//- models/m.sql\nselect {% for x in y %}case when a then 1 end as is_{{ x }},{% endfor %} b, c from t\n`,
      'b, c, …',
    );
    await checkColumns(`//- models/m.sql\nselect a, {% if x %}b,{% else %}c,{% endif %} d from t\n`, 'a, d, …');
    await checkColumns(`//- models/m.sql\nselect * from {{ ref('nowhere') }}\n`, '…');
    await checkColumns(`//- models/m.sql\nselect a, payload:b::varchar as b, c from t\n`, 'a, payload, c, …');
    await checkColumns(`//- models/m.sql\nselect {{ dbt_utils.star(ref('n')) }} from {{ ref('n') }}\n`, '…');
    await checkColumns(SOURCE, 'id @yaml: Key., …', 'source.shop.raw.orders');
  });

  it('do not follow a model into itself', async () => {
    await checkColumns(
      `//- models/m.sql\nselect *, 1 as one from {{ ref('n') }}\n//- models/n.sql\nselect * from {{ ref('m') }}\n`,
      'one INTEGER, …',
    );
  });

  it('have those of a snapshot and the types of a seed', async () => {
    await checkColumns(
      `//- snapshots/s.sql
{% snapshot other %} select x from y {% endsnapshot %}
{% snapshot s %} select id from {{ ref('m') }} {% endsnapshot %}
`,
      'id, dbt_scd_id VARCHAR @dbt, dbt_updated_at TIMESTAMP @dbt, dbt_valid_from TIMESTAMP @dbt, dbt_valid_to TIMESTAMP @dbt',
      'snapshot.shop.s',
    );
    await checkColumns(
      `//- seeds/c.csv
code,label
//- seeds/c.yml
seeds: [{ name: c, config: { column_types: { code: bigint } } }]
`,
      'code BIGINT @seed, label @seed',
      'seed.shop.c',
    );
  });

  it('have those of what a snapshot of YAML reads, under the names that it gives to those of dbt', async () => {
    await checkColumns(
      `//- models/m.sql
select 1 as id
//- snapshots/s.yml
snapshots:
  - name: s
    relation: ref('m')
    config:
      hard_deletes: new_record
      snapshot_meta_column_names: { dbt_valid_from: since }
`,
      'id INTEGER, dbt_scd_id VARCHAR @dbt, dbt_updated_at TIMESTAMP @dbt, since TIMESTAMP @dbt, ' +
        'dbt_valid_to TIMESTAMP @dbt, dbt_is_deleted VARCHAR @dbt',
      'snapshot.shop.s',
    );
  });

  it('tell which columns of other nodes they are made of', async () => {
    const { project } = await FixtureProject.open(`//- models/m.sql
with o as (select * from {{ source('raw', 'orders') }})
select o.id, o.id + c.code as both, 1 as none from o join {{ ref('b') }} c on true
//- seeds/b.csv
code
${SOURCE}`);
    const node = project.node('model.shop.m');
    assert.ok(node);
    const origins = (column: string): readonly string[] =>
      project.columnOrigins(node, column).map(one => `${one.uniqueId}.${one.column}`);
    assert.deepEqual(origins('ID'), ['source.shop.raw.orders.id']);
    assert.deepEqual(origins('both'), ['source.shop.raw.orders.id', 'seed.shop.b.code']);
    assert.deepEqual(origins('none'), []);
  });

  it('follow an edit of a model that is read, and know which edits others can see', async () => {
    const fixture = await FixtureProject.open(
      `//- models/m.sql\nselect * from {{ ref('n') }}\n//- models/n.sql\nselect a from t\n`,
    );
    const { workspace, project } = fixture;
    assert.equal(columnsOf(fixture, 'model.shop.m'), 'a');
    const edit = (text: string): boolean => {
      const before = project.surface;
      workspace.edit('/shop/models/n.sql', text);
      return project.surface !== before;
    };
    assert.equal(edit('select a from t where a > 1'), false);
    assert.equal(edit('select a, b from t'), true);
    assert.equal(columnsOf(fixture, 'model.shop.m'), 'a, b');
    assert.equal(edit(`select a, b from t, {{ ref('o') }}`), true);
  });
});

describe('columns that the project does not tell', () => {
  const CATALOG = JSON.stringify({
    metadata: { generated_at: '2026-11-01T00:00:00Z' },
    nodes: {},
    sources: {
      'source.shop.raw.orders': {
        columns: { AT: { name: 'at', type: 'date', index: 2 }, ID: { name: 'ID', type: 'bigint', index: 1 } },
      },
    },
  });

  it('come from catalog.json, with its age', async () => {
    const fixture = await FixtureProject.open(`${SOURCE}//- target/catalog.json\n${CATALOG}\n`);
    assert.equal(columnsOf(fixture, 'source.shop.raw.orders'), 'ID BIGINT @catalog: Key., at DATE @catalog');
    const node = fixture.project.node('source.shop.raw.orders');
    assert.ok(node);
    assert.equal(fixture.project.columnsOf(node).columns[0]?.knownAt, Date.UTC(2026, 10, 1));
  });

  it('stay what they were while catalog.json is half written', async () => {
    assert.equal(readCatalog(CATALOG.slice(0, -20)), undefined);
    const fixture = await FixtureProject.open(`${SOURCE}//- target/catalog.json\n${CATALOG}\n`);
    fixture.disk.files.set('/shop/target/catalog.json', CATALOG.slice(0, 100));
    await fixture.workspace.fileChanged('/shop/target/catalog.json');
    assert.equal(columnsOf(fixture, 'source.shop.raw.orders'), 'ID BIGINT @catalog: Key., at DATE @catalog');
    fixture.disk.files.delete('/shop/target/catalog.json');
    await fixture.workspace.fileChanged('/shop/target/catalog.json');
    assert.equal(columnsOf(fixture, 'source.shop.raw.orders'), 'id @yaml: Key., …');
  });

  it('come from Dremio before catalog.json', async () => {
    const fixture = await FixtureProject.open(`${SOURCE}//- target/catalog.json\n${CATALOG}
//- models/m.sql
select *, 1 as one from {{ source('raw', 'orders') }}
`);
    const columns = [{ name: 'Id', type: 'INTEGER' }];
    fixture.workspace.setDatasets([{ path: ['lake', 'bronze', 'orders'], columns, fetchedAt: 7 }]);
    assert.equal(columnsOf(fixture, 'source.shop.raw.orders'), 'Id INTEGER @dremio: Key.');
    assert.match(columnsOf(fixture, 'model.shop.m'), /^Id INTEGER @dremio: Key\., one INTEGER$/);
  });
});
