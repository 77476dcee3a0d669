/** Milliseconds between two reports: nobody reads faster. */
const INTERVAL_MS = 100;

/** Passes reports on, but those that come too early after the one before: each is a whole snapshot. */
export function pacedReports<T>(report: ((snapshot: T) => void) | undefined): (snapshot: T) => void {
  let next = 0;
  return snapshot => {
    const now = performance.now();
    if (report === undefined || now < next) return;
    next = now + INTERVAL_MS;
    report(snapshot);
  };
}
