import { parseJinja } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { nodeColumns } from './nodeColumns';
import type { NodeKind, ProjectNode } from './projectNode';
import { selectShape } from './selectShape';

interface File {
  readonly text?: string;
  readonly kind?: NodeKind;
  readonly header?: readonly string[];
  readonly described?: Readonly<Record<string, string>>;
}

/** Columns of the first of some nodes, `…` behind them when there may be others, `name: text` for a described one. */
function columnsOf(files: Readonly<Record<string, File>>): string {
  const nodes = new Map(Object.entries(files).map(([name, file]) => [name, nodeOf(name, file)]));
  const find = (name: string) => {
    const node = nodes.get(name);
    return node === undefined ? ({ kind: 'missing' } as const) : ({ kind: 'found', node } as const);
  };
  const [first] = nodes.values();
  const { columns, complete } = nodeColumns(first!, {
    project: { resolveRef: ({ name }) => find(name), resolveSource: ({ tableName }) => find(tableName) },
    shapeOf: ({ name }) => {
      const text = files[name]?.text;
      return text === undefined ? undefined : selectShape(parseJinja(text));
    },
    headerOf: ({ name }) => files[name]?.header,
  });
  const told = columns.map(({ name, description }) => (description === undefined ? name : `${name}: ${description}`));
  return [...told, ...(complete ? [] : ['…'])].join(', ');
}

function nodeOf(name: string, { kind = 'model', described = {} }: File): ProjectNode {
  const columns = Object.entries(described).map(([column, description]) => ({ name: column, description }));
  const place = { fqn: ['p', name], file: `/p/${name}.sql`, relativePath: `${name}.sql`, span: { start: 0, end: 0 } };
  const unknown = { materialized: 'view', version: undefined, description: undefined, properties: undefined };
  const rest = { config: {}, enabled: true, dependencies: [], macroCalls: [], source: undefined };
  return { uniqueId: `${kind}.p.${name}`, kind, name, packageName: 'p', columns, ...place, ...unknown, ...rest };
}

describe('nodeColumns', () => {
  it('reads the select list, with what YAML says of a column', () => {
    const m = {
      text: "{{ config(x=1) }} select id, upper(name) as name from {{ ref('r') }}",
      described: { ID: 'Key.' },
    };
    assert.equal(columnsOf({ m }), 'id: Key., name');
  });

  it('follows a star upstream, through the WITH list and through other models', () => {
    const files = {
      m: { text: `with s as (select * from {{ ref('a') }}), t as (select s.*, 1 as one from s) select * from t` },
      a: { text: `select * from {{ source('bronze', 'raw') }} join {{ ref('b') }} using (id)` },
      raw: { kind: 'source', described: { id: '', name: '' } },
      b: { kind: 'seed', header: ['id', 'code'] },
    } as const;
    assert.equal(columnsOf(files), 'id: , name: , code, one, …');
    assert.equal(columnsOf({ m: { text: `select * from {{ ref('b') }}` }, b: files.b }), 'id, code');
  });

  it('says when there may be other columns', () => {
    assert.equal(
      columnsOf({ m: { text: `select a, {{ star() }} from t`, described: { z: 'last' } } }),
      'a, z: last, …',
    );
    assert.equal(columnsOf({ m: { text: `select {% for x in y %}sum(a) as b,{% endfor %} c from t` } }), 'b, c, …');
    assert.equal(columnsOf({ m: { text: `select * from {{ ref('nowhere') }}` } }), '…');
    assert.equal(columnsOf({ m: { kind: 'source', described: { a: 'A' } } }), 'a: A, …');
  });

  it('does not follow a model into itself', () => {
    assert.equal(columnsOf({ m: { text: `select a from x union all select * from {{ ref('m') }}` } }), 'a');
    assert.equal(
      columnsOf({ m: { text: `select *, 1 as one from {{ ref('n') }}` }, n: { text: `select * from {{ ref('m') }}` } }),
      'one',
    );
  });

  it('adds the columns of a snapshot', () => {
    const s = { kind: 'snapshot', text: `{% snapshot s %} select id from {{ ref('m') }} {% endsnapshot %}` } as const;
    assert.equal(columnsOf({ s }), 'id, dbt_scd_id, dbt_updated_at, dbt_valid_from, dbt_valid_to');
  });
});
