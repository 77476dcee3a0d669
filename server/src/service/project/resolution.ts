import type { ProjectNode, RefDependency, SourceDependency } from './projectNode';

/** What a name stands for. `disabled` and `missing` fail in dbt at parse time, `ambiguous` too. */
export type Resolution =
  | { readonly kind: 'found'; readonly node: ProjectNode }
  | { readonly kind: 'disabled'; readonly node: ProjectNode }
  | { readonly kind: 'ambiguous'; readonly nodes: readonly ProjectNode[] }
  | { readonly kind: 'missing' };

/** A ref as written: `packageName` is the first of two arguments. */
export type RefName = Pick<RefDependency, 'name' | 'packageName' | 'version'>;

/** A source as written. */
export type SourceName = Pick<SourceDependency, 'sourceName' | 'tableName'>;

/** What tells what a name stands for. */
export interface NameResolver {
  /** What a ref names, seen from a package. Missing is an answer, not a failure. */
  resolveRef(ref: RefName, fromPackage: string): Resolution;
  resolveSource(source: SourceName, fromPackage: string): Resolution;
}
