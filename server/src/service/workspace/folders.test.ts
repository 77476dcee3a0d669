import assert from 'node:assert/strict';
import { FixtureProject, ROOT } from '../../../../test/support/fixtureProject';

const SHOP = `//- models/kept.sql
{{ ref('gone') }}
//- models/old/gone.sql
select 1
//- models/old/deep/deeper.sql
select 1
//- models/older.sql
select 1
`;

/** Renames a folder of the disk, of which only the folder itself is told, as file systems do. */
async function move({ disk, workspace }: FixtureProject, from: string, to: string | undefined): Promise<void> {
  for (const [path, text] of [...disk.files]) {
    if (!path.startsWith(`${from}/`)) continue;
    disk.files.delete(path);
    if (to !== undefined) disk.files.set(to + path.slice(from.length), text);
  }
  await workspace.fileChanged(from);
  if (to !== undefined) await workspace.fileChanged(to);
  await workspace.complete;
}

function modelsOf({ workspace }: FixtureProject): readonly string[] {
  return workspace
    .projects()
    .flatMap(project => [...project.nodes()].map(({ file, uniqueId }) => `${uniqueId} ${file.slice(ROOT.length)}`))
    .toSorted();
}

describe('A folder', () => {
  it('takes its models along when it is deleted in one stroke', async () => {
    const fixture = await FixtureProject.open(SHOP);
    await move(fixture, `${ROOT}/models/old`, undefined);
    assert.deepEqual(modelsOf(fixture), ['model.shop.kept /models/kept.sql', 'model.shop.older /models/older.sql']);
  });

  it('takes its models along when it is renamed, and those count that come with it', async () => {
    const fixture = await FixtureProject.open(SHOP);
    await move(fixture, `${ROOT}/models/old`, `${ROOT}/models/new`);
    assert.deepEqual(modelsOf(fixture), [
      'model.shop.deeper /models/new/deep/deeper.sql',
      'model.shop.gone /models/new/gone.sql',
      'model.shop.kept /models/kept.sql',
      'model.shop.older /models/older.sql',
    ]);
  });

  it('that is moved out of the models and back takes its models out and back', async () => {
    const fixture = await FixtureProject.open(SHOP);
    await move(fixture, `${ROOT}/models`, `${ROOT}/aside`);
    assert.deepEqual(modelsOf(fixture), []);
    await move(fixture, `${ROOT}/aside`, `${ROOT}/models`);
    assert.equal(modelsOf(fixture).length, 4);
  });

  it('leaves a document that is open in the editor alone until it is closed', async () => {
    const fixture = await FixtureProject.open(SHOP);
    const open = `${ROOT}/models/old/gone.sql`;
    fixture.workspace.edit(open, 'select 2');
    await move(fixture, `${ROOT}/models/old`, undefined);
    assert.ok(modelsOf(fixture).includes('model.shop.gone /models/old/gone.sql'));
    await fixture.workspace.shut(open);
    assert.ok(!modelsOf(fixture).includes('model.shop.gone /models/old/gone.sql'));
  });

  it('that is a project goes and comes as one', async () => {
    const fixture = await FixtureProject.open(`//- dbt_project.yml
name: shop
//- models/a.sql
select 1
//- other/dbt_project.yml
name: other
//- other/models/b.sql
select 1
`);
    await move(fixture, `${ROOT}/other`, `${ROOT}/another`);
    assert.deepEqual(modelsOf(fixture), ['model.other.b /another/models/b.sql', 'model.shop.a /models/a.sql']);
    await move(fixture, `${ROOT}/another`, undefined);
    assert.deepEqual(modelsOf(fixture), ['model.shop.a /models/a.sql']);
  });

  it('of an installed package goes and comes with what the package defines', async () => {
    const fixture = await FixtureProject.open(`//- models/a.sql
select 1
//- dbt_packages/util/dbt_project.yml
name: util
//- dbt_packages/util/models/b.sql
select 1
`);
    await move(fixture, `${ROOT}/dbt_packages/util`, '/elsewhere/util');
    assert.deepEqual(modelsOf(fixture), ['model.shop.a /models/a.sql']);
    await move(fixture, '/elsewhere/util', `${ROOT}/dbt_packages/util`);
    assert.equal(modelsOf(fixture).length, 2);
    await move(fixture, `${ROOT}/dbt_packages`, undefined);
    assert.deepEqual(modelsOf(fixture), ['model.shop.a /models/a.sql']);
  });
});
