import type { KnownDataset } from '../../feature';
import type { FilePath } from '../../text/filePath';
import type { AskedTable } from '../columns/askedTable';
import type { Catalog } from '../columns/catalog';
import { ColumnBook, type ColumnText } from '../columns/columnBook';
import type { FoundTable, NodeColumn, NodeColumns } from '../columns/knownColumn';
import type { ProjectNode } from '../projectNode';
import type { ProjectView } from '../projectView';
import { kindOf, type FileRecord } from './fileRecord';
import { pathOfRelation } from '../relationPath';

/** Kinds whose file is a query. */
const QUERIES: ReadonlySet<string> = new Set(['model', 'snapshot', 'analysis', 'test']);
/** Kinds that have a table of their own, beside a source's. */
const BUILT: ReadonlySet<string> = new Set(['model', 'snapshot', 'seed']);

/** Words of INFORMATION_SCHEMA for types that Dremio's SQL calls otherwise. */
const SQL_TYPES: Readonly<Record<string, string>> = {
  'CHARACTER VARYING': 'VARCHAR',
  'BINARY VARYING': 'VARBINARY',
  ARRAY: 'LIST',
  ROW: 'STRUCT',
};

/** What a project knows of its nodes' columns: from its files, from `catalog.json`, from Dremio. */
export class ProjectColumns {
  readonly #project: ProjectView;
  readonly #record: (file: FilePath) => FileRecord | undefined;
  readonly #book: ColumnBook;
  #datasets: ReadonlyMap<string, KnownDataset> = new Map();
  #catalog: Catalog = new Map();
  #found = new Map<string, FoundTable | undefined>();
  #paths: ReadonlyMap<string, string> | undefined;
  #generation = 0;

  constructor(project: ProjectView, record: (file: FilePath) => FileRecord | undefined) {
    this.#project = project;
    this.#record = record;
    this.#book = new ColumnBook({
      resolve: (asked, from) => this.nodeOf(asked, from),
      textOf: node => this.#textOf(node),
      foundOf: node => this.#foundOf(node),
      exists: id => this.#project.node(id) !== undefined,
      otherWarehouse: () => this.#project.otherWarehouse,
      generation: () => this.#generation,
    });
  }

  /** Grows whenever an answer may be another. */
  get generation(): number {
    return this.#generation;
  }

  /** The tables that Dremio has, by their dotted path in lower case. */
  setDatasets(datasets: ReadonlyMap<string, KnownDataset>): void {
    this.#datasets = datasets;
    this.#found.clear();
    this.#generation += 1;
  }

  setCatalog(catalog: Catalog): void {
    this.#catalog = catalog;
    this.#found.clear();
    this.#generation += 1;
  }

  /** Something was read: the text of one file alone, or what may decide names too. */
  changed(what: 'text' | 'names'): void {
    this.#generation += 1;
    if (what === 'text') return;
    this.#paths = undefined;
    this.#found.clear();
  }

  columnsOf(node: ProjectNode): NodeColumns {
    return this.#book.columnsOf(node);
  }

  /** Another when what readers of the nodes see of their columns is; nodes whose columns nobody asked for count for nothing. */
  faceOf(nodes: readonly ProjectNode[]): string {
    return nodes.map(node => this.#book.faceOf(node) ?? '').join('\n');
  }

  /** The columns that a node's column is made from directly. */
  originsOf(node: ProjectNode, column: string): readonly NodeColumn[] {
    const name = column.toLowerCase();
    return this.columnsOf(node).columns.find(one => one.name.toLowerCase() === name)?.origins ?? [];
  }

  /** The node that a table of a query is. */
  nodeOf(asked: AskedTable, from: Pick<ProjectNode, 'packageName' | 'uniqueId'>): ProjectNode | undefined {
    switch (asked.kind) {
      case 'this':
        return this.#project.node(from.uniqueId);
      case 'path': {
        const id = this.#nodesByPath().get(asked.path);
        return id === undefined ? undefined : this.#project.node(id);
      }
      default: {
        const { project, packageName } = { project: this.#project, packageName: from.packageName };
        const resolution =
          asked.kind === 'ref' ? project.resolveRef(asked, packageName) : project.resolveSource(asked, packageName);
        return resolution.kind === 'found' ? resolution.node : undefined;
      }
    }
  }

  #textOf({ kind, file, name, dependencies }: ProjectNode): ColumnText {
    const record = this.#record(file);
    if (record === undefined) return {};
    if (kind === 'seed') {
      const { header, types = [] } = record;
      return header === undefined ? {} : { header, types };
    }
    if (!QUERIES.has(kind) || record.source === undefined || kindOf(record.file).isPython) return {};
    // A node of YAML has its definition there, and no query.
    if (record.file.role === 'properties') {
      const [copied] = kind === 'snapshot' ? dependencies : [];
      return copied === undefined ? {} : { copies: copied };
    }
    const block = record.template.blocks.find(one => one.keyword === 'snapshot' && one.name === name);
    return { query: { text: record.source.text, body: block?.body } };
  }

  #foundOf(node: ProjectNode): FoundTable | undefined {
    if (this.#datasets.size === 0 && this.#catalog.size === 0) return undefined;
    if (!this.#found.has(node.uniqueId)) this.#found.set(node.uniqueId, this.#find(node));
    return this.#found.get(node.uniqueId);
  }

  #find(node: ProjectNode): FoundTable | undefined {
    if (node.kind !== 'source' && !BUILT.has(node.kind)) return undefined;
    const relation = this.#datasets.size === 0 ? null : this.#project.relationName(node);
    const dataset = relation === null ? undefined : this.#datasets.get(pathOfRelation(relation));
    if (dataset !== undefined)
      return { columns: dataset.columns.map(inDremio), knownFrom: 'dremio', knownAt: dataset.fetchedAt };
    return this.#catalog.get(node.uniqueId);
  }

  #nodesByPath(): ReadonlyMap<string, string> {
    this.#paths ??= new Map(
      [...this.#project.refTargets(), ...this.#project.sourceTables()].flatMap(node => {
        const relation = this.#project.relationName(node);
        return relation === null ? [] : [[pathOfRelation(relation), node.uniqueId] as const];
      }),
    );
    return this.#paths;
  }
}

function inDremio({ name, type }: KnownDataset['columns'][number]) {
  // Of a type that could be any, nothing is known.
  return type === 'ANY' ? { name } : { name, type: SQL_TYPES[type.toUpperCase()] ?? type.replaceAll(', ', ',') };
}
