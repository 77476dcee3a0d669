import type { ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Icon, IconButton } from '../shared/icon';
import { FailureNotice } from './failureNotice';
import { copyText, fitsClipboard, MOST_COPIED } from './grid/copySelection';
import type { GridModel } from './grid/gridModel';
import { ResultGrid, type GridRequests } from './grid/resultGrid';
import { extentOf, selectAll } from './grid/selection';
import { useGridModel } from './grid/useGridModel';
import type { FetchWindow } from './grid/windowCache';
import type { Places } from './places';
import { reservation, stateSentence } from './queryWords';
import type { ResultsPort } from './resultsPort';
import { StatusLine } from './statusLine';
import { ValuePane } from './valuePane';
import { countText } from '../shared/texts';

/** Milliseconds for which a sentence stands in the status line. */
const BRIEF = 6000;

/** One result: its rows or why there are none, how it stands, and what can be done with it. */
export function ResultPane(props: {
  readonly tab: ResultTab;
  readonly port: ResultsPort;
  readonly places: Places;
}): JSX.Element {
  const { tab, port, places } = props;
  const { resultId, progress } = tab;
  const fetch: FetchWindow = useCallback(
    request => port.ask('results/window', { resultId, ...request }),
    [port, resultId],
  );
  const model = useGridModel(fetch, places.of(resultId), place => places.keep(resultId, place));
  useLayoutEffect(() => model.setResult(progress.columns, progress.rows), [model, progress]);
  const [isValueShown, showValue] = useState(false);
  const [said, say] = useBrief();
  const copy = (withHeaders: boolean): void =>
    void copySelection({ tab, port, model, fetch }, withHeaders).then(say, (error: unknown) => say(String(error)));
  const requests: GridRequests = { copy, showValue: () => showValue(true), leave: () => showValue(false) };
  return (
    <section class="result" id="result" role="tabpanel" aria-labelledby={`tab-${resultId}`}>
      <Toolbar tab={tab} port={port} requests={requests} isValueShown={isValueShown} />
      <div class={progress.state === 'running' ? 'progress running' : 'progress'} />
      <Reservation text={reservation(progress)} />
      {progress.error !== undefined && <FailureNotice tab={tab} error={progress.error} port={port} />}
      <div class="gridAndValue">
        <Rows tab={tab} model={model} requests={requests} />
        {isValueShown && (
          <ActiveValue
            tab={tab}
            model={model}
            onCopy={text => void port.ask('results/copy', { text })}
            onClose={() => showValue(false)}
          />
        )}
      </div>
      <StatusLine tab={tab} selection={model.selection} said={said} />
      <div class="unseen" role="status">
        {stateSentence(tab)}
      </div>
    </section>
  );
}

/** A sentence that goes away by itself. */
function useBrief(): readonly [string, (sentence: string) => void] {
  const [said, say] = useState('');
  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => say(''), BRIEF);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say];
}

function Toolbar(props: {
  readonly tab: ResultTab;
  readonly port: ResultsPort;
  readonly requests: GridRequests;
  readonly isValueShown: boolean;
}): JSX.Element {
  const { tab, port, requests, isValueShown } = props;
  const isEmpty = tab.progress.rows === 0;
  return (
    <div class="toolbar" role="toolbar" aria-label={l10n.t('Result')}>
      {tab.progress.state === 'running' && (
        <IconButton
          icon="cancel"
          label={l10n.t('Cancel Query')}
          onClick={() => void port.ask('results/cancel', { resultId: tab.resultId })}
        />
      )}
      <IconButton icon="copy" label={l10n.t('Copy')} disabled={isEmpty} onClick={() => requests.copy(false)} />
      <IconButton
        icon="copyHeaders"
        label={l10n.t('Copy with Column Names')}
        disabled={isEmpty}
        onClick={() => requests.copy(true)}
      />
      <IconButton
        icon="detail"
        label={l10n.t('Show Whole Value')}
        disabled={isEmpty}
        pressed={isValueShown}
        onClick={isValueShown ? requests.leave : requests.showValue}
      />
    </div>
  );
}

function Reservation({ text }: { readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="reservation">
      <Icon name="warning" class="warned" />
      {text}
    </p>
  );
}

function Rows(props: {
  readonly tab: ResultTab;
  readonly model: GridModel;
  readonly requests: GridRequests;
}): JSX.Element | null {
  const { progress, title } = props.tab;
  if (progress.columns.length === 0) {
    if (progress.state === 'running') return <p class="notice faint">{l10n.t('Waiting for the first rows…')}</p>;
    return progress.state === 'done' ? (
      <p class="notice faint">{l10n.t('Done. The statement gives no rows.')}</p>
    ) : null;
  }
  return (
    <div class="gridHolder">
      <ResultGrid model={props.model} columns={progress.columns} label={title} requests={props.requests} />
      {progress.rows === 0 && progress.state === 'done' && (
        <p class="overGrid faint">{l10n.t('The query gave no rows.')}</p>
      )}
    </div>
  );
}

function ActiveValue(props: {
  readonly tab: ResultTab;
  readonly model: GridModel;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const active = props.model.selection?.active;
  return (
    <ValuePane
      column={active === undefined ? undefined : props.tab.progress.columns[active.column]}
      row={active?.row ?? 0}
      value={active === undefined ? undefined : props.model.cell(active.row, active.column)}
      onCopy={props.onCopy}
      onClose={props.onClose}
    />
  );
}

interface CopySource {
  readonly tab: ResultTab;
  readonly port: ResultsPort;
  readonly model: GridModel;
  readonly fetch: FetchWindow;
}

/** Copies what is selected, or everything when nothing is, and gives the sentence that says so. */
async function copySelection({ tab, port, model, fetch }: CopySource, withHeaders: boolean): Promise<string> {
  const selection = model.selection ?? selectAll(model.extent);
  const { rows, columns } = extentOf(selection);
  if (!fitsClipboard(selection))
    return l10n.t(
      '{0} values are too many for the clipboard: select at most {1}.',
      countText(rows * columns),
      countText(MOST_COPIED),
    );
  const text = await copyText(selection, fetch, withHeaders ? tab.progress.columns : undefined);
  await port.ask('results/copy', { text });
  return l10n.t('Copied {0} × {1} values.', countText(rows), countText(columns));
}
