import type { NodeKind, ProjectNode } from '../projectNode';
import type { SharedName } from '../projectView';
import { listOf, textOf } from '../config';

/** Kinds that dbt builds and that a ref may name: in one package each name is there once. */
const RELATIONAL: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot']);

/** Answers over all nodes of a project that are worked out when they are first asked for, and kept until a node changes. */
export class NodeLookups {
  readonly #nodes: () => Iterable<ProjectNode>;
  readonly #relationName: (node: ProjectNode) => string | null;
  #tags: readonly string[] | undefined;
  #kinds: ReadonlyMap<NodeKind, readonly ProjectNode[]> | undefined;
  #relations: ReadonlyMap<string, readonly ProjectNode[]> | undefined;

  constructor(nodes: () => Iterable<ProjectNode>, relationName: (node: ProjectNode) => string | null) {
    this.#nodes = nodes;
    this.#relationName = relationName;
  }

  get tags(): readonly string[] {
    this.#tags ??= this.#readTags();
    return this.#tags;
  }

  /** The enabled nodes of a kind. */
  ofKind(kind: NodeKind): readonly ProjectNode[] {
    this.#kinds ??= grouped(
      [...this.#nodes()].filter(({ enabled }) => enabled),
      one => one.kind,
    );
    return this.#kinds.get(kind) ?? [];
  }

  /** Other nodes of the same name in Dremio. */
  twinsOf(node: ProjectNode): readonly ProjectNode[] {
    if (!node.enabled || !RELATIONAL.has(node.kind)) return [];
    const name = this.#relationName(node);
    this.#relations ??= this.#readRelations();
    return name === null ? [] : (this.#relations.get(name) ?? []).filter(({ uniqueId }) => uniqueId !== node.uniqueId);
  }

  #readTags(): readonly string[] {
    const tags = new Set<string>();
    for (const { enabled, config } of this.#nodes())
      if (enabled) for (const tag of listOf(config['tags'])) tags.add(textOf(tag) ?? '');
    tags.delete('');
    return [...tags].toSorted();
  }

  #readRelations(): ReadonlyMap<string, readonly ProjectNode[]> {
    const built = [...this.#nodes()].filter(({ enabled, kind }) => enabled && RELATIONAL.has(kind));
    return grouped(built, node => this.#relationName(node) ?? '');
  }
}

function grouped<K>(
  nodes: Iterable<ProjectNode>,
  keyOf: (node: ProjectNode) => K,
): ReadonlyMap<K, readonly ProjectNode[]> {
  const groups = new Map<K, ProjectNode[]>();
  for (const node of nodes) {
    const same = groups.get(keyOf(node));
    if (same === undefined) groups.set(keyOf(node), [node]);
    else same.push(node);
  }
  return groups;
}

/** The things of one name in a package that dbt would not take side by side; versions of one model are fine. */
export function clashing(named: readonly ProjectNode[]): readonly SharedName[] {
  const groups = grouped(
    named.filter(({ enabled }) => enabled),
    ({ packageName, kind }) => `${packageName} ${RELATIONAL.has(kind) ? 'relation' : kind}`,
  );
  return [...groups.values()].flatMap(nodes => {
    const [first] = nodes;
    const versions = new Set(nodes.map(({ version }) => version));
    // Every version stands for itself; beside versions there is no room for a model without.
    const clash = versions.size < nodes.length || (versions.size > 1 && versions.has(undefined));
    return first === undefined || !clash ? [] : [{ name: first.name, packageName: first.packageName, nodes }];
  });
}
