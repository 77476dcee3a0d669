import { parseJinja } from '@lakehouse/jinja';
import { joinPath, stemOf } from '../../text/filePath';
import type { Span } from '../../text/span';
import { textOf, type NodeConfig } from '../config';
import type { Access, NodeKind, ProjectNode } from '../projectNode';
import type { DefinedProperties, SourceProperties, UnitTestProperties } from '../read/propertiesFacts';
import type { ProjectHook } from '../read/readProjectFile';
import { readTemplate } from '../read/readTemplate';
import { NO_FACTS, type BodyFacts } from '../read/templateFacts';
import type { FileRecord } from './fileRecord';
import type { NodeConfigs } from './nodeConfigs';
import type { PlacedProperties, PropertyTable } from './propertyTable';
import type { PackageFile, ProjectPackage } from './projectPackage';
import { versionColumns } from './versionFacts';

const PROJECT_FILE = 'dbt_project.yml';
const AT_START = { start: 0, end: 0 };
const ACCESSES: ReadonlySet<string> = new Set<Access>(['private', 'protected', 'public']);
/** What a node is made from, beside its kind. */
export interface NodeParts {
  readonly kind: NodeKind;
  readonly name: string;
  readonly file: PackageFile;
  readonly fqn: readonly string[];
  readonly properties?: PlacedProperties | undefined;
  /** Configuration in YAML where there are no properties. */
  readonly said?: NodeConfig;
  readonly body?: BodyFacts;
  readonly span?: ProjectNode['span'];
  /** Of a generic test, which is of the group of what it is on. */
  readonly test?: NonNullable<ProjectNode['test']>;
  readonly group?: string | undefined;
}

/** Makes the nodes of a project's files: configuration merged, descriptions with their docs blocks. */
export class NodeBuilder {
  readonly #configs: NodeConfigs;
  readonly #table: PropertyTable;

  constructor(configs: NodeConfigs, table: PropertyTable) {
    this.#configs = configs;
    this.#table = table;
  }

  /** The nodes that a file of SQL, Python or CSV defines. */
  nodesOf(record: FileRecord): readonly ProjectNode[] {
    const { file, template } = record;
    const { role } = file;
    if (role === 'snapshot')
      return template.blocks
        .filter(({ keyword }) => keyword === 'snapshot')
        .map(block => {
          const fqn = [...foldersOf(file), stemOf(file.path), block.name];
          const body = this.#settled(block, record, block.body);
          return this.node({ ...this.#parts('snapshot', block.name, file), fqn, body, span: block.nameSpan });
        });
    if (role === 'macro' || role === 'docs' || role === 'properties' || role === 'fixture') return [];
    const stem = stemOf(file.path);
    const body = this.#settled(template, record);
    if (role === 'model') return [this.#model(stem, file, body)];
    return [this.node({ ...this.#parts(role, stem, file), body })];
  }

  /** What a text says with its configuration worked out. */
  #settled(body: BodyFacts, { source, file }: FileRecord, span?: Span): BodyFacts {
    if (source === undefined || !file.path.endsWith('.sql')) return body;
    const config = this.#configs.inText(body, { source, span }, file.pack.file.name);
    return config === body.config ? body : { ...body, config };
  }

  #model(stem: string, file: PackageFile, body: BodyFacts): ProjectNode {
    const versioned = this.#table.versionOf(file.pack.file.name, stem);
    if (versioned === undefined) return this.node({ ...this.#parts('model', stem, file), body });
    const { properties, version, facts } = versioned;
    const { name } = properties.of;
    const fqn = [...foldersOf(file), name, `v${version}`];
    const node = this.node({
      kind: 'model',
      name,
      file,
      fqn,
      properties,
      body: { ...body, config: { ...facts.config, ...body.config } },
    });
    const columns = versionColumns(properties.of, facts);
    const uniqueId = `${node.uniqueId}.v${version}`;
    return { ...node, uniqueId, version, columns: this.#columns(columns, file.pack.file.name) };
  }

  #parts(kind: NodeKind, name: string, file: PackageFile): NodeParts {
    const folder = kind === 'analysis' ? ['analysis'] : [];
    const [packageName = '', ...folders] = foldersOf(file);
    const properties = this.#table.propertiesOf(kind, packageName, name);
    return { kind, name, file, fqn: [packageName, ...folder, ...folders, name], properties };
  }

  /** A snapshot that YAML alone defines. */
  yamlSnapshot({ of, record }: PlacedProperties): ProjectNode {
    const { file } = record;
    const body = { ...NO_FACTS, dependencies: of.relation === undefined ? [] : [of.relation] };
    const fqn = [...foldersOf(file), stemOf(file.path), of.name];
    return this.node({ kind: 'snapshot', name: of.name, file, fqn, properties: { of, record }, body, span: of.span });
  }

  source(properties: SourceProperties, { file }: FileRecord): ProjectNode {
    const { name, span, source, columns, description, config } = properties;
    const fqn = [...foldersOf(file), source.sourceName, name];
    const node = this.node({ kind: 'source', name, file, fqn, span, said: config });
    const packageName = file.pack.file.name;
    return {
      ...node,
      uniqueId: `source.${packageName}.${source.sourceName}.${name}`,
      source: { ...source, ...this.#plainNames(source, packageName) },
      columns: this.#columns(columns, packageName),
      description: this.#described(description, packageName),
      properties: { file: file.path, span },
    };
  }

  /** Names may be written with a variable in them. */
  #plainNames({ database, schema, identifier }: SourceProperties['source'], packageName: string) {
    const settler = this.#configs.settler(packageName);
    const plain = (text: string | undefined) => (text === undefined ? undefined : textOf(settler.value(text)));
    return { database: plain(database), schema: plain(schema), identifier: plain(identifier) ?? identifier };
  }

  /** What YAML defines by itself; a measure that is a metric as well makes one more. */
  defined(properties: DefinedProperties, { file }: FileRecord): readonly ProjectNode[] {
    const { kind, name, span, dependencies, parents, measuresAsMetrics, description, config } = properties;
    const packageName = file.pack.file.name;
    const fqn = [...foldersOf(file), name];
    const body = { ...NO_FACTS, dependencies, parents };
    const node = { ...this.node({ kind, name, file, fqn, span, said: config, body }) };
    const made = measuresAsMetrics.map(measure => {
      const from = { ...NO_FACTS, parents: [{ kind: 'measure', name: measure }] as const };
      const of = [...foldersOf(file), measure];
      const metric = this.node({ kind: 'metric', name: measure, file, fqn: of, span, body: from });
      return { ...metric, enabled: metric.enabled && node.enabled };
    });
    return [{ ...node, description: this.#described(description, packageName) }, ...made];
  }

  /** A unit test of one model, or of one of its versions. */
  unitTest(
    { name, span, given, description, config }: UnitTestProperties,
    on: ProjectNode,
    { file }: FileRecord,
  ): ProjectNode {
    const packageName = file.pack.file.name;
    const ref = {
      kind: 'ref',
      name: on.name,
      packageName: on.packageName,
      span,
      nameSpan: span,
      atParse: true,
    } as const;
    const tested = on.version === undefined ? ref : { ...ref, version: on.version };
    const body = { ...NO_FACTS, dependencies: [tested, ...given] };
    const fqn = [...foldersOf(file), on.name, name];
    const node = this.node({ kind: 'unit_test', name, file, fqn, span, said: config, body });
    const uniqueId = `unit_test.${packageName}.${on.name}.${name}${on.version === undefined ? '' : `_v${on.version}`}`;
    const enabled = node.enabled && on.enabled;
    return { ...node, uniqueId, enabled, description: this.#described(description, packageName) };
  }

  /** SQL that runs before or after all else. */
  operation({ when, text, span }: ProjectHook, at: number, pack: ProjectPackage): ProjectNode {
    const name = `${pack.file.name}-${when}-${String(at)}`;
    const path = joinPath(pack.root, PROJECT_FILE);
    const file = { path, relativePath: PROJECT_FILE, below: '', role: 'properties', pack } as const;
    const fqn = [pack.file.name, 'hooks', name];
    return this.node({ kind: 'operation', name, file, fqn, span, body: readTemplate(parseJinja(text)) });
  }

  /** Puts a node together; its id is the usual one. */
  node(parts: NodeParts): ProjectNode {
    const { kind, name, file, fqn, properties, body = NO_FACTS, span = AT_START } = parts;
    const packageName = file.pack.file.name;
    const own = { said: properties?.of.config ?? parts.said ?? {}, own: body.config };
    const config = this.#configs.configOf(kind, { fqn, pack: file.pack }, own);
    const said = properties?.of;
    return {
      uniqueId: `${kind}.${packageName}.${name}`,
      kind,
      name,
      packageName,
      fqn,
      file: file.path,
      relativePath: file.relativePath,
      span,
      config,
      enabled: config['enabled'] !== false,
      materialized: materializedOf(kind, config),
      version: undefined,
      group: parts.test === undefined ? textOf(config['group']) : parts.group,
      access: accessOf(config),
      description: this.#described(said?.description, packageName),
      columns: this.#columns(said?.columns ?? [], packageName),
      properties: properties && { file: properties.record.file.path, span: properties.of.span },
      dependencies: body.dependencies,
      workedOut: body.workedOut,
      constraints: said?.constraints ?? [],
      macroCalls: body.macroCalls,
      parents: body.parents,
      dispatches: body.dispatches,
      isOpen: body.isOpen || asksInHooks(config),
      hasOpenCalls: body.hasOpenCalls,
      test: parts.test,
      source: undefined,
    };
  }

  #columns(columns: ProjectNode['columns'], packageName: string): ProjectNode['columns'] {
    if (columns.every(({ description }) => description?.includes('{{') !== true)) return columns;
    return columns.map(column => {
      const description = this.#described(column.description, packageName);
      return description === undefined ? column : { ...column, description };
    });
  }

  /** A description with the docs blocks that it names. */
  #described(description: string | undefined, packageName: string): string | undefined {
    if (!description?.includes('{{')) return description;
    const { calls } = parseJinja(description);
    let text = description;
    for (const { name, args, tag } of calls.toReversed()) {
      const [first, second] = args.map(({ value }) => (value.kind === 'string' ? value.value : undefined));
      const block = name === 'doc' && first !== undefined ? this.#docsText(first, second, packageName) : undefined;
      const { start, end } = tag.segment.span;
      if (block !== undefined) text = text.slice(0, start) + block + text.slice(end);
    }
    return text.trim();
  }

  /** The text of a docs block: with two names the first is the package. */
  #docsText(first: string, second: string | undefined, fromPackage: string): string | undefined {
    const block =
      second === undefined
        ? this.#table.docs(first, undefined, fromPackage)
        : this.#table.docs(second, first, fromPackage);
    return block?.text;
  }
}

function accessOf(config: NodeConfig): Access {
  const access = textOf(config['access']) ?? '';
  return ACCESSES.has(access) ? (access as Access) : 'protected';
}

/** Whether a hook names something, which no text of the node shows. */
function asksInHooks(config: NodeConfig): boolean {
  const hooks = [config['pre_hook'], config['post_hook']];
  return hooks.some(hook => hook !== undefined && /\b(ref|source)\s*\(/.test(JSON.stringify(hook)));
}

/** Package and folders of a file, as the names in `dbt_project.yml` go. */
export function foldersOf({ pack, below }: PackageFile): readonly string[] {
  return [pack.file.name, ...below.split('/').slice(0, -1)];
}

function materializedOf(kind: NodeKind, config: NodeConfig): string | undefined {
  if (kind === 'model') return textOf(config['materialized']) ?? 'view';
  return kind === 'seed' || kind === 'snapshot' || kind === 'test' ? kind : undefined;
}
