import type { Completion } from '../../answers/completion';
import type { ConfigChoice, ConfigKey } from '../../dbt/configKeys/configKey';
import { configKey, configKeysOf, readsKey } from '../../dbt/configKeys/configKeys';
import { configKeyText, configTypeText } from '../../dbt/configKeys/configKeyText';
import { isConfigCall } from '../../dbt/configKeys/jinjaConfig';
import { jinjaPlace, type JinjaPlace } from '../../dbt/jinja/jinjaPlace';
import type { FeatureContext } from '../../feature';
import { configNames } from './configNames';
import { configPlaceOf } from './configPlaceOf';

/** Keys of `config(…)` that are not set yet, each with a value to fill in, and values behind a key. */
export function completeConfig(context: FeatureContext, offset: number): readonly Completion[] | undefined {
  const place = jinjaPlace(context.document, offset);
  if (place?.call === undefined || !isConfigCall(place.call)) return undefined;
  if (place.startsArgument && place.kind === 'name') return keys(context, place);
  const name = place.call.keyword;
  const where = configPlaceOf(context, { span: place.call.nameSpan });
  const key = name === undefined ? undefined : configKey(name, where?.resource ?? 'model');
  return key === undefined ? undefined : values(context, place, key);
}

function keys(context: FeatureContext, { call, word }: JinjaPlace): readonly Completion[] {
  const { jinja, text } = context.document;
  const written = jinja.calls.find(({ nameSpan }) => nameSpan.start === call?.nameSpan.start)?.args ?? [];
  const used = new Set(written.flatMap(({ name, nameSpan }) => (nameSpan?.start === word.start ? [] : (name ?? []))));
  const place = configPlaceOf(context, { span: call?.nameSpan ?? word }) ?? { resource: 'model' };
  const hasValue = /^\s*=/.test(text.slice(word.end));
  return configKeysOf(place.resource)
    .filter(({ name, sameAs }) => /^\w+$/.test(name) && sameAs === undefined && !used.has(name))
    .map((key): Completion => {
      const value = hasValue ? '' : `=${valueSnippet(key)}`;
      return {
        label: key.name,
        kind: 'property',
        detail: configTypeText(key),
        documentation: configKeyText(key),
        replace: word,
        insert: key.name + value,
        snippet: !hasValue,
        filter: key.name,
        thenComplete: !hasValue && (key.choices !== undefined || key.holds !== undefined),
        rank: rankOf(key, readsKey(key, place)),
      };
    });
}

/** What makes most of a model comes first, then what this materialization reads, then the rest. */
function rankOf({ name, materializations }: ConfigKey, read: boolean): number {
  if (name === 'materialized') return 0;
  if (!read) return 4;
  if (materializations === undefined) return 3;
  return materializations.length === 1 ? 1 : 2;
}

function valueSnippet({ types }: ConfigKey): string {
  switch (types[0]) {
    case 'text':
      return "'$1'$0";
    case 'list':
      return "['$1']$0";
    case 'map':
      return "{'$1': $2}$0";
    default:
      return '$0';
  }
}

function values(context: FeatureContext, place: JinjaPlace, key: ConfigKey): readonly Completion[] {
  const { kind, word, quote, call } = place;
  if (kind !== 'text' && kind !== 'name' && kind !== 'other') return [];
  const inText = kind === 'text';
  if (call?.nested === true && key.types[0] === 'map') return fields(place, key);
  const choices = (key.choices ?? []).flatMap(choice => choiceEntry(choice, { word, quote, inText }) ?? []);
  const names = configNames(context, key).map((name): Completion => ({
    ...name,
    replace: word,
    insert: inText ? name.insert + quote : `'${name.insert}'`,
    filter: inText ? name.label : `'${name.label}'`,
  }));
  return [...choices, ...names];
}

function choiceEntry(
  { value, documentation }: ConfigChoice,
  { word, quote, inText }: { readonly word: Completion['replace']; readonly quote: string; readonly inText: boolean },
): Completion | undefined {
  if (typeof value === 'boolean' && inText) return undefined;
  const label = String(value);
  const insert = typeof value === 'boolean' ? label : inText ? label + quote : `'${label}'`;
  const about = documentation === undefined ? {} : { documentation: documentation() };
  return { label, kind: 'value', replace: word, insert, filter: inText ? label : insert, ...about };
}

function fields({ kind, word, quote, call }: JinjaPlace, { fields: names = [] }: ConfigKey): readonly Completion[] {
  if (call?.mapKey !== undefined) return [];
  return names.map(label => ({
    label,
    kind: 'property',
    replace: word,
    insert: kind === 'text' ? label + quote : `'${label}'`,
    filter: kind === 'text' ? label : `'${label}'`,
  }));
}
