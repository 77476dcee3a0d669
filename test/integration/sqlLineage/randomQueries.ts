/** The tables that the queries read: some columns have the same name, so that joins and stars have something to decide. */
export const SCHEMA: Readonly<Record<string, readonly string[]>> = {
  orders: ['order_id', 'customer_id', 'amount', 'placed_at', 'status'],
  customers: ['customer_id', 'name', 'city', 'segment'],
  lines: ['order_id', 'sku', 'qty', 'price'],
  products: ['sku', 'title', 'weight'],
};

interface Relation {
  readonly alias: string;
  readonly columns: readonly string[];
}

interface Made {
  readonly sql: string;
  readonly columns: readonly string[];
}

interface From {
  readonly sql: string;
  readonly relations: readonly Relation[];
  /** Names of columns that joins made one. */
  readonly merged: ReadonlySet<string>;
  /** True when nothing may be joined to it. */
  readonly closed: boolean;
}

/** Valid queries over the schema, the same ones for the same seed. */
export class RandomQueries {
  #state: number;
  #names = 0;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): string {
    this.#names = 0;
    return this.#query(3, [], true).sql;
  }

  #below(limit: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return Math.floor(this.#state / 7) % limit;
  }

  #chance(percent: number): boolean {
    return this.#below(100) < percent;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)] as T; // No list here is empty.
  }

  #name(letter: string): string {
    this.#names += 1;
    return `${letter}${this.#names}`;
  }

  /** @param ordered whether it may have an ORDER BY, which sqlglot cannot read where the columns are called otherwise outside */
  #query(depth: number, above: readonly Relation[], ordered: boolean): Made {
    const ctes = [...above];
    const list: string[] = [];
    for (let left = depth > 1 ? this.#below(3) : 0; left > 0; left -= 1) {
      const alias = this.#name('q');
      const anew = this.#chance(20);
      const { sql, columns } = this.#query(depth - 1, ctes, !anew);
      const renamed = anew ? columns.map(() => this.#name('n')) : undefined;
      ctes.push({ alias, columns: renamed ?? columns });
      list.push(`${alias}${renamed === undefined ? '' : ` (${renamed.join(', ')})`} as (${sql})`);
    }
    const { sql, columns } = this.#body(depth, ctes);
    const order = ordered && this.#chance(15) ? ` order by ${this.#pick(columns)} limit 5` : '';
    return { sql: `${list.length === 0 ? '' : `with ${list.join(', ')} `}${sql}${order}`, columns };
  }

  #body(depth: number, ctes: readonly Relation[]): Made {
    const first = this.#chance(15) ? this.#grouped(depth, ctes) : this.#select(depth, ctes, undefined);
    if (!this.#chance(20)) return first;
    const operator = this.#pick(['union all', 'union', 'except', 'intersect']);
    const second = this.#select(depth, ctes, first.columns.length);
    return { sql: `${first.sql} ${operator} ${second.sql}`, columns: first.columns };
  }

  /** @param count of the columns, where a set operation decides it */
  #select(depth: number, ctes: readonly Relation[], count: number | undefined): Made {
    const { sql: from, relations, merged } = this.#from(depth, ctes);
    const scope = new Columns(relations, merged);
    const items: string[] = [];
    const columns: string[] = [];
    const star = count === undefined && this.#chance(25) ? this.#star(scope) : undefined;
    if (star !== undefined) items.push(star.sql);
    columns.push(...(star?.columns ?? []));
    for (let left = count ?? 1 + this.#below(4); left > 0; left -= 1) {
      const alias = this.#name('c');
      items.push(
        `${this.#item(
          scope,
          columns.filter(name => /^c\d/.test(name) && !scope.has(name)),
          depth,
          ctes,
        )} as ${alias}`,
      );
      columns.push(alias);
    }
    const where = this.#chance(40) ? ` where ${this.#condition(scope, depth, ctes)}` : '';
    const distinct = this.#chance(8) ? 'distinct ' : '';
    return { sql: `select ${distinct}${items.join(', ')} from ${from}${where}`, columns };
  }

  /** An aggregation by a column or by an alias of the select list. */
  #grouped(depth: number, ctes: readonly Relation[]): Made {
    const { sql: from, relations, merged } = this.#from(depth, ctes);
    const scope = new Columns(relations, merged);
    const [key, total] = [this.#name('c'), this.#name('c')];
    const items = `upper(${this.#column(scope)}) as ${key}, sum(${this.#column(scope)}) as ${total}`;
    const having = this.#chance(50) ? ` having ${total} > 1` : '';
    return { sql: `select ${items} from ${from} group by ${key}${having}`, columns: [key, total] };
  }

  #star(scope: Columns): Made | undefined {
    if (this.#chance(50)) return scope.all === undefined ? undefined : { sql: '*', columns: scope.all };
    const { alias, columns } = this.#pick(scope.relations);
    return new Set(columns).size === columns.length ? { sql: `${alias}.*`, columns } : undefined;
  }

  #from(depth: number, ctes: readonly Relation[]): From {
    const { sql, relation } = this.#source(depth, ctes);
    let from: From = { sql, relations: [relation], merged: new Set(), closed: false };
    for (let left = this.#below(3); left > 0 && !from.closed; left -= 1)
      from = this.#chance(15) ? this.#lateral(from) : this.#joined(from, this.#source(depth - 1, ctes));
    return from;
  }

  #lateral(from: From): From {
    const [alias, value] = [this.#name('t'), this.#name('c')];
    const outer = this.#column(new Columns(from.relations, from.merged));
    return {
      ...from,
      sql: `${from.sql} cross join lateral (select ${outer} as ${value}) as ${alias}`,
      relations: [...from.relations, { alias, columns: [value] }],
    };
  }

  #joined({ sql, relations, merged }: From, next: { readonly sql: string; readonly relation: Relation }): From {
    const { alias, columns } = next.relation;
    const shared = columns.filter(
      name => merged.has(name) || relations.filter(one => one.columns.includes(name)).length === 1,
    );
    const both = columns.filter(name => relations.some(one => one.columns.includes(name)));
    const all = { relations: [...relations, next.relation], merged, closed: false };
    const [key] = shared;
    const form = this.#below(9);
    if (key !== undefined && form < 4) {
      const join = this.#pick(['join', 'left join', 'full join']);
      return { ...all, sql: `${sql} ${join} ${next.sql} using (${key})`, merged: new Set([...merged, key]) };
    }
    if (shared.length === 1 && merged.size === 0 && form < 5)
      return { ...all, sql: `${sql} natural join ${next.sql}`, merged: new Set(both) };
    // A join behind a comma does not see what is before it.
    if (form < 6) return { ...all, sql: `${sql}, ${next.sql}`, closed: true };
    const left = this.#column(new Columns(relations, merged, columns));
    const join = this.#pick(['join', 'left join', 'inner join']);
    return { ...all, sql: `${sql} ${join} ${next.sql} on ${left} = ${alias}.${this.#pick(columns)}` };
  }

  #source(depth: number, ctes: readonly Relation[]): { readonly sql: string; readonly relation: Relation } {
    const alias = this.#name('t');
    if (ctes.length > 0 && this.#chance(50)) {
      const cte = this.#pick(ctes);
      return { sql: `${cte.alias} ${alias}`, relation: { alias, columns: cte.columns } };
    }
    if (depth > 1 && this.#chance(25)) {
      const anew = this.#chance(20);
      const { sql, columns } = this.#query(depth - 2, ctes, !anew);
      const renamed = anew ? columns.map(() => this.#name('d')) : undefined;
      const list = renamed === undefined ? '' : ` (${renamed.join(', ')})`;
      return { sql: `(${sql}) as ${alias}${list}`, relation: { alias, columns: renamed ?? columns } };
    }
    const [table, columns] = this.#pick(Object.entries(SCHEMA));
    return { sql: `${table} ${alias}`, relation: { alias, columns } };
  }

  #column(scope: Columns): string {
    const relation = this.#pick(scope.relations);
    const own = relation.columns.filter(name => !scope.merged.has(name));
    const name = this.#pick(own.length === 0 ? relation.columns : own);
    if (scope.merged.has(name)) return name;
    return scope.isUnique(name) && this.#chance(40) ? name : `${relation.alias}.${name}`;
  }

  /** @param earlier aliases of the select list that may be used again */
  #item(scope: Columns, earlier: readonly string[], depth: number, ctes: readonly Relation[]): string {
    const column = (): string => this.#column(scope);
    const forms = [
      column,
      column,
      () => `${column()} + ${column()} * 2`,
      () => `coalesce(${column()}, ${column()}, 0)`,
      () => `case when ${this.#simple(scope)} then ${column()} else ${column()} end`,
      () => `sum(${column()}) over (partition by ${column()} order by ${column()})`,
      () => `cast(${column()} as varchar) || 'x'`,
      () => `upper(${column()})`,
      () => '1',
      () => (earlier.length === 0 ? column() : `${this.#pick(earlier)} + 1`),
      () => this.#scalar(scope, depth, ctes),
      () => (scope.merged.size === 0 ? column() : this.#pick([...scope.merged])),
    ];
    return this.#pick(forms)();
  }

  #simple(scope: Columns): string {
    return `${this.#column(scope)} ${this.#pick(['= 1', "like 'a%'", 'is not null', 'in (1, 2)', 'between 1 and 3'])}`;
  }

  #scalar(scope: Columns, depth: number, ctes: readonly Relation[]): string {
    if (depth < 1) return this.#column(scope);
    const { sql, relation } = this.#source(0, ctes);
    return `(select max(${relation.alias}.${this.#pick(relation.columns)}) from ${sql})`;
  }

  #condition(scope: Columns, depth: number, ctes: readonly Relation[]): string {
    if (depth < 1 || this.#chance(60)) return this.#simple(scope);
    const { sql, relation } = this.#source(0, ctes);
    const inner = `${relation.alias}.${this.#pick(relation.columns)}`;
    const outer = this.#pick(scope.relations);
    const own = outer.columns.find(name => !scope.merged.has(name));
    if (own === undefined || this.#chance(50)) return `${this.#column(scope)} in (select ${inner} from ${sql})`;
    return `exists (select 1 from ${sql} where ${inner} = ${outer.alias}.${own})`;
  }
}

/** The columns that a clause can name. */
class Columns {
  readonly relations: readonly Relation[];
  /** Names that USING made one. */
  readonly merged: ReadonlySet<string>;
  readonly #others: readonly string[];

  /** @param others names of columns that can be named too */
  constructor(relations: readonly Relation[], merged: ReadonlySet<string>, others: readonly string[] = []) {
    this.#others = others;
    this.relations = relations;
    this.merged = merged;
  }

  has(name: string): boolean {
    return this.relations.some(({ columns }) => columns.includes(name));
  }

  isUnique(name: string): boolean {
    const all = [...this.relations.flatMap(({ columns }) => columns), ...this.#others];
    return all.filter(one => one === name).length === 1;
  }

  /** What `*` gives; undefined where a name would come twice. */
  get all(): readonly string[] | undefined {
    const given = this.relations.flatMap(({ columns }) => columns).filter(name => !this.merged.has(name));
    if (new Set(given).size !== given.length) return undefined;
    return [...new Set(this.relations.flatMap(({ columns }) => columns))];
  }
}
