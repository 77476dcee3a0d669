import assert from 'node:assert/strict';
import { FixtureProject, MemoryFiles, ROOT, TARGET } from '../../../../test/support/fixtureProject';
import { Workspace } from './workspace';

async function projectNames(text: string): Promise<readonly string[]> {
  const { workspace } = await FixtureProject.open(text);
  return workspace.projects().map(({ name }) => name);
}

describe('several projects in one workspace', () => {
  it('opens nothing of a folder that is closed before its turn came', async () => {
    const disk = new MemoryFiles([
      ['/a/dbt_project.yml', 'name: a'],
      ['/b/dbt_project.yml', 'name: b'],
    ]);
    const workspace = new Workspace(disk, () => undefined);
    workspace.open(['/a']);
    workspace.open(['/b']);
    workspace.close('/b');
    await workspace.complete;
    assert.deepEqual(
      workspace.projects().map(({ name }) => name),
      ['a'],
    );
  });

  it('takes no installed package for a project', async () => {
    assert.deepEqual(await projectNames('//- dbt_packages/util/dbt_project.yml\nname: util\n'), ['shop']);
    const elsewhere = `//- dbt_project.yml
name: shop
packages-install-path: vendor
//- vendor/util/dbt_project.yml
name: util
//- vendor/util/models/b.sql
select 1
`;
    assert.deepEqual(await projectNames(elsewhere), ['shop']);
    const { project } = await FixtureProject.open(elsewhere);
    assert.equal(project.node('model.util.b')?.packageName, 'util');
  });

  it('serves each file by the innermost project, and mixes nothing', async () => {
    const { workspace } = await FixtureProject.open(`//- models/a.sql
select * from {{ ref('b') }}
//- inner/dbt_project.yml
name: inner
//- inner/models/b.sql
select 1
`);
    const of = (path: string) => workspace.projectOf(`${ROOT}/${path}`);
    assert.equal(of('models/a.sql')?.name, 'shop');
    assert.equal(of('inner/models/b.sql')?.name, 'inner');
    assert.equal(of('models/a.sql')?.resolveRef({ name: 'b' }, 'shop').kind, 'missing');
    assert.equal(of('inner/models/b.sql')?.node('model.inner.b')?.relativePath, 'models/b.sql');
  });

  it('sees a local package as the project does that installs it, unless it has a target of its own', async () => {
    const { workspace } = await FixtureProject.open(`//- packages.yml
packages: [{ local: lib }]
//- models/a.sql
select * from {{ ref('b') }}
//- lib/dbt_project.yml
name: lib
//- lib/models/b.sql
select 1
`);
    const file = `${ROOT}/lib/models/b.sql`;
    const nameOfB = () => {
      const project = workspace.projectOf(file);
      const [node] = project?.nodesOfFile(file) ?? [];
      return node === undefined ? undefined : project?.relationName(node);
    };
    assert.equal(workspace.projectOf(file)?.name, 'shop');
    assert.equal(nameOfB(), '"analytics"."b"');
    workspace.setTargets(
      new Map([
        [ROOT, TARGET],
        [`${ROOT}/lib`, { ...TARGET, database: 'own' }],
      ]),
    );
    assert.equal(workspace.projectOf(file)?.name, 'lib');
    assert.equal(nameOfB(), '"own"."b"');
  });

  it('sees a package by itself while the project that installs it lacks what the package has', async () => {
    const files = `//- dbt_packages/util/dbt_project.yml
name: util
//- models/a.sql
select 1
//- tests_of_it/dbt_project.yml
name: tests_of_it
//- tests_of_it/packages.yml
packages: [{ local: ../ }]
`;
    const nameIn = async (text: string) => {
      const { workspace } = await FixtureProject.open(text);
      workspace.setTargets(new Map());
      return workspace.projectOf(`${ROOT}/models/a.sql`)?.name;
    };
    assert.equal(await nameIn(files), 'shop');
    const complete = files.replace('{ local: ../ }', '{ local: ../ }, { local: ../dbt_packages/util }');
    assert.equal(await nameIn(complete), 'tests_of_it');
  });

  it('counts a new model from its first key stroke, saved or not', async () => {
    const { workspace, project, disk } = await FixtureProject.open("//- models/a.sql\n{{ ref('fresh') }}\n");
    const kind = () => project.resolveRef({ name: 'fresh' }, 'shop').kind;
    assert.equal(kind(), 'missing');
    workspace.edit(`${ROOT}/models/marts/fresh.sql`, '');
    assert.equal(kind(), 'found');
    disk.files.set(`${ROOT}/models/marts/fresh.sql`, 'select 1');
    await workspace.fileChanged(`${ROOT}/models/marts/fresh.sql`);
    await workspace.shut(`${ROOT}/models/marts/fresh.sql`);
    assert.equal(kind(), 'found');
    disk.files.delete(`${ROOT}/models/marts/fresh.sql`);
    await workspace.fileChanged(`${ROOT}/models/marts/fresh.sql`);
    assert.equal(kind(), 'missing');
  });

  it('finds versions by the model that YAML names, whatever their files are called', async () => {
    const { project } = await FixtureProject.open(`//- models/schema.yml
models:
  - name: orders
    latest_version: 1
    versions: [{ v: 1, defined_in: orders_first }, { v: 2 }]
//- models/orders_first.sql
select 1
//- models/orders_v2.sql
select 1
`);
    const found = (version?: string) => {
      const resolution = project.resolveRef(
        version === undefined ? { name: 'orders' } : { name: 'orders', version },
        'shop',
      );
      return resolution.kind === 'found' ? resolution.node.file : resolution.kind;
    };
    assert.equal(found(), `${ROOT}/models/orders_first.sql`);
    assert.equal(found('2'), `${ROOT}/models/orders_v2.sql`);
    assert.equal(found('3'), 'missing');
    assert.equal(project.resolveRef({ name: 'orders_v2' }, 'shop').kind, 'missing');
  });

  it('finds a model of another package by both arguments, and by one', async () => {
    const { project } = await FixtureProject.open(`//- models/a.sql
select 1
//- dbt_packages/util/dbt_project.yml
name: util
//- dbt_packages/util/models/b.sql
select 1
`);
    const kind = (name: string, packageName?: string) =>
      project.resolveRef(packageName === undefined ? { name } : { name, packageName }, 'shop').kind;
    assert.equal(kind('b'), 'found');
    assert.equal(kind('b', 'util'), 'found');
    assert.equal(kind('b', 'shop'), 'missing');
    assert.equal(kind('a', 'util'), 'missing');
  });
});
