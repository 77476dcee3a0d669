import type { FilePath } from '../../text/filePath';
import { NodeBuilder } from './nodeBuilder';
import { isDynamic } from '../config';
import type { ParsePlace } from '../evaluate/parseContext';
import type { NamedParent, ProjectNode } from '../projectNode';
import type { NodeProperties, TestFacts, UnitTestProperties } from '../read/propertiesFacts';
import { Askers, askersOf, openAskers, type AskerTables } from './askers';
import type { FileRecord } from './fileRecord';
import { genericTests } from './genericTests';
import { MacroTable, type MacroSearch } from './macroTable';
import { NodeConfigs } from './nodeConfigs';
import type { ProjectPackage } from './projectPackage';
import { KINDS, PropertyTable } from './propertyTable';
import { versionTests } from './versionFacts';

const REFABLE: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot']);

/** What nodes are put together by, beside the files. */
export interface AssemblySettings {
  /** The project's own first. */
  readonly packages: readonly [ProjectPackage, ...ProjectPackage[]];
  readonly search: MacroSearch;
  /** What dbt knows where it reads a package. */
  readonly place: (packageName: string, macros: MacroTable) => ParsePlace;
}

/**
 * The nodes and macros of a project, put together from its files and ordered for looking up. What YAML says and the
 * macros are there at once, the nodes are put in step by step.
 */
export class Assembly {
  readonly #configs: NodeConfigs;
  readonly #builder: NodeBuilder;
  readonly #table: PropertyTable;
  readonly #nodes = new Map<string, ProjectNode>();
  readonly #byFile = new Map<FilePath, readonly ProjectNode[]>();
  readonly #byName = new Map<string, readonly ProjectNode[]>();
  /** Made when somebody asks for the first time: much of what is started never does. */
  #askers: Askers<ProjectNode> | undefined;
  readonly #packageNames: readonly string[];
  readonly #measures = new Map<string, string>();
  readonly #steps: Iterator<void>;
  #isWhole = false;
  #bug: Error | undefined;
  /** The macros of the project and its packages. */
  readonly macros: MacroTable;

  constructor({ packages, search, place }: AssemblySettings, records: Iterable<FileRecord>) {
    const all = [...records];
    const [root] = packages;
    this.#packageNames = packages.map(({ file }) => file.name);
    this.#table = new PropertyTable(root.file.name, all);
    this.macros = new MacroTable(search, all);
    this.#configs = new NodeConfigs(root, this.macros, packageName => place(packageName, this.macros));
    this.#builder = new NodeBuilder(this.#configs, this.#table);
    this.#steps = this.#putAll(all, packages);
  }

  /** Whether every node is in it. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Does a small part of what is left to put together; false once everything is there. Throws again what it threw. */
  step(): boolean {
    if (this.#isWhole) return false;
    // What has thrown is at its end, but not whole: names would be missing in it.
    if (this.#bug !== undefined) throw this.#bug;
    try {
      this.#isWhole = this.#steps.next().done === true;
    } catch (error) {
      this.#bug = error instanceof Error ? error : new Error(String(error));
      throw this.#bug;
    }
    return !this.#isWhole;
  }

  /** What YAML says, looked up by name. */
  get properties(): PropertyTable {
    return this.#table;
  }

  /** Everything that a name in SQL may stand for, under each name. */
  names(): Iterable<readonly ProjectNode[]> {
    return this.#byName.values();
  }

  get nodes(): ReadonlyMap<string, ProjectNode> {
    return this.#nodes;
  }

  nodesOfFile(file: FilePath): readonly ProjectNode[] {
    return this.#byFile.get(file) ?? [];
  }

  /** What a name may stand for: models, seeds and snapshots by their name, sources by `source.table`. */
  named(name: string): readonly ProjectNode[] {
    return this.#byName.get(name) ?? [];
  }

  /** The nodes whose texts do not show all that they ask for. */
  openAskers(): ReadonlySet<ProjectNode> {
    return openAskers(this.#askerTables);
  }

  get #askerTables(): AskerTables {
    return { nodes: this.#allAskers, macros: this.macros.askers };
  }

  /** The nodes that name a node, themselves or through macros; what they mean by it is another question. */
  askersOf(node: ProjectNode): Iterable<ProjectNode> {
    if (node.kind !== 'semantic_model') return askersOf(lookupKey(node), this.#askerTables);
    const measures = [...this.#measures].filter(([, id]) => id === node.uniqueId);
    return new Set(measures.flatMap(([name]) => [...this.#allAskers.naming(name)]));
  }

  get #allAskers(): Askers<ProjectNode> {
    if (this.#askers !== undefined) return this.#askers;
    const askers = (this.#askers = new Askers());
    for (const nodes of this.#byFile.values()) for (const node of nodes) askers.add(node);
    return askers;
  }

  latestVersion(packageName: string, name: string): string | undefined {
    return this.#table.latestVersion(packageName, name);
  }

  /**
   * Puts the nodes of a file of SQL, Python or CSV in the place of those that it had. False when several files describe
   * a node that came, went or changed what its tests hang on: then everything is to be put together anew.
   */
  replace(record: FileRecord): boolean {
    const { path, pack } = record.file;
    const before = this.nodesOfFile(path);
    this.#put(path, this.#builder.nodesOf(record));
    const after = this.nodesOfFile(path);
    const changed = [...missingIn(after, before), ...missingIn(before, after)];
    const speakers = changed.map(({ kind, name }) => this.#table.speakersOf(kind, pack.file.name, name));
    if (speakers.some(all => all.length > 1)) return false;
    for (const speaker of new Set(speakers.flat())) {
      this.#put(speaker.file.path, []);
      this.#putProperties(speaker);
    }
    return true;
  }

  /**
   * Puts what a file of YAML says in the place of what it said before, and makes the nodes anew that it describes.
   * False when more hangs on the change: then everything is to be put together anew.
   */
  replaceProperties(
    before: FileRecord,
    after: FileRecord,
    recordAt: (file: FilePath) => FileRecord | undefined,
  ): boolean {
    if (!this.#table.replace(before, after)) return false;
    const { path } = after.file;
    this.#put(path, []);
    const described = [before, after].flatMap(({ properties, file }) =>
      properties.nodes.flatMap(of => this.#describedBy(file.pack.file.name, of).map(({ on }) => on)),
    );
    for (const file of new Set(described.map(node => node.file))) {
      const record = file === path ? undefined : recordAt(file);
      if (record !== undefined) this.#put(file, this.#builder.nodesOf(record));
    }
    this.#putProperties(after);
    return true;
  }

  /** Takes the macros of a file anew, and makes the nodes anew whose configuration may ask them. False as above. */
  replaceMacros(record: FileRecord, recordAt: (file: FilePath) => FileRecord | undefined): boolean {
    if (!this.macros.replace(record)) return false;
    this.#configs.forget();
    for (const file of [...this.#byFile.keys()]) {
      const asking = recordAt(file);
      if (asking !== undefined && asksForValues(asking) && !this.replace(asking)) return false;
    }
    return true;
  }

  *#putAll(records: readonly FileRecord[], packages: readonly ProjectPackage[]): Generator<void> {
    for (const record of records) {
      this.#put(record.file.path, this.#builder.nodesOf(record));
      yield;
    }
    for (const record of records) {
      this.#putProperties(record);
      yield;
    }
    for (const pack of packages) this.#putHooks(pack);
  }

  #put(path: FilePath, nodes: readonly ProjectNode[]): void {
    for (const before of this.#byFile.get(path) ?? []) {
      this.#askers?.remove(before);
      const key = lookupKey(before);
      const rest = this.named(key).filter(one => one !== before);
      this.#byName.set(key, rest);
      if (this.#nodes.get(before.uniqueId) !== before) continue;
      this.#nodes.delete(before.uniqueId);
      for (const one of rest) if (one.uniqueId === before.uniqueId) this.#enter(one);
    }
    this.#byFile.set(path, nodes);
    for (const node of nodes) {
      this.#enter(node);
      this.#askers?.add(node);
      if (REFABLE.has(node.kind) || node.kind === 'source')
        this.#byName.set(lookupKey(node), [...this.named(lookupKey(node)), node]);
    }
  }

  /** Of things with one id the enabled one counts: projects keep several ways to make a model and switch one on. */
  #enter(node: ProjectNode): void {
    const known = this.#nodes.get(node.uniqueId);
    if (known === undefined || node.enabled || !known.enabled) this.#nodes.set(node.uniqueId, node);
  }

  #putHooks(pack: ProjectPackage): void {
    const { hooks } = pack.file;
    const nodes = hooks.map((hook, at) => {
      const index = hooks.slice(0, at).filter(({ when }) => when === hook.when).length;
      return this.#builder.operation(hook, index, pack);
    });
    const [first] = nodes;
    if (first !== undefined) this.#put(first.file, nodes);
  }

  /** What a node is made from that no `ref` names. */
  parent({ kind, name, packageName }: NamedParent, fromPackage: string): string | undefined {
    if (kind === 'measure') return this.#measures.get(name);
    const packages = packageName === undefined ? [fromPackage, ...this.#packageNames] : [packageName];
    return packages.map(one => `${kind}.${one}.${name}`).find(id => this.#nodes.get(id)?.enabled === true);
  }

  #putProperties(record: FileRecord): void {
    const { properties, file } = record;
    const builder = this.#builder;
    const snapshots = properties.nodes.filter(({ relation }) => relation !== undefined);
    const tables = properties.sources
      .filter(({ overrides }) => overrides === undefined)
      .map(one => this.#table.patched(one, file.pack.file.name));
    const sources = tables.map(one => builder.source(one, record));
    const defined = properties.defined.flatMap(one => builder.defined(one, record));
    for (const { measures, name } of properties.defined)
      for (const measure of measures) this.#measures.set(measure, `semantic_model.${file.pack.file.name}.${name}`);
    const nodes = [...snapshots.map(of => builder.yamlSnapshot({ of, record })), ...sources, ...defined];
    // Tests name the nodes that they are on, so these must be there first.
    if (nodes.length > 0) this.#put(file.path, nodes);
    const tests = [
      ...properties.nodes.flatMap(of =>
        this.#describedBy(file.pack.file.name, of).flatMap(({ on, tests }) =>
          genericTests(on, tests, { builder, record }),
        ),
      ),
      ...properties.unitTests.flatMap(one => this.#unitTests(one, record)),
      ...sources.flatMap((on, at) => genericTests(on, tables[at]?.tests ?? [], { builder, record })),
    ];
    if (tests.length > 0) this.#put(file.path, [...nodes, ...tests]);
  }

  #unitTests(test: UnitTestProperties, record: FileRecord): readonly ProjectNode[] {
    const packageName = record.file.pack.file.name;
    const id = `model.${packageName}.${test.model}`;
    const versions = this.#table.versionsOf(packageName, test.model) ?? [];
    const wanted = versions.filter(
      version => (test.includes?.includes(version) ?? true) && !test.excludes.includes(version),
    );
    const ids = versions.length === 0 ? [id] : wanted.map(version => `${id}.v${version}`);
    return ids.flatMap(one => {
      const on = this.#nodes.get(one);
      return on === undefined ? [] : [this.#builder.unitTest(test, on, record)];
    });
  }

  /** The nodes that an entry of YAML is about, with their tests: every version of a model. */
  #describedBy(
    packageName: string,
    of: NodeProperties,
  ): readonly { readonly on: ProjectNode; readonly tests: readonly TestFacts[] }[] {
    const id = `${KINDS[of.section]}.${packageName}.${of.name}`;
    const found = (one: string, tests: readonly TestFacts[]) => {
      const on = this.#nodes.get(one);
      return on === undefined ? [] : [{ on, tests }];
    };
    if (of.versions.length === 0) return found(id, of.tests);
    return of.versions.flatMap(facts => found(`${id}.v${facts.version}`, versionTests(of, facts)));
  }
}

/** Those whose tests are not also the tests of one of the others. */
function missingIn(others: readonly ProjectNode[], nodes: readonly ProjectNode[]): readonly ProjectNode[] {
  const tested = ({ uniqueId, enabled, group }: ProjectNode): string => `${uniqueId} ${String(enabled)} ${group ?? ''}`;
  const known = new Set(others.map(node => tested(node)));
  return nodes.filter(node => !known.has(tested(node)));
}

/** Whether a file sets something in `config` that has to be worked out. */
function asksForValues({ template }: FileRecord): boolean {
  return [template, ...template.blocks].some(
    ({ config, hasOpenConfig }) => hasOpenConfig || Object.values(config).some(value => isDynamic(value)),
  );
}

/** What a name in SQL is looked up by: `name`, or `source.table`. */
export function lookupKey({ name, source }: ProjectNode): string {
  return source === undefined ? name : `${source.sourceName}.${name}`;
}
