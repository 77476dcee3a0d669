import type { LineageState } from '@lakehouse/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { LineagePort } from './lineagePort';

/** What the view shows, kept up to date by the host; `undefined` until the first answer. */
export function useLineage(port: LineagePort): LineageState | undefined {
  const [state, setState] = useState<LineageState>();
  useEffect(() => {
    port.onNews('lineage/changed', setState);
    // A later question of the host cancels this one; its answer then comes as news.
    port.ask('lineage/ready', {}).then(setState, () => undefined);
  }, [port]);
  return state;
}
