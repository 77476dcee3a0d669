import { translateReflection } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { CodeAction } from '../../answers/codeAction';
import { dbtName } from '../../compile/reflectionSql';
import type { FeatureContext } from '../../feature';
import type { Span } from '../../text/span';
import type { PlacedReflection } from '../../dbt/reflection/placedReflection';
import { reflectionsIn } from '../../dbt/reflection/reflectionsIn';

/** The platform's statement in Dremio's own words. */
export function actReflection(context: FeatureContext, selection: Span): readonly CodeAction[] {
  return reflectionsIn(context.document).flatMap(place => {
    const { span, form } = place.statement;
    if (form !== 'platform' || selection.end < span.start || span.end < selection.start) return [];
    const text = dremioText(context, place);
    if (text === undefined) return [];
    const change = { edits: [{ file: context.document.path, changes: [{ span, text }] }] };
    return [{ title: l10n.t("Write it in Dremio's own SQL"), kind: 'quickfix', change }];
  });
}

/** The statement as Dremio runs it; undefined for one that Dremio has no words for. */
export function dremioText(
  { document, project }: FeatureContext,
  { statement, sql, printedIn }: PlacedReflection,
): string | undefined {
  const result = translateReflection(sql, statement, dataset =>
    printedIn(dataset.span) === undefined
      ? dbtName(dataset, project)
      : document.text.slice(dataset.span.start, dataset.span.end),
  );
  return result.kind === 'translated' ? result.pieces.map(piece => piece.text).join('') : undefined;
}
