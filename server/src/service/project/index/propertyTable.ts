import type { NodeKind } from '../projectNode';
import type { DocsBlock } from '../docsBlock';
import type { ProjectGroup } from '../projectGroup';
import { patchedSource } from './patchedSource';
import type { NodeProperties, SourceProperties, VersionFacts } from '../read/propertiesFacts';
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
  readonly facts: VersionFacts;
}

/** What each section of YAML describes. */
export const KINDS: Readonly<Record<NodeProperties['section'], NodeKind>> = {
  models: 'model',
  seeds: 'seed',
  snapshots: 'snapshot',
  analyses: 'analysis',
  data_tests: 'test',
  functions: 'function',
};

/** What all YAML files of a project say of its nodes, and its docs blocks: looked up by name. */
export class PropertyTable {
  readonly #nodes = new Map<string, PlacedProperties>();
  /** The files that describe each node, once for each entry. */
  readonly #speakers = new Map<string, readonly FileRecord[]>();
  readonly #versions = new Map<string, VersionedFile>();
  readonly #latest = new Map<string, string>();
  readonly #docs = new Map<string, DocsBlock>();
  readonly #groups = new Map<string, ProjectGroup>();
  readonly #patches = new Map<string, SourceProperties[]>();
  readonly #listed = new Map<string, readonly string[]>();
  readonly #rootName: string;
  #anyDocs: ReadonlyMap<string, DocsBlock> | undefined;

  constructor(rootName: string, records: Iterable<FileRecord>) {
    this.#rootName = rootName;
    for (const record of records) {
      const packageName = record.file.pack.file.name;
      this.#take(record);
      for (const { name, nameSpan, text } of record.template.blocks) {
        if (text === undefined) continue;
        this.#docs.set(`${packageName}.${name}`, { name, packageName, file: record.file.path, span: nameSpan, text });
      }
      for (const one of record.properties.sources) this.#addPatch(one);
      for (const group of record.properties.groups)
        this.#groups.set(group.name, { ...group, packageName, file: record.file.path });
    }
  }

  /**
   * Takes what a file says now for what it said before. False, with nothing changed, when more hangs on it than the
   * nodes that it names: a group, a macro, a docs block, which versions there are, or a name that is described elsewhere.
   */
  replace(before: FileRecord, after: FileRecord): boolean {
    if (besideNodes(before) !== besideNodes(after)) return false;
    const packageName = after.file.pack.file.name;
    const isOurs = (of: NodeProperties): boolean =>
      (this.#speakers.get(nodeKey(packageName, of)) ?? []).every(speaker => speaker === before);
    if (![...before.properties.nodes, ...after.properties.nodes].every(isOurs)) return false;
    for (const of of before.properties.nodes) {
      this.#nodes.delete(nodeKey(packageName, of));
      this.#hush(nodeKey(packageName, of), before);
      this.#latest.delete(`${packageName}.${of.name}`);
      this.#listed.delete(`${packageName}.${of.name}`);
    }
    for (const [stem, { properties }] of this.#versions) if (properties.record === before) this.#versions.delete(stem);
    for (const { model } of before.properties.unitTests) this.#hush(`model.${packageName}.${model}`, before);
    this.#take(after);
    return true;
  }

  /** What YAML says of a node of a package. */
  propertiesOf(kind: NodeKind, packageName: string, name: string): PlacedProperties | undefined {
    return this.#nodes.get(`${kind}.${packageName}.${name}`);
  }

  /** The files that describe a node. */
  speakersOf(kind: NodeKind, packageName: string, name: string): readonly FileRecord[] {
    return this.#speakers.get(`${kind}.${packageName}.${name}`) ?? [];
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

  /** A source of a package with what the project overrides of it. */
  patched(properties: SourceProperties, packageName: string): SourceProperties {
    const patches = this.#patches.get(`${packageName}.${properties.source.sourceName}`);
    return patches === undefined ? properties : patchedSource(properties, patches);
  }

  allDocs(): Iterable<DocsBlock> {
    return this.#docs.values();
  }

  get groups(): ReadonlyMap<string, ProjectGroup> {
    return this.#groups;
  }

  #take(record: FileRecord): void {
    const packageName = record.file.pack.file.name;
    for (const of of record.properties.nodes) this.#add(packageName, { of, record });
    for (const { model } of record.properties.unitTests) this.#speak(`model.${packageName}.${model}`, record);
  }

  #hush(key: string, record: FileRecord): void {
    const others = (this.#speakers.get(key) ?? []).filter(speaker => speaker !== record);
    if (others.length === 0) this.#speakers.delete(key);
    else this.#speakers.set(key, others);
  }

  #speak(key: string, record: FileRecord): void {
    this.#speakers.set(key, [...(this.#speakers.get(key) ?? []), record]);
  }

  #addPatch(properties: SourceProperties): void {
    if (properties.overrides === undefined) return;
    const key = `${properties.overrides}.${properties.source.sourceName}`;
    this.#patches.set(key, [...(this.#patches.get(key) ?? []), properties]);
  }

  #docsByName(): ReadonlyMap<string, DocsBlock> {
    this.#anyDocs ??= new Map([...this.#docs.values()].toReversed().map(block => [block.name, block]));
    return this.#anyDocs;
  }

  #add(packageName: string, placed: PlacedProperties): void {
    const { section, name, versions, latestVersion } = placed.of;
    const key = nodeKey(packageName, placed.of);
    this.#nodes.set(key, placed);
    this.#speak(key, placed.record);
    if (section !== 'models' || versions.length === 0) return;
    const latest = latestVersion ?? newest(versions.map(({ version }) => version));
    this.#latest.set(`${packageName}.${name}`, latest);
    this.#listed.set(
      `${packageName}.${name}`,
      versions.map(({ version }) => version),
    );
    for (const facts of versions) {
      const { version, definedIn } = facts;
      const file = { properties: placed, version, facts };
      this.#versions.set(`${packageName}.${definedIn ?? `${name}_v${version}`}`, file);
      // dbt takes the plain name for the latest version when it has no file of its own.
      if (definedIn === undefined && version === latest && !this.#versions.has(`${packageName}.${name}`))
        this.#versions.set(`${packageName}.${name}`, file);
    }
  }
}

function nodeKey(packageName: string, { section, name }: NodeProperties): string {
  return `${KINDS[section]}.${packageName}.${name}`;
}

/** What a file says that concerns more than the nodes it names, as one text to compare. */
function besideNodes({ properties, template }: FileRecord): string {
  const versions = properties.nodes.flatMap(({ name, latestVersion, versions: all }) =>
    all.length === 0 ? [] : [name, latestVersion, all.map(({ version, definedIn }) => [version, definedIn])],
  );
  const tested = properties.unitTests.map(({ model }) => model);
  const measures = properties.defined.map(({ kind, name, measures: all }) =>
    all.length === 0 ? [] : [kind, name, all],
  );
  return JSON.stringify([
    properties.groups,
    properties.macros,
    template.blocks,
    versions,
    tested,
    measures,
    overriding(properties.sources),
  ]);
}

function overriding(sources: readonly SourceProperties[]): readonly SourceProperties[] {
  return sources.filter(({ overrides }) => overrides !== undefined);
}

/** By number when all are numbers, else by text, as dbt orders them. */
function newest(versions: readonly string[]): string {
  const numeric = versions.every(version => version.trim() !== '' && Number.isFinite(Number(version)));
  const sorted = versions.toSorted(numeric ? (a, b) => Number(a) - Number(b) : undefined);
  return sorted.at(-1) ?? '';
}
