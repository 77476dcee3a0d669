import { isMark, parseReflection, recogniseStatement, type RecognisedStatement, type Token } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem, Replacement } from '../../answers/problem';
import type { SqlDocument, SqlStatement } from '../../sqlDocument';
import { expectedText } from './expectedText';

/** From so many statements on that are none of Dremio's, a file that has mostly such is taken for another database's. */
const FOREIGN = 3;

/** Statements of a script that are none of Dremio's: where each stops being one, and what was expected there. */
export function checkStatements(sql: SqlDocument): readonly Problem[] {
  const problems = sql.statements.flatMap(statement => statementProblem(statement, sql) ?? []);
  return problems.length >= FOREIGN && problems.length * 2 > sql.statements.length ? [] : problems;
}

function statementProblem(statement: SqlStatement, sql: SqlDocument): Problem | undefined {
  const { tokens, end } = statement;
  const found = recogniseStatement(tokens);
  // Reflections have checks of their own, which know the platform's form too.
  if (found.complete || parseReflection(tokens) !== undefined) return undefined;
  const at = tokens.findIndex(({ span }) => span.start === found.faultAt?.start);
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // What breaks off without a `;` is still being written.
  if (at < 0 && end === undefined) return undefined;
  const reach = { start: first.span.start, end: (at < 0 ? end : (tokens[at + 1] ?? end))?.span.end ?? last.span.end };
  // What Jinja prints or leaves out may be just what is missing.
  if (sql.isOpaque(reach) || sql.hasControl(reach)) return undefined;
  const span = (tokens[at] ?? last).span;
  if (sql.hasTag(span)) return undefined;
  const replacements = at < 0 ? [] : grantReplacements(found, tokens, at);
  return { span, severity: 'warning', code: 'sql.syntax', message: message(found, tokens[at]), replacements };
}

function message({ title, expected }: RecognisedStatement, fault: Token | undefined): string {
  const wanted = expectedText(expected);
  if (title === '') return l10n.t('No statement of Dremio begins so.');
  if (fault === undefined) return l10n.t('{0} is not complete: {1} must follow.', title, wanted);
  return wanted === ''
    ? l10n.t('{0} must end before "{1}".', title, fault.text)
    : l10n.t('{0} does not go on with "{1}". Expected: {2}.', title, fault.text, wanted);
}

/** `GRANT … ON bronze.*`: Dremio grants on all datasets in something. */
function grantReplacements(
  { kind }: RecognisedStatement,
  tokens: readonly Token[],
  at: number,
): readonly Replacement[] {
  if ((kind !== 'grant' && kind !== 'revoke') || tokens[at - 1]?.keyword !== 'ON') return [];
  const star = tokens.findIndex((token, index) => index > at && isMark(token, '*'));
  const path = tokens.slice(at, star - 1);
  const [first, last] = [tokens[at], tokens[star]];
  if (star < 0 || first === undefined || last === undefined || !isMark(tokens[star - 1], '.')) return [];
  const name = path.map(({ text }) => text).join('');
  const kinds = path.length === 1 ? ['SOURCE', 'SPACE', 'FOLDER'] : ['FOLDER'];
  return kinds.map(one => {
    const text = `ALL DATASETS IN ${one} ${name}`;
    return { title: l10n.t('Change to {0}', text), span: { start: first.span.start, end: last.span.end }, text };
  });
}
