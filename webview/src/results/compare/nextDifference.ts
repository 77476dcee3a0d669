import type { ResultSession } from '../resultSession';

/**
 * Goes to the next row that differs, or the one before, round at the ends; `false` when there is no other. Rejects when
 * the host refuses.
 */
export async function nextDifference({ model, port, resultId }: ResultSession, backwards: boolean): Promise<boolean> {
  const from = model.selection?.active.row;
  const request = { resultId, backwards, ...(from === undefined ? {} : { row: from }) };
  const { row, columns } = await port.ask('results/nextChange', request);
  if (row === undefined) return false;
  const changed = columns.map(column => model.columns.positionOf(column)).filter(position => position >= 0);
  const column = changed.length === 0 ? model.activePosition : Math.min(...changed);
  model.select({ row, column }, 'replace');
  return row !== from;
}
