import type { JinjaCall } from '@lakehouse/jinja';
import * as l10n from '@vscode/l10n';
import type { Problem } from '../../answers/problem';
import { checkConfig } from '../../dbt/configKeys/checkConfig';
import { configEntries } from '../../dbt/configKeys/jinjaConfig';
import { checkTogether } from '../../dbt/configKeys/checkTogether';
import type { FeatureContext } from '../../feature';
import { configCalls, configPlaceOf, configuredNode } from './configPlaceOf';

/** Keys and values of `config(…)` that dbt or dbt-dremio does not take, or would drop without a word. */
export function checkConfigCalls(context: FeatureContext): readonly Problem[] {
  const { text } = context.document;
  return configCalls(context).flatMap(call => {
    const place = configPlaceOf(context, call);
    if (place === undefined) return [];
    const positional = plainArguments(call);
    const entries = configEntries(call, text);
    const others = configuredNode(context)?.config ?? {};
    return [...positional, ...checkConfig(entries, place), ...checkTogether(entries, place, others)];
  });
}

/** Arguments without a keyword: dbt takes one map, and nothing beside it. */
function plainArguments({ args, closed }: JinjaCall): readonly Problem[] {
  if (!closed) return [];
  return args.flatMap(({ name, value }) => {
    // A variable may hold the map.
    if (name !== undefined || !['string', 'number', 'constant', 'list'].includes(value.kind)) return [];
    const message = l10n.t(
      '"config" takes keywords, as in config(materialized=\'table\'): dbt does not read the project.',
    );
    return [{ span: value.span, severity: 'error', code: 'config.arguments', message }];
  });
}
