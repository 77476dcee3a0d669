import { rowsText } from '../rowsText';

/** An operator of a plan as Dremio tells it: `00-01      Project(a=[$0]) : rowType = …: rowcount = …, cumulative cost = {…}, id = 7`. */
const OPERATOR = /^(\d\d-\d\d)(\s+)(.*?) : rowType = .*?: rowcount = ([^,]+), cumulative cost = \{(.*)\}, id = \d+\s*$/;

/** A plan for reading: an operator a line with the rows that are expected of it; what is told otherwise stays as it is. */
export function planText(plan: string): string {
  const lines = plan.split('\n').map(line => {
    const [, id, indent, operator, rows] = OPERATOR.exec(line) ?? [];
    if (id === undefined || indent === undefined || operator === undefined || rows === undefined) return line;
    return `${id}${indent}${operator}  (${expected(Number(rows))})`;
  });
  return lines.join('\n').trimEnd();
}

/** Whether a plan says more than `planText` shows. */
export function isShortened(plan: string): boolean {
  return plan.split('\n').some(line => OPERATOR.test(line));
}

function expected(rows: number): string {
  return Number.isFinite(rows) ? rowsText(Math.round(rows), 'en') : '? rows';
}
