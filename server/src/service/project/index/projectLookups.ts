import type { FilePath } from '../../text/filePath';
import type { DocsBlock } from '../docsBlock';
import type { LastRun } from '../lastRun';
import type { NamesTarget } from '../namesTarget';
import type { ProjectGroup } from '../projectGroup';
import type { GenericTest, ProjectMacro } from '../projectMacro';
import type { Dependency, Dispatch, NodeKind, ProjectNode } from '../projectNode';
import type { NameOfLastRun, SeedType, SharedName } from '../projectView';
import type { RefName, Resolution, SourceName } from '../resolution';
import { lookupKey, type Assembly } from './assembly';
import type { FileRecord } from './fileRecord';
import { clashing, type NodeLookups } from './nodeLookups';
import { resolveRef, resolveSource } from './resolveName';

/** What can be looked up in a project that is put together: the half of `ProjectView` that asks for names alone. */
export abstract class ProjectLookups {
  abstract readonly name: string;
  abstract readonly target: NamesTarget | undefined;
  /** Whether a ref of a package finds the package's own before the project's. */
  protected abstract readonly prefersOwnNodes: boolean;
  /** The nodes and macros as they are now. */
  protected abstract readonly assembled: Assembly;
  protected abstract readonly lookups: NodeLookups;

  /** Whether packages that it names are not there; who looks for packages says so. */
  lacksPackages = false;
  #lastRun: LastRun | undefined;

  abstract nameUnknown(node: ProjectNode): string | undefined;
  abstract packageNames(): readonly string[];
  abstract record(path: FilePath): FileRecord | undefined;

  /** Undefined until it was read, which is only done for a project that leaves names open. */
  get lastRun(): LastRun | undefined {
    return this.#lastRun;
  }

  setLastRun(lastRun: LastRun): void {
    this.#lastRun = lastRun;
  }

  nameOfLastRun(node: ProjectNode): NameOfLastRun | undefined {
    const name = this.#lastRun?.names.get(node.uniqueId);
    if (name === undefined || this.nameUnknown(node) === undefined) return undefined;
    if (this.#lastRun?.adapter !== (this.target?.adapter ?? 'dremio')) return undefined;
    return { name, ranAt: this.#lastRun.ranAt };
  }

  nodes(): Iterable<ProjectNode> {
    return this.assembled.nodes.values();
  }

  node(uniqueId: string): ProjectNode | undefined {
    return this.assembled.nodes.get(uniqueId);
  }

  nodesOfKind(kind: NodeKind): readonly ProjectNode[] {
    return this.lookups.ofKind(kind);
  }

  nodesOfFile(file: FilePath): readonly ProjectNode[] {
    return this.assembled.nodesOfFile(file);
  }

  resolveRef(ref: RefName, fromPackage: string): Resolution {
    const search = [this.name, fromPackage] as const;
    return resolveRef(this.assembled, ref, this.prefersOwnNodes ? [fromPackage, this.name] : search);
  }

  resolveSource(source: SourceName, fromPackage: string): Resolution {
    return resolveSource(this.assembled, source, [this.name, fromPackage]);
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
    const clash = clashing(this.assembled.named(lookupKey(node))).find(({ nodes }) => nodes.includes(node));
    return (clash?.nodes ?? []).filter(one => one !== node);
  }

  sharedNames(): readonly SharedName[] {
    return [...this.assembled.names()].flatMap(nodes => (nodes.length < 2 ? [] : clashing(nodes)));
  }

  twinsOf(node: ProjectNode): readonly ProjectNode[] {
    return this.lookups.twinsOf(node);
  }

  seedTypes({ file }: ProjectNode): readonly SeedType[] {
    const { header = [], types = [] } = this.record(file) ?? {};
    return header.map((name, at) => ({ name, type: types[at] ?? undefined }));
  }

  latestVersion(name: string, packageName?: string): string | undefined {
    const { properties } = this.assembled;
    const packages = packageName === undefined ? this.packageNames() : [packageName];
    return packages.map(one => properties.latestVersion(one, name)).find(version => version !== undefined);
  }

  versionsOf(name: string, packageName?: string): readonly ProjectNode[] {
    const packages = packageName === undefined ? this.packageNames() : [packageName];
    return packages.flatMap(one =>
      (this.assembled.properties.versionsOf(one, name) ?? []).flatMap(
        version => this.node(`model.${one}.${name}.v${version}`) ?? [],
      ),
    );
  }

  group(name: string): ProjectGroup | undefined {
    return this.assembled.properties.groups.get(name);
  }

  groups(): Iterable<ProjectGroup> {
    return this.assembled.properties.groups.values();
  }

  tags(): readonly string[] {
    return this.lookups.tags;
  }

  macro(name: string, fromPackage: string): ProjectMacro | undefined {
    return this.assembled.macros.find(name, fromPackage);
  }

  dispatched(dispatch: Dispatch, fromPackage: string): ProjectMacro | undefined {
    return this.assembled.macros.dispatched(dispatch, fromPackage);
  }

  macros(): Iterable<ProjectMacro> {
    return this.assembled.macros.all();
  }

  macrosOfFile(file: FilePath): readonly ProjectMacro[] {
    return this.assembled.macros.ofFile(file);
  }

  materializes(name: string): boolean {
    return this.assembled.macros.materializes(name);
  }

  genericTests(): readonly GenericTest[] {
    return [...this.assembled.macros.tests.values()];
  }

  genericTest(name: string, fromPackage: string): GenericTest | undefined {
    return this.assembled.macros.test(name, fromPackage);
  }

  docsBlocks(): Iterable<DocsBlock> {
    return this.assembled.properties.allDocs();
  }

  docsBlock(name: string, packageName: string | undefined, fromPackage: string): DocsBlock | undefined {
    return this.assembled.properties.docs(name, packageName, fromPackage);
  }
}
