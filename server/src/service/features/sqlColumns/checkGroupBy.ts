import { tokenize, type ColumnReference, type SqlOutputColumn, type SqlScope } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import { sqlOf } from '../../sqlDocument';
import type { Span } from '../../text/span';

/**
 * Plain columns of a select list that GROUP BY leaves out. Only where that is certain: the list names plain columns,
 * aliases and numbers, and no Jinja stands in it.
 */
export function checkGroupBy(context: FeatureContext): readonly Problem[] {
  const document = analysisOf(context);
  return document?.scopes.flatMap(scope => checkScope(scope, document, context)) ?? [];
}

function checkScope(scope: SqlScope, document: DocumentAnalysis, context: FeatureContext): readonly Problem[] {
  const clause = scope.clauses.find(({ kind }) => kind === 'groupBy');
  if (clause === undefined || document.isOpaque(clause.span) || sqlOf(context.document).hasControl(scope.span))
    return [];
  const grouped = groupedNames(scope, clause.span, document);
  if (grouped === undefined) return [];
  return scope.output.flatMap((output, index): readonly Problem[] => {
    const reference = plainReference(output, scope);
    if (reference?.resolution.kind !== 'column' || document.isOpaque(output.item)) return [];
    const { relation, column } = reference.resolution;
    const isGrouped =
      grouped.numbers.has(index + 1) ||
      grouped.aliases.has(output.name.toLowerCase()) ||
      grouped.columns.some(one => one.relation === relation && one.name === column.name.toLowerCase());
    if (isGrouped) return [];
    const text = document.sql.slice(reference.span.start, reference.span.end);
    return [
      {
        span: reference.span,
        severity: 'error',
        code: 'groupBy.missing',
        message: l10n.t('"{0}" is neither in GROUP BY nor inside of an aggregate.', reference.name.value),
        replacements: [
          { title: l10n.t('Wrap in {0}', `MIN(${text})`), span: reference.span, text: aliased(`min(${text})`, output) },
        ],
      },
    ];
  });
}

/** A select item that is nothing but a column. */
function plainReference({ star, expression }: SqlOutputColumn, scope: SqlScope): ColumnReference | undefined {
  if (star) return undefined;
  return scope.references.find(({ span }) => span.start === expression.start && span.end === expression.end);
}

/** Wrapping a column takes its name away unless it has an alias. */
function aliased(text: string, { name, item, expression }: SqlOutputColumn): string {
  return item.end > expression.end ? text : `${text} as ${name}`;
}

interface Grouped {
  readonly numbers: ReadonlySet<number>;
  readonly aliases: ReadonlySet<string>;
  readonly columns: readonly { readonly relation: unknown; readonly name: string }[];
}

/** What a GROUP BY list names; undefined where it holds more than names and numbers. */
function groupedNames(scope: SqlScope, span: Span, { sql }: DocumentAnalysis): Grouped | undefined {
  const references = scope.references.filter(one => span.start <= one.span.start && one.span.end <= span.end);
  const rest = references.reduceRight(
    (text, one) =>
      text.slice(0, one.span.start - span.start) +
      ' '.repeat(one.span.end - one.span.start) +
      text.slice(one.span.end - span.start),
    sql.slice(span.start, span.end),
  );
  const tokens = tokenize(rest).filter(({ kind }) => kind !== 'comment');
  const list = tokens.filter(({ keyword, text }) => !['GROUP', 'BY'].includes(keyword) && text !== ',');
  if (list.some(({ kind }) => kind !== 'number')) return undefined;
  if (references.length + list.length === 0) return undefined;
  if (references.some(({ resolution }) => resolution.kind !== 'column' && resolution.kind !== 'alias'))
    return undefined;
  return {
    numbers: new Set(list.map(({ text }) => Number(text))),
    aliases: new Set(
      references.flatMap(({ resolution, name }) => (resolution.kind === 'alias' ? [name.value.toLowerCase()] : [])),
    ),
    columns: references.flatMap(({ resolution }) =>
      resolution.kind === 'column'
        ? [{ relation: resolution.relation, name: resolution.column.name.toLowerCase() }]
        : [],
    ),
  };
}
