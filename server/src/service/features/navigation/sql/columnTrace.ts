import type { SqlRelation, SqlScope } from '@lakehouse/sql';
import type { Place } from '../../../answers/place';
import type { FeatureContext } from '../../../feature';
import type { ProjectNode } from '../../../project/projectNode';
import type { FilePath } from '../../../text/filePath';
import type { Span } from '../../../text/span';
import type { ColumnStart } from './columnStart';
import { columnTexts } from './columnTexts';
import { pythonColumns } from './pythonColumns';
import { quotedColumns } from './quotedColumns';
import { isBare, isSameName, itemCalled, nodeOfQuery, type SqlFile, type SqlFiles } from './sqlFile';

/** A place that names a column. */
export interface ColumnPlace extends Place {
  /** `sql` with its quotes; `item` an item that is called as what it reads; `text` a name in YAML or in a configuration. */
  readonly form: 'sql' | 'item' | 'text';
  /** True where only a text says so that a macro or a program gets: whoever changes it is to look at it. */
  readonly isText?: boolean;
  readonly isDefinition: boolean;
}

/** Follows a column from where it gets its name to everything that reads it by that name, through `*` and plain columns. */
export class ColumnTrace {
  readonly #context: FeatureContext;
  readonly #files: SqlFiles;
  readonly #places = new Map<string, ColumnPlace>();
  readonly #seen = new Set<SqlScope | string>();
  /** The queries that give the column under its name. */
  readonly queries = new Set<SqlScope>();
  /** Whether a join by USING goes by the column, which then must be called the same on both sides. */
  isJoinedByName = false;
  readonly #isLocal: boolean;

  /** @param reach `document` looks for readers in the document alone */
  constructor(context: FeatureContext, files: SqlFiles, reach: 'project' | 'document') {
    this.#context = context;
    this.#files = files;
    this.#isLocal = reach === 'document';
  }

  follow(start: ColumnStart): readonly ColumnPlace[] {
    if (start.kind === 'table') this.#ofNode(start.node, start.name);
    else {
      this.#define(start);
      this.#ofQuery(start.file, start.query, start.name);
    }
    return [...this.#places.values()];
  }

  #define({ file, query, name }: Extract<ColumnStart, { kind: 'item' }>): void {
    const item = itemCalled(query, name);
    if (item === undefined) return;
    const form = isBare(item) ? 'item' : 'sql';
    this.#add(file.path, item.definition, { form, isDefinition: true });
  }

  /** A query that gives the column: who reads the query. */
  #ofQuery(file: SqlFile, query: SqlScope, name: string): void {
    if (this.#seen.has(query)) return;
    this.#seen.add(query);
    this.queries.add(query);
    for (const { name: part, resolution } of query.references)
      if (resolution.kind === 'alias' && isSameName(resolution.output.name, name))
        this.#add(file.path, part.span, { form: 'sql', isDefinition: false });
    const around = file.analysis.scopes.find(({ arms }) => arms[0] === query);
    if (around !== undefined) this.#ofQuery(file, around, name);
    this.#readers(file, relation => relation.query === query || relation.cte?.query === query, name);
    const node = nodeOfQuery(file, query, this.#context.project?.nodesOfFile(file.path) ?? []);
    if (node !== undefined) this.#ofNode(node, name);
  }

  #ofNode(node: ProjectNode, name: string): void {
    const { project } = this.#context;
    if (project === undefined || this.#seen.has(node.uniqueId)) return;
    this.#seen.add(node.uniqueId);
    if (!this.#isLocal)
      for (const { file, span, isBare: isTaken = false } of columnTexts(this.#context, node, name))
        this.#add(file, span, { form: isTaken ? 'item' : 'text', isDefinition: false });
    const readers = this.#isLocal ? [] : project.childrenOf(node).flatMap(id => project.node(id)?.file ?? []);
    for (const path of readers) if (path.endsWith('.py')) this.#ofPython(path, node, name);
    // A document that is no node, as an analysis in the editor, reads tables too.
    for (const path of new Set([...readers, this.#context.document.path])) {
      const file = this.#files.ifHolds(path, name);
      if (file !== undefined)
        this.#readers(file, relation => file.analysis.nodeOf(relation)?.uniqueId === node.uniqueId, name);
    }
  }

  /** A Python model that reads the node. */
  #ofPython(file: FilePath, node: ProjectNode, name: string): void {
    const { project } = this.#context;
    const text = this.#context.documentAt(file)?.text ?? '';
    const from = project?.packageOfFile(file) ?? '';
    for (const use of pythonColumns(text)) {
      const found = isSameName(use.name, name) ? project?.resolve(use.dependency, from) : undefined;
      if (found?.kind === 'found' && found.node.uniqueId === node.uniqueId)
        this.#add(file, use.span, { form: 'text', isText: true, isDefinition: false });
    }
  }

  #readers(file: SqlFile, isRead: (relation: SqlRelation) => boolean, name: string): void {
    const { scopes } = file.analysis;
    const relations = new Set(scopes.flatMap(scope => scope.relations).filter(isRead));
    if (relations.size === 0) return;
    for (const span of quotedColumns(file, relations, name))
      this.#add(file.path, span, { form: 'text', isText: true, isDefinition: false });
    for (const scope of scopes) {
      // The name in USING stands for the columns of both sides, and is found on one of them.
      this.isJoinedByName ||=
        scope.relations.some(relation => relations.has(relation)) &&
        scope.references.some(one => one.clause === 'using' && isSameName(one.name.value, name));
      for (const { name: part, span, resolution } of scope.references) {
        if (resolution.kind !== 'column' || !relations.has(resolution.relation)) continue;
        if (!isSameName(resolution.column.name, name)) continue;
        this.#add(file.path, part.span, { form: 'sql', isDefinition: false });
        const item = scope.output.find(one => !one.star && one.expression.start === span.start && isBare(one));
        if (item !== undefined) this.#ofQuery(file, scope, item.name);
      }
      const isStarred = scope.stars.some(({ columns }) =>
        columns.some(({ relation, column }) => relations.has(relation) && isSameName(column.name, name)),
      );
      if (isStarred) this.#ofQuery(file, scope, name);
    }
  }

  #add(file: FilePath, span: Span, how: Omit<ColumnPlace, keyof Place>): void {
    const key = `${file} ${span.start}`;
    if (!this.#places.has(key)) this.#places.set(key, { file, span, ...how });
  }
}
