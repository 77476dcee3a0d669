import type { Argument, Expression, JinjaCall } from '@lakehouse/jinja';
import { textOf } from '../../project/config';
import { literalValue } from '../../project/read/literalValue';
import type { WrittenEntry, WrittenValue } from './writtenConfig';

/** Whether a call is `config(…)`, by any of the names that dbt has for it. */
export function isConfigCall({ name }: Pick<JinjaCall, 'name'>): boolean {
  return name === 'config' || name === 'dbt.config' || name === 'builtins.config';
}

/** What a call of `config` sets, by keywords or by a map. Keys that are still being written are left out. */
export function configEntries({ args }: Pick<JinjaCall, 'args'>, text: string): readonly WrittenEntry[] {
  return args.flatMap(arg => keyword(arg, text) ?? mapEntries(arg.value, text));
}

/** A value of Jinja with its places. */
export function writtenValue(expression: Expression, text: string): WrittenValue {
  const { span: whole } = expression;
  return {
    value: literalValue(expression, text),
    span: expression.kind === 'string' ? expression.inner : whole,
    whole,
    items: expression.kind === 'list' ? expression.items.map(item => writtenValue(item, text)) : [],
    entries: mapEntries(expression, text),
  };
}

function keyword({ name, nameSpan, value }: Argument, text: string): readonly WrittenEntry[] | undefined {
  if (name === undefined || nameSpan === undefined) return undefined;
  return [{ key: name, keySpan: nameSpan, value: writtenValue(value, text) }];
}

function mapEntries(expression: Expression, text: string): readonly WrittenEntry[] {
  if (expression.kind !== 'dict') return [];
  return expression.entries.flatMap(({ key, value }) => {
    const name = textOf(literalValue(key, text));
    const keySpan = key.kind === 'string' ? key.inner : key.span;
    return name === undefined ? [] : [{ key: name, keySpan, value: writtenValue(value, text) }];
  });
}
