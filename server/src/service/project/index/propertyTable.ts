import type { NodeConfig } from '../config';
import type { NodeKind } from '../projectNode';
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
  readonly #docs = new Map<string, string>();
  readonly #rootName: string;

  constructor(rootName: string, records: Iterable<FileRecord>) {
    this.#rootName = rootName;
    for (const record of records) {
      const packageName = record.file.pack.file.name;
      for (const of of record.properties.nodes) this.#add(packageName, { of, record });
      for (const { name, text } of record.template.blocks) {
        if (text === undefined) continue;
        this.#docs.set(`${packageName}.${name}`, text);
        if (!this.#docs.has(name)) this.#docs.set(name, text);
      }
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

  /** The text of a docs block: with two names the first is the package. */
  docs(first: string, second: string | undefined, fromPackage: string): string | undefined {
    if (second !== undefined) return this.#docs.get(`${first}.${second}`);
    return (
      this.#docs.get(`${fromPackage}.${first}`) ?? this.#docs.get(`${this.#rootName}.${first}`) ?? this.#docs.get(first)
    );
  }

  #add(packageName: string, placed: PlacedProperties): void {
    const { section, name, versions, latestVersion } = placed.of;
    this.#nodes.set(`${KINDS[section]}.${packageName}.${name}`, placed);
    if (section !== 'models' || versions.length === 0) return;
    const latest = latestVersion ?? newest(versions.map(({ version }) => version));
    this.#latest.set(`${packageName}.${name}`, latest);
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
