import type { DbtInvocation } from './dbtInvocation';
import type { NodeResult, NodeStatus } from './runResults';

/** The last run of a project, as the tree shows it. */
export interface DbtRunRecord {
  readonly invocation: DbtInvocation;
  readonly running: boolean;
  readonly exitCode?: number;
  /** Results of the run's nodes, the ones to look at first. */
  readonly results: readonly NodeResult[];
}

const ORDER: Readonly<Record<NodeStatus, number>> = {
  error: 0,
  'runtime error': 0,
  fail: 1,
  warn: 2,
  'partial success': 2,
  skipped: 3,
  success: 4,
  pass: 4,
  'no-op': 5,
};

/** What failed comes first; within a status the order of dbt stays. */
export function worstFirst(results: readonly NodeResult[]): readonly NodeResult[] {
  return [...results].sort((a, b) => ORDER[a.status] - ORDER[b.status]);
}

/** How many results ended well and how many did not; a warning is not a failure. */
export function countResults(results: readonly NodeResult[]): {
  readonly good: number;
  readonly bad: number;
  readonly skipped: number;
} {
  const bad = results.filter(({ status }) => ORDER[status] <= 1).length;
  const skipped = results.filter(({ status }) => status === 'skipped').length;
  return { good: results.length - bad - skipped, bad, skipped };
}
