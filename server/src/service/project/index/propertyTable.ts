import type { NodeConfig } from '../config';
import type { NodeKind } from '../projectNode';
import type { DocsBlock } from '../docsBlock';
import type { ProjectGroup } from '../projectGroup';
import type { NodeProperties } from '../read/propertiesFacts';
import type { FileRecord } from './fileRecord';

/** What YAML says of a node, and in which file. */
export interface PlacedProperties {
  readonly of: NodeProperties;
  readonly record: FileRecord;
}

/** A model's version, by its file. */
export interface VersionedFile {
  readonly properties: PlacedProperties;
  readonly version: string;
  readonly config: NodeConfig;
}

/** What each section of YAML describes. */
export const KINDS: Readonly<Record<NodeProperties['section'], NodeKind>> = {
  models: 'model',
  seeds: 'seed',
  snapshots: 'snapshot',
  analyses: 'analysis',
  data_tests: 'test',
};

/** What all YAML files of a project say of its nodes, and its docs blocks: looked up by name. */
export class PropertyTable {
  readonly #nodes = new Map<string, PlacedProperties>();
  readonly #versions = new Map<string, VersionedFile>();
  readonly #latest = new Map<string, string>();
  readonly #docs = new Map<string, DocsBlock>();
  readonly #groups = new Map<string, ProjectGroup>();
  readonly #listed = new Map<string, readonly string[]>();
  readonly #rootName: string;
  #anyDocs: ReadonlyMap<string, DocsBlock> | undefined;

  constructor(rootName: string, records: Iterable<FileRecord>) {
    this.#rootName = rootName;
    for (const record of records) {
      const packageName = record.file.pack.file.name;
      for (const of of record.properties.nodes) this.#add(packageName, { of, record });
      for (const { name, nameSpan, text } of record.template.blocks) {
        if (text === undefined) continue;
        this.#docs.set(`${packageName}.${name}`, { name, packageName, file: record.file.path, span: nameSpan, text });
      }
      for (const group of record.properties.groups)
        this.#groups.set(group.name, { ...group, packageName, file: record.file.path });
    }
  }

  /** What YAML says of a node of a package. */
  propertiesOf(kind: NodeKind, packageName: string, name: string): PlacedProperties | undefined {
    return this.#nodes.get(`${kind}.${packageName}.${name}`);
  }

  /** The version that a model's file holds; undefined for a model without versions. */
  versionOf(packageName: string, stem: string): VersionedFile | undefined {
    return this.#versions.get(`${packageName}.${stem}`);
  }

  /** The version that a reference without one means. */
  latestVersion(packageName: string, name: string): string | undefined {
    return this.#latest.get(`${packageName}.${name}`);
  }

  /** The versions of a model in the order of YAML; undefined for one without. */
  versionsOf(packageName: string, name: string): readonly string[] | undefined {
    return this.#listed.get(`${packageName}.${name}`);
  }

  /** What `doc` finds: with a package named there alone, else in the package that asks, the project, any other. */
  docs(name: string, packageName: string | undefined, fromPackage: string): DocsBlock | undefined {
    if (packageName !== undefined) return this.#docs.get(`${packageName}.${name}`);
    const near = this.#docs.get(`${fromPackage}.${name}`) ?? this.#docs.get(`${this.#rootName}.${name}`);
    return near ?? this.#docsByName().get(name);
  }

  allDocs(): Iterable<DocsBlock> {
    return this.#docs.values();
  }

  get groups(): ReadonlyMap<string, ProjectGroup> {
    return this.#groups;
  }

  #docsByName(): ReadonlyMap<string, DocsBlock> {
    this.#anyDocs ??= new Map([...this.#docs.values()].toReversed().map(block => [block.name, block]));
    return this.#anyDocs;
  }

  #add(packageName: string, placed: PlacedProperties): void {
    const { section, name, versions, latestVersion } = placed.of;
    this.#nodes.set(`${KINDS[section]}.${packageName}.${name}`, placed);
    if (section !== 'models' || versions.length === 0) return;
    const latest = latestVersion ?? newest(versions.map(({ version }) => version));
    this.#latest.set(`${packageName}.${name}`, latest);
    this.#listed.set(
      `${packageName}.${name}`,
      versions.map(({ version }) => version),
    );
    for (const { version, definedIn, config } of versions) {
      const file = { properties: placed, version, config };
      this.#versions.set(`${packageName}.${definedIn ?? `${name}_v${version}`}`, file);
      // dbt takes the plain name for the latest version when it has no file of its own.
      if (definedIn === undefined && version === latest && !this.#versions.has(`${packageName}.${name}`))
        this.#versions.set(`${packageName}.${name}`, file);
    }
  }
}

/** By number when all are numbers, else by text, as dbt orders them. */
function newest(versions: readonly string[]): string {
  const numeric = versions.every(version => version.trim() !== '' && Number.isFinite(Number(version)));
  const sorted = versions.toSorted(numeric ? (a, b) => Number(a) - Number(b) : undefined);
  return sorted.at(-1) ?? '';
}
