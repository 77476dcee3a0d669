import type { CommandSpecs } from '../commands/commandSpec';

/** Commands that belong to no area. */
export const generalCommandSpecs = {
  'lakehouse.showLog': { title: 'Show Log' },
  'lakehouse.restartServer': { title: 'Restart Language Server' },
  'lakehouse.showReferences': { title: 'Show References', palette: false },
} as const satisfies CommandSpecs;
