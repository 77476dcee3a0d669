import type { NodeResult, NodeStatus } from './runResults';

/** What the Problems panel says of a node: a line of its source, zero-based, and dbt's message. */
export interface ResultProblem {
  readonly uniqueId: string;
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly message: string;
}

const SEVERITY: Readonly<Record<NodeStatus, ResultProblem['severity'] | undefined>> = {
  success: undefined,
  pass: undefined,
  'no-op': undefined,
  skipped: undefined, // Its cause is a problem already.
  error: 'error',
  'runtime error': 'error',
  fail: 'error',
  warn: 'warning',
  'partial success': 'warning',
};

/** The problem that a result is, if it is one. `source` is the text of the file it was compiled from, when known. */
export function problemOf(result: NodeResult, source: string | undefined): ResultProblem | undefined {
  const severity = SEVERITY[result.status];
  if (severity === undefined) return undefined;
  return { uniqueId: result.uniqueId, severity, line: sourceLine(result, source), message: cleanMessage(result) };
}

/**
 * The line of the source whose text is that of the compiled line Dremio names, when exactly one is.
 *
 * dbt keeps no map from compiled to source text, so anything less certain stays at the top of the file.
 */
function sourceLine(result: NodeResult, source: string | undefined): number {
  const named = /\bline (\d+)/i.exec(result.message)?.[1];
  if (named === undefined || source === undefined || result.compiledCode === undefined) return 0;
  const wanted = result.compiledCode.split('\n')[Number(named) - 1]?.trim();
  if (wanted === undefined || wanted === '') return 0;
  const lines = source.split('\n').map(line => line.trim());
  const first = lines.indexOf(wanted);
  return first >= 0 && first === lines.lastIndexOf(wanted) ? first : 0;
}

/** dbt's message without the heading that repeats the file's name. */
function cleanMessage(result: NodeResult): string {
  const lines = result.message.split('\n').map(line => line.trimEnd());
  const body = lines.filter(
    (line, i) =>
      !(i === 0 && /^(Runtime|Database|Compilation) Error in /.test(line)) && !/^\s*compiled code at /.test(line),
  );
  return body.join('\n').trim();
}
