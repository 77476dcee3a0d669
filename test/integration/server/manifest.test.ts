import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { DremioTarget, ProjectGraph } from '@lakehouse/protocol';
import { LanguageServerProcess } from '../../support/languageServer';
import { DbtProject } from '../dbt/dbtProject';
import { describeGraph, describeManifest, graphEdges, manifestEdges, type Manifest } from './manifest';

interface Subject {
  readonly title: string;
  readonly folder: string;
  readonly target: Omit<DremioTarget, 'profileName' | 'targetName'>;
  readonly env: NodeJS.ProcessEnv;
  /** Variable that names the folder of the dbt to compare with. */
  readonly bin?: string;
}

const ENV = { DREMIO_HOST: '127.0.0.1', DREMIO_PORT: '9047' };
const SUBJECTS: readonly Subject[] = [
  {
    title: 'the sample',
    folder: 'samples/lakehouse',
    target: { database: 'silver', schema: 'no_schema', datalake: 'gold', rootPath: 'no_schema' },
    env: ENV,
  },
  {
    title: "dbt's starter project",
    folder: 'test/integration/dbt/projects/starter',
    target: { database: '@admin', schema: 'no_schema', datalake: '$scratch', rootPath: 'no_schema' },
    env: ENV,
  },
  {
    title: 'a project with a package, versions, snapshots and macros that refer',
    folder: 'test/integration/server/projects/shop',
    target: { database: 'analytics', schema: 'dev', datalake: 'lake', rootPath: 'warehouse.dbt' },
    env: ENV,
  },
  {
    title: 'a project of every kind of thing that dbt knows, however it may be written',
    folder: 'test/integration/server/projects/everything',
    target: { database: 'analytics', schema: 'dev', datalake: 'lake', rootPath: 'warehouse.dbt' },
    env: {},
  },
  {
    title: 'a project that names its relations by macros of its own',
    folder: 'test/integration/server/projects/named',
    target: { database: 'analytics', schema: 'dev', datalake: 'lake', rootPath: 'warehouse.dbt' },
    env: {},
  },
  {
    title: 'a project on another adapter',
    folder: 'test/integration/server/projects/duck',
    target: { adapter: 'duckdb', database: 'memory', schema: 'main', datalake: '', rootPath: '' },
    env: {},
    bin: 'LAKEHOUSE_DBT_DUCKDB_BIN',
  },
];

for (const { title, folder, target, env, bin } of SUBJECTS)
  describe(`the graph of ${title}`, () => {
    let project: DbtProject;
    let server: LanguageServerProcess;
    let manifest: Manifest;
    let graph: ProjectGraph;

    before(async () => {
      project = new DbtProject(folder, env, bin);
      if (existsSync(`${project.folder}/packages.yml`)) await project.run('deps');
      const { code, output } = await project.run('parse', '--no-partial-parse');
      assert.equal(code, 0, output);
      // dbt itself guarantees the shape of what it writes.
      manifest = project.artefact('manifest.json') as Manifest;
      server = await LanguageServerProcess.start(project.folder);
      const named = { profileName: 'p', targetName: 'dev', ...target };
      await server.tell('lakehouse/targetsChanged', { targets: [{ projectRoot: project.folder, target: named }] });
      graph = await server.call('lakehouse/graph', {});
    });

    after(async () => {
      await server.stop();
      project.dispose();
    });

    it("has the nodes of dbt's manifest, with their names in Dremio", () => {
      assert.deepEqual(describeGraph(graph), describeManifest(manifest));
    });

    it("has the edges of dbt's manifest", () => {
      assert.deepEqual(graphEdges(graph), manifestEdges(manifest));
    });

    it('follows an edit that is not saved', async () => {
      const [file] = graph.nodes.filter(({ path }) => path.endsWith('.sql'));
      assert.ok(file);
      const uri = pathToFileURL(`${project.folder}/${file.path}`).toString();
      await server.open(uri, "select * from {{ ref('nothing') }}");
      const { edges } = await server.call('lakehouse/graph', {});
      assert.deepEqual(
        edges.filter(({ to }) => to === file.uniqueId),
        [],
      );
      await server.close(uri);
      await server.call('lakehouse/documentRole', { uri });
    });
  });
