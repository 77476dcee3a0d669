import type { ResultsState } from '@lakehouse/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { ResultsPort } from './resultsPort';
import { withProgress } from './resultsState';

/** What the panel shows, kept up to date by the host; `undefined` until the host has answered. */
export function useResults(port: ResultsPort): ResultsState | undefined {
  const [state, setState] = useState<ResultsState>();
  useEffect(() => {
    port.onNews('results/changed', setState);
    port.onNews('results/progress', progress =>
      setState(now => (now === undefined ? now : withProgress(now, progress))),
    );
    port.ask('results/ready', {}).then(setState, () => setState({ tabs: [], selected: undefined }));
  }, [port]);
  return state;
}
