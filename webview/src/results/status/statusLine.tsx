import type { RangeSummary, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { countText } from '../../shared/texts';
import { areRowsGone } from '../lost/areRowsGone';
import type { ResultSession } from '../resultSession';
import { blocksOf, extentOf, type Selection } from '../selection/selection';
import { cellsOf } from '../selection/summary';
import { useOf } from '../useSession';
import { bytesText, durationText, rowsText } from './queryWords';

/** Milliseconds between two drawings of the running clock. */
const TICK = 100;
/** Milliseconds for which a sentence stands in the status line. */
const BRIEF = 6000;

/** How the query stands: rows, time, and over what they came; at the right what is selected. */
export function StatusLine({
  tab,
  session,
}: {
  readonly tab: ResultTab;
  readonly session: ResultSession;
}): JSX.Element {
  const { progress, note } = tab;
  const elapsed = useElapsed(tab);
  return (
    <footer class="statusLine">
      <span>{areRowsGone(tab) ? l10n.t('rows are gone') : rowsText(progress.rows)}</span>
      <span>{durationText(elapsed)}</span>
      <Facts tab={tab} />
      <Reflections names={tab.reflections} />
      {note !== undefined && (
        <span class="note" title={note}>
          {note}
        </span>
      )}
      <span class="grow" />
      <Said session={session} />
      <Marked session={session} />
      {tab.hasJob === true && (
        <button type="button" class="link" onClick={() => void session.attempt('results/openJob', {})}>
          {l10n.t('Job')}
        </button>
      )}
      <span class="standing">
        <span class="faint">{transportText(tab)}</span>
      </span>
    </footer>
  );
}

/** What is true of every result, each in whole or not at all. */
function Facts({ tab: { progress, rowLimit } }: { readonly tab: ResultTab }): JSX.Element {
  return (
    <span class="standing">
      {progress.firstRowMs !== undefined && (
        <span class="faint">{l10n.t('first row after {0}', durationText(progress.firstRowMs))}</span>
      )}
      {progress.bytes > 0 && <span class="faint">{bytesText(progress.bytes)}</span>}
      {rowLimit !== undefined && !progress.truncated && (
        <span class="faint">{l10n.t('limit {0}', rowsText(rowLimit))}</span>
      )}
    </span>
  );
}

function Reflections({ names }: { readonly names: readonly string[] | undefined }): JSX.Element | null {
  if (names === undefined) return null;
  const text = names.length === 0 ? l10n.t('no reflection used') : l10n.t('reflection {0}', names.join(', '));
  return (
    <span class={names.length === 0 ? 'faint note' : 'note accelerated'} title={text}>
      {text}
    </span>
  );
}

/** A sentence that goes away by itself. */
function Said({ session }: { readonly session: ResultSession }): JSX.Element {
  const said = useOf(session, ({ pane }) => pane.said);
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => session.pane.say(''), BRIEF);
    return () => clearTimeout(timer);
  }, [session, said]);
  return (
    <span class="said" role="status" title={said}>
      {said}
    </span>
  );
}

/** What is marked, and its sum. */
function Marked({ session }: { readonly session: ResultSession }): JSX.Element | null {
  const selection = useOf(session, ({ model }) => model.selection);
  const summary = useOf(session, ({ summary }) => summary.value);
  if (selection === undefined) return null;
  const parts = [selectionText(selection), ...(summary === undefined ? [] : summaryTexts(summary))];
  return (
    <span class="marks" role="status" aria-label={l10n.t('Selection')} title={parts.join('\n')}>
      {parts.map(part => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}

function selectionText(selection: Selection): string {
  const blocks = blocksOf(selection);
  if (blocks.length > 1) return l10n.t('{0} cells', countText(cellsOf(selection)));
  const { rows, columns } = blocks[0] === undefined ? { rows: 0, columns: 0 } : extentOf(blocks[0]);
  if (rows === 1 && columns === 1)
    return l10n.t('Row {0}, column {1}', countText(selection.active.row + 1), countText(selection.active.column + 1));
  return l10n.t('{0} × {1} selected', countText(rows), countText(columns));
}

function summaryTexts({ cells, nulls, numbers, sum, mean, min, max }: RangeSummary): readonly string[] {
  return [
    l10n.t('Count {0}', countText(cells - nulls)),
    ...(numbers > 0 && sum !== undefined ? [l10n.t('Sum {0}', sum)] : []),
    ...(numbers > 0 && mean !== undefined ? [l10n.t('Avg {0}', mean)] : []),
    ...(min === undefined ? [] : [l10n.t('Min {0}', min)]),
    ...(max === undefined ? [] : [l10n.t('Max {0}', max)]),
  ];
}

function transportText({ connection, transport }: ResultTab): string {
  return transport === 'flight' ? l10n.t('{0}, Arrow Flight', connection) : l10n.t('{0}, REST (slower)', connection);
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
