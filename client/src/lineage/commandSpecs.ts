import type { CommandSpecs } from '../commands/commandSpec';

/** Commands of this area. */
export const lineageCommandSpecs = {
  'lakehouse.showLineage': {
    title: 'Show Lineage',
    icon: 'type-hierarchy',
    menus: { 'editor/context': { when: 'lakehouse.isModel', group: 'navigation@20' } },
  },
} as const satisfies CommandSpecs;
