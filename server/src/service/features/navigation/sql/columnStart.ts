import type { SqlRelation, SqlScope } from '@lakehouse/sql';
import type { ProjectNode } from '../../../project/projectNode';
import type { ProjectView } from '../../../project/projectView';
import { touches } from '../../../text/span';
import { isBare, isSameName, itemCalled, namingQuery, queryOfNode, type SqlFile, type SqlFiles } from './sqlFile';

/** Where a column gets its name: an item of a query, or a table that no query of the project makes. */
export type ColumnStart =
  | { readonly kind: 'item'; readonly file: SqlFile; readonly query: SqlScope; readonly name: string }
  | { readonly kind: 'table'; readonly node: ProjectNode; readonly name: string };

/** Queries deeper than this behind a column are not followed: nobody builds so, and circles end. */
const DEEPEST = 50;

/** Finds out where columns get their names: through `*`, through plain columns and through other models. */
export class ColumnClimber {
  readonly #project: ProjectView | undefined;
  readonly #files: SqlFiles;
  #depth = 0;

  constructor(project: ProjectView | undefined, files: SqlFiles) {
    this.#project = project;
    this.#files = files;
  }

  /** Of the column at an offset of a query. */
  fromOffset(file: SqlFile, offset: number): ColumnStart | undefined {
    const scopes = file.analysis.scopes.filter(({ span }) => touches(span, offset));
    const inner = scopes.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
    for (const scope of inner) {
      const reference = scope.references.find(({ name }) => touches(name.span, offset));
      if (reference?.resolution.kind === 'column') {
        const { relation, column } = reference.resolution;
        return this.ofRelation(file, relation, column.name);
      }
      if (reference?.resolution.kind === 'alias') return this.ofQuery(file, scope, reference.resolution.output.name);
      if (reference !== undefined) return undefined;
      const item = scope.output.find(one => !one.star && touches(one.definition, offset));
      if (item !== undefined) return { kind: 'item', file, query: scope, name: item.name };
    }
    return undefined;
  }

  /** Of a column of a node: of its own query, where it has one that names it. */
  ofNode(node: ProjectNode, name: string): ColumnStart {
    const file = this.#files.at(node.file);
    const query = file && queryOfNode(file, node, this.#project?.nodesOfFile(node.file) ?? []);
    const made = file && query && this.ofQuery(file, query, name);
    return made ?? { kind: 'table', node, name };
  }

  ofRelation(file: SqlFile, relation: SqlRelation, name: string): ColumnStart | undefined {
    if (relation.query !== undefined) return this.ofQuery(file, relation.query, name);
    const node = file.analysis.nodeOf(relation);
    return node && this.ofNode(node, name);
  }

  ofQuery(file: SqlFile, query: SqlScope, name: string): ColumnStart | undefined {
    if (this.#depth > DEEPEST) return undefined;
    this.#depth += 1;
    const found = this.#ofQuery(file, namingQuery(query), name);
    this.#depth -= 1;
    return found;
  }

  #ofQuery(file: SqlFile, query: SqlScope, name: string): ColumnStart | undefined {
    const item = itemCalled(query, name);
    const here: ColumnStart = { kind: 'item', file, query, name };
    if (item === undefined) {
      const brought = query.stars.flatMap(({ columns }) => columns).find(({ column }) => isSameName(column.name, name));
      return brought && this.ofRelation(file, brought.relation, brought.column.name);
    }
    if (!isBare(item)) return here;
    const read = query.references.find(({ span }) => span.start === item.expression.start);
    if (read?.resolution.kind !== 'column') return here;
    const above = this.ofRelation(file, read.resolution.relation, read.resolution.column.name);
    // What no query of the project makes keeps its name: here it gets another.
    return above?.kind === 'item' ? above : here;
  }
}
