import { isEqual, isTrue, itemsOf, printed, type Value } from './value';

/** The result of an operator, or `unknown` for a pair of values that is left to dbt. */
export type Computed = { readonly value: Value } | 'unknown';

const COMPARES: Readonly<Record<string, (order: number) => boolean>> = {
  '<': order => order < 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '>=': order => order >= 0,
};

/** Works out an operator with two sides, `and` and `or` excepted: those do not always want both. */
export function binaryValue(operator: string, left: Value, right: Value): Computed {
  switch (operator) {
    case '==':
      return { value: isEqual(left, right) };
    case '!=':
      return { value: !isEqual(left, right) };
    case 'in':
      return contains(right, left);
    case 'not in':
      return negate(contains(right, left));
    case '~':
      return concatenate(left, right);
    default:
      return operator in COMPARES ? compare(operator, left, right) : arithmetic(operator, left, right);
  }
}

/** Works out `not`, `-` or `+`. */
export function unaryValue(operator: string, operand: Value): Computed {
  if (operator === 'not') return { value: !isTrue(operand) };
  if (typeof operand !== 'number') return 'unknown';
  return { value: operator === '-' ? -operand : operand };
}

function contains(container: Value, item: Value): Computed {
  if (typeof container === 'string') return typeof item === 'string' ? { value: container.includes(item) } : 'unknown';
  const items = itemsOf(container);
  return items === undefined ? 'unknown' : { value: items.some(one => isEqual(one, item)) };
}

function negate(computed: Computed): Computed {
  return computed === 'unknown' ? computed : { value: !isTrue(computed.value) };
}

function concatenate(left: Value, right: Value): Computed {
  const [before, behind] = [printed(left), printed(right)];
  return before === undefined || behind === undefined ? 'unknown' : { value: before + behind };
}

function compare(operator: string, left: Value, right: Value): Computed {
  const test = COMPARES[operator];
  if (test === undefined) return 'unknown';
  if (typeof left === 'number' && typeof right === 'number') return { value: test(left - right) };
  if (typeof left !== 'string' || typeof right !== 'string') return 'unknown';
  return { value: test(left < right ? -1 : Number(left > right)) };
}

function arithmetic(operator: string, left: Value, right: Value): Computed {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return { value: left + right };
  if (operator === '+' && Array.isArray(left) && Array.isArray(right)) return { value: [...left, ...right] };
  if (typeof left !== 'number' || typeof right !== 'number') return 'unknown';
  const value = calculate(operator, left, right);
  return value === undefined || !Number.isFinite(value) ? 'unknown' : { value };
}

function calculate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '//':
      return Math.floor(left / right);
    case '%':
      return left - right * Math.floor(left / right);
    // `/` makes 2.0 of 4 / 2, which would print as 2 here.
    case '/':
      return Number.isInteger(left / right) ? undefined : left / right;
    case '**':
      return right >= 0 ? left ** right : undefined;
    default:
      return undefined;
  }
}
