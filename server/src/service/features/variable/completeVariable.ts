import type { Completion } from '../../answers/completion';
import { packageAt } from '../../dbt/jinja/callee';
import { jinjaPlace, type JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import type { FeatureContext } from '../../feature';
import { valueText } from './valueText';

/** Names within `var('…')` and `env_var('…')`; with quotes where there are none yet. */
export function completeVariable(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const place = jinjaPlace(context.document, offset);
  const { call, kind } = place ?? {};
  if (place === undefined || call === undefined || call.index > 0 || call.nested || call.keyword !== undefined)
    return undefined;
  if (kind !== 'text' && !(kind === 'name' && place.startsArgument)) return undefined;
  if (call.name === 'var') return projectVariables(context, place);
  return call.name === 'env_var' ? environmentVariables(context, place) : undefined;
}

function projectVariables(context: FeatureContext, place: JinjaPlace): readonly Completion[] {
  const values = context.project?.vars(packageAt(context)) ?? {};
  // Below the name of a package stand the variables of that package.
  const packages = new Set(context.project?.packageNames());
  return Object.entries(values)
    .filter(([name]) => !packages.has(name))
    .map(([name, value]) => ({ ...entry(name, place), detail: valueText(value) }));
}

function environmentVariables({ project }: FeatureContext, place: JinjaPlace): readonly Completion[] {
  return (project?.environmentVariables() ?? []).flatMap(({ name }) => (name === '' ? [] : entry(name, place)));
}

function entry(label: string, { kind, word, quote }: JinjaPlace): Completion {
  const inText = kind === 'text';
  const insert = inText ? label + quote : `'${label}'`;
  return { label, kind: 'variable', replace: word, insert, filter: inText ? label : insert, rank: 0 };
}
