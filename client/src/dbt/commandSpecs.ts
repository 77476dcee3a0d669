import type { CommandSpecs } from '../commands/commandSpec';

/** Commands of this area. */
export const dbtCommandSpecs = {} as const satisfies CommandSpecs;
