import type { JinjaDocument } from '@lakehouse/jinja';
import { joinPath, pathWithin, type FilePath } from '../../text/filePath';
import type { ConfigValue } from '../config';
import type { NamesTarget } from '../namesTarget';
import type { AskedTable } from '../columns/askedTable';
import type { NodeColumn, NodeColumns } from '../columns/knownColumn';
import type { Dependency, Dispatch, NodeKind, ProjectNode } from '../projectNode';
import { accessRefused, type AccessRefusal, type Referrer } from '../accessTo';
import type { DocsBlock } from '../docsBlock';
import type { ProjectGroup } from '../projectGroup';
import type { GenericTest, ProjectMacro } from '../projectMacro';
import type { DeclaredVariable, EnvironmentVariable, VariableUse } from '../projectVariable';
import type { ProjectFilePlace, ProjectView, SharedName } from '../projectView';
import type { RefName, Resolution, SourceName } from '../resolution';
import { relationName } from '../relationName';
import { Assembly, lookupKey } from './assembly';
import { UNREAD_FACTS, type FileFacts } from './fileFacts';
import { readRecord, recordOf, unreadRecord, type FileRecord } from './fileRecord';
import type { MacroTable } from './macroTable';
import { findDependencies, type FoundDependency } from './findDependencies';
import { clashing, NodeLookups } from './nodeLookups';
import { declaredVariables, environmentVariables } from './projectVariables';
import { ParseWorld } from './parseWorld';
import { saysTheSame } from './fileSurface';
import { ProjectColumns } from './projectColumns';
import { packageFile, type ProjectPackage } from './projectPackage';
import { resolveRef, resolveSource } from './resolveName';

/** Roles whose files change their own nodes alone. */
const ALONE: ReadonlySet<string> = new Set(['model', 'test', 'analysis', 'seed', 'snapshot']);

/** A dbt project with its installed packages, kept current file by file: an edit reads that file and no other. */
export class DbtProject implements ProjectView {
  readonly root: FilePath;
  readonly #records = new Map<FilePath, FileRecord>();
  readonly columns = new ProjectColumns(this, path => this.#records.get(path));
  #surface = 0;
  #packages: readonly ProjectPackage[];
  #main: ProjectPackage;
  #target: NamesTarget | undefined;
  #assembly: Assembly | undefined;
  #looked: NodeLookups | undefined;
  #world: ParseWorld | undefined;
  #environment: (name: string) => string | undefined = () => undefined;

  /** @param packages the project's own first */
  constructor(main: ProjectPackage, packages: readonly ProjectPackage[] = []) {
    this.root = main.root;
    this.#main = main;
    this.#packages = [main, ...packages];
  }

  get name(): string {
    return this.#main.file.name;
  }

  get profile(): string | undefined {
    return this.#main.file.profile;
  }

  get target(): NamesTarget | undefined {
    return this.#target;
  }

  get main(): ProjectPackage {
    return this.#main;
  }

  get packages(): readonly ProjectPackage[] {
    return this.#packages;
  }

  /** Grows whenever something changed that files can see which are not the changed one. */
  get surface(): number {
    return this.#surface;
  }

  setTarget(target: NamesTarget | undefined): void {
    if (JSON.stringify(target) === JSON.stringify(this.#target)) return;
    this.#target = target;
    // Configuration may ask for the target.
    this.#forget();
  }

  /** Says which variables of the environment dbt would see. */
  setEnvironment(environment: (name: string) => string | undefined): void {
    this.#environment = environment;
    this.#forget();
  }

  /** Takes other settings or packages; the files are asked for anew by whoever reads them. */
  setPackages(main: ProjectPackage, packages: readonly ProjectPackage[]): void {
    this.#main = main;
    this.#packages = [main, ...packages];
    const kept = [...this.#records.values()];
    this.#records.clear();
    for (const record of kept) {
      const file = this.#fileOf(record.file.path);
      if (file !== undefined) this.#records.set(file.path, { ...record, file });
    }
    this.#forget();
  }

  /** Notes that a file is there before it is read; false for one that dbt would not read. */
  announce(path: FilePath): boolean {
    const file = this.#fileOf(path);
    if (file === undefined) return false;
    if (this.#records.has(path)) return true;
    this.#records.set(path, unreadRecord(file));
    this.#forget();
    return true;
  }

  /** Reads a file as it is now; false for one that dbt would not read. */
  update(path: FilePath, text: string, jinja?: JinjaDocument): boolean {
    const file = this.#fileOf(path);
    if (file === undefined) return false;
    this.#put(readRecord(file, text, jinja));
    return true;
  }

  /** Takes a file that was read elsewhere; false for one that dbt would not read. */
  take(path: FilePath, text: string, facts: FileFacts): boolean {
    const file = this.#fileOf(path);
    if (file === undefined) return false;
    this.#put(recordOf(file, text, facts));
    return true;
  }

  /** Forgets a file; false for one that was not known. */
  remove(path: FilePath): boolean {
    const wasKnown = this.#records.delete(path);
    if (wasKnown) this.#forget();
    return wasKnown;
  }

  /** Every file that is known, read or not. */
  files(): Iterable<FilePath> {
    return this.#records.keys();
  }

  record(path: FilePath): FileRecord | undefined {
    return this.#records.get(path);
  }

  packageNames(): readonly string[] {
    return this.#packages.map(({ file }) => file.name);
  }

  fileOf(path: FilePath): ProjectFilePlace | undefined {
    const file = this.#records.get(path)?.file;
    return file && { path, relativePath: file.relativePath, packageName: file.pack.file.name, role: file.role };
  }

  vars(packageName: string): Readonly<Record<string, ConfigValue>> {
    return this.#parseWorld.vars(packageName);
  }

  nodes(): Iterable<ProjectNode> {
    return this.#assembled.nodes.values();
  }

  node(uniqueId: string): ProjectNode | undefined {
    return this.#assembled.nodes.get(uniqueId);
  }

  nodesOfKind(kind: NodeKind): readonly ProjectNode[] {
    return this.#lookups.ofKind(kind);
  }

  nodesOfFile(file: FilePath): readonly ProjectNode[] {
    return this.#assembled.nodesOfFile(file);
  }

  packageOfFile(file: FilePath): string | undefined {
    return this.#fileOf(file)?.pack.file.name;
  }

  resolveRef(ref: RefName, fromPackage: string): Resolution {
    return resolveRef(this.#assembled, ref, [this.name, fromPackage]);
  }

  resolveSource(source: SourceName, fromPackage: string): Resolution {
    return resolveSource(this.#assembled, source, [this.name, fromPackage]);
  }

  resolve(dependency: Dependency, fromPackage: string): Resolution {
    return dependency.kind === 'ref'
      ? this.resolveRef(dependency, fromPackage)
      : this.resolveSource(dependency, fromPackage);
  }

  *refTargets(): Iterable<ProjectNode> {
    for (const node of this.nodes())
      if (node.enabled && (node.kind === 'model' || node.kind === 'seed' || node.kind === 'snapshot')) yield node;
  }

  *sourceTables(): Iterable<ProjectNode> {
    for (const node of this.nodes()) if (node.enabled && node.kind === 'source') yield node;
  }

  namesakesOf(node: ProjectNode): readonly ProjectNode[] {
    const clash = clashing(this.#assembled.named(lookupKey(node))).find(({ nodes }) => nodes.includes(node));
    return (clash?.nodes ?? []).filter(one => one !== node);
  }

  sharedNames(): readonly SharedName[] {
    return [...this.#assembled.names()].flatMap(nodes => (nodes.length < 2 ? [] : clashing(nodes)));
  }

  twinsOf(node: ProjectNode): readonly ProjectNode[] {
    return this.#lookups.twinsOf(node);
  }

  latestVersion(name: string, packageName?: string): string | undefined {
    const { properties } = this.#assembled;
    const packages = packageName === undefined ? this.packageNames() : [packageName];
    return packages.map(one => properties.latestVersion(one, name)).find(version => version !== undefined);
  }

  versionsOf(name: string, packageName?: string): readonly ProjectNode[] {
    const packages = packageName === undefined ? this.packageNames() : [packageName];
    return packages.flatMap(one =>
      (this.#assembled.properties.versionsOf(one, name) ?? []).flatMap(
        version => this.node(`model.${one}.${name}.v${version}`) ?? [],
      ),
    );
  }

  accessRefused(target: ProjectNode, from: Referrer): AccessRefusal | undefined {
    return accessRefused(target, from, name => this.#package(name)?.file.restrictsAccess === true);
  }

  group(name: string): ProjectGroup | undefined {
    return this.#assembled.properties.groups.get(name);
  }

  groups(): Iterable<ProjectGroup> {
    return this.#assembled.properties.groups.values();
  }

  tags(): readonly string[] {
    return this.#lookups.tags;
  }

  macro(name: string, fromPackage: string): ProjectMacro | undefined {
    return this.#assembled.macros.find(name, fromPackage);
  }

  dispatched(dispatch: Dispatch, fromPackage: string): ProjectMacro | undefined {
    return this.#assembled.macros.dispatched(dispatch, fromPackage);
  }

  macros(): Iterable<ProjectMacro> {
    return this.#assembled.macros.all();
  }

  macrosOfFile(file: FilePath): readonly ProjectMacro[] {
    return this.#assembled.macros.ofFile(file);
  }

  genericTests(): readonly GenericTest[] {
    return [...this.#assembled.macros.tests.values()];
  }

  genericTest(name: string, fromPackage: string): GenericTest | undefined {
    return this.#assembled.macros.test(name, fromPackage);
  }

  docsBlocks(): Iterable<DocsBlock> {
    return this.#assembled.properties.allDocs();
  }

  docsBlock(name: string, packageName: string | undefined, fromPackage: string): DocsBlock | undefined {
    return this.#assembled.properties.docs(name, packageName, fromPackage);
  }

  declaredVariables(): readonly DeclaredVariable[] {
    return declaredVariables(this.#packages);
  }

  variableUses(file: FilePath): readonly VariableUse[] {
    const { template, properties } = this.#records.get(file) ?? UNREAD_FACTS;
    return [...template.variables, ...properties.variables];
  }

  environmentVariables(): readonly EnvironmentVariable[] {
    return environmentVariables(this.#records.values());
  }

  dependenciesOf(node: ProjectNode): readonly FoundDependency[] {
    return findDependencies(node, this);
  }

  /** What a node's text asks for with all that the project knows; undefined where that cannot be worked out. */
  asked(node: ProjectNode): readonly Dependency[] | undefined {
    return this.#parseWorld.asked(node, this.#assembled.macros);
  }

  childrenOf(node: ProjectNode): readonly string[] {
    const children = [...this.#assembled.askersOf(node)].filter(
      asker =>
        asker.enabled &&
        this.dependenciesOf(asker).some(({ resolution }) => resolution.kind === 'found' && resolution.node === node),
    );
    return [...new Set(children.map(({ uniqueId }) => uniqueId))];
  }

  columnsOf(node: ProjectNode): NodeColumns {
    return this.columns.columnsOf(node);
  }

  nodeOfTable(asked: AskedTable, from: Pick<ProjectNode, 'packageName' | 'uniqueId'>): ProjectNode | undefined {
    return this.columns.nodeOf(asked, from);
  }

  columnOrigins(node: ProjectNode, column: string): readonly NodeColumn[] {
    return this.columns.originsOf(node, column);
  }

  relationName(node: ProjectNode): string | null {
    return this.#target === undefined ? null : relationName(node, this.#target);
  }

  nameUnknown(): string | undefined {
    return undefined;
  }

  #put(record: FileRecord): void {
    const { path, role } = record.file;
    const before = this.#records.get(path);
    const isQuiet = before?.text !== undefined && saysTheSame(before, record);
    const columns = isQuiet ? this.#columnsOfFile(path) : '';
    this.#records.set(path, record);
    this.#looked = undefined;
    // Macros and docs may stand in any file; then the change concerns others too.
    const alone = ALONE.has(role) && before !== undefined && isAlone(before) && isAlone(record);
    if (alone && this.#assembly !== undefined) this.#assembly.replace(record);
    else this.#assembly = undefined;
    this.columns.changed(isQuiet ? 'text' : 'names');
    if (!isQuiet || !alone || this.#columnsOfFile(path) !== columns) this.#surface += 1;
  }

  /** What readers of a file's nodes see of their columns. */
  #columnsOfFile(path: FilePath): string {
    return this.#assembly === undefined ? '' : this.columns.faceOf(this.#assembly.nodesOfFile(path));
  }

  #package(name: string): ProjectPackage | undefined {
    return this.#packages.find(({ file }) => file.name === name);
  }

  get #assembled(): Assembly {
    const settings = {
      root: this.#main,
      search: { packageNames: this.packageNames(), dispatch: this.#main.file.dispatch, adapter: 'dremio' },
      place: (packageName: string, macros: MacroTable) => this.#parseWorld.place(packageName, macros),
    };
    this.#assembly ??= new Assembly(settings, this.#records.values());
    return this.#assembly;
  }

  get #parseWorld(): ParseWorld {
    this.#world ??= new ParseWorld(this.#packages, this.#target, this.#records, this.#environment);
    return this.#world;
  }

  get #lookups(): NodeLookups {
    this.#looked ??= new NodeLookups(
      () => this.nodes(),
      node => this.relationName(node),
    );
    return this.#looked;
  }

  #fileOf(path: FilePath) {
    // The innermost package counts: installed ones lie below the project.
    const owners = this.#packages.filter(({ root }) => pathWithin(root, path) !== undefined);
    const owner = owners.toSorted((a, b) => b.root.length - a.root.length)[0];
    return owner && packageFile(owner, path);
  }

  #forget(): void {
    this.#assembly = undefined;
    this.#looked = undefined;
    this.#world = undefined;
    this.#surface += 1;
    this.columns.changed('names');
  }
}

/** Folder that packages are installed into. */
export function packagesFolder({ root, file }: ProjectPackage): FilePath {
  return joinPath(root, file.packagesFolder);
}

function isAlone({ template }: FileRecord): boolean {
  return template.blocks.every(({ keyword }) => keyword === 'snapshot');
}
