import type { Hover } from '../../answers/hover';
import { configKey } from '../../dbt/configKeys/configKeys';
import { configKeyText } from '../../dbt/configKeys/configKeyText';
import { configEntries } from '../../dbt/configKeys/jinjaConfig';
import type { WrittenEntry, WrittenValue } from '../../dbt/configKeys/writtenConfig';
import type { ConfigKey } from '../../dbt/configKeys/configKey';
import type { FeatureContext } from '../../feature';
import { touches } from '../../text/span';
import { configCalls, configPlaceOf } from './configPlaceOf';

/** What a key does, and what the value under the cursor means. */
export function hoverConfig(context: FeatureContext, offset: number): Hover | undefined {
  const { text } = context.document;
  const call = configCalls(context).find(({ argsSpan }) => touches(argsSpan, offset));
  if (call === undefined) return undefined;
  const resource = configPlaceOf(context, call)?.resource ?? 'model';
  for (const entry of configEntries(call, text)) {
    const key = configKey(entry.key, resource);
    const hover = key && hoverEntry(key, entry, offset);
    if (hover !== undefined) return hover;
  }
  return undefined;
}

function hoverEntry(key: ConfigKey, { keySpan, value }: WrittenEntry, offset: number): Hover | undefined {
  if (touches(keySpan, offset)) return { span: keySpan, markdown: configKeyText(key) };
  const written = [value, ...value.items].find(one => one.items.length === 0 && touches(one.span, offset));
  const choice = written && choiceText(key, written);
  return written && choice ? { span: written.span, markdown: choice } : undefined;
}

function choiceText({ name, choices = [] }: ConfigKey, { value }: WrittenValue): string | undefined {
  const choice = choices.find(one => one.value === value);
  const text = choice?.documentation?.();
  return choice === undefined || text === undefined ? undefined : `**${name}** \`${choice.value}\`\n\n${text}`;
}
