import { queryPlace, type QueryPlace, type SqlScope, type Token } from '@lakehouse/sql';
import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import { indexEndingFrom, sqlOf, sqlRole } from '../../sqlDocument';
import type { Span } from '../../text/span';

/** Where something is completed: what is replaced, and the tokens before it. */
export interface WrittenPlace {
  readonly document: DocumentAnalysis;
  readonly scope: SqlScope | undefined;
  readonly replace: Span;
  readonly before: readonly Token[];
  readonly place: QueryPlace;
}

/** What is being written at an offset; undefined in comments, strings and tags, and where no SQL is. */
export function writtenPlace(context: FeatureContext, offset: number): WrittenPlace | undefined {
  if (sqlRole(context.document, context.project) === undefined) return undefined;
  const sql = sqlOf(context.document);
  const text = sql.textAt(offset);
  const statement = sql.statementAt(offset)?.tokens ?? [];
  const at = indexEndingFrom(statement, offset);
  const touched = statement[at];
  const isName = touched?.kind === 'word' || touched?.kind === 'quoted';
  const typed = isName && touched.span.start < offset && offset <= touched.span.end ? touched : undefined;
  if (text !== 'code' && !(text === 'quoted' && typed?.kind === 'quoted')) return undefined;
  const document = analysisOf(context);
  if (document === undefined) return undefined;
  // A token of another kind that ends at the cursor is written.
  const before = statement.slice(0, typed === undefined && touched?.span.end === offset ? at + 1 : at);
  // A quoted name that is not closed takes the rest of the line with it.
  const replace = { start: typed?.span.start ?? offset, end: typed?.closed === true ? typed.span.end : offset };
  return { document, scope: document.analysis.scopeAt(offset), replace, before, place: queryPlace(before) };
}
