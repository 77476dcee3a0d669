import { useEffect, useRef } from 'preact/hooks';
import type { ResultSession } from '../resultSession';
import { useOf } from '../useSession';
import type { ToldProfile } from './paneProfile';

/** Milliseconds between two profiles of a query that runs. */
const PAUSE = 2000;

/** The profile of a column, asked for again when rows are arranged anew or more of them have come. */
export function useProfile(session: ResultSession, column: number): ToldProfile | undefined {
  const rows = useOf(session, ({ model }) => model.extent.rows);
  const order = useOf(session, ({ model }) => model.order);
  const told = useOf(session, ({ paneProfile }) => paneProfile.told);
  const read = useRef<number | undefined>(undefined);
  useEffect(() => {
    const isGrowing = session.tab.progress.state === 'running' && read.current === column;
    const start = (): void => {
      read.current = column;
      session.paneProfile.read(column);
    };
    const timer = setTimeout(start, isGrowing ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [session, column, order, rows]);
  useEffect(() => () => session.paneProfile.leave(), [session]);
  return told?.column === column ? told : undefined;
}
