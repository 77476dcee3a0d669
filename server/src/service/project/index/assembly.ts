import type { FilePath } from '../../text/filePath';
import { NodeBuilder } from './nodeBuilder';
import type { ParsePlace } from '../evaluate/parseContext';
import type { ProjectNode } from '../projectNode';
import type { NodeProperties } from '../read/propertiesFacts';
import { Askers, askersOf } from './askers';
import type { FileRecord } from './fileRecord';
import { genericTests } from './genericTests';
import { MacroTable, type MacroSearch } from './macroTable';
import { NodeConfigs } from './nodeConfigs';
import type { ProjectPackage } from './projectPackage';
import { KINDS, PropertyTable } from './propertyTable';

const REFABLE: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot']);

/** What nodes are put together by, beside the files. */
export interface AssemblySettings {
  readonly root: ProjectPackage;
  readonly search: MacroSearch;
  /** What dbt knows where it reads a package. */
  readonly place: (packageName: string, macros: MacroTable) => ParsePlace;
}

/** The nodes and macros of a project, put together from its files and ordered for looking up. */
export class Assembly {
  readonly #builder: NodeBuilder;
  readonly #table: PropertyTable;
  readonly #nodes = new Map<string, ProjectNode>();
  readonly #byFile = new Map<FilePath, readonly ProjectNode[]>();
  readonly #byName = new Map<string, readonly ProjectNode[]>();
  readonly #askers = new Askers<ProjectNode>();
  /** The macros of the project and its packages. */
  readonly macros: MacroTable;

  constructor({ root, search, place }: AssemblySettings, records: Iterable<FileRecord>) {
    const all = [...records];
    this.#table = new PropertyTable(root.file.name, all);
    this.macros = new MacroTable(search, all);
    const configs = new NodeConfigs(root, packageName => place(packageName, this.macros));
    this.#builder = new NodeBuilder(configs, this.#table);
    for (const record of all) this.#put(record.file.path, this.#builder.nodesOf(record));
    for (const record of all) this.#putProperties(record);
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

  /** The nodes that name a node, themselves or through macros; what they mean by it is another question. */
  askersOf(node: ProjectNode): Iterable<ProjectNode> {
    return askersOf(lookupKey(node), this.#askers, this.macros.askers);
  }

  latestVersion(packageName: string, name: string): string | undefined {
    return this.#table.latestVersion(packageName, name);
  }

  /** Puts the nodes of a file of SQL, Python or CSV in the place of those that it had. */
  replace(record: FileRecord): void {
    this.#put(record.file.path, this.#builder.nodesOf(record));
  }

  #put(path: FilePath, nodes: readonly ProjectNode[]): void {
    for (const before of this.#byFile.get(path) ?? []) {
      if (this.#nodes.get(before.uniqueId) === before) this.#nodes.delete(before.uniqueId);
      this.#askers.remove(before);
      const key = lookupKey(before);
      const rest = this.named(key).filter(one => one !== before);
      this.#byName.set(key, rest);
    }
    this.#byFile.set(path, nodes);
    for (const node of nodes) {
      this.#nodes.set(node.uniqueId, node);
      this.#askers.add(node);
      if (REFABLE.has(node.kind) || node.kind === 'source')
        this.#byName.set(lookupKey(node), [...this.named(lookupKey(node)), node]);
    }
  }

  #putProperties(record: FileRecord): void {
    const { properties, file } = record;
    const builder = this.#builder;
    const snapshots = properties.nodes.filter(({ relation }) => relation !== undefined);
    const sources = properties.sources.map(one => builder.source(one, record));
    const exposures = properties.exposures.map(one => builder.exposure(one, record));
    const nodes = [...snapshots.map(of => builder.yamlSnapshot({ of, record })), ...sources, ...exposures];
    // Tests name the nodes that they are on, so these must be there first.
    if (nodes.length > 0) this.#put(file.path, nodes);
    const tests = [
      ...properties.nodes.flatMap(of =>
        this.#describedBy(file.pack.file.name, of).flatMap(on => genericTests(on, of.tests, { builder, record })),
      ),
      ...sources.flatMap((on, at) => genericTests(on, properties.sources[at]?.tests ?? [], { builder, record })),
    ];
    if (tests.length > 0) this.#put(file.path, [...nodes, ...tests]);
  }

  /** The nodes that an entry of YAML is about: every version of a model. */
  #describedBy(packageName: string, { section, name, versions }: NodeProperties): readonly ProjectNode[] {
    const id = `${KINDS[section]}.${packageName}.${name}`;
    const ids = versions.length === 0 ? [id] : versions.map(({ version }) => `${id}.v${version}`);
    return ids.flatMap(one => this.#nodes.get(one) ?? []);
  }
}

/** What a name in SQL is looked up by: `name`, or `source.table`. */
export function lookupKey({ name, source }: ProjectNode): string {
  return source === undefined ? name : `${source.sourceName}.${name}`;
}
