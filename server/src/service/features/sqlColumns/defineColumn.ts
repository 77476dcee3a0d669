import type { RelationColumn, SqlRelation } from '@lakehouse/sql';
import type { Place } from '../../answers/place';
import { nodeColumnPlace } from '../../dbt/columns/nodeColumnPlace';
import type { FeatureContext } from '../../feature';
import type { DocumentAnalysis } from '../../sql/documentAnalysis';
import { meaningAt, type SqlMeaning } from './meaningAt';
import { quotedAt } from './quotedAt';

/** The alias, the query of WITH, or the expression that makes a column: through `*` and through other models. */
export function defineColumn(context: FeatureContext, offset: number): readonly Place[] | undefined {
  const found = meaningAt(context, offset);
  const text = found === undefined ? quotedAt(context, offset) : undefined;
  if (text !== undefined) {
    const { quoted, document } = text;
    return columnPlaces(quoted.column, quoted.relation, { document, context });
  }
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
