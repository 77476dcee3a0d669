import { LakeError, positionOf } from './lakeError';

/** DuckDB's report of an error, with `errors_as_json` set. `position` counts bytes. */
interface DuckDBReport {
  readonly type: string;
  readonly message: string;
  readonly subtype: string | undefined;
  readonly name: string | undefined;
  readonly position: number | undefined;
}

/** What DuckDB threw, as Dremio would put it, placed in the text that was run. */
export function dremioError(thrown: unknown, sql: string): unknown {
  if (thrown instanceof LakeError || !(thrown instanceof Error)) return thrown;
  const report = decodeReport(thrown.message);
  if (report === undefined) return thrown;
  const start = report.position === undefined ? undefined : charOffset(sql, report.position);
  const position = start === undefined ? undefined : positionOf(sql, start, start + 1);
  return new LakeError('VALIDATION', report.message, position);
}

function decodeReport(text: string): DuckDBReport | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const read = (key: string): string | undefined => {
    const field = fields[key];
    return typeof field === 'string' ? field : undefined;
  };
  const position = read('position');
  return {
    type: read('exception_type') ?? 'Unknown',
    message: read('exception_message') ?? text,
    subtype: read('error_subtype'),
    name: read('name'),
    position: position === undefined ? undefined : Number(position),
  };
}

function charOffset(sql: string, bytes: number): number {
  return Buffer.from(sql, 'utf8').subarray(0, bytes).toString('utf8').length;
}
