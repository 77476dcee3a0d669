import type { Feature } from '../../feature';
import { completeJinja } from './completeJinja';

/** Names, members, filters, tests and statements of Jinja. */
export const jinjaFeature: Feature = { complete: completeJinja };
