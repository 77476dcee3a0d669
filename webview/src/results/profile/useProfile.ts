import type { ColumnProfile } from '@lakehouse/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';

interface Profiled {
  readonly profile: ColumnProfile | undefined;
  readonly failure: string | undefined;
  readonly isBusy: boolean;
}

/** Milliseconds between two profiles of a query that runs. */
const PAUSE = 2000;

/** The profile of a column, asked for again when rows are arranged anew or more of them have come. */
export function useProfile(session: ResultSession, column: number): Profiled {
  const rows = useOf(session, ({ model }) => model.extent.rows);
  const order = useOf(session, ({ model }) => model.order);
  const [told, tell] = useState<Profiled>({ profile: undefined, failure: undefined, isBusy: true });
  useEffect(() => {
    let isOver = false;
    const ask = (): void => {
      const { port, resultId } = session;
      port.ask('results/profile', { resultId, column, purpose: 'pane' }).then(
        profile => !isOver && tell({ profile, failure: undefined, isBusy: false }),
        (error: unknown) =>
          !isOver &&
          tell({ profile: undefined, failure: error instanceof Error ? error.message : String(error), isBusy: false }),
      );
    };
    tell(now => ({ ...now, isBusy: true }));
    const isGrowing = session.tab.progress.state === 'running' && told.profile?.column === column;
    const timer = setTimeout(ask, isGrowing ? PAUSE : 0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [session, column, order, rows]);
  return told.profile !== undefined && told.profile.column !== column ? { ...told, profile: undefined } : told;
}
