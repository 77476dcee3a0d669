import { Disposables } from '@lakehouse/base';
import type { EndedRun, QueryPlan } from './queryRun';
import type { QueryRuns } from './queryRuns';

/** Runs a query in a tab until it is over; `undefined` when its tab was closed before. */
export async function runToEnd(runs: QueryRuns, plan: QueryPlan): Promise<EndedRun | undefined> {
  const owned = new Disposables();
  try {
    const ended = new Map<string, EndedRun>();
    let wake: () => void = () => undefined;
    owned.add(
      runs.onDidEnd(end => {
        ended.set(end.run.resultId, end);
        wake();
      }),
    );
    owned.add(runs.onDidChange(() => wake()));
    const resultId = await runs.start(plan);
    while (!ended.has(resultId) && runs.find(resultId) !== undefined)
      await new Promise<void>(resolve => (wake = resolve));
    return ended.get(resultId);
  } finally {
    owned.dispose();
  }
}
