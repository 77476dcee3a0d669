import type { ResultTab } from '@lakehouse/protocol';
import type { Arranger } from '../arrange/arranger';
import type { GridModel } from '../grid/gridModel';
import type { ProfiledSight } from './headerProfiles';

interface Profiled {
  readonly tab: ResultTab;
  readonly model: GridModel;
  readonly arranger: Arranger;
}

/** What of a result is in sight for the profiles of its headers. */
export function profiledSight({ model, arranger, tab }: Profiled): ProfiledSight {
  const { columns, pinned, top, left } = model.frame();
  const { shown } = model.columns;
  const { rows } = model.extent;
  // A query that runs is profiled once, and again when all its rows are there.
  const size = tab.progress.state === 'running' ? 'running' : rows;
  return {
    columns: [...shown.slice(0, pinned), ...shown.slice(columns.start, columns.end)],
    rowsKey: `${size} ${JSON.stringify(arranger.shown.filters)}`,
    place: `${top} ${left}`,
    isReady: rows > 0 && !arranger.isBusy,
  };
}
