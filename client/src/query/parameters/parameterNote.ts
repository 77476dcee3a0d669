import type { PreparedQuery } from '../prepare/preparedQuery';
import { namesSecret } from './secretNames';
import { typedValue } from './typedValue';

/** Which values a statement was sent with, on one line; `undefined` when it has no parameters. */
export function parameterNote({
  parameters = {},
  vars = {},
}: Pick<PreparedQuery, 'parameters' | 'vars'>): string | undefined {
  const shown = (name: string, value: string): string => (namesSecret(name) ? '•••' : value);
  const texts = [
    ...Object.entries(parameters).map(([name, typed]) => `:${name} = ${shown(name, typedValue(typed).sql)}`),
    ...Object.entries(vars).map(([name, value]) => `${name} = ${shown(name, String(value))}`),
  ];
  return texts.length === 0 ? undefined : texts.join(', ');
}
