import type { Argument, Expression } from './expression';
import type { Statement } from './statement';

/** The expressions directly inside an expression, in the order of the text. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'dict':
      return expression.entries.flatMap(entry => [entry.key, entry.value]);
    case 'call':
      return [expression.callee, ...valuesOf(expression.args)];
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'filter':
    case 'test':
      return [expression.input, ...valuesOf(expression.args)];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [
        expression.then,
        expression.condition,
        ...(expression.otherwise === undefined ? [] : [expression.otherwise]),
      ];
    case 'name':
    case 'string':
    case 'number':
    case 'constant':
    case 'hole':
      return [];
  }
}

/** The expressions directly inside a statement. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'set':
      return [...statement.targets, ...(statement.value === undefined ? [] : [statement.value])];
    case 'for':
      return [
        ...statement.targets,
        statement.iterable,
        ...(statement.condition === undefined ? [] : [statement.condition]),
      ];
    case 'if':
      return [statement.condition];
    case 'named':
      return valuesOf(statement.parameters);
    case 'bare':
      return [];
    case 'other':
      return statement.expressions;
  }
}

/** Visits an expression and all that stands in it, outer ones first, else in the order of the text. */
export function walk(expression: Expression, visit: (expression: Expression) => void): void {
  // Chains of members and operators nest as deep as they are long, so the stack is our own.
  const waiting = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    visit(next);
    waiting.push(...partsOf(next).toReversed());
  }
}

function valuesOf(args: readonly Argument[]): readonly Expression[] {
  return args.map(arg => arg.value);
}
