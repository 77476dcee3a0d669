import type { RelationColumn, SqlRelation } from '@lakehouse/sql';
import type { Place } from '../../answers/place';
import { yamlOf } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { ProjectNode } from '../../project/projectNode';
import type { DocumentAnalysis } from '../../sql/documentAnalysis';
import { meaningAt, type SqlMeaning } from './meaningAt';

/** Models deeper than this behind a column are not followed: nobody builds so, and circles end. */
const DEEPEST = 50;

/** The alias, the query of WITH, or the expression that makes a column: through `*` and through other models. */
export function defineColumn(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const found = meaningAt(context, offset);
  if (found === undefined) return undefined;
  const places = placesOf(found.meaning, found.document, context);
  return places.length === 0 ? undefined : places;
}

function placesOf(meaning: SqlMeaning, document: DocumentAnalysis, context: FeatureContext): readonly Place[] {
  const file = context.document.path;
  switch (meaning.kind) {
    case 'column': {
      const { resolution } = meaning.reference;
      if (resolution.kind === 'alias') return [{ file, span: resolution.output.definition }];
      if (resolution.kind !== 'column') return [];
      return columnPlaces(resolution.column, resolution.relation, { document, context });
    }
    case 'relation': {
      const { alias, cte, name, span } = meaning.relation;
      const node = document.nodeOf(meaning.relation);
      if (alias !== undefined && meaning.span.start !== alias.span.start) return [{ file, span: alias.span }];
      if (cte !== undefined) return [{ file, span: cte.name.span }];
      return [node === undefined ? { file, span: name?.span ?? span } : { file: node.file, span: node.span }];
    }
    case 'cte':
      return [{ file, span: meaning.cte.name.span }];
    case 'output':
    case 'star':
      return [];
  }
}

interface Around {
  readonly document: DocumentAnalysis;
  readonly context: FeatureContext;
}

/** The expression in this document, which the analysis finds through `*`; else on to the table that the column comes from. */
function columnPlaces(
  { name, definition, origins }: RelationColumn,
  relation: SqlRelation,
  around: Around,
): readonly Place[] {
  if (relation.kind === 'table') return tablePlaces(relation, name, around);
  const isStar = definition === undefined || around.document.sql.slice(definition.start, definition.end) === '*';
  if (!isStar) return [{ file: around.context.document.path, span: definition }];
  const [origin] = origins;
  return origin === undefined ? [] : tablePlaces(origin.relation, origin.column, around);
}

function tablePlaces(relation: SqlRelation, column: string, { document, context }: Around): readonly Place[] {
  const node = document.nodeOf(relation);
  if (node === undefined) return [];
  const place = nodeColumnPlace(node, column, context);
  return place === undefined ? [{ file: node.file, span: node.span }] : [place];
}

/** Where a node's column is made: the item of a query, followed through `*` upstream, the line of YAML, the header of a seed. */
export function nodeColumnPlace(node: ProjectNode, column: string, context: FeatureContext): Place | undefined {
  let at = { node, column };
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const name = at.column.toLowerCase();
    const known = context.project?.columnsOf(at.node).columns.find(one => one.name.toLowerCase() === name);
    if (known?.span !== undefined) return { file: at.node.file, span: known.span };
    const [origin] = known?.origins ?? [];
    const next = origin && context.project?.node(origin.uniqueId);
    if (origin === undefined || next === undefined)
      return describedPlace(at.node, at.column, context) ?? headerPlace(at.node, at.column, context);
    at = { node: next, column: origin.column };
  }
  return undefined;
}

function describedPlace(
  { properties, kind, file, name, source }: ProjectNode,
  column: string,
  context: FeatureContext,
): Place | undefined {
  const path = kind === 'source' ? file : properties?.file;
  const document = path === undefined ? undefined : context.documentAt(path);
  if (path === undefined || document === undefined) return undefined;
  const { root } = yamlOf(document);
  const sections = ['models', 'seeds', 'snapshots'].flatMap(section => root?.get(section)?.items() ?? []);
  const tables = (root?.get('sources')?.items() ?? []).flatMap(one =>
    one.get('name')?.text === source?.sourceName ? (one.get('tables')?.items() ?? []) : [],
  );
  const entries = (source === undefined ? sections : tables).filter(one => one.get('name')?.text === name);
  for (const entry of entries)
    for (const listed of entry.get('columns')?.items() ?? []) {
      const found = listed.get('name');
      if (found?.text?.toLowerCase() === column.toLowerCase()) return { file: path, span: found.span };
    }
  return undefined;
}

function headerPlace({ kind, file }: ProjectNode, column: string, context: FeatureContext): Place | undefined {
  if (kind !== 'seed') return undefined;
  const line = context.documentAt(file)?.text.split('\n', 1)[0] ?? '';
  const start = line.toLowerCase().indexOf(column.toLowerCase());
  return start < 0 ? undefined : { file, span: { start, end: start + column.length } };
}
