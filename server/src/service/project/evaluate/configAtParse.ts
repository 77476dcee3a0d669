import type { JinjaDocument } from '@lakehouse/jinja';
import { JinjaObject, type CallArguments, type Value } from '../../compile/render/value';
import type { Span } from '../../text/span';
import type { ConfigValue, NodeConfig } from '../config';
import { mergeConfigs } from '../mergeConfigs';
import { asConfig } from './asConfig';
import { UNKNOWN } from './openScope';
import { ParseContext, type CallListener, type ParsePlace } from './parseContext';
import { ParseReader } from './parseReader';

const MOST_STEPS = 5_000;

/** What the calls of `config` in a stretch of a template set while dbt parses, one after the other. */
export function configAtParse(document: JinjaDocument, body: Span, place: ParsePlace): NodeConfig {
  const configs: NodeConfig[] = [];
  const listener: CallListener = {
    ref: () => undefined,
    source: () => undefined,
    config: args => configs.push(configOf(args, document.text)),
  };
  new ParseReader(document, new ParseContext(place, listener), { steps: MOST_STEPS }).read(body);
  return mergeConfigs(configs);
}

function configOf({ positional, named, call }: CallArguments, text: string): NodeConfig {
  const [first] = positional;
  const map = first instanceof Map ? first : new Map<Value, Value>();
  const written = new Map(call.args.map(({ name, value }) => [name, value.span]));
  const entries = [...map, ...named].map(([key, value]): [string, ConfigValue] => {
    const name = typeof key === 'string' ? key : '';
    const { start, end } = written.get(name) ?? call.span;
    return [name, configValue(value) ?? { dynamic: true, text: text.slice(start, end) }];
  });
  return Object.fromEntries(entries);
}

function configValue(value: Value): ConfigValue | undefined {
  return value === UNKNOWN || value instanceof JinjaObject ? undefined : asConfig(value);
}
