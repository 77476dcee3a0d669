import type { FeatureContext } from '../../feature';
import type { MacroParameter } from '../../project/macroParameter';
import type { ProjectMacro } from '../../project/projectMacro';
import type { ProjectView } from '../../project/projectView';
import { builtinNamed } from './builtins';
import type { CallPlace } from './callPlace';
import type { Builtin } from './catalogue/builtin';
import { FILTERS } from './catalogue/filters';
import { JINJA_TESTS } from './catalogue/jinjaTests';

/** What a call runs. */
export type Callee =
  { readonly kind: 'macro'; readonly macro: ProjectMacro } | { readonly kind: 'builtin'; readonly builtin: Builtin };

/** What a name that is called stands for: a macro of the project or a package, else something of dbt's. */
export function calleeNamed(context: FeatureContext, name: string): Callee | undefined {
  const macro = context.project?.macro(name, packageAt(context));
  if (macro !== undefined) return { kind: 'macro', macro };
  const builtin = builtinNamed(name);
  return builtin === undefined ? undefined : { kind: 'builtin', builtin };
}

/** What the brackets around a place belong to: a call, or a filter or test, whose input is no argument. */
export function calleeAt(
  context: FeatureContext,
  { name, kind }: Pick<CallPlace, 'name' | 'kind'>,
): Callee | undefined {
  if (kind === 'call') return calleeNamed(context, name);
  const builtin = (kind === 'filter' ? FILTERS : JINJA_TESTS).find(one => one.name === name);
  return builtin === undefined ? undefined : { kind: 'builtin', builtin };
}

/** The package that names in a document are looked for from. */
export function packageAt({ project, document }: FeatureContext): string {
  return project?.packageOfFile(document.path) ?? project?.name ?? '';
}

/** The parameters of a callee, in order; undefined for what is not called. */
export function parametersOf(callee: Callee): readonly MacroParameter[] | undefined {
  return callee.kind === 'macro' ? callee.macro.parameters : callee.builtin.parameters;
}

/** A macro as the project calls it: with the name of its package when that is another. */
export function qualifiedName({ name, packageName }: ProjectMacro, project: ProjectView): string {
  return packageName === project.name ? name : `${packageName}.${name}`;
}
