import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { countText } from '../shared/texts';
import { extentOf, type Selection } from './grid/selection';
import { durationText, rowsText } from './queryWords';

/** Milliseconds between two drawings of the running clock. */
const TICK = 100;

/** How the query stands: rows, time, and over what they came; at the right what is selected. */
export function StatusLine({
  tab,
  selection,
  said,
}: {
  readonly tab: ResultTab;
  readonly selection: Selection | undefined;
  /** What came of the last thing that the user asked for; empty for nothing. */
  readonly said: string;
}): JSX.Element {
  const { progress } = tab;
  const elapsed = useElapsed(tab);
  return (
    <footer class="statusLine">
      <span>{rowsText(progress.rows)}</span>
      <span>{durationText(elapsed)}</span>
      {progress.firstRowMs !== undefined && (
        <span class="faint">{l10n.t('first row after {0}', durationText(progress.firstRowMs))}</span>
      )}
      {tab.note !== undefined && (
        <span class="note" title={tab.note}>
          {tab.note}
        </span>
      )}
      <span class="grow" />
      <span role="status">{said}</span>
      {selection !== undefined && <span class="faint">{selectionText(selection)}</span>}
      <span class="faint">{transportText(tab)}</span>
    </footer>
  );
}

function transportText({ connection, transport }: ResultTab): string {
  return transport === 'flight' ? l10n.t('{0}, Arrow Flight', connection) : l10n.t('{0}, REST (slower)', connection);
}

function selectionText(selection: Selection): string {
  const { rows, columns } = extentOf(selection);
  if (rows === 1 && columns === 1)
    return l10n.t('Row {0}, column {1}', countText(selection.active.row + 1), countText(selection.active.column + 1));
  return l10n.t('{0} × {1} selected', countText(rows), countText(columns));
}

/** Time since the query was sent: as the host says, and between two of its words by our own clock. */
function useElapsed({ progress }: ResultTab): number {
  const [told, setTold] = useState({ progress, at: performance.now() });
  const [now, setNow] = useState(() => performance.now());
  if (told.progress !== progress) setTold({ progress, at: performance.now() });
  useEffect(() => {
    if (progress.state !== 'running') return undefined;
    const timer = setInterval(() => setNow(performance.now()), TICK);
    return () => clearInterval(timer);
  }, [progress.state]);
  if (progress.state !== 'running') return progress.elapsedMs;
  return progress.elapsedMs + Math.max(0, now - told.at);
}
