/** Dremio's elements of a date format, the longer first, and what DuckDB calls them. */
const ELEMENTS: readonly (readonly [string, string])[] = [
  ['YYYY', '%Y'],
  ['HH24', '%H'],
  ['HH12', '%I'],
  ['MONTH', '%B'],
  ['MON', '%b'],
  ['FFF', '%g'],
  ['DDD', '%j'],
  ['DAY', '%A'],
  ['YY', '%y'],
  ['MM', '%m'],
  ['MI', '%M'],
  ['DD', '%d'],
  ['DY', '%a'],
  ['HH', '%I'],
  ['SS', '%S'],
  ['AM', '%p'],
  ['PM', '%p'],
];

/** A format of TO_CHAR, TO_DATE and their like in DuckDB's letters; undefined when it has an element that DuckDB lacks. */
export function duckdbFormat(format: string): string | undefined {
  let written = '';
  let at = 0;
  while (at < format.length) {
    const quoted = /^"([^"]*)"/.exec(format.slice(at));
    if (quoted !== null) {
      written += (quoted[1] ?? '').replaceAll('%', '%%');
      at += quoted[0].length;
      continue;
    }
    const rest = format.slice(at).toUpperCase();
    const element = ELEMENTS.find(([name]) => rest.startsWith(name));
    if (element === undefined && /^[A-Z]/.test(rest) && !rest.startsWith('T')) return undefined;
    written += element === undefined ? format.charAt(at).replace('%', '%%') : element[1];
    at += element?.[0].length ?? 1;
  }
  return written;
}
