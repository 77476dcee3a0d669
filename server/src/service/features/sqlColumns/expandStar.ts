import { quoteName, type StarReference } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { CodeAction } from '../../answers/codeAction';
import type { FeatureContext } from '../../feature';
import { analysisOf } from '../../sql/documentAnalysis';
import type { Span } from '../../text/span';
import { qualifierOf } from './inReach';

/** Offers to write out the columns that a `*` in the selection stands for. */
export function expandStar(context: FeatureContext, { start, end }: Span): readonly CodeAction[] {
  const document = analysisOf(context);
  const stars = document?.scopes.flatMap(scope => scope.stars) ?? [];
  return stars.flatMap((star): readonly CodeAction[] => {
    const { span } = star;
    const names = span.end < start || end < span.start ? undefined : expansionOf(star);
    if (names === undefined) return [];
    const indent = indentAt(context.document.text, span.start);
    const change = { span, text: names.join(`,\n${indent}`) };
    const edits = [{ file: context.document.path, changes: [change] }];
    return [{ title: l10n.t('Write out the {0} columns of *', names.length), kind: 'refactor', change: { edits } }];
  });
}

/**
 * The columns that a `*` stands for as they are written; undefined when it is not known whole, or when two have the
 * same name, which a list cannot give.
 */
export function expansionOf({ columns, complete, qualifier }: StarReference): readonly string[] | undefined {
  const names = columns.map(({ column }) => column.name.toLowerCase());
  if (!complete || columns.length === 0 || new Set(names).size < names.length) return undefined;
  const several = new Set(columns.map(({ relation }) => relation)).size > 1;
  return columns.map(({ relation, column }) => {
    const called = qualifier?.value ?? (several ? qualifierOf(relation) : undefined);
    return called === undefined ? quoteName(column.name) : `${quoteName(called)}.${quoteName(column.name)}`;
  });
}

/** How an expansion is offered, and what it writes. */
export function starTexts(names: readonly string[]): { readonly label: string; readonly insert: string } {
  return { label: l10n.t('* as {0} columns', names.length), insert: names.join(', ') };
}

/** Blanks as wide as what stands before an offset in its line, where that is blank; else a step more than its line. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^\s*$/.test(line) ? line : `${/^\s*/.exec(line)?.[0] ?? ''}  `;
}
