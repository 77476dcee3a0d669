import assert from 'node:assert/strict';
import type { FeatureContext } from '../../server/src/service/feature';
import type { NamesTarget } from '../../server/src/service/project/namesTarget';
import type { DbtProject } from '../../server/src/service/project/index/dbtProject';
import { folderOf, pathWithin, type FilePath } from '../../server/src/service/text/filePath';
import { OpenDocument } from '../../server/src/service/workspace/openDocument';
import { Workspace } from '../../server/src/service/workspace/workspace';
import type { WorkspaceFiles } from '../../server/src/service/workspace/workspaceFiles';
import { readFixture, type Fixture } from './fixture';

/** Folder that a fixture's files lie in. */
export const ROOT = '/shop';

export const TARGET: NamesTarget = {
  profileName: 'shop',
  targetName: 'dev',
  database: 'analytics',
  schema: 'no_schema',
  datalake: 'lake',
  rootPath: 'dbt',
};

/** Files that lie in memory. */
export class MemoryFiles implements WorkspaceFiles {
  readonly files: Map<FilePath, string>;

  constructor(files: Iterable<readonly [FilePath, string]>) {
    this.files = new Map(files);
  }

  projectFolders(folder: FilePath): Promise<readonly FilePath[]> {
    const found = [...this.files.keys()].filter(
      file => file.endsWith('/dbt_project.yml') && pathWithin(folder, file) && !file.includes('/dbt_packages/'),
    );
    return Promise.resolve(found.map(file => folderOf(file)));
  }

  filesBelow(folder: FilePath): Promise<readonly FilePath[]> {
    return Promise.resolve([...this.files.keys()].filter(file => pathWithin(folder, file)));
  }

  sqlBelow(folder: FilePath, without: ReadonlySet<FilePath>): Promise<readonly FilePath[]> {
    const isLeftOut = (file: FilePath) => [...without].some(one => pathWithin(one, file) !== undefined);
    const below = [...this.files.keys()].filter(file => file.endsWith('.sql') && pathWithin(folder, file));
    return Promise.resolve(below.filter(file => !isLeftOut(file)));
  }

  foldersIn(folder: FilePath): Promise<readonly FilePath[]> {
    const names = [...this.files.keys()].flatMap(file => pathWithin(folder, file)?.split('/')[0] ?? []);
    return Promise.resolve([...new Set(names)].map(name => `${folder}/${name}`));
  }

  read(file: FilePath): Promise<string | undefined> {
    return Promise.resolve(this.files.get(file));
  }

  pause(): Promise<void> {
    return Promise.resolve();
  }

  now(): number {
    return 0;
  }

  environment(): undefined {
    return undefined;
  }
}

/** A project of a fixture, indexed; a `dbt_project.yml` is made when the fixture has none. */
export class FixtureProject {
  readonly fixture: Fixture;
  readonly disk: MemoryFiles;
  readonly workspace: Workspace;

  private constructor(fixture: Fixture, disk: MemoryFiles, workspace: Workspace) {
    this.fixture = fixture;
    this.disk = disk;
    this.workspace = workspace;
  }

  static async open(text: string): Promise<FixtureProject> {
    const fixture = readFixture(text);
    const files = [...fixture.files].map(([path, content]) => [`${ROOT}/${path}`, content] as const);
    const disk = new MemoryFiles([[`${ROOT}/dbt_project.yml`, 'name: shop\nprofile: shop\n'], ...files]);
    const workspace = new Workspace(disk, () => undefined);
    workspace.setTargets(new Map([[ROOT, TARGET]]));
    workspace.open([ROOT]);
    await workspace.complete;
    return new FixtureProject(fixture, disk, workspace);
  }

  get project(): DbtProject {
    const [project] = this.workspace.projects();
    assert.ok(project);
    return project;
  }

  /** The context of a document, and where the cursor stands in it. */
  at(): { readonly context: FeatureContext; readonly offset: number } {
    const { cursor } = this.fixture;
    assert.ok(cursor, 'the fixture has a cursor');
    return { context: this.contextOf(cursor.file), offset: cursor.offset };
  }

  contextOf(file: string): FeatureContext {
    const path = `${ROOT}/${file}`;
    const document = new OpenDocument(path, this.workspace.textOf(path) ?? this.disk.files.get(path) ?? '');
    return {
      document,
      project: this.workspace.projectOf(path),
      datasets: this.workspace.datasets,
      settings: this.workspace.settings,
      reflections: this.workspace.reflections,
      documentAt: other => this.workspace.documentAt(other),
    };
  }
}
