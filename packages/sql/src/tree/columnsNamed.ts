import type { NamePart } from '../name';
import type { Expression } from './syntaxTree';

/** The columns that a value names, of a path its last part; those of a query in it belong to the query. */
export function columnsNamed(expression: Expression): readonly NamePart[] {
  return expression.kind === 'name' ? expression.name.parts.slice(-1) : partsOf(expression).flatMap(columnsNamed);
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
      return [...expression.args, ...expression.modifiers];
    case 'cast':
      return [expression.value];
    case 'case':
      return [...expression.conditions, ...expression.results];
    case 'operation':
      return expression.operands;
    case 'condition':
    case 'other':
      return expression.parts;
    case 'group':
      return expression.items;
    case 'access':
      return [expression.value, ...expression.indexes];
    default:
      return [];
  }
}
