import type { CommandSpecs } from '../commands/commandSpec';

/** Commands that belong to no area. */
export const generalCommandSpecs = {
  'lakehouse.showLog': { title: 'Show Log' },
  'lakehouse.restartServer': { title: 'Restart Language Server' },
} as const satisfies CommandSpecs;
