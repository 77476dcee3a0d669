import type { ColumnOrigin, SqlRelation } from './sqlAnalysis';

/** Columns of base tables, each once, in the order in which they are met. */
export class OriginSet {
  readonly #seen = new Map<SqlRelation, Set<string>>();
  readonly #list: ColumnOrigin[] = [];

  add(origins: readonly ColumnOrigin[]): void {
    for (const origin of origins) {
      const key = origin.column.toLowerCase();
      const seen = this.#seen.get(origin.relation) ?? new Set();
      this.#seen.set(origin.relation, seen);
      if (!seen.has(key)) this.#list.push(origin);
      seen.add(key);
    }
  }

  get list(): readonly ColumnOrigin[] {
    return this.#list;
  }
}

/** The origins of several things, each once. */
export function allOrigins(lists: readonly (readonly ColumnOrigin[])[]): readonly ColumnOrigin[] {
  const [first = []] = lists;
  if (lists.length <= 1) return first;
  const set = new OriginSet();
  for (const list of lists) set.add(list);
  return set.list;
}

/** Where a column that is not listed must come from: through every `*` down to the one table that may have it. */
export function unlistedOrigins(relation: SqlRelation, column: string): readonly ColumnOrigin[] {
  let at: SqlRelation | undefined = relation;
  for (let depth = 0; at !== undefined && depth < 100; depth += 1) {
    if (at.kind === 'table') return at.complete ? [] : [{ relation: at, column }];
    at = starSource(at);
  }
  return [];
}

/** The one relation whose unknown columns a query passes on. */
function starSource({ query }: SqlRelation): SqlRelation | undefined {
  const open = query?.stars.filter(({ complete }) => !complete) ?? [];
  const star = open[0];
  if (query === undefined || star === undefined || open.length > 1) return undefined;
  const qualifier = star.qualifier?.value.toLowerCase();
  const behind = query.relations.filter(
    ({ complete, exposedName }) => !complete && (qualifier === undefined || exposedName === qualifier),
  );
  return behind.length === 1 ? behind[0] : undefined;
}
