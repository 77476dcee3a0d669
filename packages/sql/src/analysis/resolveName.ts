import type { DottedName, NamePart } from '../name';
import { allOrigins, unlistedOrigins } from './originSet';
import type { ClauseKind, ColumnOrigin, ColumnResolution } from './sqlAnalysis';
import type { WorkingOutput, WorkingRelation, WorkingScope } from './workingScope';

/** Where a name stands. */
export interface NamePlace {
  readonly scope: WorkingScope;
  readonly clause: ClauseKind;
  /** How many of the scope's relations can be named here; all where it is left out. */
  readonly reach?: number | undefined;
  /** True within the arguments of a function. */
  readonly inCall: boolean;
}

/** What a name means, how many of its parts are the qualifier, and where its value comes from. */
export interface ResolvedName {
  readonly resolution: ColumnResolution;
  /** The index of the part that names the column; the number of parts when it is still to be written. */
  readonly column: number;
  readonly origins: readonly ColumnOrigin[];
}

/** Clauses in which an alias of the select list hides a column; elsewhere Dremio looks for the column first. */
const ALIAS_FIRST: ReadonlySet<ClauseKind> = new Set<ClauseKind>(['groupBy', 'having', 'qualify', 'orderBy']);
const NO_ORIGINS: readonly ColumnOrigin[] = [];
const OPEN: ColumnResolution = { kind: 'open' };

/**
 * Finds what a name in a query means. Dremio lets every clause use the aliases of the select list.
 * A name of several parts is a relation with its column and that column's fields, else a column with its fields.
 */
export function resolveName(name: DottedName, place: NamePlace): ResolvedName {
  const { parts } = name;
  if (parts.length > 1 || name.dangling) {
    const qualified = findQualified(name, place);
    if (qualified !== undefined) return qualified;
  }
  const [first] = parts as [NamePart];
  const plain = resolvePlain(first.value, place);
  if (parts.length === 1 && !name.dangling) return { ...plain, column: 0 };
  // `address.city`: the field of a column.
  if (plain.resolution.kind === 'column' || plain.resolution.kind === 'alias') return { ...plain, column: 0 };
  const kind = plain.resolution.kind === 'open' || hidesNames(place.scope) ? 'open' : 'noQualifier';
  return { resolution: { kind }, column: name.dangling ? parts.length : parts.length - 1, origins: NO_ORIGINS };
}

/** Whether some relation in reach may be called anything. */
function hidesNames(scope: WorkingScope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.outer)
    if (at.open || at.relations.some(({ hidden }) => hidden)) return true;
  return false;
}

function findQualified({ parts, dangling }: DottedName, { scope, reach }: NamePlace): ResolvedName | undefined {
  const first = parts[0]?.value.toLowerCase();
  for (let at: WorkingScope | undefined = scope; at !== undefined; at = at.outer) {
    const relations = at === scope ? inReach(at, reach) : at.relations;
    const exposed = relations.find(({ exposedName }) => exposedName === first);
    if (exposed !== undefined) return columnOf(exposed, parts[1]?.value, 1);
    const longest = dangling ? parts.length : parts.length - 1;
    const found = longest > 1 ? relationOfPath(relations, parts, longest) : undefined;
    if (found !== undefined) return columnOf(found.relation, parts[found.length]?.value, found.length);
  }
  return undefined;
}

/** A table without alias may be called by its path, or the end of it. */
function relationOfPath(
  relations: readonly WorkingRelation[],
  parts: readonly NamePart[],
  longest: number,
): { readonly relation: WorkingRelation; readonly length: number } | undefined {
  const words = parts.map(({ value }) => value.toLowerCase());
  for (const relation of relations) {
    if (relation.alias !== undefined || relation.name === undefined) continue;
    const path = relation.name.parts.map(({ value }) => value.toLowerCase());
    for (let length = Math.min(longest, path.length); length > 1; length -= 1)
      if (path.slice(-length).every((word, at) => word === words[at])) return { relation, length };
  }
  return undefined;
}

function columnOf(relation: WorkingRelation, name: string | undefined, at: number): ResolvedName {
  if (name === undefined) return { resolution: OPEN, column: at, origins: NO_ORIGINS };
  const key = name.toLowerCase();
  const column = relation.byName.get(key);
  if (column !== undefined)
    return { resolution: { kind: 'column', relation, column }, column: at, origins: column.origins };
  if (relation.complete) return { resolution: { kind: 'missing' }, column: at, origins: NO_ORIGINS };
  const origins = relation.guessed.get(key) ?? unlistedOrigins(relation, name);
  relation.guessed.set(key, origins);
  return { resolution: OPEN, column: at, origins };
}

function resolvePlain(name: string, place: NamePlace): Omit<ResolvedName, 'column'> {
  const lower = name.toLowerCase();
  const { scope } = place;
  const alias = scope.aliases.get(lower);
  const first = ALIAS_FIRST.has(place.clause) && !place.inCall;
  if (alias?.alias !== undefined && first) return aliasResolution(alias);
  const local = findPlain(scope, inReach(scope, place.reach), name);
  if (local.resolution.kind === 'column') return local;
  if (alias !== undefined && (first || usesAlias(alias, local.resolution, lower))) return aliasResolution(alias);
  if (local.resolution.kind !== 'missing') return local;
  for (let at = scope.outer; at !== undefined; at = at.outer) {
    const outer = findPlain(at, at.relations, name);
    if (outer.resolution.kind !== 'missing') return outer;
  }
  return local;
}

/** Where a column may hide the alias, it does so if the alias is made of a column of the same name. */
function usesAlias(alias: WorkingOutput, local: ColumnResolution, lower: string): boolean {
  if (alias.alias === undefined) return false;
  return local.kind === 'missing' || !alias.origins.some(({ column }) => column.toLowerCase() === lower);
}

function aliasResolution(output: WorkingOutput): Omit<ResolvedName, 'column'> {
  return { resolution: { kind: 'alias', output }, origins: output.origins };
}

function inReach({ relations }: WorkingScope, reach: number | undefined): readonly WorkingRelation[] {
  return reach === undefined || reach >= relations.length ? relations : relations.slice(0, reach);
}

function findPlain(
  scope: WorkingScope,
  relations: readonly WorkingRelation[],
  name: string,
): Omit<ResolvedName, 'column'> {
  const lower = name.toLowerCase();
  const merged = scope.merged.get(lower);
  if (merged !== undefined) return { resolution: { kind: 'column', ...merged }, origins: merged.column.origins };
  const having = relations.filter(({ byName }) => byName.has(lower));
  const [relation] = having;
  const column = relation?.byName.get(lower);
  if (having.length > 1) {
    const origins = allOrigins(having.map(one => one.byName.get(lower)?.origins ?? NO_ORIGINS));
    return { resolution: { kind: 'ambiguous', relations: having }, origins };
  }
  if (relation !== undefined && column !== undefined)
    return { resolution: { kind: 'column', relation, column }, origins: column.origins };
  if (scope.arms.length > 0) return ofArms(scope, lower);
  const unknown = relations.filter(({ complete }) => !complete);
  if (unknown.length === 0 && !scope.open) return { resolution: { kind: 'missing' }, origins: NO_ORIGINS };
  const [only] = unknown;
  const origins = unknown.length === 1 && only !== undefined ? unlistedOrigins(only, name) : NO_ORIGINS;
  return { resolution: { kind: 'open' }, origins };
}

/** Behind a set operation the names of its first arm count. */
function ofArms(scope: WorkingScope, lower: string): Omit<ResolvedName, 'column'> {
  const output = scope.output.find(({ name }) => name.toLowerCase() === lower);
  if (output !== undefined) return aliasResolution(output);
  return { resolution: { kind: scope.complete ? 'missing' : 'open' }, origins: NO_ORIGINS };
}
