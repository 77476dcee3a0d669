import { useLayoutEffect, useState } from 'preact/hooks';

/** Width in CSS pixels below which there is no room beside the tabs or the rows; the stylesheet has the same. */
const NARROW = '(max-width: 520px)';

/** Whether the panel is narrow by now, as in a side bar. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches);
  useLayoutEffect(() => {
    const query = window.matchMedia(NARROW);
    const look = (): void => setNarrow(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return isNarrow;
}
