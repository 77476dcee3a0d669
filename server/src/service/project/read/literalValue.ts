import { dottedName, type Expression } from '@lakehouse/jinja';
import { textOf, type ConfigValue } from '../config';

/** The value of an expression of literals; anything else is left to dbt, with its text. */
export function literalValue(expression: Expression, text: string): ConfigValue {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'constant':
      return expression.value;
    case 'list':
      return expression.items.map(item => literalValue(item, text));
    case 'dict':
      return Object.fromEntries(
        expression.entries.map(({ key, value }) => [textOf(literalValue(key, text)) ?? '', literalValue(value, text)]),
      );
    case 'unary': {
      const operand = literalValue(expression.operand, text);
      if (expression.operator === '-' && typeof operand === 'number') return -operand;
      break;
    }
    default:
  }
  return { dynamic: true, text: text.slice(expression.span.start, expression.span.end) };
}

/** A condition as far as it is known while dbt parses a project, when nothing runs: undefined for what is not. */
export function truthAtParse(condition: Expression): boolean | undefined {
  switch (condition.kind) {
    case 'constant':
      return condition.value === true;
    case 'name':
      return condition.name === 'execute' ? false : undefined;
    case 'call':
      // Both ask the warehouse, and answer false while dbt parses.
      return ['is_incremental', 'should_full_refresh'].includes(dottedName(condition.callee) ?? '') ? false : undefined;
    case 'unary':
      return condition.operator === 'not' ? negated(truthAtParse(condition.operand)) : undefined;
    case 'binary': {
      const [left, right] = [truthAtParse(condition.left), truthAtParse(condition.right)];
      if (condition.operator === 'and') return left === false || right === false ? false : both(left, right);
      if (condition.operator === 'or') return left === true || right === true ? true : both(left, right);
      return undefined;
    }
    default:
      return undefined;
  }
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function both(left: boolean | undefined, right: boolean | undefined): boolean | undefined {
  return left === undefined || right === undefined ? undefined : left;
}
