import assert from 'node:assert/strict';
import type { Expression } from './expression';
import { parseJinja } from './parseJinja';

/** An expression with a bracket around every operation. */
function grouped(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'number':
      return String(expression.value);
    case 'unary':
      return `(${expression.operator} ${grouped(expression.operand)})`;
    case 'binary':
      return `(${grouped(expression.left)} ${expression.operator} ${grouped(expression.right)})`;
    case 'filter':
    case 'test':
      return `(${grouped(expression.input)} ${expression.negated ? 'is not' : '|'} ${expression.name})`;
    case 'member':
      return `${grouped(expression.object)}.${expression.name}`;
    case 'conditional': {
      const { then, condition, otherwise } = expression;
      return `(${grouped(then)} if ${grouped(condition)}${otherwise ? ` else ${grouped(otherwise)}` : ''})`;
    }
    default:
      return expression.kind;
  }
}

function checkGrouping(text: string, expected: string): void {
  const [tag] = parseJinja(`{{ ${text} }}`).tags;
  assert.ok(tag?.kind === 'print' && tag.expressions[0] !== undefined);
  assert.equal(grouped(tag.expressions[0]), expected);
}

describe('operators of Jinja', () => {
  it('bind a sign tighter than a power, unlike those of Python', () => {
    checkGrouping('-2 ** 2', '((- 2) ** 2)');
    checkGrouping('2 ** -1', '(2 ** (- 1))');
    checkGrouping('2 ** 3 ** 2', '((2 ** 3) ** 2)');
    checkGrouping('- - a.b', '(- (- a.b))');
  });

  it('apply filters to a value with its sign', () => {
    checkGrouping('-2 | abs', '((- 2) | abs)');
    checkGrouping('a + b | abs', '(a + (b | abs))');
  });

  it('join texts before they add', () => {
    checkGrouping('1 + 2 ~ 3', '(1 + (2 ~ 3))');
    checkGrouping('1 ~ 2 + 3', '((1 ~ 2) + 3)');
    checkGrouping('a ~ b * c', '(a ~ (b * c))');
  });

  it('negate a comparison as a whole, and test before they compare', () => {
    checkGrouping('not a == b', '(not (a == b))');
    checkGrouping('not a in b and c', '((not (a in b)) and c)');
    checkGrouping('a is not none or b', '((a is not none) or b)');
    checkGrouping('a if b if c', '((a if b) if c)');
    checkGrouping('a if b else c if d else e', '(a if b else (c if d else e))');
  });
});
