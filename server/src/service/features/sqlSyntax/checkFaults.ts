import { sqlFaults, type SqlFault, type Token } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { indexEndingFrom, type SqlDocument, type SqlStatement } from '../../sqlDocument';
import type { Span } from '../../text/span';

/** Tokens on each side of a fault in which no Jinja may stand: it may print just what is missing. */
const NEAR = 2;

/** What keeps queries from being read, where no Jinja can be to blame. */
export function checkFaults(sql: SqlDocument): readonly Problem[] {
  return sql.statements.flatMap(statement => {
    const unclosed = statement.tokens.find(({ closed }) => !closed);
    if (unclosed !== undefined) return sql.hasControl(statement.reach) ? [] : [unclosedProblem(unclosed)];
    return sqlFaults(statement.tokens, span => sql.isOpaque(span))
      .filter(fault => !mayBeJinja(fault, statement, sql))
      .map(fault => ({
        span: visible(fault.span),
        severity: 'error',
        code: 'sql.syntax',
        message: messageOf(fault, sql),
      }));
  });
}

/** Where something is missing a squiggle needs a letter to stand under: the one before. */
function visible({ start, end }: Span): Span {
  return start < end ? { start, end } : { start: Math.max(start - 1, 0), end: Math.max(end, 1) };
}

function unclosedProblem({ span, kind }: Token): Problem {
  const message =
    kind === 'quoted' ? l10n.t('This name in quotes is not closed.') : l10n.t('This text in quotes is not closed.');
  return { span, severity: 'error', code: 'sql.syntax', message };
}

/** A parenthesis may be closed by any tag of its statement, other things are missing where they are missed. */
function mayBeJinja({ kind, span }: SqlFault, { tokens, reach }: SqlStatement, sql: SqlDocument): boolean {
  if (kind === 'parenthesis') return sql.hasControl(reach) || sql.isOpaque(reach);
  const first = indexEndingFrom(tokens, span.start);
  const last = indexEndingFrom(tokens, span.end);
  const start = tokens[first - NEAR]?.span.start ?? reach.start;
  const end = tokens[last + NEAR]?.span.end ?? reach.end;
  return sql.isOpaque({ start, end }) || sql.hasControl({ start, end });
}

function messageOf({ kind, span, expected = '' }: SqlFault, { sql }: SqlDocument): string {
  switch (kind) {
    case 'parenthesis':
      return expected === '('
        ? l10n.t('Nothing is open that this could close.')
        : l10n.t('This is never closed: "{0}" is missing.', expected);
    case 'item':
    case 'expression':
      return expected === 'expression'
        ? l10n.t('An expression is missing here.')
        : l10n.t('{0} is missing here.', expected);
    case 'name':
      return l10n.t('A name is missing here.');
    case 'table':
      return l10n.t('A table is missing here.');
    case 'stray':
      // `payload:address.city`, as Snowflake reads JSON.
      if (/^[\w"]:[\w"]/.test(sql.slice(span.start - 1)))
        return l10n.t(
          "Dremio does not read fields by \":\": turn text into a struct by CONVERT_FROM(…, 'JSON'), and write value['field'].",
        );
      // Behind an item of a list another one begins: far oftener a comma was forgotten than a word is too many.
      if (expected === ',' && /^["'\w]/.test(sql.slice(span.start, span.end)))
        return l10n.t('A comma is missing before this, or it does not belong here.');
      return l10n.t('This does not belong to the query before it.');
    case 'query':
      return l10n.t('A query is missing here.');
    default:
      return expected === '' ? l10n.t('Dremio cannot read this.') : l10n.t('{0} is missing here.', expected);
  }
}
