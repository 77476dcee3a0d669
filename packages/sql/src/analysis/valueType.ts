import { decimalArithmetic, widestDecimal } from './decimalType';

const WHOLE = ['INTEGER', 'BIGINT'];
const NUMBERS = [...WHOLE, 'FLOAT', 'DOUBLE'];
const BOOLEAN_OPERATORS = new Set(['=', '<>', '!=', '<', '>', '<=', '>=', '<=>', 'AND', 'OR']);

type Type = string | undefined;

/** The type of operands that operators join; undefined where Dremio's rule is not known. */
export function operationType(operators: readonly string[], operands: readonly Type[]): Type {
  const [operator] = operators;
  if (operator === undefined) return operands[0];
  if (BOOLEAN_OPERATORS.has(operator)) return 'BOOLEAN';
  if (operator === '||') return 'VARCHAR';
  return operands.reduce((left, right, at) => arithmeticType(operators[at - 1] ?? operator, left, right));
}

function arithmeticType(operator: string, left: Type, right: Type): Type {
  if (left === undefined || right === undefined) return undefined;
  const ranks = [NUMBERS.indexOf(left), NUMBERS.indexOf(right)];
  if (!ranks.includes(-1)) return NUMBERS[Math.max(...ranks)];
  if (left === 'DOUBLE' || right === 'DOUBLE') return isNumber(left) && isNumber(right) ? 'DOUBLE' : undefined;
  const decimal = decimalArithmetic(operator, left, right);
  if (decimal !== undefined) return decimal;
  const dated = left === 'TIMESTAMP' || (operator === '+' && right === 'TIMESTAMP');
  const interval = /^INTERVAL/.test(left) || /^INTERVAL/.test(right);
  return dated && interval && (operator === '+' || operator === '-') ? 'TIMESTAMP' : undefined;
}

function isNumber(type: string): boolean {
  return NUMBERS.includes(type) || type.startsWith('DECIMAL');
}

/** The type that values of several types have together: the arms of CASE, of UNION. */
export function commonType(types: readonly Type[]): Type {
  const [first] = types;
  if (first === undefined) return undefined;
  if (types.every(type => type === first)) return first;
  const known = types.filter(type => type !== undefined);
  if (known.length < types.length) return undefined;
  const ranks = known.map(type => NUMBERS.indexOf(type));
  return ranks.includes(-1) ? widestDecimal(known) : NUMBERS[Math.max(...ranks)];
}

/** The type of a field of a value that has fields: of `ROW(a BIGINT)`, `STRUCT<a: BIGINT>`. */
export function fieldType(type: Type, field: string): Type {
  const inside = type === undefined ? undefined : /^(?:ROW|STRUCT)\s*[<(](.+)[>)]$/.exec(type)?.[1];
  const wanted = field.toUpperCase();
  for (const part of fieldsIn(inside ?? '')) {
    const [, name, of] = /^"?([^":\s]+)"?\s*[:\s]\s*(.+)$/.exec(part) ?? [];
    if (name?.toUpperCase() === wanted) return of;
  }
  return undefined;
}

/** Parts between the commas that stand in no brackets. */
function fieldsIn(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if ('<('.includes(letter)) depth += 1;
    if ('>)'.includes(letter)) depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + letter);
  }
  return parts.map(part => part.trim());
}

/** The type of an element of a list or map. */
export function elementType(type: Type): Type {
  return type === undefined ? undefined : /^(?:LIST|ARRAY)[<(](.+)[>)]$/.exec(type)?.[1];
}
