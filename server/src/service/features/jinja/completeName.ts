import type { Completion, CompletionKind } from '../../answers/completion';
import { isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import { INTERNAL_MACROS } from '../../dbt/jinja/builtins';
import { calleeAt, packageAt, parametersOf, qualifiedName } from '../../dbt/jinja/callee';
import { DBT_FUNCTIONS, JINJA_FUNCTIONS } from '../../dbt/jinja/catalogue/dbtFunctions';
import { DBT_VARIABLES, JINJA_VARIABLES } from '../../dbt/jinja/catalogue/dbtVariables';
import type { JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import { localNamesAt, type LocalName } from '../../dbt/jinja/localNames';
import { macroText } from '../../dbt/jinja/macroText';
import { isYaml } from '../../dbt/yaml/yamlOf';
import type { FeatureContext } from '../../feature';
import type { ProjectMacro } from '../../project/projectMacro';
import { builtinEntry, callSnippet, type Slot } from './builtinEntry';

/** Functions whose arguments are names in quotes, which other features offer. */
const NAMES_ONLY: ReadonlySet<string> = new Set([
  'ref',
  'source',
  'doc',
  'var',
  'env_var',
  'builtins.ref',
  'builtins.source',
]);

/** Names at a place where a value may stand; in a call its keyword arguments first. */
export function completeName(
  context: FeatureContext,
  place: JinjaPlace,
  { slot, offset }: { readonly slot: Slot; readonly offset: number },
): readonly Completion[] {
  const locals = localNamesAt(context.document.jinja, offset).map(one => localEntry(one, slot));
  const { call, startsArgument } = place;
  if (call !== undefined && NAMES_ONLY.has(call.name) && startsArgument) return locals;
  // Nothing but its keys, which have a feature of their own, may begin an argument.
  if (call !== undefined && isConfigCall(call) && startsArgument) return [];
  if (isYaml(context.document)) return yamlEntries(slot);
  const keywords = startsArgument ? keywordEntries(context, place, slot) : [];
  return [...keywords, ...locals, ...globalEntries(slot), ...macroEntries(context, slot)];
}

/** What dbt gives to the Jinja of its YAML files. */
const IN_YAML: ReadonlySet<string> = new Set([
  'doc',
  'env_var',
  'fromjson',
  'local_md5',
  'modules',
  'project_name',
  'target',
  'tojson',
  'var',
  'dbt_version',
]);

function yamlEntries(slot: Slot): readonly Completion[] {
  return globalEntries(slot).filter(({ label }) => IN_YAML.has(label));
}

function localEntry({ name, kind }: LocalName, { replace }: Slot): Completion {
  return { label: name, kind: 'variable', replace, insert: name, detail: kind === 'other' ? '' : kind, rank: 1 };
}

function keywordEntries(context: FeatureContext, { call }: JinjaPlace, slot: Slot): readonly Completion[] {
  const callee = call && calleeAt(context, call);
  if (callee === undefined || call === undefined) return [];
  const written = context.document.jinja.calls.find(({ nameSpan }) => nameSpan.start === call.nameSpan.start);
  const used = new Set(written?.args.map(({ name }) => name));
  const all = parametersOf(callee) ?? [];
  // What stands before the cursor without a keyword has taken its parameter.
  const rest = all.slice(call.index).filter(({ name }) => !used.has(name));
  return rest.map(({ name, otherwise, type, description }) => ({
    label: `${name}=`,
    kind: 'property',
    replace: slot.replace,
    insert: `${name}=`,
    detail: type ?? (otherwise === undefined ? '' : `= ${otherwise}`),
    ...(description === undefined ? {} : { documentation: description }),
    rank: 0,
  }));
}

/** What most tags begin with comes before all that Jinja and dbt know besides. */
const COMMON: ReadonlySet<string> = new Set(['ref', 'source', 'config', 'var', 'this', 'is_incremental', 'target']);
/** Behind the keyword arguments of a call, before the macros of the project. */
const COMMON_RANK = 0.5;

function globalEntries(slot: Slot): readonly Completion[] {
  const functions = [...DBT_FUNCTIONS, ...JINJA_FUNCTIONS].map(one => builtinEntry(one, slot, 'macro'));
  const variables = [...DBT_VARIABLES, ...JINJA_VARIABLES].map(one => builtinEntry(one, slot, 'variable'));
  const macros = INTERNAL_MACROS.map(one => builtinEntry(one, slot, 'macro'));
  const ranked = (entries: readonly Completion[], rank: number) =>
    entries.map(one => ({ ...one, rank: COMMON.has(one.label) ? COMMON_RANK : rank }));
  return [...ranked([...functions, ...variables], 2), ...ranked(macros, 3)];
}

function macroEntries(context: FeatureContext, slot: Slot): readonly Completion[] {
  const { project } = context;
  if (project === undefined) return [];
  const here = packageAt(context);
  const entries: Completion[] = [];
  for (const macro of project.macros()) {
    if (macro.isTest) continue;
    const own = macro.packageName === here || macro.packageName === project.name;
    const name = macro.packageName === here ? macro.name : qualifiedName(macro, project);
    entries.push(macroEntry(macro, { name, slot, root: project.root, rank: rankOf(macro, own) }));
  }
  return entries;
}

/** What is dispatched to is rarely called by its name. */
function rankOf({ name }: ProjectMacro, own: boolean): number {
  if (name.includes('__')) return 5;
  return own ? 1 : 4;
}

/** An entry for a macro, with a stop for each parameter that must be given. */
export function macroEntry(
  macro: ProjectMacro,
  about: { readonly name: string; readonly slot: Slot; readonly root: string; readonly rank: number },
): Completion {
  const { name, slot, root, rank } = about;
  const kind: CompletionKind = 'macro';
  const insert = slot.called ? name : callSnippet(name, macro.parameters, true);
  return {
    label: name,
    kind,
    replace: slot.replace,
    insert,
    ...(slot.called ? {} : { snippet: true }),
    filter: name,
    detail: macro.packageName,
    documentation: macroText(macro, root),
    rank,
  };
}
