import { callType } from '../functions/callType';
import type { Span } from '../span';
import { evaluate, type Evaluation } from './evaluate';
import { allOrigins, OriginSet } from './originSet';
import { readFrom, type FromReader } from './readFrom';
import type { ClauseKind, SqlCte, SqlSurroundings } from './sqlAnalysis';
import { starColumns } from './starColumns';
import { withCte } from './visibleCtes';
import { commonType } from './valueType';
import {
  columnsGiven,
  newScope,
  renamed,
  type Surrounding,
  type WorkingCte,
  type WorkingOutput,
  type WorkingScope,
} from './workingScope';
import type { Arm, Clause, CteItem, Expression, Query, Select, SelectItem } from '../tree/syntaxTree';

/** Works out the scopes of queries, and keeps all that it has made. */
export class QueryAnalyser {
  readonly scopes: WorkingScope[] = [];
  readonly ctes: SqlCte[] = [];
  /** Where the statement at hand could not be read as it stands. */
  doubts: readonly Span[] = [];
  readonly #surroundings: SqlSurroundings;
  readonly #reader: FromReader;

  constructor(surroundings: SqlSurroundings) {
    this.#surroundings = surroundings;
    this.#reader = {
      surroundings,
      query: (query, outer, { visible, open }) => this.query(query, { visible, outer, open }),
      evaluation: (scope, clause) => this.#evaluation(scope, clause),
    };
  }

  /** @param recursive the query of a WITH list that the query may read while it is not yet known */
  query(query: Query, around: Surrounding, recursive?: WorkingCte): WorkingScope {
    const within = this.#withList(query, around);
    const [first] = query.arms;
    if (query.arms.length === 1 && first !== undefined) {
      if (first.kind !== 'nested') return this.#single(query, first, within);
      if (query.tail.length === 0) return this.query(first.query, within, recursive);
    }
    return this.#setOperation(query, within, recursive);
  }

  #withList(query: Query, around: Surrounding): Surrounding {
    if (query.ctes.length === 0) return around;
    let { visible } = around;
    for (const item of query.ctes) visible = withCte(visible, this.#cte(item, { ...around, visible }, query.recursive));
    return { ...around, visible };
  }

  #cte(item: CteItem, around: Surrounding, recursive: boolean): SqlCte {
    const { name, span, body } = item;
    const empty = newScope(item.query, around);
    const cte: WorkingCte = { name, span, body, query: empty, columns: [], complete: false };
    Object.assign(cte, renamed(cte, item.columns), { complete: false });
    this.ctes.push(cte);
    const visible = recursive ? withCte(around.visible, cte) : around.visible;
    const query = this.query(item.query, { ...around, visible }, recursive ? cte : undefined);
    const given = renamed({ columns: columnsGiven(query), complete: query.complete }, item.columns);
    return Object.assign(cte, { query, ...given });
  }

  #single(query: Query, arm: Exclude<Arm, { kind: 'nested' }>, around: Surrounding): WorkingScope {
    const scope = this.#arm(arm, around);
    scope.reach = { start: scope.reach.start, end: query.reach.end };
    scope.span = { start: scope.span.start, end: Math.max(scope.span.end, query.span.end) };
    this.#clauses(query.tail, scope);
    sortReferences(scope);
    return scope;
  }

  #setOperation(query: Query, around: Surrounding, recursive: WorkingCte | undefined): WorkingScope {
    const scope = this.#register(newScope(query, around));
    for (const arm of query.arms) {
      scope.arms.push(this.#arm(arm, around));
      const [first] = scope.arms;
      if (scope.arms.length > 1 || recursive === undefined || first === undefined) continue;
      const known = { columns: columnsGiven(first), complete: first.complete };
      const names = recursive.columns.flatMap(({ name, definition }) =>
        definition === undefined ? [] : [{ value: name, span: definition, quoted: false }],
      );
      Object.assign(recursive, renamed(known, names), { query: first });
    }
    scope.output = combined(scope.arms);
    scope.complete = scope.arms[0]?.complete === true;
    this.#clauses(query.tail, scope);
    sortReferences(scope);
    return scope;
  }

  #register(scope: WorkingScope): WorkingScope {
    this.scopes.push(scope);
    return scope;
  }

  #arm(arm: Arm, around: Surrounding): WorkingScope {
    if (arm.kind === 'nested') return this.query(arm.query, around);
    const scope = this.#register(newScope(arm, around, arm.kind === 'select' && arm.distinct));
    if (arm.kind === 'select') this.#select(arm, scope);
    if (arm.kind === 'values') this.#values(arm.rows, scope);
    return scope;
  }

  #values(rows: readonly (readonly Expression[])[], scope: WorkingScope): void {
    const types = rows.map(row => row.map(value => evaluate(value, this.#evaluation(scope, 'select'))));
    scope.output = (rows[0] ?? []).map(({ span }, at) => ({
      name: `EXPR$${at}`,
      type: commonType(types.map(row => row[at])),
      definition: span,
      item: span,
      expression: span,
      star: false,
      origins: [],
      behind: undefined,
      alias: undefined,
    }));
    scope.complete = true;
  }

  #select(select: Select, scope: WorkingScope): void {
    // A list that could not be read may hold other columns, and tables that are not seen.
    const isBroken = this.doubts.some(({ start, end }) => start <= select.span.end && select.span.start <= end);
    scope.open ||= isBroken;
    readFrom(select, scope, this.#reader);
    const outputs: WorkingOutput[] = [];
    scope.output = outputs;
    const whole = select.items.map(item => this.#item(item, scope, outputs));
    scope.complete = !isBroken && outputs.length > 0 && whole.every(Boolean);
    this.#targets(select, scope);
    this.#clauses(select.clauses, scope);
    sortReferences(scope);
  }

  /** Adds the columns of an item; false when it may give others. */
  #item(item: SelectItem, scope: WorkingScope, outputs: WorkingOutput[]): boolean {
    const { expression, alias, span } = item;
    if (expression.kind === 'hole') return true;
    if (expression.kind === 'star') return this.#star(item, scope, outputs);
    const evaluation = this.#evaluation(scope, 'select');
    const type = evaluate(expression, evaluation);
    // Text that was not read may hold any number of columns.
    if (expression.kind === 'other' && alias === undefined) return false;
    const named = alias ?? nameOf(expression);
    const opaque = this.#isUnclear(alias?.span ?? (named === undefined ? span : named.span));
    if (opaque || (alias === undefined && this.#isUnclear(span))) return false;
    const output: WorkingOutput = {
      // Dremio counts the columns before it, those of a `*` too.
      name: named?.value ?? `EXPR$${outputs.length}`,
      type,
      definition: named?.span ?? span,
      item: span,
      expression: expression.span,
      star: false,
      origins: evaluation.origins.list,
      behind: undefined,
      alias,
    };
    outputs.push(output);
    const key = output.name.toLowerCase();
    if (scope.aliases.get(key)?.alias === undefined) scope.aliases.set(key, output);
    // `{{ columns }} a`: what a macro prints may end with a comma.
    return item.announced || alias === undefined || !this.#isUnclear(expression.span);
  }

  #star({ expression, span }: SelectItem, scope: WorkingScope, outputs: WorkingOutput[]): boolean {
    const qualifier = expression.kind === 'star' ? (expression.qualifier?.parts ?? []) : [];
    const { columns, complete } = starColumns(scope, qualifier);
    scope.stars.push({ span: expression.span, qualifier: qualifier.at(-1), columns, complete });
    const definition = { start: expression.span.end - 1, end: expression.span.end };
    for (const { column } of columns) {
      const output: WorkingOutput = {
        name: column.name,
        type: column.type,
        origins: column.origins,
        definition,
        item: span,
        expression: expression.span,
        star: true,
        behind: column,
        alias: undefined,
      };
      outputs.push(output);
      if (!scope.aliases.has(column.name.toLowerCase())) scope.aliases.set(column.name.toLowerCase(), output);
    }
    return complete;
  }

  /** Columns that UPDATE and MERGE set are those of the first table. */
  #targets({ targets }: Select, scope: WorkingScope): void {
    const [relation] = scope.relations;
    if (relation === undefined) return;
    for (const name of targets) {
      const column = relation.byName.get(name.value.toLowerCase());
      const unknown = relation.complete ? 'missing' : 'open';
      const resolution =
        column === undefined ? ({ kind: unknown } as const) : ({ kind: 'column', relation, column } as const);
      scope.references.push({ span: name.span, qualifier: undefined, name, clause: 'select', resolution });
    }
  }

  #clauses(clauses: readonly Clause[], scope: WorkingScope): void {
    for (const { kind, span, values, reach } of clauses) {
      scope.clauses.push({ kind, span });
      if (values.length === 0) continue;
      const evaluation = { ...this.#evaluation(scope, kind), reach };
      for (const value of values) evaluate(value, evaluation);
    }
  }

  #isUnclear(span: Span): boolean {
    return this.#surroundings.isOpaque?.(span) === true || this.#surroundings.isUncertain?.(span) === true;
  }

  #evaluation(scope: WorkingScope, clause: ClauseKind): Evaluation {
    return {
      scope,
      clause,
      inCall: false,
      origins: new OriginSet(),
      subquery: (query, outer) => this.query(query, { visible: outer.visible, outer, open: outer.open }),
      typeOfCall: this.#surroundings.typeOfCall ?? callType,
      isOpaque: span => this.#surroundings.isOpaque?.(span) === true,
    };
  }
}

/** The part of a plain column that names it. */
function nameOf(expression: Expression): { readonly value: string; readonly span: Span } | undefined {
  if (expression.kind === 'group' && expression.bracket === '(' && expression.items.length === 1)
    return nameOf(expression.items[0] as Expression); // Its length has been looked at.
  if (expression.kind === 'name' && !expression.name.dangling) return expression.name.parts.at(-1);
  if (expression.kind !== 'call' || expression.parentheses) return undefined;
  return { value: expression.name.toLowerCase(), span: expression.span };
}

/** A set operation gives the columns of its first arm, each made of those at its place in every arm. */
function combined(arms: readonly WorkingScope[]): readonly WorkingOutput[] {
  const [first] = arms;
  if (first === undefined || arms.length === 1) return first?.output ?? [];
  const rest = arms.filter(arm => arm !== first && arm.complete);
  return first.output.map((column, at) => {
    const all = first.complete ? [first, ...rest] : [first];
    const types = arms.length === all.length ? all.map(({ output }) => output[at]?.type) : [undefined];
    return {
      ...column,
      type: commonType(types),
      origins: allOrigins(all.map(({ output }) => output[at]?.origins ?? [])),
    };
  });
}

function sortReferences({ references }: WorkingScope): void {
  references.sort((one, other) => one.span.start - other.span.start);
}
