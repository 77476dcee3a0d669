import type { FailedRun } from './queryRun';

/**
 * Whether a query failed because Arrow Flight could not be reached, so that the REST API may be the way out. A stream
 * that is cut has been let through before, and the end of our own thread says nothing of the network.
 */
export function isFlightOutOfReach({ run, failure, wasAnswered }: FailedRun): boolean {
  const isOurEnd = failure.detail['rowsAreGone'] === true;
  return run.source.transport === 'flight' && failure.code.startsWith('connection.') && !wasAnswered && !isOurEnd;
}
