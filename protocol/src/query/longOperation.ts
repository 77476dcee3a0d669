import type { ProfilePurpose } from './profilePurpose';

/**
 * An operation that may take long. For one result there is one of each at most, because a newer one ends the older:
 * so result and operation together name what is to be stopped.
 */
export type LongOperation = 'arrange' | 'find' | 'nextChange' | `profile.${ProfilePurpose}` | 'summarize' | 'copyText';
