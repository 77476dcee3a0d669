import type { JinjaDocument } from '@lakehouse/jinja';
import {
  analyseSql,
  type SqlAnalysis,
  type SqlRelation,
  type SqlScope,
  type TableColumns,
  type Token,
} from '@lakehouse/sql';
import type { FeatureContext, KnownDataset, ServedDocument } from '../feature';
import { askedTables, type AskedTable } from '../project/columns/askedTable';
import type { KnownColumn } from '../project/columns/knownColumn';
import { unclearText } from '../project/columns/unclearText';
import { maskTemplate } from '../project/maskTemplate';
import type { ProjectNode } from '../project/projectNode';
import type { ProjectView } from '../project/projectView';
import { partsOfRelation } from '../project/relationPath';
import { sqlOf, sqlRole } from '../sqlDocument';
import type { Span } from '../text/span';

/** The queries of a document with all that the project knows of the tables in them. */
export interface DocumentAnalysis {
  /** The text with its Jinja masked, of the same length. */
  readonly sql: string;
  readonly analysis: SqlAnalysis;
  /** Every query once, those of CTEs, arms and subqueries too. */
  readonly scopes: readonly SqlScope[];
  /** The node of dbt that a table of a query is. */
  nodeOf(relation: SqlRelation): ProjectNode | undefined;
  /** What is known of the columns of a table, each with who tells; empty for what is no table. */
  columnsOf(relation: SqlRelation): readonly KnownColumn[];
  /** One of them. */
  knownColumn(relation: SqlRelation, column: string): KnownColumn | undefined;
  /** Whether only dbt knows the text of a stretch. */
  isOpaque(span: Span): boolean;
}

interface Kept {
  readonly project: ProjectView | undefined;
  readonly generation: number;
  readonly datasets: ReadonlyMap<string, KnownDataset>;
  readonly analysis: DocumentAnalysis;
}

const KEPT = new WeakMap<JinjaDocument, Kept>();

/**
 * The analysis of a document of SQL, worked out once for each of its texts and for what the project knows; undefined
 * for a macro and for what is no SQL.
 */
export function analysisOf(context: FeatureContext): DocumentAnalysis | undefined {
  const { document, project, datasets } = context;
  if (sqlRole(document, project) === undefined) return undefined;
  const generation = project?.columnGeneration ?? 0;
  const kept = KEPT.get(document.jinja);
  if (kept?.project === project && kept?.generation === generation && kept.datasets === datasets) return kept.analysis;
  const analysis = new AnalysedDocument(context);
  KEPT.set(document.jinja, { project, generation, datasets, analysis });
  return analysis;
}

class AnalysedDocument implements DocumentAnalysis {
  readonly sql: string;
  readonly analysis: SqlAnalysis;
  readonly isOpaque: (span: Span) => boolean;
  readonly #project: ProjectView | undefined;
  readonly #datasets: ReadonlyMap<string, KnownDataset>;
  readonly #asked: ReturnType<typeof askedTables>;
  readonly #here: Pick<ProjectNode, 'packageName' | 'uniqueId'>;
  #scopes: readonly SqlScope[] | undefined;

  constructor({ document, project, datasets }: FeatureContext) {
    const mask = maskTemplate(document.jinja);
    const packageName = project?.packageOfFile(document.path) ?? project?.name ?? '';
    this.#project = project;
    this.#datasets = datasets;
    this.#here = project?.nodesOfFile(document.path)[0] ?? { packageName, uniqueId: '' };
    this.#asked = askedTables(mask);
    this.sql = mask.sql;
    const unclear = unclearText(document.jinja, mask);
    this.isOpaque = span => unclear.isOpaque(span) || unclear.isUncertain(span);
    this.analysis = analyseSql(statements(document), {
      columnsOf: table => {
        const asked = this.#asked(table);
        return asked && this.#columnsOf(asked);
      },
      ...unclear,
    });
  }

  get scopes(): readonly SqlScope[] {
    this.#scopes ??= allScopes(this.analysis);
    return this.#scopes;
  }

  nodeOf({ kind, name }: SqlRelation): ProjectNode | undefined {
    const asked = kind === 'table' && name !== undefined ? this.#asked(name) : undefined;
    return asked && this.#project?.nodeOfTable(asked, this.#here);
  }

  columnsOf(relation: SqlRelation): readonly KnownColumn[] {
    const node = this.nodeOf(relation);
    if (node !== undefined) return this.#project?.columnsOf(node).columns ?? [];
    const asked = relation.kind === 'table' && relation.name !== undefined ? this.#asked(relation.name) : undefined;
    const dataset = asked?.kind === 'path' ? this.#datasets.get(asked.path) : undefined;
    const age = dataset?.fetchedAt === undefined ? {} : { knownAt: dataset.fetchedAt };
    return dataset?.columns.map(column => ({ ...column, knownFrom: 'dremio', ...age })) ?? [];
  }

  knownColumn(relation: SqlRelation, column: string): KnownColumn | undefined {
    const name = column.toLowerCase();
    return this.columnsOf(relation).find(one => one.name.toLowerCase() === name);
  }

  #columnsOf(asked: AskedTable): TableColumns | undefined {
    const node = this.#project?.nodeOfTable(asked, this.#here);
    if (node !== undefined && this.#project !== undefined) {
      const known = this.#project.columnsOf(node);
      const exposedName = exposedNameOf(node, this.#project);
      return {
        columns: known.columns,
        // The table as it was built before may have other columns than the query that is being written.
        complete: known.complete && asked.kind !== 'this',
        ...(exposedName === undefined ? {} : { exposedName }),
      };
    }
    const dataset = asked.kind === 'path' ? this.#datasets.get(asked.path) : undefined;
    return dataset && { columns: dataset.columns, complete: true };
  }
}

/** The last part of a node's name in Dremio; of an ephemeral model dbt makes a query of WITH with a name of its own. */
function exposedNameOf(node: ProjectNode, project: ProjectView): string | undefined {
  const relation = project.relationName(node);
  if (relation !== null) return partsOfRelation(relation).at(-1);
  if (project.target === undefined && node.kind !== 'source') return nameWithoutTarget(node, project);
  return node.kind === 'source' ? node.source?.identifier : undefined;
}

/** What dbt calls a node in Dremio wherever that is, unless the project has a rule of its own. */
function nameWithoutTarget(node: ProjectNode, project: ProjectView): string | undefined {
  if (node.materialized === 'ephemeral' || project.macro('generate_alias_name', project.name) !== undefined)
    return undefined;
  const { alias = node.name } = node.config;
  return typeof alias === 'string' ? alias : undefined;
}

/** The text to analyse: its tokens where they are at hand; of a file with snapshots each is a statement of its own. */
function statements(document: ServedDocument): string | readonly Token[] {
  const sql = sqlOf(document);
  // The first letter of the tag that ends a snapshot becomes a `;`.
  const ends = document.jinja.structure.blocks.flatMap(({ keyword, close }) =>
    keyword === 'snapshot' && close !== undefined ? [close.segment.span.start] : [],
  );
  if (ends.length === 0) return sql.tokens;
  return ends.reduce((text, at) => `${text.slice(0, at)};${text.slice(at + 1)}`, sql.sql);
}

function allScopes({ queries, ctes }: SqlAnalysis): readonly SqlScope[] {
  const all = new Set<SqlScope>([...queries, ...ctes.map(({ query }) => query)]);
  // A set grows while it is walked.
  for (const { children, arms } of all) for (const inner of [...children, ...arms]) all.add(inner);
  return [...all];
}
