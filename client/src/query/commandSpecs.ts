import type { CommandSpecs } from '../commands/commandSpec';

/** Commands of this area. */
export const queryCommandSpecs = {} as const satisfies CommandSpecs;
