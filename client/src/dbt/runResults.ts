/** How a node ended, as dbt spells it. */
export type NodeStatus =
  'success' | 'error' | 'skipped' | 'partial success' | 'pass' | 'fail' | 'warn' | 'runtime error' | 'no-op';

/** The result of one node of a dbt run. */
export interface NodeResult {
  /** As dbt spells it: `model.lakehouse.stg_orders`. */
  readonly uniqueId: string;
  readonly status: NodeStatus;
  /** dbt's own message; empty when it gave none. */
  readonly message: string;
  /** Rows that failed a test. */
  readonly failures: number | undefined;
  /** Seconds. */
  readonly seconds: number;
  /** Name in Dremio, quoted. */
  readonly relationName: string | undefined;
  /** The SQL that was sent; positions in Dremio's messages count in it. */
  readonly compiledCode: string | undefined;
}

/** A whole `run_results.json`. */
export interface RunResults {
  readonly invocationId: string;
  readonly generatedAt: string;
  readonly results: readonly NodeResult[];
}

type Fields = Readonly<Record<string, unknown>>;

const STATUSES: readonly string[] = [
  'success',
  'error',
  'skipped',
  'partial success',
  'pass',
  'fail',
  'warn',
  'runtime error',
  'no-op',
];

/** Reads `target/run_results.json` (schema v6); `undefined` when the text is none, for example half-written. */
export function decodeRunResults(text: string): RunResults | undefined {
  const value = parse(text);
  const metadata = fields(value?.['metadata']);
  const results = value?.['results'];
  if (metadata === undefined || !Array.isArray(results)) return undefined;
  return {
    invocationId: string(metadata['invocation_id']) ?? '',
    generatedAt: string(metadata['generated_at']) ?? '',
    results: results.map(fields).flatMap(decodeResult),
  };
}

function decodeResult(result: Fields | undefined): readonly NodeResult[] {
  const uniqueId = string(result?.['unique_id']);
  const status = string(result?.['status']);
  if (result === undefined || uniqueId === undefined || !isStatus(status)) return [];
  return [
    {
      uniqueId,
      status,
      message: string(result['message']) ?? '',
      failures: number(result['failures']),
      seconds: number(result['execution_time']) ?? 0,
      relationName: string(result['relation_name']),
      compiledCode: string(result['compiled_code']),
    },
  ];
}

function isStatus(value: string | undefined): value is NodeStatus {
  return value !== undefined && STATUSES.includes(value);
}

function parse(text: string): Fields | undefined {
  try {
    return fields(JSON.parse(text));
  } catch {
    return undefined; // dbt is still writing it, or it is not JSON.
  }
}

function fields(value: unknown): Fields | undefined {
  // An object that came out of JSON.parse has string keys and unknown values.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
