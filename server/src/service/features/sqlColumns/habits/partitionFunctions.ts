import { tokenize, type ColumnReference, type SqlScope } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../../answers/problem';
import { listOf, textOf } from '../../../project/config';
import type { DocumentAnalysis } from '../../../sql/documentAnalysis';
import type { Span } from '../../../text/span';
import { callAround } from './call';
import { halfOpenRange } from './halfOpenRange';

/** A partition column inside a function in WHERE: Dremio then reads every partition. */
export function partitionFunctions(document: DocumentAnalysis): readonly Problem[] {
  return document.scopes.flatMap(scope => {
    const references = scope.references.filter(one => one.clause === 'where' && isPartition(one, document));
    return references.length === 0 ? [] : inFunctions(references, scope, document);
  });
}

function inFunctions(
  references: readonly ColumnReference[],
  scope: SqlScope,
  document: DocumentAnalysis,
): readonly Problem[] {
  const where = scope.clauses.find(({ kind }) => kind === 'where')?.span;
  if (where === undefined) return [];
  const tokens = tokenize(document.sql.slice(where.start, where.end)).filter(({ kind }) => kind !== 'comment');
  return references.flatMap((reference): readonly Problem[] => {
    const span = { start: reference.span.start - where.start, end: reference.span.end - where.start };
    const call = callAround(tokens, span);
    if (call === undefined) return [];
    const range = halfOpenRange(tokens, call, document.sql.slice(reference.span.start, reference.span.end));
    const moved = ({ start, end }: Span): Span => ({ start: start + where.start, end: end + where.start });
    return [
      {
        span: moved(call.span),
        severity: 'hint',
        code: 'habit.partitionFunction',
        message: l10n.t(
          'The table is partitioned by "{0}": inside of a function it keeps Dremio from leaving partitions out. Compare the column itself with a range: from its first moment up to, and without, the first of the next.',
          reference.name.value,
        ),
        ...(range === undefined
          ? {}
          : { replacements: [{ title: l10n.t('Compare with a range'), span: moved(range.span), text: range.text }] }),
      },
    ];
  });
}

/** Whether a column is one that its table is partitioned by, itself or through queries that hand it on. */
function isPartition({ resolution }: ColumnReference, document: DocumentAnalysis): boolean {
  if (resolution.kind !== 'column') return false;
  const { relation, column } = resolution;
  const origins = relation.kind === 'table' ? [{ relation, column: column.name }] : column.origins;
  const [origin, ...others] = origins;
  if (origin === undefined || others.length > 0) return false;
  if (origin.column.toLowerCase() !== column.name.toLowerCase()) return false;
  const node = document.nodeOf(origin.relation);
  return listOf(node?.config['partition_by']).some(
    one => textOf(one)?.replaceAll('"', '').toLowerCase() === origin.column.toLowerCase(),
  );
}
