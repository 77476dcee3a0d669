import type { Reflections } from '../dbt/reflection/placedReflection';
import type { KnownDataset, ServedDocument } from '../feature';
import { DEFAULT_SETTINGS, type LanguageSettings } from '../languageSettings';
import { DbtProject, packagesFolder } from '../project/index/dbtProject';
import type { NamesTarget } from '../project/namesTarget';
import { VARS_FILE, type ProjectFileProblem } from '../project/read/readProjectFile';
import { fileName, folderOf, joinPath, pathWithin, type FilePath } from '../text/filePath';
import { InlineReader, type FactsReader } from './factsReader';
import { folderChange } from './folderChange';
import { OpenDocument } from './openDocument';
import { assumedPackage, installedPackages, openPackage, PROJECT_FILE } from './openProject';
import { ProjectArtifacts } from './projectArtifacts';
import { ProjectReader } from './projectReader';
import { Scripts } from './scripts';
import { isInstalled, servingProject } from './servingProject';
import type { WorkspaceFiles } from './workspaceFiles';

/** Files whose change means that a project is opened anew. */
const SETTINGS: ReadonlySet<string> = new Set([
  PROJECT_FILE,
  VARS_FILE,
  '.dbtignore',
  'packages.yml',
  'dependencies.yml',
]);

/**
 * What the workspace tells when something of it changed. `reach` is `itself` for an edit that no other document can see:
 * of a query whose columns stay as they are.
 */
export type WorkspaceListener = (generation: number, reach: 'itself' | 'others') => void;

/** The dbt projects of the workspace with the documents that are open in the editor: always of the text as it is now. */
export class Workspace {
  readonly #files: WorkspaceFiles;
  readonly #facts: FactsReader;
  readonly #reader: ProjectReader;
  readonly #artifacts: ProjectArtifacts;
  readonly #scripts: Scripts;
  readonly #changed: WorkspaceListener;
  readonly #failed: (error: unknown) => void;
  readonly #documents = new Map<FilePath, OpenDocument>();
  readonly #projects = new Map<FilePath, DbtProject>();
  readonly #problems = new Map<FilePath, ProjectFileProblem>();
  readonly #folders = new Set<FilePath>();
  readonly #projectTexts = new Map<FilePath, string>();
  #otherWarehouses: ReadonlyMap<FilePath, string> = new Map();
  #targets: ReadonlyMap<FilePath, NamesTarget | undefined> = new Map();
  #datasets: ReadonlyMap<string, KnownDataset> = new Map();
  #settings = DEFAULT_SETTINGS;
  /** Projects that wait to be opened anew. */
  readonly #reloading = new Set<FilePath>();
  #generation = 0;
  #listed: Promise<void> = Promise.resolve();
  #complete: Promise<void> = Promise.resolve();
  #pending = 0;

  /**
   * @param facts reads many files at once; the thread that asks does it when left out
   * @param failed hears of errors that nobody foresaw
   */
  constructor(
    files: WorkspaceFiles,
    changed: WorkspaceListener,
    facts: FactsReader = new InlineReader(files),
    failed: (error: unknown) => void = () => undefined,
  ) {
    this.#failed = failed;
    this.#files = files;
    this.#changed = changed;
    this.#facts = facts;
    this.#reader = new ProjectReader(files, facts, this.#documents);
    this.#artifacts = new ProjectArtifacts(files, facts);
    this.#scripts = new Scripts(files, this.#documents);
  }

  /** Resolves once every name is known: enough to complete and to go to a model. */
  get listed(): Promise<void> {
    return this.#listed;
  }

  /** Resolves once every file is read. */
  get complete(): Promise<void> {
    return this.#complete;
  }

  /** False while files are still to be read, so that a name which is not there may yet come. */
  get isComplete(): boolean {
    return this.#pending === 0;
  }

  get datasets(): ReadonlyMap<string, KnownDataset> {
    return this.#datasets;
  }

  /** The reflections that files create which dbt does not read. */
  get reflections(): Reflections {
    return this.#scripts.reflections;
  }

  get settings(): LanguageSettings {
    return this.#settings;
  }

  setSettings(settings: LanguageSettings): void {
    this.#settings = settings;
    this.#tell();
  }

  /** Finds and reads the projects of some folders, beside those that are known. */
  open(folders: readonly FilePath[]): void {
    for (const folder of folders) this.#folders.add(folder);
    this.#facts.prepare();
    this.#work(async listed => {
      const wanted = folders.filter(folder => this.#folders.has(folder));
      const found = await Promise.all(wanted.map(folder => this.#files.projectFolders(folder)));
      await this.#load([...new Set(found.flat())], listed);
    });
  }

  /** Lets go of the projects of a folder that left the workspace. */
  close(folder: FilePath): void {
    this.#folders.delete(folder);
    for (const root of [...this.#projects.keys()])
      if (!this.#isWanted(root)) for (const known of [this.#projects, this.#problems]) known.delete(root);
    this.#tell();
  }

  /** Notes the text of a document that is open in the editor. */
  edit(path: FilePath, text: string): void {
    const document = new OpenDocument(path, text);
    this.#documents.set(path, document);
    if (this.#isSettings(path)) this.#reload(folderOf(path));
    else this.#read(path, text, document);
  }

  /** A document was closed: the file on disk counts again. */
  async shut(path: FilePath): Promise<void> {
    if (this.#documents.delete(path)) await this.fileChanged(path);
  }

  /** A file or folder was written, made or deleted on disk. What is open in the editor counts for more. */
  async fileChanged(path: FilePath): Promise<void> {
    if (this.#documents.has(path)) return;
    if (await this.#artifacts.changed(path, [...this.#projects.values()])) {
      this.#tell();
      return;
    }
    const text = await this.#files.read(path);
    if (this.#documents.has(path)) return;
    this.#reader.supersede(path);
    if (this.#isSettings(path)) this.#reload(folderOf(path), text === undefined && fileName(path) === PROJECT_FILE);
    else if (fileName(path) === PROJECT_FILE) await this.#projectFileChanged(path);
    else if (this.#projectTexts.has(path)) this.#projectTexts.set(path, text ?? '');
    else if (text !== undefined) this.#read(path, text);
    else {
      const removed = [...this.#projects.values()].map(project => project.remove(path));
      const isKnown = removed.includes(true);
      if (this.#scripts.reflections.remove(path) || isKnown) this.#tell();
      if (!isKnown) await this.#folderChanged(path);
    }
  }

  /** The targets that decide names, by the project's root; replaces what was told before. */
  setTargets(targets: ReadonlyMap<FilePath, NamesTarget | undefined>): void {
    this.#targets = targets;
    for (const [root, project] of this.#projects) project.setTarget(targets.get(root));
    this.#tell();
    this.#complete.then(() => this.#readManifests()).catch(this.#failed);
  }

  /** The projects that are certainly for another warehouse than Dremio, with its name. */
  setOtherWarehouses(names: ReadonlyMap<FilePath, string>): void {
    this.#otherWarehouses = names;
    for (const [root, project] of this.#projects) project.setOtherWarehouse(names.get(root));
    this.#tell();
  }

  setDatasets(datasets: Iterable<KnownDataset>): void {
    this.#datasets = new Map([...datasets].map(dataset => [dataset.path.join('.').toLowerCase(), dataset]));
    for (const project of this.#projects.values()) project.columns.setDatasets(this.#datasets);
    this.#tell();
  }

  /** The projects by their roots, an outer one before those that lie in it. */
  projects(): readonly DbtProject[] {
    return [...this.#projects.values()].toSorted((a, b) => (a.root < b.root ? -1 : 1));
  }

  /** The project of a document that lies nowhere: the only one, where there is one. */
  onlyProject(): DbtProject | undefined {
    const [first, second] = this.#projects.values();
    return second === undefined ? first : undefined;
  }

  /** What is wrong with the `dbt_project.yml` of a project. */
  problemOf(root: FilePath): ProjectFileProblem | undefined {
    return this.#problems.get(root);
  }

  /** The project that a file lies in: the innermost one, or for a package that is no project of its own who installs it. */
  projectOf(path: FilePath): DbtProject | undefined {
    return servingProject([...this.#projects.values()], path);
  }

  document(path: FilePath): ServedDocument | undefined {
    return this.#documents.get(path);
  }

  /** A file as it is now: the open document, or what was last read from disk, parsed when it is used. */
  documentAt(path: FilePath): ServedDocument | undefined {
    const open = this.#documents.get(path);
    if (open !== undefined) return open;
    const text = this.textOf(path);
    return text === undefined ? undefined : new OpenDocument(path, text);
  }

  /** The text of a file: the open document's, or that of the disk as it was last read; undefined for one not known. */
  textOf(path: FilePath): string | undefined {
    const text = this.#documents.get(path)?.text ?? this.projectOf(path)?.record(path)?.source?.text;
    if (text === undefined && path.endsWith('.sql')) return this.#scripts.reflections.textOf(path);
    return text ?? this.#projectTexts.get(path);
  }

  /** The text of a project's `dbt_project.yml` as it was last read. */
  projectFileText(root: FilePath): string {
    return this.#projectTexts.get(joinPath(root, PROJECT_FILE)) ?? '';
  }

  /** Another target may leave names open that the last one did not. */
  async #readManifests(): Promise<void> {
    const unread = [...this.#projects.values()].filter(({ lastRun }) => lastRun === undefined);
    for (const project of unread) await this.#artifacts.readManifest(project);
    if (unread.some(({ lastRun }) => lastRun !== undefined)) this.#tell();
  }

  /** Something came or went that is no file which is known: perhaps a folder with files of a project, or with projects. */
  async #folderChanged(path: FilePath): Promise<void> {
    for (const project of [...this.#projects.values()]) {
      const change = folderChange(project, path);
      if (change === 'made by dbt') return;
      if (change === 'files') await this.#filesChanged(project, path);
      else if (change === 'reopen')
        this.#reload(project.root, (await this.#files.read(joinPath(project.root, PROJECT_FILE))) === undefined);
    }
    await this.#scripts.readBelow(path, [...this.#projects.values()]);
    const found = await this.#files.projectFolders(path);
    if (found.length > 0) this.#discover(found);
  }

  async #filesChanged(project: DbtProject, folder: FilePath): Promise<void> {
    const below = await this.#files.filesBelow(folder);
    if (below.length > 0 || this.#reader.knowsBelow(project, folder))
      this.#work(() => this.#reader.readBelow(project, folder));
  }

  #isSettings(path: FilePath): boolean {
    return SETTINGS.has(fileName(path)) && this.#projects.has(folderOf(path));
  }

  #read(path: FilePath, text: string, document?: OpenDocument): void {
    const isTemplate = path.endsWith('.sql') || path.endsWith('.md');
    const surfaces = this.#surfaces();
    const read = [...this.#projects.values()].map(
      project =>
        project.packageOfFile(path) !== undefined &&
        project.update(path, text, isTemplate ? document?.jinja : undefined),
    );
    if (read.includes(true)) this.#tell(surfaces === this.#surfaces() ? 'itself' : 'others');
    else if (this.#scripts.put(path, text, document)) this.#tell();
  }

  #surfaces(): number {
    return [...this.#projects.values()].reduce((sum, { surface }) => sum + surface, 0);
  }

  /** A `dbt_project.yml` came or went where no project was: of an installed package, or of a new project. */
  async #projectFileChanged(file: FilePath): Promise<void> {
    const owner = this.projectOf(file);
    if (owner !== undefined && pathWithin(packagesFolder(owner.main), file) !== undefined) this.#reload(owner.root);
    else this.#discover(await this.#files.projectFolders(folderOf(file)));
  }

  #discover(roots: readonly FilePath[]): void {
    this.#work(listed => {
      const found = roots.filter(root => !this.#projects.has(root));
      return this.#load(found, listed);
    });
  }

  /** False for what lies in no folder of the workspace, or not any more. */
  #isWanted(root: FilePath): boolean {
    return [...this.#folders].some(folder => pathWithin(folder, root) !== undefined);
  }

  #reload(root: FilePath, isGone = false): void {
    if (isGone && this.#projects.delete(root)) {
      this.#problems.delete(root);
      this.#tell();
      return;
    }
    // Somebody who writes in a file of settings asks for it with every letter.
    if (this.#reloading.has(root)) return;
    this.#reloading.add(root);
    this.#work(listed => {
      this.#reloading.delete(root);
      return this.#load([root], listed);
    });
  }

  async #load(roots: readonly FilePath[], listed: () => void): Promise<void> {
    const wanted = roots.filter(root => this.#isWanted(root));
    const opened = await Promise.all(wanted.map(root => this.#openProject(root)));
    const isWhole = (project: DbtProject) => !isInstalled(project, this.#projects.values());
    const projects = opened.filter(project => this.#isWanted(project.root) && isWhole(project));
    for (const project of opened) if (!projects.includes(project)) this.#projects.delete(project.root);
    await Promise.all(projects.map(project => this.#reader.list(project)));
    await this.#reader.read(projects, () => {
      listed();
      this.#tell();
    });
    for (const project of projects) {
      await this.#artifacts.read(project);
      await this.#scripts.read(project);
    }
    this.#facts.rest();
  }

  async #openProject(root: FilePath): Promise<DbtProject> {
    const read = async (file: FilePath) => this.#documents.get(file)?.text ?? (await this.#files.read(file));
    const { pack, problem, texts } = await openPackage(root, true, read);
    for (const [file, text] of texts) this.#projectTexts.set(file, text);
    if (problem === undefined) this.#problems.delete(root);
    else this.#problems.set(root, problem);
    const known = this.#projects.get(root);
    const main = pack ?? known?.main ?? assumedPackage(root);
    const { packages, lacking } = await installedPackages(main, this.#files, read);
    if (known !== undefined) {
      known.setPackages(main, packages);
      known.lacksPackages = lacking;
      return known;
    }
    const project = new DbtProject(main, packages);
    project.setEnvironment(name => this.#files.environment(name));
    project.lacksPackages = lacking;
    project.setTarget(this.#targets.get(root));
    project.setOtherWarehouse(this.#otherWarehouses.get(root));
    project.columns.setDatasets(this.#datasets);
    this.#projects.set(root, project);
    return project;
  }

  /** Does a piece of work after what was begun before, and tells when it is done. */
  #work(task: (listed: () => void) => Promise<void>): void {
    this.#pending += 1;
    const before = this.#complete;
    const isListed = new Promise<void>(resolve => {
      this.#complete = before
        .then(() => task(resolve))
        // What went wrong with this must not keep all that comes after it from being done.
        .catch((error: unknown) => this.#failed(error))
        .finally(() => {
          resolve();
          this.#pending -= 1;
          this.#tell();
        });
    });
    this.#listed = Promise.all([this.#listed, isListed]).then(() => undefined);
  }

  #tell(reach: 'itself' | 'others' = 'others'): void {
    this.#generation += 1;
    this.#changed(this.#generation, reach);
  }
}
