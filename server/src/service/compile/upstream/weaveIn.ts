import { tokenize, withoutComments } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Span } from '../../text/span';
import { RenderStop } from '../render/renderStop';
import { MappedTextBuilder, piecesMap, type MappedText } from '../sourceMap';
import type { InlinedModel } from './inlinedModels';

/** Words that a query begins with. */
const QUERY_STARTS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', '(']);

/**
 * Puts models in front of a query as CTEs, before its own where it has some.
 *
 * @throws RenderStop for a statement that is no query, at `source`
 */
export function weaveIn(mapped: MappedText, models: readonly InlinedModel[], source: Span): MappedText {
  if (models.length === 0) return mapped;
  const [first, second] = withoutComments(tokenize(mapped.text));
  if (first === undefined || !QUERY_STARTS.has(first.keyword || first.text))
    throw new RenderStop('problem', l10n.t('Models can be put in front of a query only.'), source);
  const opens = first.keyword === 'WITH';
  const last = second?.keyword === 'RECURSIVE' ? second : first;
  const at = opens ? last.span.end : first.span.start;
  const builder = new MappedTextBuilder();
  builder.add(piecesMap(mapped, [{ start: 0, end: at }, opens ? ' ' : 'with '], source));
  for (const [index, { name, sql, source: call }] of models.entries())
    builder.print(`${index === 0 ? '' : ',\n'}${name} as (\n${sql}\n)`, call);
  builder.add(piecesMap(mapped, [opens ? ',' : '\n', { start: at, end: mapped.text.length }], source));
  return builder.finish();
}
