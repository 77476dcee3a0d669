import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { DremioTarget, ProjectGraph } from '@lakehouse/protocol';
import { LanguageServerProcess } from '../../support/languageServer';
import { DbtProject } from '../dbt/dbtProject';

interface ManifestNode {
  readonly unique_id: string;
  readonly resource_type: string;
  readonly original_file_path: string;
  readonly relation_name?: string | null;
  readonly config: { readonly enabled?: boolean };
  readonly depends_on?: { readonly nodes?: readonly string[] };
}

/** dbt's `manifest.json`, as far as it is read here. */
interface Manifest {
  readonly nodes: Readonly<Record<string, ManifestNode>>;
  readonly sources: Readonly<Record<string, ManifestNode>>;
  readonly exposures: Readonly<Record<string, ManifestNode>>;
}

interface Subject {
  readonly title: string;
  readonly folder: string;
  readonly target: Omit<DremioTarget, 'profileName' | 'targetName'>;
  readonly env: NodeJS.ProcessEnv;
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
];

/** A generic test has a hash at the end of its id, over what is Python's own. */
function withoutHash(id: string): string {
  return id.startsWith('test.') ? id.replace(/\.[0-9a-f]{10}$/, '') : id;
}

/** One line for each node, with what decides where it is built. */
function describeManifest({ nodes, sources, exposures }: Manifest): readonly string[] {
  return (
    Object.values({ ...nodes, ...sources, ...exposures })
      // A test of a disabled model stays in the manifest, disabled.
      .filter(({ config }) => config.enabled !== false)
      .map(node => {
        const name = ['test', 'analysis'].includes(node.resource_type) ? null : (node.relation_name ?? null);
        return `${withoutHash(node.unique_id)} ${node.resource_type} ${node.original_file_path} ${String(name)}`;
      })
      .toSorted()
  );
}

function manifestEdges({ nodes, exposures }: Manifest): readonly string[] {
  const edges = Object.values({ ...nodes, ...exposures }).flatMap(({ unique_id: to, depends_on: on }) =>
    (on?.nodes ?? []).map(from => `${from} -> ${withoutHash(to)}`),
  );
  return [...new Set(edges)].toSorted();
}

function describeGraph({ nodes }: ProjectGraph): readonly string[] {
  return nodes
    .map(node => `${node.uniqueId} ${node.resourceType} ${node.path} ${String(node.relationName)}`)
    .toSorted();
}

for (const { title, folder, target, env } of SUBJECTS)
  describe(`the graph of ${title}`, () => {
    let project: DbtProject;
    let server: LanguageServerProcess;
    let manifest: Manifest;
    let graph: ProjectGraph;

    before(async () => {
      project = new DbtProject(folder, env);
      if (folder.endsWith('shop')) await project.run('deps');
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
      const edges = graph.edges.map(({ from, to }) => `${from} -> ${to}`);
      assert.deepEqual(edges.toSorted(), manifestEdges(manifest));
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
