import type { ResultTab } from '@lakehouse/protocol';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Places } from './places';
import { ResultSession } from './resultSession';
import type { ResultsPort } from './resultsPort';
import { valueAdvance } from './grid/valueAdvance';

/** What the panel holds of a result, kept up to date; its place is handed back when the result goes out of sight. */
export function useSession(port: ResultsPort, tab: ResultTab, places: Places): ResultSession {
  const session = useMemo(() => new ResultSession(port, tab, { advance: valueAdvance(), kept: places.of(tab) }), []);
  useLayoutEffect(() => {
    // Columns are known only when the first rows come: so is how they were laid out before.
    const isNamed = session.tab.progress.columns.length > 0;
    session.update(tab);
    const layout = isNamed || tab.progress.columns.length === 0 ? undefined : places.layoutOf(tab);
    if (layout !== undefined) session.model.changeView(layout);
  }, [session, tab]);
  useEffect(() => {
    const keep = (): void => places.keep(session.tab, session.place);
    const stop = session.frames.listen(keep);
    return () => {
      stop();
      keep();
    };
  }, [session]);
  return session;
}

/** What is read of a session, read again in each frame in which something changed; draws again when it differs. */
export function useOf<T>(
  session: ResultSession,
  read: (session: ResultSession) => T,
  isSame: (a: T, b: T) => boolean = Object.is,
): T {
  const [value, setValue] = useState(() => read(session));
  useLayoutEffect(() => {
    const look = (): void => {
      const next = read(session);
      setValue(now => (isSame(now, next) ? now : next));
    };
    look();
    return session.frames.listen(look);
  }, [session]);
  return value;
}

/** Whether two flat objects have the same members. */
export function isAlike<T extends object>(a: T, b: T): boolean {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([name, value], i) => name === right[i]?.[0] && Object.is(value, right[i][1]))
  );
}
