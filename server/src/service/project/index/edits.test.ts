import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../../test/support/fixtureProject';
import type { DbtProject } from './dbtProject';

const FILES: readonly string[] = [
  'models/a.sql',
  'models/b.sql',
  'models/v_v1.sql',
  'models/v_v2.sql',
  'models/one.yml',
  'models/two.yml',
  'models/docs.md',
  'macros/m.sql',
  'seeds/s.csv',
  'snapshots/h.sql',
];
/** Texts that any file of its ending may have; STEM is the file's own name. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  sql: [
    "select s.*, 1 as more from {{ ref('s') }} as s join {{ ref('a') }}",
    "select id from {{ ref('b') }} join {{ source('one', 'orders') }}",
    "{{ config(enabled=false, tags=['x']) }} select 1 as id",
    "{% snapshot h %}select * from {{ ref('v', v=1) }}{% endsnapshot %}",
    "{% macro m(x) %}{{ ref('a') }}{% endmacro %}",
    "{{ config(tags=[m(1)], enabled=var('off', true)) }} select 2 as id",
    "{% macro m() %}{{ return('z') }}{% endmacro %}",
    "select {{ m(1) }} from {{ ref('s') }} join {{ ref('v') }}",
    '',
  ],
  yml: [
    'models:\n  - name: a\n    description: A {{ doc("d") }}\n    columns: [{name: id, data_tests: [unique]}]\n',
    'models:\n  - name: a\n    config: {enabled: false}\n  - name: b\n    data_tests: [m]\n',
    'models:\n  - name: v\n    latest_version: 1\n    versions: [{v: 1}, {v: 2}]\n',
    'models:\n  - name: v\n    versions: [{v: 3, defined_in: a}]\n',
    'sources:\n  - name: STEM\n    tables: [{name: orders, columns: [{name: id, data_tests: [not_null]}]}]\n',
    "exposures:\n  - name: STEM\n    type: dashboard\n    depends_on: [ref('a'), ref('v')]\n",
    'groups:\n  - name: g\n    owner: {name: o}\nmodels:\n  - name: b\n    config: {group: g, access: private}\n',
    'macros:\n  - name: m\n    description: M\n',
    'seeds:\n  - name: s\n    description: S\nsnapshots:\n  - name: STEM\n    relation: ref("b")\n    config: {unique_key: id}\n',
    'unit_tests:\n  - name: u_STEM\n    model: a\n    given: [{input: ref("b"), rows: []}]\n    expect: {rows: []}\n',
    'models: [\n',
    '',
  ],
  md: ['{% docs d %}one{% enddocs %}', '{% docs d %}two{% enddocs %}', ''],
  csv: ['id,name\n1,x\n', 'other\n'],
};

/** All that a project says of its nodes. */
function told(project: DbtProject): unknown {
  const nodes = [...project.nodes()].map(node => ({
    node,
    children: project.childrenOf(node).toSorted(),
    asks: project
      .dependenciesOf(node)
      .map(({ resolution }) => ('node' in resolution ? [resolution.kind, resolution.node.uniqueId] : resolution.kind)),
    relation: project.relationName(node),
  }));
  return nodes.toSorted((a, b) => (a.node.uniqueId < b.node.uniqueId ? -1 : 1));
}

/** A project that is opened with files as they are now. */
async function fresh(files: ReadonlyMap<string, string>): Promise<DbtProject> {
  const texts = [...files].map(([file, text]) => `//- ${file}\n${text}`).join('\n');
  return (await FixtureProject.open(texts)).project;
}

describe('a project that is edited', () => {
  it('is what a project would be that is opened now, after any edit', async () => {
    let seed = 11;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return (seed >> 8) % below;
    };
    const files = new Map(FILES.map(file => [file, TEXTS[file.split('.')[1] ?? '']?.[0] ?? '']));
    const { workspace, project } = await FixtureProject.open(
      [...files].map(([file, text]) => `//- ${file}\n${text}`).join('\n'),
    );
    for (let round = 0; round < 500; round++) {
      const file = FILES[random(FILES.length)] ?? '';
      const texts = TEXTS[file.split('.')[1] ?? ''] ?? [];
      const text = (texts[random(texts.length)] ?? '').replace('STEM', /(\w+)\.\w+$/.exec(file)?.[1] ?? '');
      files.set(file, text);
      workspace.edit(`${ROOT}/${file}`, text);
      assert.deepEqual(told(project), told(await fresh(files)), `round ${round}: ${file} is now:\n${text}`);
    }
  });
});
