import type { JinjaDocument } from '@lakehouse/jinja';
import { joinPath, pathWithin, type FilePath } from '../../text/filePath';
import type { ConfigValue } from '../config';
import type { NamesTarget } from '../namesTarget';
import type { AskedTable } from '../columns/askedTable';
import type { NodeColumn, NodeColumns } from '../columns/knownColumn';
import type { ProjectNode } from '../projectNode';
import { accessRefused, type AccessRefusal, type Referrer } from '../accessTo';
import type { DeclaredVariable, EnvironmentVariable, VariableUse } from '../projectVariable';
import type { ProjectFilePlace, ProjectView } from '../projectView';
import { quoteRelation, type RelationParts } from '../relationName';
import { ProjectNames } from './projectNames';
import { Assembly, lookupKey } from './assembly';
import { UNREAD_FACTS, type FileFacts } from './fileFacts';
import { FileRecords } from './fileRecords';
import { readRecord, unreadRecord, type FileRecord, type FileSource } from './fileRecord';
import type { MacroTable } from './macroTable';
import { UseIndex } from './useIndex';
import {
  findDependencies,
  namesAsked,
  parentsOf,
  type DependencyWorld,
  type FoundDependency,
} from './findDependencies';
import { NodeLookups } from './nodeLookups';
import { ProjectLookups } from './projectLookups';
import { declaredVariables, environmentVariables } from './projectVariables';
import { ParseWorld } from './parseWorld';
import { saysTheSame } from './fileSurface';
import { recordChange, type RecordChange } from './recordChange';
import { ProjectColumns } from './projectColumns';
import { packageFile, type PackageFile, type ProjectPackage } from './projectPackage';

/** A dbt project with its installed packages, kept current file by file: an edit reads that file and no other. */
export class DbtProject extends ProjectLookups implements ProjectView {
  readonly root: FilePath;
  readonly #records = new FileRecords();
  readonly uses = new UseIndex(this.#records);
  readonly columns = new ProjectColumns(this, path => this.#records.get(path));
  #surface = 0;
  #packages: readonly [ProjectPackage, ...ProjectPackage[]];
  #main: ProjectPackage;
  #target: NamesTarget | undefined;
  #otherWarehouse: string | undefined;
  #assembly: Assembly | undefined;
  #looked: NodeLookups | undefined;
  #world: ParseWorld | undefined;
  #named: { readonly macros: MacroTable; readonly names: ProjectNames } | undefined;
  #environment: (name: string) => string | undefined = () => undefined;

  /** @param packages the project's own first */
  constructor(main: ProjectPackage, packages: readonly ProjectPackage[] = []) {
    super();
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

  get otherWarehouse(): string | undefined {
    return this.#otherWarehouse;
  }

  setOtherWarehouse(name: string | undefined): void {
    this.#otherWarehouse = name;
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
  take(path: FilePath, source: FileSource | undefined, facts: FileFacts): boolean {
    const file = this.#records.get(path)?.file ?? this.#fileOf(path);
    if (file === undefined) return false;
    this.#put({ file, ...facts, source });
    return true;
  }

  /** Does a small part of putting the nodes together, which whoever asks would wait for; false once all are there. */
  assembleSome(): boolean {
    return this.#begun.step();
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

  packageOfFile(file: FilePath): string | undefined {
    return this.#fileOf(file)?.pack.file.name;
  }

  accessRefused(target: ProjectNode, from: Referrer): AccessRefusal | undefined {
    return accessRefused(target, from, name => this.#package(name)?.file.restrictsAccess === true);
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
    return findDependencies(node, this.#dependencyWorld);
  }

  /** Unique ids of all that a node depends on in dbt's graph. */
  parentsOf(node: ProjectNode): readonly string[] {
    return parentsOf(node, this.#dependencyWorld);
  }

  childrenOf(node: ProjectNode): readonly string[] {
    const assembly = this.assembled;
    const world = this.#dependencyWorld;
    const open = this.#parseWorld.openNaming(
      lookupKey(node),
      () => assembly.openAskers(),
      one => namesAsked(one, world),
    );
    const children = [...new Set([...assembly.askersOf(node), ...open])].filter(
      asker => asker.enabled && this.parentsOf(asker).includes(node.uniqueId),
    );
    return [...new Set(children.map(({ uniqueId }) => uniqueId))];
  }

  columnsOf(node: ProjectNode): NodeColumns {
    return this.columns.columnsOf(node);
  }

  get columnGeneration(): number {
    return this.columns.generation;
  }

  nodeOfTable(asked: AskedTable, from: Pick<ProjectNode, 'packageName' | 'uniqueId'>): ProjectNode | undefined {
    return this.columns.nodeOf(asked, from);
  }

  columnOrigins(node: ProjectNode, column: string): readonly NodeColumn[] {
    return this.columns.originsOf(node, column);
  }

  relationName(node: ProjectNode): string | null {
    const parts = this.relationParts(node);
    return parts === null ? null : quoteRelation(parts);
  }

  relationParts(node: ProjectNode): RelationParts | null {
    const name = this.#names?.nameOf(node);
    return name?.kind === 'named' ? name.parts : null;
  }

  nameUnknown(node: ProjectNode): string | undefined {
    const name = this.#names?.nameOf(node);
    return name?.kind === 'unknown' ? name.reason : undefined;
  }

  #put(record: FileRecord): void {
    const { path } = record.file;
    const before = this.#records.get(path);
    const isQuiet = before?.source !== undefined && saysTheSame(before, record);
    const columns = isQuiet ? this.#columnsOfFile(path) : '';
    this.#records.set(path, record);
    this.#looked = undefined;
    this.#world?.nodesChanged();
    const change = recordChange(before, record);
    if (before === undefined || !this.#replace(change, before, record)) this.#assembly = undefined;
    this.columns.changed(isQuiet ? 'text' : 'names');
    if (!isQuiet || change !== 'nodes' || this.#columnsOfFile(path) !== columns) this.#surface += 1;
  }

  /** Puts what a file defines in the place of what it did; false when the change concerns too much for that. */
  #replace(change: RecordChange, before: FileRecord, record: FileRecord): boolean {
    const assembly = this.#assembly;
    if (assembly?.isWhole !== true || change === 'anything') return false;
    if (change === 'nodes') return assembly.replace(record);
    const recordAt = (path: FilePath): FileRecord | undefined => this.#records.get(path);
    if (change === 'properties') return assembly.replaceProperties(before, record, recordAt);
    // What was worked out with the macros of before is out of date.
    this.#world = undefined;
    this.#named = undefined;
    return assembly.replaceMacros(record, recordAt);
  }

  /** What readers of a file's nodes see of their columns. */
  #columnsOfFile(path: FilePath): string {
    return this.#assembly?.isWhole === true ? this.columns.faceOf(this.#assembly.nodesOfFile(path)) : '';
  }

  #package(name: string): ProjectPackage | undefined {
    return this.#packages.find(({ file }) => file.name === name);
  }

  protected get prefersOwnNodes(): boolean {
    return this.#main.file.prefersOwnNodes;
  }

  protected get assembled(): Assembly {
    const assembly = this.#begun;
    while (assembly.step());
    return assembly;
  }

  get #begun(): Assembly {
    if (this.#assembly !== undefined) return this.#assembly;
    const settings = {
      packages: this.#packages,
      search: {
        packageNames: this.packageNames(),
        dispatch: this.#main.file.dispatch,
        adapter: this.#target?.adapter ?? 'dremio',
      },
      place: (packageName: string, macros: MacroTable) => this.#parseWorld.place(packageName, macros),
    };
    return (this.#assembly = new Assembly(settings, this.#records.values()));
  }

  get #dependencyWorld(): DependencyWorld {
    const assembly = this.assembled;
    const world = this.#parseWorld;
    return {
      macro: (name, from) => assembly.macros.find(name, from),
      dispatched: (dispatch, from) => assembly.macros.dispatched(dispatch, from),
      resolve: (dependency, from) => this.resolve(dependency, from),
      asked: node => world.asked(node, assembly.macros),
      hook: text => world.hook(text),
      parent: (parent, from) => assembly.parent(parent, from),
    };
  }

  get #names(): ProjectNames | undefined {
    if (this.#target === undefined) return undefined;
    const { macros } = this.assembled;
    const place = (packageName: string) => this.#parseWorld.place(packageName, macros);
    if (this.#named?.macros !== macros)
      this.#named = { macros, names: new ProjectNames(this.#target, this.name, { macros, place }) };
    return this.#named.names;
  }

  get #parseWorld(): ParseWorld {
    this.#world ??= new ParseWorld(this.#packages, this.#target, this.#records, this.#environment);
    return this.#world;
  }

  protected get lookups(): NodeLookups {
    this.#looked ??= new NodeLookups(
      () => this.nodes(),
      node => this.relationName(node),
    );
    return this.#looked;
  }

  #fileOf(path: FilePath): PackageFile | undefined {
    let owner: ProjectPackage | undefined;
    // The innermost package counts: installed ones lie below the project.
    for (const pack of this.#packages)
      if (pack.root.length > (owner?.root.length ?? -1) && pathWithin(pack.root, path) !== undefined) owner = pack;
    return owner && packageFile(owner, path);
  }

  #forget(): void {
    this.#assembly = undefined;
    this.#looked = undefined;
    this.#world = undefined;
    this.#named = undefined;
    this.#surface += 1;
    this.columns.changed('names');
  }
}

/** Folder that packages are installed into. */
export function packagesFolder({ root, file }: ProjectPackage): FilePath {
  return joinPath(root, file.packagesFolder);
}
