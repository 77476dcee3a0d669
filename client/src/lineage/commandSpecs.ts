import type { CommandSpecs } from '../commands/commandSpec';

/** Commands of this area. */
export const lineageCommandSpecs = {} as const satisfies CommandSpecs;
