import { quoteText } from './sql/names';
import type { Statement } from './sql/statement';

/** The row that a command answers with, as a query. */
export function summaryText(summary: string): string {
  return `SELECT true AS ok, ${quoteText(summary)} AS summary`;
}

/** What writing rows answers with: how many, and for a new table which part of the work wrote them. */
export function recordsText(statement: Statement, records: number): string {
  const count = `CAST(${records} AS BIGINT) AS "Records"`;
  return statement.kind === 'createTable' ? `SELECT '0_0' AS "Fragment", ${count}` : `SELECT ${count}`;
}

/** What EXPLAIN answers with: the plan for reading, and none for programs. */
export function planText(plan: string): string {
  return `SELECT ${quoteText(plan)} AS "text", CAST(NULL AS VARCHAR) AS "json"`;
}

/** A query with the columns that a statement would answer with, for those who want to know before it runs. */
export function shapeText(statement: Statement): string {
  if (statement.kind === 'explain') return planText('');
  const filled = statement.kind === 'createTable' && 'query' in statement.content;
  return filled || statement.kind === 'change' ? recordsText(statement, 0) : summaryText('');
}
