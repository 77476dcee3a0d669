import type { SqlOutputColumn } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { InlayHint } from '../../answers/editorMark';
import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import type { Span } from '../../text/span';
import { knownOf } from './columnText';

/** Names that a tooltip lists at most. */
const MOST_NAMES = 60;

/** The types of what a query makes, and how many columns a `*` stands for. */
export function hintColumns(context: FeatureContext, visible: Span): readonly InlayHint[] {
  const { inlayTypes, inlayStars } = context.settings;
  const document = inlayTypes || inlayStars ? analysisOf(context) : undefined;
  if (document === undefined) return [];
  const isVisible = ({ start, end }: Span): boolean => start <= visible.end && visible.start <= end;
  return document.scopes
    .filter(({ span }) => isVisible(span))
    .flatMap(scope => [
      ...(inlayTypes ? scope.output.filter(({ item }) => isVisible(item)).flatMap(one => typeHint(one, document)) : []),
      ...(inlayStars
        ? scope.stars.filter(({ span }) => isVisible(span)).flatMap(star => starHint(star, document))
        : []),
    ]);
}

/** Of an expression with a name: what a plain column is, its own table tells. */
function typeHint(output: SqlOutputColumn, document: DocumentAnalysis): readonly InlayHint[] {
  const { type, star, item, expression, definition } = output;
  const isNamed = definition.start >= expression.end;
  if (star || type === undefined || !isNamed || document.isOpaque(item)) return [];
  return [{ offset: item.end, label: ` ${type}` }];
}

function starHint(
  { span, columns, complete }: { readonly span: Span } & Pick<Stars, 'columns' | 'complete'>,
  document: DocumentAnalysis,
): readonly InlayHint[] {
  if (columns.length === 0) return [];
  const lines = columns.slice(0, MOST_NAMES).map(({ relation, column }) => {
    const type = column.type ?? knownOf(column, relation, document)?.type;
    return `- \`${column.name}\`${type === undefined ? '' : ` \`${type}\``}`;
  });
  const rest = columns.length > MOST_NAMES || !complete ? ['- …'] : [];
  const label = complete ? l10n.t(' {0} columns', columns.length) : l10n.t(' {0} columns or more', columns.length);
  return [{ offset: span.end, label, tooltip: [...lines, ...rest].join('\n') }];
}

type Stars = DocumentAnalysis['scopes'][number]['stars'][number];
