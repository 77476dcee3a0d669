import type { SqlCte } from './sqlAnalysis';

/**
 * The queries of WITH lists that can be read at a place, the nearest first: a chain of which each link adds one, since
 * a map for each of them would make long lists slow.
 */
export interface VisibleCtes {
  readonly key: string;
  readonly cte: SqlCte;
  readonly before: VisibleCtes | undefined;
}

/** Those and one more, which hides another of its name. */
export function withCte(before: VisibleCtes | undefined, cte: SqlCte): VisibleCtes {
  return { key: cte.name.value.toLowerCase(), cte, before };
}

/** @param key a name in lower case */
export function findCte(visible: VisibleCtes | undefined, key: string): SqlCte | undefined {
  let link = visible;
  while (link !== undefined && link.key !== key) link = link.before;
  return link?.cte;
}

/** In the order of the text, by lower-case name. */
export function cteMap(visible: VisibleCtes | undefined): ReadonlyMap<string, SqlCte> {
  const links: VisibleCtes[] = [];
  for (let link = visible; link !== undefined; link = link.before) links.push(link);
  return new Map(links.reverse().map(({ key, cte }) => [key, cte]));
}
