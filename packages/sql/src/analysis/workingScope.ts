import type { NamePart } from '../name';
import type { Span } from '../span';
import type {
  ClauseKind,
  ColumnOrigin,
  ColumnReference,
  RelationColumn,
  SqlCte,
  SqlOutputColumn,
  SqlRelation,
  SqlScope,
  StarReference,
} from './sqlAnalysis';
import type { GivenColumns } from './reshapedColumns';
import { cteMap, type VisibleCtes } from './visibleCtes';

/** A column where a scope names it; one that USING or NATURAL makes of several stands with the first of its relations. */
export interface ScopeColumn {
  readonly relation: WorkingRelation;
  readonly column: RelationColumn;
}

/** A relation that is being made up, its columns by their lower-case names. */
export interface WorkingRelation extends SqlRelation {
  columns: readonly RelationColumn[];
  /** True when it may be called anything. */
  readonly hidden: boolean;
  readonly byName: Map<string, RelationColumn>;
  unshaped: GivenColumns;
  /** Where columns that are not listed must come from, by their lower-case names. */
  readonly guessed: Map<string, readonly ColumnOrigin[]>;
}

export interface WorkingOutput extends SqlOutputColumn {
  /** The alias that is written; undefined where the expression gives the name. */
  readonly alias: NamePart | undefined;
}

export interface WorkingCte extends SqlCte {
  query: SqlScope;
  columns: readonly RelationColumn[];
  complete: boolean;
}

/** A scope while it is filled. */
export interface WorkingScope extends SqlScope {
  span: Span;
  /** As far as a cursor belongs to it. */
  reach: Span;
  readonly outer: WorkingScope | undefined;
  readonly visible: VisibleCtes | undefined;
  readonly relations: WorkingRelation[];
  readonly arms: WorkingScope[];
  readonly clauses: { readonly kind: ClauseKind; readonly span: Span }[];
  output: readonly WorkingOutput[];
  /** What the select list gives so far by lower-case name, what is written before what a `*` brings in. */
  readonly aliases: Map<string, WorkingOutput>;
  complete: boolean;
  readonly references: ColumnReference[];
  readonly stars: StarReference[];
  readonly children: WorkingScope[];
  readonly merged: Map<string, ScopeColumn>;
  /** What `*` stands for, in order. */
  whole: readonly ScopeColumn[];
  /** True when names may mean what the text does not tell. */
  open: boolean;
}

/** What a query can see of what is around. */
export interface Surrounding {
  readonly visible: VisibleCtes | undefined;
  readonly outer: WorkingScope | undefined;
  /** True when a WITH list around may have queries that are not known. */
  readonly open: boolean;
}

export function newScope(
  { span, reach }: { readonly span: Span; readonly reach: Span },
  { visible, outer, open }: Surrounding,
  distinct = false,
): WorkingScope {
  let ctes: ReadonlyMap<string, SqlCte> | undefined;
  return {
    span,
    reach,
    outer,
    visible,
    get ctes() {
      ctes ??= cteMap(visible);
      return ctes;
    },
    relations: [],
    arms: [],
    clauses: [],
    output: [],
    aliases: new Map(),
    complete: false,
    references: [],
    stars: [],
    children: [],
    distinct,
    merged: new Map(),
    whole: [],
    open,
  };
}

/** The columns that a query gives to the one that reads it. Of a name that comes again Dremio makes `id0`, `id1`. */
export function columnsGiven({ output }: { readonly output: readonly WorkingOutput[] }): readonly RelationColumn[] {
  const used = new Set<string>();
  return output.map(({ name, type, definition, origins, behind }) => ({
    name: uniqueName(name, used),
    type,
    definition: behind?.definition ?? definition,
    origins,
  }));
}

function uniqueName(name: string, used: Set<string>): string {
  let unique = name;
  for (let attempt = 0; used.has(unique.toLowerCase()); attempt += 1) unique = name + String(attempt);
  used.add(unique.toLowerCase());
  return unique;
}

/** The columns under the names that a list of aliases gives them; any but its own are not seen then. */
export function renamed(
  given: { readonly columns: readonly RelationColumn[]; readonly complete: boolean },
  names: readonly NamePart[],
): { readonly columns: readonly RelationColumn[]; readonly complete: boolean } {
  if (names.length === 0) return given;
  const columns = names.map(({ value, span }, at) => ({
    name: value,
    definition: span,
    type: given.complete ? given.columns[at]?.type : undefined,
    origins: given.complete ? (given.columns[at]?.origins ?? []) : [],
  }));
  return { columns, complete: true };
}
