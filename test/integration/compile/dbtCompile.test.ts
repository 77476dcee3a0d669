import { parseJinja } from '@lakehouse/jinja';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDocument } from '../../../server/src/service/compile/compileDocument';
import type { CompileResult } from '../../../server/src/service/compile/compileResult';
import type { ConfigValue } from '../../../server/src/service/project/config';
import type { NamesTarget } from '../../../server/src/service/project/namesTarget';
import { SandboxProcess } from '../../support/sandbox';
import { DbtProject } from '../dbt/dbtProject';
import { manifestProject, type Manifest, type ManifestNode } from './manifestProject';

interface Subject {
  readonly title: string;
  readonly folder: string;
  readonly target: Pick<NamesTarget, 'database' | 'schema' | 'datalake' | 'rootPath'>;
  readonly vars: Readonly<Record<string, ConfigValue>>;
  /** Files that only dbt can render. */
  readonly needDbt: readonly string[];
}

const SUBJECTS: readonly Subject[] = [
  {
    title: 'the sample',
    folder: 'samples/lakehouse',
    target: { database: 'silver', schema: 'no_schema', datalake: 'gold', rootPath: 'no_schema' },
    vars: { revenue_statuses: ['completed'] },
    needDbt: [],
  },
  {
    title: "dbt's starter project",
    folder: 'test/integration/dbt/projects/starter',
    target: { database: '@admin', schema: 'no_schema', datalake: '$scratch', rootPath: 'no_schema' },
    vars: {},
    needDbt: [],
  },
  {
    title: 'a project with much Jinja in it',
    folder: 'test/integration/compile/projects/jinja',
    target: { database: '@admin', schema: 'no_schema', datalake: '$scratch', rootPath: 'no_schema' },
    vars: {
      first_day: '2024-01-01',
      limit: 10,
      ratio: 0.25,
      live: true,
      nothing: null,
      kinds: ['card', 'cash', 'bank transfer'],
      labels: { card: 'Card', cash: 'Cash' },
    },
    needDbt: ['models/dispatched.sql', 'models/introspective.sql', 'models/python_forms.sql', 'models/values.sql'],
  },
];

for (const { title, folder, target, vars, needDbt } of SUBJECTS)
  describe(`compiling ${title}`, () => {
    let sandbox: SandboxProcess;
    let project: DbtProject;
    let manifest: Manifest;

    before(async () => {
      sandbox = await SandboxProcess.start();
      project = new DbtProject(folder, sandbox.env);
      const { code, output } = await project.run('compile');
      assert.equal(code, 0, output);
      // dbt itself guarantees the shape of what it writes.
      manifest = project.artefact('manifest.json') as Manifest;
    });

    after(async () => {
      await sandbox.stop();
      project.dispose();
    });

    const files = (): readonly ManifestNode[] =>
      Object.values(manifest.nodes).filter(
        node => node.original_file_path.endsWith('.sql') && existsSync(join(project.folder, node.original_file_path)),
      );

    const compile = (path: string): CompileResult => {
      const text = readFileSync(join(project.folder, path), 'utf8');
      const names = { profileName: 'p', targetName: 'dev', ...target };
      return compileDocument({
        document: { path: `/project/${path}`, text, jinja: parseJinja(text) },
        project: manifestProject(manifest, names, vars),
        selection: { start: 0, end: 0 },
        environment: () => undefined,
        documentAt: file => parseJinja(readFileSync(join(project.folder, file.slice('/project/'.length)), 'utf8')),
      });
    };

    it('gives every node the name that dbt gives it', () => {
      const names = { profileName: 'p', targetName: 'dev', ...target };
      const view = manifestProject(manifest, names, vars);
      const built = Object.values({ ...manifest.nodes, ...manifest.sources }).filter(
        node => node.relation_name !== null,
      );
      const ours = built.map(node => [node.unique_id, view.relationName(view.node(node.unique_id)!)]);
      assert.ok(built.length > 0);
      assert.deepEqual(
        ours,
        built.map(node => [node.unique_id, node.relation_name]),
      );
    });

    it('renders every file as dbt does, or leaves it to dbt', () => {
      const left: string[] = [];
      for (const { original_file_path: path } of files()) {
        const expected = readFileSync(
          join(project.folder, 'target', 'compiled', manifest.metadata.project_name, path),
          'utf8',
        );
        const result = compile(path);
        if (result.kind === 'needsDbt') left.push(path);
        else if (result.kind === 'compiled') assert.equal(result.sql, expected, path);
        else assert.equal(expected.replace(/^\s*--.*$/gm, '').trim(), '', `${path}: ${JSON.stringify(result)}`);
      }
      assert.ok(files().length > left.length);
      assert.deepEqual(left.toSorted(), needDbt);
    });
  });
