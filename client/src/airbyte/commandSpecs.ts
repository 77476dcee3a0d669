import type { CommandSpecs } from '../commands/commandSpec';

/** Commands of this area. */
export const airbyteCommandSpecs = {} as const satisfies CommandSpecs;
