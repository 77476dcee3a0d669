import assert from 'node:assert/strict';
import { FixtureProject } from '../../../../test/support/fixtureProject';
import { nodeText } from '../dbt/nodeText';
import { readManifest } from './lastRun';

const FILE = '/shop/target/manifest.json';
const HOUR = 3_600_000;
const OPEN = `//- macros/names.sql
{% macro generate_schema_name(custom, node) %}{{ run_query('select 1') }}{% endmacro %}
//- models/subject.sql
select 1 as id
`;

/** A manifest that names the model, made two hours ago. */
function manifest(name: string | null, adapter = 'dremio'): string {
  return JSON.stringify({
    metadata: { generated_at: new Date(Date.now() - 2 * HOUR - 1_000).toISOString(), adapter_type: adapter },
    nodes: { 'model.shop.subject': { relation_name: name, database: 'x' } },
  });
}

/** Checks the name of dbt's last run, and that nothing else takes it for the name. */
function checkLast({ project }: FixtureProject, expected: string | undefined): void {
  const node = project.node('model.shop.subject');
  assert.ok(node);
  assert.equal(project.nameOfLastRun(node)?.name, expected);
  assert.equal(project.relationName(node), null);
}

async function write(fixture: FixtureProject, text: string | undefined): Promise<void> {
  if (text === undefined) fixture.disk.files.delete(FILE);
  else fixture.disk.files.set(FILE, text);
  await fixture.workspace.fileChanged(FILE);
}

describe("the names of dbt's last run", () => {
  it('stand in the hover of a node that only dbt can name, with their age', async () => {
    const fixture = await FixtureProject.open(`${OPEN}//- target/manifest.json\n${manifest('"a"."b"."subject"')}\n`);
    checkLast(fixture, '"a"."b"."subject"');
    const node = fixture.project.node('model.shop.subject');
    const text = node === undefined ? '' : nodeText(node, fixture.project);
    assert.match(text, /```sql\n"a"\."b"\."subject"\n```\n\nFrom dbt's last run, 2 hours ago\. Only dbt can tell/);
  });

  it('half-written manifest.json → lineage blank: what was known stays', async () => {
    const fixture = await FixtureProject.open(`${OPEN}//- target/manifest.json\n${manifest('"a"."subject"')}\n`);
    const next = manifest('"b"."subject"');
    for (const end of [0, 1, 40, next.length - 1]) {
      await write(fixture, next.slice(0, end));
      checkLast(fixture, '"a"."subject"');
    }
    await write(fixture, next);
    checkLast(fixture, '"b"."subject"');
    await write(fixture, undefined);
    checkLast(fixture, undefined);
  });

  it('do not count from another adapter', async () => {
    const other = manifest('"a"."subject"', 'duckdb');
    checkLast(await FixtureProject.open(`${OPEN}//- target/manifest.json\n${other}\n`), undefined);
  });

  it('are not even read where the project names its nodes itself', async () => {
    const file = `//- target/manifest.json\n${manifest('"a"."subject"')}\n`;
    const { project } = await FixtureProject.open(`//- models/subject.sql\nselect 1\n${file}`);
    assert.equal(project.lastRun, undefined);
    const node = project.node('model.shop.subject');
    assert.equal(node && project.relationName(node), '"analytics"."subject"');
  });

  it('are none in a file that is no manifest, and of a node without a relation', () => {
    for (const text of ['[]', '{}', '{"nodes": {}}', 'null']) assert.equal(readManifest(text), undefined, text);
    assert.equal(readManifest(manifest(null))?.names.size, 0);
  });
});
