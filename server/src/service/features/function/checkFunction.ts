import {
  isKnownFunction,
  parseReflection,
  recogniseStatement,
  sqlFunctions,
  type Span,
  type Token,
} from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { sqlOf, sqlRole, type SqlDocument } from '../../sqlDocument';
import { castOperators } from './castOperator';
import { hasDialectForms } from './dialectForms';
import { dialectCall } from './rewriteDialect';
import { sqlCalls, type SqlCall } from './sqlCall';

/** Statements that have queries or values in them; what others have in parentheses may be no call. */
const WITH_VALUES: ReadonlySet<string> = new Set([
  'query',
  'createView',
  'createTable',
  'insert',
  'update',
  'delete',
  'merge',
  'explain',
]);
/** Words that begin the part of a statement in which values stand. */
const VALUE_PARTS: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'VALUES', 'SET', 'WHERE', 'ON']);

const CALLABLE = [...sqlFunctions()].filter(({ forms }) => forms.some(({ called }) => called)).map(({ name }) => name);

/** Functions and casts of other dialects, and functions that nobody knows. */
export function checkFunction({ document, project }: FeatureContext): readonly Problem[] {
  if (sqlRole(document, project) === undefined) return [];
  const sql = sqlOf(document);
  return sql.statements.flatMap(statement => {
    const tokens = valueTokens(statement.tokens);
    const calls = sqlCalls(tokens).filter(({ name }) => !sql.isOpaque(name.span));
    return [
      ...calls.flatMap(call => callProblem(call, document.text, sql) ?? []),
      ...castOperators(tokens).map(cast => castProblem(cast, document.text)),
    ];
  });
}

function valueTokens(tokens: readonly Token[]): readonly Token[] {
  const { kind } = recogniseStatement(tokens);
  if (kind === undefined || !WITH_VALUES.has(kind) || parseReflection(tokens) !== undefined) return [];
  if (kind === 'query') return tokens;
  const start = tokens.findIndex(({ keyword }) => VALUE_PARTS.has(keyword));
  return start < 0 ? [] : tokens.slice(start);
}

function callProblem(call: SqlCall, text: string, sql: SqlDocument): Problem | undefined {
  const { name, span, closed } = call;
  if (isKnownFunction(name.text) && !hasDialectForms(name.keyword)) return undefined;
  const args = call.args.map(tokens => textOf(tokens, text));
  // What a macro prints may be several arguments, or none.
  const foreign = closed && !sql.isOpaque(argsSpan(call)) ? dialectCall(name.text, args) : undefined;
  if (foreign !== undefined) {
    const { dremio, form } = foreign;
    const shown = dremio ?? form.instead ?? '';
    const message = l10n.t('Dremio does not know this form of {0}. Write {1} instead.', name.text.toUpperCase(), shown);
    const replacements = dremio === undefined || sql.hasControl(span) ? [] : [replacement(span, dremio)];
    return { span: name.span, severity: 'warning', code: 'function.dialect', message, replacements };
  }
  return isKnownFunction(name.text) ? undefined : unknownFunction(name);
}

function argsSpan({ name, span }: SqlCall): Span {
  return { start: name.span.end, end: span.end };
}

function textOf(tokens: readonly Token[], text: string): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? '' : text.slice(first.span.start, last.span.end);
}

/** Users create functions of their own, so that a name that nobody knows is but a hint, unless it is a slip of the pen. */
function unknownFunction(name: Token): Problem {
  const base = { span: name.span, code: 'function.unknown' } as const;
  const near = CALLABLE.filter(one => isSlip(name.keyword, one));
  const [first] = near;
  if (first === undefined) {
    const message = l10n.t('"{0}" is no function of Dremio: it must have been created there.', name.text);
    return { ...base, severity: 'hint', message };
  }
  const message = l10n.t('Dremio has no function "{0}". Did you mean {1}?', name.text, first);
  return { ...base, severity: 'information', message, replacements: near.map(one => replacement(name.span, one)) };
}

/** Whether two names differ by one letter: put in, left out, changed, or swapped with its neighbour. */
function isSlip(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1 || written.length < 4) return false;
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start += 1;
  let [end, other] = [written.length, meant.length];
  while (end > start && other > start && written[end - 1] === meant[other - 1]) [end, other] = [end - 1, other - 1];
  const [left, right] = [written.slice(start, end), meant.slice(start, other)];
  const swapped = left.length === 2 && right === `${left[1] ?? ''}${left[0] ?? ''}`;
  return swapped || (left.length <= 1 && right.length <= 1);
}

function castProblem({ operator, whole }: ReturnType<typeof castOperators>[number], text: string): Problem {
  const message = l10n.t('Dremio does not cast by "::". Write CAST(value AS type) instead.');
  const base = { span: operator, severity: 'warning', code: 'function.dialect', message } as const;
  if (whole === undefined) return base;
  const { value, type } = whole;
  const written = `CAST(${text.slice(value.start, value.end)} AS ${text.slice(type.start, type.end)})`;
  return { ...base, replacements: [replacement({ start: value.start, end: type.end }, written)] };
}

function replacement(span: Span, text: string): Replacement {
  return { title: l10n.t('Change to {0}', text), span, text };
}
