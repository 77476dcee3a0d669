import { isDynamic, type ConfigValue } from '../../project/config';

/** A value in a line of text, as YAML has it. */
export function valueText(value: ConfigValue): string {
  if (isDynamic(value)) return value.text;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
