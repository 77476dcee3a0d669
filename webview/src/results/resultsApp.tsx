import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Places } from './places';
import { ResultPane } from './resultPane';
import type { ResultsPort } from './resultsPort';
import { TabStrip } from './tabs/tabStrip';
import { useResults } from './useResults';

/** The results panel: a tab for each result, and the one that is selected below. */
export function ResultsApp({
  port,
  places,
}: {
  readonly port: ResultsPort;
  readonly places: Places;
}): JSX.Element | null {
  const state = useResults(port);
  useEffect(() => {
    if (state !== undefined) places.retain(state.tabs.map(tab => tab.resultId));
  }, [state, places]);
  if (state === undefined) return null;
  const selected = state.tabs.find(tab => tab.resultId === state.selected);
  if (selected === undefined) return <NoResults />;
  return (
    <main class="results">
      <TabStrip state={state} port={port} />
      <ResultPane key={selected.resultId} tab={selected} port={port} places={places} />
    </main>
  );
}

function NoResults(): JSX.Element {
  const keys = navigator.userAgent.includes('Mac') ? '⌘Enter' : 'Ctrl+Enter';
  return (
    <main class="notice">
      <p>{l10n.t('No results yet.')}</p>
      <p class="faint">{l10n.t('Open a model or a SQL file and press {0} to run what is under the cursor.', keys)}</p>
    </main>
  );
}
