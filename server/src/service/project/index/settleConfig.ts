import { parseJinja, type Expression } from '@lakehouse/jinja';
import { isDynamic, textOf, type ConfigValue, type NodeConfig } from '../config';
import { literalValue } from '../read/literalValue';

type Vars = Readonly<Record<string, ConfigValue>>;

/** Works out what of a configuration only needs the project's variables; the rest stays left to dbt. */
export function settleConfig(config: NodeConfig, vars: Vars): NodeConfig {
  const entries = Object.entries(config);
  if (entries.every(([, value]) => !isOpen(value))) return config;
  return Object.fromEntries(entries.map(([key, value]) => [key, isOpen(value) ? settle(value, vars) : value]));
}

function isOpen(value: ConfigValue): boolean {
  return isDynamic(value) || (typeof value === 'string' && value.includes('{{'));
}

function settle(value: ConfigValue, vars: Vars): ConfigValue {
  const text = isDynamic(value) ? value.text : (textOf(value) ?? '');
  const template = isDynamic(value) ? `{{${text}}}` : text.trim();
  const { tags, segments } = parseJinja(template);
  const [tag] = tags;
  const open = { dynamic: true, text } as const;
  if (segments.length !== 1 || tag?.kind !== 'print' || tag.expressions.length !== 1) return open;
  const [expression] = tag.expressions;
  return (expression && settled(expression, template, vars)) ?? open;
}

function settled(expression: Expression, text: string, vars: Vars): ConfigValue | undefined {
  if (expression.kind === 'unary' && expression.operator === 'not') {
    const operand = settled(expression.operand, text, vars);
    return operand === undefined ? undefined : !operand;
  }
  if (expression.kind === 'filter') {
    // `as_bool`, `as_native` and the like only tell YAML's readers what the text is.
    return expression.name.startsWith('as_') ? settled(expression.input, text, vars) : undefined;
  }
  if (expression.kind === 'call' && expression.callee.kind === 'name' && expression.callee.name === 'var') {
    const [name, otherwise] = expression.args.map(({ value }) => literalValue(value, text));
    const value = typeof name === 'string' ? (vars[name] ?? otherwise) : undefined;
    return isDynamic(value) ? undefined : value;
  }
  const value = literalValue(expression, text);
  return isDynamic(value) ? undefined : value;
}
