import { Failure } from '@lakehouse/base';
import { fieldsOf } from './requestBody';

const TYPES: readonly unknown[] = ['NEVER', 'PERIOD', 'SCHEDULE', 'REFRESH_ON_DATA_CHANGES'];

/**
 * The refresh policy that a table's body asks for.
 *
 * @throws Failure `query.rejected` for a body without one, and for one that Dremio would not take
 */
export function decodeRefreshPolicy(body: unknown): Readonly<Record<string, unknown>> {
  const policy = fieldsOf(fieldsOf(body)['accelerationRefreshPolicy']);
  const { activePolicyType, refreshPeriodMs: period, gracePeriodMs: grace, neverExpire } = policy;
  if (!TYPES.includes(activePolicyType))
    throw new Failure('query.rejected', `The sandbox sets the refresh policy of a table: one of ${TYPES.join(', ')}.`);
  if (activePolicyType !== 'PERIOD') return policy;
  if (typeof period !== 'number' || period <= 0)
    throw new Failure('query.rejected', 'refreshPeriodMs must be given, in milliseconds.');
  if (neverExpire !== true && typeof grace === 'number' && grace < period)
    throw new Failure('query.rejected', 'Reflections cannot be configured to expire faster than they refresh.');
  return policy;
}
