import type { ColumnOrigin, SqlRelation } from './sqlAnalysis';

/** Up to so many are looked through one by one, which is faster than a set for the few that most values have. */
const FEW = 12;

/** Columns of base tables, each once, in the order in which they are met. */
export class OriginSet {
  readonly #list: ColumnOrigin[] = [];
  #seen: Map<SqlRelation, Set<string>> | undefined;

  add(origins: readonly ColumnOrigin[]): void {
    for (const origin of origins) if (!this.#has(origin)) this.#list.push(origin);
  }

  get list(): readonly ColumnOrigin[] {
    return this.#list;
  }

  /** Beyond a few it remembers what is asked for. */
  #has(origin: ColumnOrigin): boolean {
    if (this.#seen === undefined && this.#list.length < FEW)
      return this.#list.some(one => one === origin || isSame(one, origin));
    if (this.#seen === undefined) {
      this.#seen = new Map();
      for (const one of this.#list) remember(this.#seen, one);
    }
    return !remember(this.#seen, origin);
  }
}

function isSame(one: ColumnOrigin, other: ColumnOrigin): boolean {
  return one.relation === other.relation && one.column.toLowerCase() === other.column.toLowerCase();
}

/** False when it is there already. */
function remember(seen: Map<SqlRelation, Set<string>>, { relation, column }: ColumnOrigin): boolean {
  const columns = seen.get(relation) ?? new Set();
  seen.set(relation, columns);
  const before = columns.size;
  return columns.add(column.toLowerCase()).size > before;
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
