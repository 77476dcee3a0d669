import type { JinjaDocument } from '@lakehouse/jinja';
import { joinPath, pathWithin, type FilePath } from '../../text/filePath';
import type { ConfigValue } from '../config';
import type { NamesTarget } from '../namesTarget';
import { nodeColumns, type NodeColumns } from '../nodeColumns';
import type { Dependency, ProjectNode } from '../projectNode';
import type { ProjectMacro, ProjectView } from '../projectView';
import type { RefName, Resolution, SourceName } from '../resolution';
import { relationName } from '../relationName';
import { mapOf } from '../config';
import { Assembly } from './assembly';
import type { FileFacts } from './fileFacts';
import { readRecord, recordOf, unreadRecord, type FileRecord } from './fileRecord';
import { findDependencies, type FoundDependency } from './findDependencies';
import { packageFile, type ProjectPackage } from './projectPackage';
import { resolveRef, resolveSource } from './resolveName';

/** Roles whose files change their own nodes alone. */
const ALONE: ReadonlySet<string> = new Set(['model', 'test', 'analysis', 'seed', 'snapshot']);

/** A dbt project with its installed packages, kept current file by file: an edit reads that file and no other. */
export class DbtProject implements ProjectView {
  readonly root: FilePath;
  readonly #records = new Map<FilePath, FileRecord>();
  #packages: readonly ProjectPackage[];
  #main: ProjectPackage;
  #target: NamesTarget | undefined;
  #assembly: Assembly | undefined;
  #children: ReadonlyMap<string, readonly string[]> | undefined;

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

  setTarget(target: NamesTarget | undefined): void {
    this.#target = target;
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

  vars(packageName: string): Readonly<Record<string, ConfigValue>> {
    const own = this.#packages.find(({ file }) => file.name === packageName)?.file.vars ?? {};
    const { vars } = this.#main.file;
    return { ...own, ...mapOf(own[packageName]), ...vars, ...mapOf(vars[packageName]) };
  }

  nodes(): Iterable<ProjectNode> {
    return this.#assembled.nodes.values();
  }

  node(uniqueId: string): ProjectNode | undefined {
    return this.#assembled.nodes.get(uniqueId);
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

  macro(name: string, fromPackage: string): ProjectMacro | undefined {
    const dot = name.indexOf('.');
    if (dot >= 0) return this.#assembled.macro(name.slice(0, dot), name.slice(dot + 1));
    const packages = [fromPackage, this.name, ...this.#packages.map(({ file }) => file.name)];
    for (const packageName of packages) {
      const macro = this.#assembled.macro(packageName, name);
      if (macro !== undefined) return macro;
    }
    return undefined;
  }

  macros(): Iterable<ProjectMacro> {
    return this.#assembled.macros();
  }

  dependenciesOf(node: ProjectNode): readonly FoundDependency[] {
    return findDependencies(node, this);
  }

  childrenOf({ uniqueId }: ProjectNode): readonly string[] {
    this.#children ??= this.#readChildren();
    return this.#children.get(uniqueId) ?? [];
  }

  columnsOf(node: ProjectNode): NodeColumns {
    return nodeColumns(node, {
      project: this,
      shapeOf: ({ file }) => this.#records.get(file)?.shape(),
      headerOf: ({ file }) => this.#records.get(file)?.header,
    });
  }

  relationName(node: ProjectNode): string | null {
    return this.#target === undefined ? null : relationName(node, this.#target);
  }

  #put(record: FileRecord): void {
    const { path, role } = record.file;
    const before = this.#records.get(path);
    this.#records.set(path, record);
    this.#children = undefined;
    // Macros and docs may stand in any file; then the change concerns others too.
    const alone = ALONE.has(role) && [before, record].every(one => isAlone(one));
    if (alone && this.#assembly !== undefined) this.#assembly.replace(record);
    else this.#assembly = undefined;
  }

  #readChildren(): ReadonlyMap<string, readonly string[]> {
    const children = new Map<string, string[]>();
    for (const node of this.nodes()) {
      if (!node.enabled) continue;
      for (const { resolution } of this.dependenciesOf(node)) {
        if (resolution.kind !== 'found') continue;
        const siblings = children.get(resolution.node.uniqueId);
        if (siblings === undefined) children.set(resolution.node.uniqueId, [node.uniqueId]);
        else if (!siblings.includes(node.uniqueId)) siblings.push(node.uniqueId);
      }
    }
    return children;
  }

  get #assembled(): Assembly {
    this.#assembly ??= new Assembly(this.#main, this.#records.values(), packageName => this.vars(packageName));
    return this.#assembly;
  }

  #fileOf(path: FilePath) {
    // The innermost package counts: installed ones lie below the project.
    const owners = this.#packages.filter(({ root }) => pathWithin(root, path) !== undefined);
    const owner = owners.toSorted((a, b) => b.root.length - a.root.length)[0];
    return owner && packageFile(owner, path);
  }

  #forget(): void {
    this.#assembly = undefined;
    this.#children = undefined;
  }
}

/** Folder that packages are installed into. */
export function packagesFolder({ root, file }: ProjectPackage): FilePath {
  return joinPath(root, file.packagesFolder);
}

function isAlone(record: FileRecord | undefined): boolean {
  return record?.template.blocks.every(({ keyword }) => keyword === 'snapshot') ?? false;
}
