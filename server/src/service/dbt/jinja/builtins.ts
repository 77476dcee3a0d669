import type { Builtin } from './catalogue/builtin';
import { DBT_FUNCTIONS, JINJA_FUNCTIONS } from './catalogue/dbtFunctions';
import { DBT_MACROS } from './catalogue/dbtMacros';
import { DBT_VARIABLES, JINJA_VARIABLES } from './catalogue/dbtVariables';
import { DREMIO_MACROS } from './catalogue/dremioMacros';
import { INTERNAL_MACRO_NAMES } from './catalogue/internalMacroNames';
import { membersOf } from './catalogue/members';

/** Macros that come with dbt and dbt-dremio; in a call `dbt.` may stand before them. */
export const INTERNAL_MACROS: readonly Builtin[] = [...DBT_MACROS, ...DREMIO_MACROS];

const BY_NAME: ReadonlyMap<string, Builtin> = byName([
  ...INTERNAL_MACROS,
  ...JINJA_VARIABLES,
  ...DBT_VARIABLES,
  ...JINJA_FUNCTIONS,
  ...DBT_FUNCTIONS,
]);
const MACROS_BY_NAME: ReadonlyMap<string, Builtin> = byName(INTERNAL_MACROS);
/** What is written in Python, which counts the arguments it gets. */
const PYTHON: ReadonlySet<Builtin> = new Set(DBT_FUNCTIONS);

/** What a name stands for in every template: `log`, `target`, `adapter.dispatch`, `dbt.dateadd`. */
export function builtinNamed(name: string): Builtin | undefined {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return BY_NAME.get(name);
  const [object, member] = [name.slice(0, dot), name.slice(dot + 1)];
  if (object === 'dbt') return MACROS_BY_NAME.get(member);
  return membersOf(object)?.find(one => one.name === member);
}

/** Whether a builtin stops when it is called with too many arguments, too few, or a keyword that it does not have. */
export function countsArguments(builtin: Builtin): boolean {
  return PYTHON.has(builtin);
}

/** Whether dbt itself has a name, documented or not: of a macro that it dispatches to as well. */
export function isBuiltinName(name: string): boolean {
  return BY_NAME.has(name) || isInternalMacro(name);
}

/** Whether dbt or dbt-dremio brings a macro of this name along, as far as can be told. */
export function isInternalMacro(name: string): boolean {
  // What is dispatched to has names in their hundreds, and materializations and tests are macros too.
  return name.includes('__') || /^(?:materialization|test)_/.test(name) || INTERNAL_MACRO_NAMES.has(name);
}

function byName(builtins: readonly Builtin[]): ReadonlyMap<string, Builtin> {
  return new Map(builtins.map(one => [one.name, one]));
}
