import {
  quoteName,
  type ColumnReference,
  type NamePart,
  type SqlRelation,
  type SqlScope,
  type StarReference,
} from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import { nearestNames } from '../../text/nearestNames';
import { ageText } from '../../dbt/ageText';
import { qualifierOf, relationCalled, relationsInReach } from './inReach';

/** Names of columns and relations that cannot be what they should be: all of a document at once. */
export function checkNames(context: FeatureContext): readonly Problem[] {
  const document = analysisOf(context);
  if (document === undefined) return [];
  return document.scopes.flatMap(scope => [
    ...scope.references.flatMap(reference => {
      // A loop or a macro may make other names of it.
      if (document.isOpaque(reference.span) || isHalfWritten(reference, context.document.text)) return [];
      return checkReference(reference, scope, { document, text: context.document.text });
    }),
    ...scope.stars.flatMap(star => (document.isOpaque(star.span) ? [] : checkStar(star, scope))),
  ]);
}

/** Whether a line ends behind the dot: what the next line begins with is no part of the name that is being written. */
function isHalfWritten({ name, qualifier }: ColumnReference, text: string): boolean {
  const before = qualifier?.parts.at(-1);
  return before !== undefined && text.slice(before.span.end, name.span.start).includes('\n');
}

/** `x.*` where nothing is called `x`; silent where something in reach may be called anything. */
function checkStar({ qualifier }: StarReference, scope: SqlScope): readonly Problem[] {
  if (qualifier === undefined || relationCalled(scope, qualifier.value) !== undefined) return [];
  const relations = relationsInReach(scope);
  if (relations.some(({ exposedName }) => exposedName === undefined)) return [];
  return notCalledSo([qualifier], relations);
}

interface Around {
  readonly document: DocumentAnalysis;
  readonly text: string;
}

function checkReference(reference: ColumnReference, scope: SqlScope, { document, text }: Around): readonly Problem[] {
  switch (reference.resolution.kind) {
    case 'missing':
      return [missing(reference, scope, document)];
    case 'ambiguous':
      return [ambiguous(reference, reference.resolution.relations, text)];
    case 'noQualifier':
      return noQualifier(reference, scope);
    default:
      return [];
  }
}

function missing(reference: ColumnReference, scope: SqlScope, document: DocumentAnalysis): Problem {
  const { name, qualifier } = reference;
  const called = qualifier && relationCalled(scope, qualifier.parts.at(-1)?.value ?? '');
  const relations = called === undefined ? relationsInReach(scope) : [called];
  const names = [...new Set(relations.flatMap(({ columns }) => columns.map(column => column.name)))];
  const told = relations.flatMap(one => qualifierOf(one) ?? []);
  const outside = knownOutside(relations, document);
  const sentence =
    told.length === 0
      ? l10n.t('There is no column "{0}" here.', name.value)
      : l10n.t('There is no column "{0}" in {1}.', name.value, told.join(', '));
  return {
    span: name.span,
    // What was fetched may be older than the table is now.
    severity: outside === undefined ? 'error' : 'warning',
    code: 'column.missing',
    message: outside === undefined ? sentence : `${sentence} ${outside}`,
    replacements: nearestNames(name.value, names).map(candidate => ({
      title: l10n.t('Change to "{0}"', candidate),
      span: name.span,
      text: quoteName(candidate),
    })),
  };
}

/** Where and when columns were found out that no file of the project tells. */
function knownOutside(relations: readonly SqlRelation[], document: DocumentAnalysis): string | undefined {
  const tables = relations.flatMap(one =>
    one.kind === 'table' ? [one] : one.columns.flatMap(({ origins }) => origins.map(({ relation }) => relation)),
  );
  for (const table of new Set(tables)) {
    const outside = document
      .columnsOf(table)
      .find(({ knownFrom }) => knownFrom === 'dremio' || knownFrom === 'catalog');
    if (outside !== undefined) return ageText(outside);
  }
  return undefined;
}

function ambiguous({ name, span }: ColumnReference, relations: readonly SqlRelation[], document: string): Problem {
  const qualifiers = relations.flatMap(one => qualifierOf(one) ?? []);
  // A table whose name is not known is told as it is written.
  const told = relations.map(one => qualifierOf(one) ?? document.slice(one.span.start, one.span.end));
  return {
    span,
    severity: 'error',
    code: 'column.ambiguous',
    message: l10n.t('"{0}" is a column of {1}: say which one is meant.', name.value, told.join(', ')),
    replacements: qualifiers.map(qualifier => {
      const text = `${quoteName(qualifier)}.${quoteName(name.value)}`;
      return { title: l10n.t('Change to {0}', text), span, text };
    }),
  };
}

function noQualifier({ qualifier }: ColumnReference, scope: SqlScope): readonly Problem[] {
  return qualifier === undefined ? [] : notCalledSo(qualifier.parts, relationsInReach(scope));
}

function notCalledSo(parts: readonly NamePart[], relations: readonly SqlRelation[]): readonly Problem[] {
  const [first] = parts;
  const last = parts.at(-1);
  // Without a FROM clause the query is still being written.
  if (first === undefined || last === undefined || relations.length === 0) return [];
  const known = relations.flatMap(one => qualifierOf(one) ?? []);
  return [
    {
      span: { start: first.span.start, end: last.span.end },
      severity: 'error',
      code: 'column.noRelation',
      message: l10n.t('Nothing that this query reads is called "{0}": it reads {1}.', first.value, known.join(', ')),
      replacements: (parts.length > 1 ? [] : nearestNames(first.value, known)).map(candidate => ({
        title: l10n.t('Change to "{0}"', candidate),
        span: first.span,
        text: quoteName(candidate),
      })),
    },
  ];
}
