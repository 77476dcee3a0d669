import type { Completion } from '../../answers/completion';
import type { JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import type { FeatureContext } from '../../feature';

const PREFIX = /^(?:default|dremio)__(.+)$/;

/** Within `adapter.dispatch('…', '…')`: what can be dispatched to, then the packages to look in. */
export function completeDispatch(
  { project }: FeatureContext,
  { call, word, quote }: JinjaPlace,
): readonly Completion[] | undefined {
  if (call?.name !== 'adapter.dispatch' || project === undefined || call.nested) return undefined;
  const asked = call.keyword ?? (call.index === 0 ? 'macro_name' : 'macro_namespace');
  const names = asked === 'macro_namespace' ? [...project.packageNames(), 'dbt'] : dispatchable(project.macros());
  return [...new Set(names)].map(label => ({ label, kind: 'macro', replace: word, insert: label + quote }));
}

function dispatchable(macros: Iterable<{ readonly name: string }>): readonly string[] {
  return [...macros].flatMap(({ name }) => PREFIX.exec(name)?.[1] ?? []);
}
