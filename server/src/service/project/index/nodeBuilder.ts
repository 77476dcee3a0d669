import { parseJinja } from '@lakehouse/jinja';
import { stemOf } from '../../text/filePath';
import { textOf, type ConfigValue, type NodeConfig } from '../config';
import type { Access, NodeKind, ProjectNode } from '../projectNode';
import type { ExposureProperties, SourceProperties } from '../read/propertiesFacts';
import { NO_FACTS, type BodyFacts } from '../read/templateFacts';
import { layersOf, mergeConfigs } from './configLayers';
import type { FileRecord } from './fileRecord';
import type { PlacedProperties, PropertyTable } from './propertyTable';
import type { PackageFile, ProjectPackage } from './projectPackage';
import { settleConfig } from './settleConfig';

const AT_START = { start: 0, end: 0 };
const ACCESSES: ReadonlySet<string> = new Set<Access>(['private', 'protected', 'public']);
const TREES: Readonly<Record<NodeKind, readonly string[]>> = {
  model: ['models'],
  seed: ['seeds'],
  snapshot: ['snapshots'],
  source: ['sources'],
  exposure: ['exposures'],
  test: ['tests', 'data_tests'],
  unit_test: ['unit_tests'],
  analysis: ['analyses'],
  metric: ['metrics'],
  semantic_model: ['semantic-models'],
  saved_query: ['saved-queries'],
  function: ['functions'],
  operation: [],
};

/** What a node is made from, beside its kind. */
export interface NodeParts {
  readonly kind: NodeKind;
  readonly name: string;
  readonly file: PackageFile;
  readonly fqn: readonly string[];
  readonly properties?: PlacedProperties | undefined;
  readonly body?: BodyFacts;
  readonly span?: ProjectNode['span'];
}

/** Makes the nodes of a project's files: configuration merged, descriptions with their docs blocks. */
export class NodeBuilder {
  readonly #root: ProjectPackage;
  readonly #vars: (packageName: string) => Readonly<Record<string, ConfigValue>>;
  readonly #table: PropertyTable;

  constructor(root: ProjectPackage, table: PropertyTable, vars: NodeBuilder['vars']) {
    this.#root = root;
    this.#table = table;
    this.#vars = vars;
  }

  /** Variables as a node of a package sees them. */
  get vars(): (packageName: string) => Readonly<Record<string, ConfigValue>> {
    return this.#vars;
  }

  /** The nodes that a file of SQL, Python or CSV defines. */
  nodesOf({ file, template }: FileRecord): readonly ProjectNode[] {
    const { role } = file;
    if (role === 'snapshot')
      return template.blocks
        .filter(({ keyword }) => keyword === 'snapshot')
        .map(block => this.node({ ...this.#parts('snapshot', block.name, file), body: block, span: block.nameSpan }));
    if (role === 'macro' || role === 'docs' || role === 'properties') return [];
    const stem = stemOf(file.path);
    if (role === 'model') return [this.#model(stem, file, template)];
    return [this.node({ ...this.#parts(role, stem, file), body: template })];
  }

  #model(stem: string, file: PackageFile, body: BodyFacts): ProjectNode {
    const versioned = this.#table.versionOf(file.pack.file.name, stem);
    if (versioned === undefined) return this.node({ ...this.#parts('model', stem, file), body });
    const { properties, version, config } = versioned;
    const { name } = properties.of;
    const fqn = [...foldersOf(file), name, `v${version}`];
    const node = this.node({
      kind: 'model',
      name,
      file,
      fqn,
      properties,
      body: { ...body, config: { ...config, ...body.config } },
    });
    const alias = textOf(node.config['alias']) ?? `${name}_v${version}`;
    return { ...node, uniqueId: `${node.uniqueId}.v${version}`, version, config: { ...node.config, alias } };
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
    const node = this.node({ kind: 'source', name, file, fqn, span, body: { ...NO_FACTS, config } });
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

  /** A database or schema may be written with a variable in it. */
  #plainNames({ database, schema }: SourceProperties['source'], packageName: string) {
    const settled = settleConfig(
      { ...(database === undefined ? {} : { database }), ...(schema === undefined ? {} : { schema }) },
      this.#vars(packageName),
    );
    return { database: textOf(settled['database']), schema: textOf(settled['schema']) };
  }

  exposure({ name, span, dependencies, description, config }: ExposureProperties, { file }: FileRecord): ProjectNode {
    const fqn = [...foldersOf(file), name];
    const node = this.node({ kind: 'exposure', name, file, fqn, span, body: { ...NO_FACTS, config, dependencies } });
    return { ...node, description: this.#described(description, file.pack.file.name) };
  }

  /** Puts a node together; its id is the usual one. */
  node({ kind, name, file, fqn, properties, body = NO_FACTS, span = AT_START }: NodeParts): ProjectNode {
    const packageName = file.pack.file.name;
    const config = this.#config(kind, { fqn, pack: file.pack }, [properties?.of.config ?? {}, body.config]);
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
      group: textOf(config['group']),
      access: accessOf(config),
      description: this.#described(said?.description, packageName),
      columns: this.#columns(said?.columns ?? [], packageName),
      properties: properties && { file: properties.record.file.path, span: properties.of.span },
      dependencies: body.dependencies,
      macroCalls: body.macroCalls,
      dispatches: body.dispatches,
      isOpen: body.isOpen,
      source: undefined,
    };
  }

  #config(
    kind: NodeKind,
    { fqn, pack }: { readonly fqn: readonly string[]; readonly pack: ProjectPackage },
    own: readonly NodeConfig[],
  ): NodeConfig {
    // The project decides over what an installed package sets for itself.
    const packages = pack.isRoot ? [pack] : [pack, this.#root];
    const layers = packages.flatMap(({ file }) => TREES[kind].flatMap(tree => layersOf(file.trees[tree], fqn)));
    return settleConfig(mergeConfigs([...layers, ...own]), this.#vars(pack.file.name));
  }

  #columns(columns: ProjectNode['columns'], packageName: string): ProjectNode['columns'] {
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

/** Package and folders of a file, as the names in `dbt_project.yml` go. */
export function foldersOf({ pack, below }: PackageFile): readonly string[] {
  return [pack.file.name, ...below.split('/').slice(0, -1)];
}

function materializedOf(kind: NodeKind, config: NodeConfig): string | undefined {
  if (kind === 'model') return textOf(config['materialized']) ?? 'view';
  return kind === 'seed' || kind === 'snapshot' || kind === 'test' ? kind : undefined;
}
