import { tokenize, withoutComments } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Span } from '../../text/span';
import { RenderStop } from '../render/renderStop';
import { MappedTextBuilder, piecesMap, type MappedText } from '../sourceMap';
import type { InlinedModel } from './inlinedModels';

/** Words that a query begins with. */
const QUERY_STARTS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', '(']);

/**
 * Puts models in front of a query as CTEs, before its own where it has some, as dbt does with ephemeral ones. Those that
 * neither the query nor another of them reads are left away.
 *
 * @throws RenderStop for a statement that is no query, at `source`
 */
export function weaveIn(mapped: MappedText, models: readonly InlinedModel[], source: Span): MappedText {
  const needed = neededBy(mapped.text, models);
  if (needed.length === 0) return mapped;
  const [first, second] = withoutComments(tokenize(mapped.text));
  if (first === undefined || !QUERY_STARTS.has(first.keyword || first.text))
    throw new RenderStop('problem', l10n.t('Models can be put in front of a query only.'), source);
  const opens = first.keyword === 'WITH';
  const last = second?.keyword === 'RECURSIVE' ? second : first;
  const at = opens ? last.span.end : mapped.text.length - mapped.text.trimStart().length;
  const builder = new MappedTextBuilder();
  builder.add(piecesMap(mapped, [{ start: 0, end: at }, opens ? ' ' : 'with'], source));
  for (const [index, { name, sql, source: call }] of needed.entries())
    builder.print(`${index === 0 ? '' : ', '} ${name} as (\n${sql}\n)`, call);
  builder.add(piecesMap(mapped, [opens ? ',' : ' ', { start: at, end: mapped.text.length }], source));
  return builder.finish();
}

/** Names of models stand for nothing else in these texts: see `inlineName`. */
function neededBy(text: string, models: readonly InlinedModel[]): readonly InlinedModel[] {
  const texts = [text];
  const needed = models.toReversed().filter(({ name, sql }) => {
    const isRead = texts.some(each => each.includes(name));
    if (isRead) texts.push(sql);
    return isRead;
  });
  return needed.toReversed();
}
