import type { ResultTab } from '@lakehouse/protocol';

/** Whether the process that kept the rows has ended: what the panel has fetched before is all that is left of them. */
export function areRowsGone({ progress }: Pick<ResultTab, 'progress'>): boolean {
  return progress.error?.detail?.['rowsAreGone'] === true;
}
