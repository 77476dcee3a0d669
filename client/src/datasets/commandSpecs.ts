import type { CommandSpecs } from '../commands/commandSpec';

/** Commands about what Dremio knows of tables. */
export const datasetCommandSpecs = {
  'lakehouse.refreshColumns': { title: 'Refresh Columns from Dremio', icon: 'refresh' },
} as const satisfies CommandSpecs;
