import { listOf, textOf, type ConfigValue } from '../../project/config';
import type { WrittenEntry, WrittenValue } from '../../dbt/configKeys/writtenConfig';
import { reflectionAnchor } from '../../dbt/reflection/reflectionAnchor';
import { NOTHING_KNOWN, type NodeColumns } from '../../project/columns/knownColumn';
import type { ProjectNode } from '../../project/projectNode';
import type { ProjectView } from '../../project/projectView';
import type { Span } from '../../text/span';

/** A reflection of dbt-dremio as one text configures it: SQL, or YAML. */
export class ReflectionModel {
  readonly project: ProjectView;
  readonly node: ProjectNode;
  /** Where what is missing is told. */
  readonly head: Span;
  readonly #entries: ReadonlyMap<string, WrittenEntry>;
  #columns: NodeColumns | undefined;

  constructor(
    project: ProjectView,
    node: ProjectNode,
    written: { readonly entries: readonly WrittenEntry[]; readonly head: Span },
  ) {
    this.project = project;
    this.node = node;
    this.head = written.head;
    this.#entries = new Map(written.entries.map(entry => [entry.key, entry]));
  }

  /** The key as this text sets it. */
  entry(key: string): WrittenEntry | undefined {
    return this.#entries.get(key);
  }

  /** The value that counts, wherever it is set. */
  value(key: string): ConfigValue | undefined {
    return this.entry(key)?.value.value ?? this.node.config[key];
  }

  /** The texts of a list as this text writes them. */
  items(key: string): readonly TextItem[] {
    const value = this.entry(key)?.value;
    if (value === undefined) return [];
    const items = typeof value.value === 'string' ? [value] : value.items;
    return items.flatMap(item => (typeof item.value === 'string' ? [{ text: item.value, written: item }] : []));
  }

  /** The texts of a list wherever it is set; undefined where it is not, or where only dbt can tell. */
  texts(key: string): readonly string[] | undefined {
    const value = this.value(key);
    if (value === undefined || value === null) return undefined;
    const texts = listOf(value).map(textOf);
    return texts.every(text => text !== undefined) ? texts : undefined;
  }

  get isAggregate(): boolean {
    const type = this.value('reflection_type');
    return type === 'aggregate' || type === 'aggregation';
  }

  /** True when the kind is left to dbt, so that nothing of it can be told. */
  get isUnclear(): boolean {
    const type = this.value('reflection_type');
    return type !== undefined && type !== null && typeof type !== 'string';
  }

  get anchor(): ProjectNode | undefined {
    return reflectionAnchor(this.project, this.node);
  }

  /** The columns of the dataset that it belongs to; incomplete when that is not known. */
  get columns(): NodeColumns {
    const { anchor } = this;
    this.#columns ??= anchor === undefined ? NOTHING_KNOWN : this.project.columnsOf(anchor);
    return this.#columns;
  }

  column(name: string): NodeColumns['columns'][number] | undefined {
    return this.columns.columns.find(column => column.name.toLowerCase() === name.toLowerCase());
  }
}

/** A text of a list with its place. */
export interface TextItem {
  readonly text: string;
  readonly written: WrittenValue;
}
