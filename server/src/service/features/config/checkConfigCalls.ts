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
    const entries = configEntries(call, text);
    const others = configuredNode(context)?.config ?? {};
    return [...checkConfig(entries, place), ...checkTogether(entries, place, others)];
  });
}
