/** dbt's kinds of nodes that stand in a lineage. */
export type LineageKind =
  | 'model'
  | 'seed'
  | 'snapshot'
  | 'source'
  | 'exposure'
  | 'test'
  | 'unit_test'
  | 'analysis'
  | 'metric'
  | 'semantic_model'
  | 'saved_query'
  | 'function'
  | 'operation';

export interface LineageNode {
  /** As dbt spells it: `model.lakehouse.stg_orders`. */
  readonly uniqueId: string;
  readonly name: string;
  readonly kind: LineageKind;
  /** view, table, incremental, ephemeral, reflection; absent for other kinds. */
  readonly materialized?: string;
  /** Folder below the model path (staging, intermediate, marts), or the source's name. */
  readonly group?: string;
  readonly description?: string;
  /** The name in Dremio, quoted, under the picked target. */
  readonly relationName?: string;
  /** Where it is defined: document and zero-based line. */
  readonly uri?: string;
  readonly line?: number;
  /** How many more neighbours exist beyond what is shown. */
  readonly hiddenUpstream: number;
  readonly hiddenDownstream: number;
  /** Set when a ref names nothing: the node is drawn as missing. */
  readonly missing?: boolean;
}

/** `from` is what is depended on. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
}

export interface LineageParams {
  readonly uri: string;
  /** Hops on either side of the node; 1 or more. */
  readonly depth: number;
}

export interface Lineage {
  /** The node of the document; absent when the document is none of the project's. */
  readonly focus?: string;
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
}

/** One node of the whole project's graph. */
export interface GraphNode {
  readonly uniqueId: string;
  readonly resourceType: string;
  readonly path: string;
  readonly relationName: string | null;
  readonly columns: readonly { readonly name: string; readonly type?: string }[];
}

export interface ProjectGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly LineageEdge[];
}
