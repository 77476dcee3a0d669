import type { CommandSpecs } from '../commands/commandSpec';

/** Commands of this area. */
export const connectionCommandSpecs = {} as const satisfies CommandSpecs;
