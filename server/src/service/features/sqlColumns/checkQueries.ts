import { tokenize, type SqlCte, type SqlScope } from '@lakehouse/sql';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import type { FeatureContext } from '../../feature';
import { analysisOf, type DocumentAnalysis } from '../../sql/documentAnalysis';
import { sqlOf } from '../../sqlDocument';

/** What is wrong with whole queries: arms of a set operation that do not fit, queries of WITH that nobody reads. */
export function checkQueries(context: FeatureContext): readonly Problem[] {
  const document = analysisOf(context);
  if (document === undefined) return [];
  return [
    ...document.scopes.flatMap(scope => checkArms(scope, context)),
    ...checkUnused(document, context),
    ...checkDuplicates(document, context),
  ];
}

/** Only arms that are known whole are compared, and none with a condition of Jinja in it. */
function checkArms({ arms }: SqlScope, { document }: FeatureContext): readonly Problem[] {
  const sql = sqlOf(document);
  const [first, ...others] = arms.map(leftmost);
  if (first === undefined || !isSure(first) || sql.hasControl(first.span)) return [];
  const wanted = first.output.length;
  return others.flatMap((arm): readonly Problem[] => {
    if (!isSure(arm) || sql.hasControl(arm.span) || arm.output.length === wanted) return [];
    const start = arm.output[0]?.item.start ?? arm.span.start;
    const end = arm.output.at(-1)?.item.end ?? arm.span.end;
    return [
      {
        span: { start, end },
        severity: 'error',
        code: 'union.columns',
        message: l10n.t(
          'This query gives {0} columns, the first one gives {1}: set operations need as many.',
          arm.output.length,
          wanted,
        ),
        related: [{ place: { file: document.path, span: firstItems(first) }, message: l10n.t('The first query') }],
      },
    ];
  });
}

function leftmost(scope: SqlScope): SqlScope {
  const [first] = scope.arms;
  return first === undefined ? scope : leftmost(first);
}

function isSure({ complete, output }: SqlScope): boolean {
  return complete && output.length > 0;
}

function firstItems({ output, span }: SqlScope) {
  return { start: output[0]?.item.start ?? span.start, end: output.at(-1)?.item.end ?? span.end };
}

/** Silent where the text cannot be read whole, or where a macro may read a query by its name. */
function checkUnused(read: DocumentAnalysis, { document }: FeatureContext): readonly Problem[] {
  const { analysis, scopes, sql } = read;
  const relations = scopes.flatMap(scope => scope.relations);
  if (analysis.queries.length === 0 || analysis.faults.length > 0) return [];
  if (relations.some(({ kind }) => kind === 'unknown')) return [];
  const used = new Set(
    scopes.flatMap(scope =>
      scope.relations.flatMap(({ cte }) => (cte === undefined || isWithin(scope, cte) ? [] : [cte])),
    ),
  );
  return analysis.ctes
    .filter(cte => !used.has(cte) && !isNamedInJinja(cte, document.text, sql) && !isNamedUnread(cte, read))
    .map(({ name }) => ({
      span: name.span,
      severity: 'hint',
      code: 'cte.unused',
      tag: 'unnecessary',
      message: l10n.t('Nothing reads "{0}".', name.value),
    }));
}

/** A recursive query reads itself. */
function isWithin({ span }: SqlScope, { body }: SqlCte): boolean {
  return body.start <= span.start && span.end <= body.end;
}

/** Whether the name stands in text that only dbt can read, as in a loop that adds tables. */
function isNamedUnread({ name }: SqlCte, read: DocumentAnalysis): boolean {
  const word = name.value.toLowerCase();
  const lower = read.sql.toLowerCase();
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
    if (at !== name.span.start && read.isOpaque({ start: at, end: at + word.length })) return true;
  return false;
}

function isNamedInJinja({ name }: SqlCte, text: string, sql: string): boolean {
  const word = name.value.toLowerCase();
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
    if (sql.slice(at, at + word.length).toLowerCase() !== word) return true;
  return false;
}

/** Two queries of one WITH list with one name. */
function checkDuplicates({ analysis, sql }: DocumentAnalysis, { document }: FeatureContext): readonly Problem[] {
  const problems: Problem[] = [];
  const before = new Map<string, SqlCte>();
  for (const cte of analysis.ctes) {
    const key = cte.name.value.toLowerCase();
    const other = before.get(key);
    if (other !== undefined && isSameList(sql.slice(other.span.end, cte.span.start)))
      problems.push({
        span: cte.name.span,
        severity: 'error',
        code: 'cte.duplicate',
        message: l10n.t('There are two queries called "{0}" in this WITH list.', cte.name.value),
        related: [{ place: { file: document.path, span: other.name.span }, message: l10n.t('The other one') }],
      });
    before.set(key, cte);
  }
  return problems;
}

/** Between two queries of one list stand others of it, and nothing that begins or ends a query. */
function isSameList(between: string): boolean {
  let depth = 0;
  for (const { text, keyword } of tokenize(between)) {
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (depth === 0 && (text === ';' || keyword === 'SELECT')) return false;
    if (depth < 0) return false;
  }
  return true;
}
