import type { ResultWindow, RowChange } from '@lakehouse/protocol';
import type { ResultSession } from '../resultSession';

/** Rows that are looked through at once. */
const AT_ONCE = 2000;

/** Goes to the next row that differs, or the one before, round at the ends; `false` when there is no other. */
export async function nextDifference(session: ResultSession, backwards: boolean): Promise<boolean> {
  const { model, port, resultId } = session;
  const { rows } = model.extent;
  const from = model.selection?.active.row ?? (backwards ? rows : -1);
  for (const { start, end } of stretches(from, rows, backwards)) {
    const request = { resultId, rowStart: start, rowCount: end - start, columnStart: 0, columnCount: 1 };
    const window = await port.ask('results/window', request).catch(() => undefined);
    if (window === undefined) return false;
    const row = differenceIn(window, backwards);
    if (row === undefined) continue;
    model.select({ row, column: await changedPosition(session, row) }, 'replace');
    return row !== from;
  }
  return false;
}

/** Stretches of rows from the row beside one, in the order in which they are looked through, round to the row itself. */
export function stretches(
  from: number,
  rows: number,
  backwards: boolean,
): readonly { readonly start: number; readonly end: number }[] {
  const after = cut(from + 1, rows);
  const before = cut(0, Math.min(rows, from + 1));
  if (!backwards) return [...after, ...before];
  return [...cut(0, Math.max(0, from)).toReversed(), ...cut(Math.max(0, from), rows).toReversed()];
}

function cut(start: number, end: number): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (let at = start; at < end; at += AT_ONCE) parts.push({ start: at, end: Math.min(end, at + AT_ONCE) });
  return parts;
}

function differenceIn({ changes = [], rowStart }: ResultWindow, backwards: boolean): number | undefined {
  const differs = (change: RowChange): boolean => change.kind !== 'same';
  const at = backwards ? changes.findLastIndex(differs) : changes.findIndex(differs);
  return at < 0 ? undefined : rowStart + at;
}

/** Position of the first column that changed in the row, or the one that has the focus. */
async function changedPosition({ model, port, resultId }: ResultSession, row: number): Promise<number> {
  const request = { resultId, rowStart: row, rowCount: 1, columnStart: 0, columnCount: model.columns.all.length };
  const window = await port.ask('results/window', request).catch(() => undefined);
  const changed = window?.changes?.[0]?.before.map(({ column }) => model.columns.positionOf(column)) ?? [];
  const shown = changed.filter(position => position >= 0);
  return shown.length === 0 ? model.activePosition : Math.min(...shown);
}
