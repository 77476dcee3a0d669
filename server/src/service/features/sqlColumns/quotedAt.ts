import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import { innermostScope, macroTexts, quotedColumn, type MacroText, type QuotedColumn } from '../../sql/quotedColumns';
import type { Completion } from '../../answers/completion';
import { knownOf, tableName } from './columnText';
import { qualifierOf, relationsInReach, touches } from './inReach';

/** The column that a text of a macro under the cursor names. */
export function quotedAt(
  context: FeatureContext,
  offset: number,
): { readonly quoted: QuotedColumn; readonly document: DocumentAnalysis } | undefined {
  const found = textAt(context, offset);
  const quoted = found && quotedColumn(found.text, found.document.scopes);
  return found && quoted && { quoted, document: found.document };
}

/** In a text that a macro gets, the columns of what the query reads where the macro prints. */
export function completeQuoted(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const found = textAt(context, offset);
  if (found === undefined) return undefined;
  const { text, document } = found;
  const { inner } = text.text;
  const dot = context.document.text.slice(inner.start, offset).lastIndexOf('.');
  const qualifier = context.document.text.slice(inner.start, inner.start + Math.max(dot, 0)).toLowerCase();
  const replace = { start: inner.start + dot + 1, end: inner.end };
  const relations = relationsInReach(innermostScope(document.scopes, text.at));
  return relations
    .filter(({ exposedName }) => dot < 0 || exposedName === qualifier)
    .flatMap((relation, at) =>
      relation.columns.map((column, index): Completion => {
        const table = qualifierOf(relation) ?? tableName(relation, document);
        const type = column.type ?? knownOf(column, relation, document)?.type;
        const detail = [type, table].filter(one => one !== undefined && one !== '').join(' · ');
        return {
          label: column.name,
          kind: 'column',
          replace,
          insert: column.name,
          filter: column.name,
          rank: at + index / 1000,
          ...(detail === '' ? {} : { detail }),
        };
      }),
    );
}

function textAt(
  context: FeatureContext,
  offset: number,
): { readonly text: MacroText; readonly document: DocumentAnalysis } | undefined {
  if (!context.document.text.includes('{{')) return undefined;
  const text = macroTexts(context.document.jinja).find(one => touches(one.text.inner, offset));
  const document = text && analysisOf(context);
  return text && document && { text, document };
}
