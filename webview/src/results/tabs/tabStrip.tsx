import type { ResultsState, ResultTab } from '@lakehouse/protocol';
import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName } from '../../shared/icon';
import type { ResultsPort } from '../resultsPort';

const STATE_ICONS = {
  running: 'running',
  done: 'done',
  cancelled: 'stopped',
  failed: 'error',
} as const satisfies Record<ResultTab['progress']['state'], IconName>;

/** The results that are open, as tabs: arrow keys go along, Delete or the middle button closes. */
export function TabStrip({ state, port }: { readonly state: ResultsState; readonly port: ResultsPort }): JSX.Element {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    strip.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [state.selected]);
  const go = (by: number): void => {
    const at = state.tabs.findIndex(tab => tab.resultId === state.selected);
    const next = state.tabs[(at + by + state.tabs.length) % state.tabs.length];
    if (next === undefined) return;
    void port.ask('results/select', { resultId: next.resultId });
    strip.current?.querySelector<HTMLElement>(`[data-result="${CSS.escape(next.resultId)}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
    else if (event.key === 'Delete' && state.selected !== undefined)
      void port.ask('results/close', { resultId: state.selected });
  };
  return (
    <div ref={strip} class="tabStrip" role="tablist" aria-label={l10n.t('Results')} onKeyDown={pressed}>
      {state.tabs.map(tab => (
        <Tab key={tab.resultId} tab={tab} isSelected={tab.resultId === state.selected} port={port} />
      ))}
    </div>
  );
}

function Tab(props: {
  readonly tab: ResultTab;
  readonly isSelected: boolean;
  readonly port: ResultsPort;
}): JSX.Element {
  const { tab, isSelected, port } = props;
  const { resultId } = tab;
  const close = (): void => void port.ask('results/close', { resultId });
  return (
    <div
      class={isSelected ? 'tab selected' : 'tab'}
      role="presentation"
      onAuxClick={event => event.button === 1 && close()}
    >
      <button
        type="button"
        class="tabButton"
        role="tab"
        id={`tab-${resultId}`}
        data-result={resultId}
        aria-selected={isSelected}
        aria-controls={isSelected ? 'result' : undefined}
        aria-keyshortcuts="Delete"
        tabIndex={isSelected ? 0 : -1}
        title={tab.sql}
        onClick={() => void port.ask('results/select', { resultId })}
      >
        <Icon name={STATE_ICONS[tab.progress.state]} class={tab.progress.state} />
        <span class="tabTitle">{tab.title}</span>
      </button>
      {/* The keyboard closes by Delete on the tab; a button inside a list of tabs would be no tab. */}
      <button
        type="button"
        class="iconButton tabClose"
        tabIndex={-1}
        aria-hidden="true"
        title={l10n.t('Close')}
        onClick={close}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
